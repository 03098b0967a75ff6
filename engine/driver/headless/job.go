package headless

import "github.com/krill2d/krill/engine/driver"

// area is a rectangle of pixels: from x0, y0 to before x1, y1.
type area struct{ x0, y0, x1, y1 int }

// job is what the pixels of a command have in common, and of the shape at hand what its spans need.
type job struct {
	dst      *surface
	clip     area // inside dst
	src      *surface
	rect     area // of src; what the wrap mode is about
	filter   driver.Filter
	wrap     driver.Wrap
	blending blending
	row      []uint32 // colours of the span at hand

	top, bottom   []uint32 // see lines
	light, colors []uint64
	table         [means]uint32

	shading shading
	tint    tint // when shading is not shadeSmooth
	u, v    plane
	color   [4]plane // with shadeSmooth
}

// shading is where the colours of a shape come from.
type shading uint8

const (
	shadeFlat   shading = iota // tint alone: there is no source
	shadeImage                 // texel × tint
	shadeSmooth                // texel × a colour that goes from corner to corner
)

// cut returns the part of an area that a box leaves. The zero Box leaves all.
func (a area) cut(b driver.Box) area {
	if b == (driver.Box{}) {
		return a
	}
	// A box may be anywhere; its far sides are compared without a sum that could overflow.
	x0, y0 := min(max(b.X, a.x0), a.x1), min(max(b.Y, a.y0), a.y1)
	return area{x0, y0, x0 + extent(b.X, b.W, x0, a.x1), y0 + extent(b.Y, b.H, y0, a.y1)}
}

// extent returns how much of a box's side, from at on and size long, lies between low and high, which are not negative.
func extent(at, size, low, high int) int {
	if size <= 0 || at >= high {
		return 0
	}
	if at < low {
		before := uint(low) - uint(at) // right also where the difference is larger than an int
		if before >= uint(size) {
			return 0
		}
		size -= int(before)
	}
	return min(size, high-low)
}

// begin makes the job ready for a state. It returns false when nothing of it can be seen.
func (j *job) begin(s *driver.State, dst, src *surface) bool {
	dst.need()
	dst.colored = true
	j.dst, j.src = dst, src
	j.clip = area{0, 0, dst.w, dst.h}.cut(s.Clip)
	j.filter, j.wrap, j.blending = s.Filter, s.Wrap, newBlending(s.Blend)
	if src != nil {
		src.need()
		j.rect = area{0, 0, src.w, src.h}.cut(s.Sources[0].Rect)
	}
	if n := dst.w; len(j.row) < n {
		j.row = make([]uint32, n)
	}
	return j.clip.x0 < j.clip.x1 && j.clip.y0 < j.clip.y1
}

// span paints the pixels of a row from x0 to before x1, which lie inside the clip.
func (j *job) span(y, x0, x1 int) {
	dst := j.dst.pix[y*j.dst.w+x0:][:x1-x0]
	if j.shading == shadeFlat {
		j.blending.flat(dst, j.tint.color)
		return
	}
	row := j.row[:len(dst)]
	if j.shading == shadeSmooth {
		j.smooth(row, x0, y)
	} else {
		j.sample(row, x0, y)
	}
	j.blending.row(dst, row)
}
