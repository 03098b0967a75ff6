package headless

import "github.com/krill2d/krill/engine/driver"

// quads paints compact quads.
func (j *job) quads(qs []driver.Quad) {
	for i := range qs {
		j.quad(&qs[i])
	}
}

func (j *job) quad(q *driver.Quad) {
	var c [4]point
	var ok [4]bool
	c[0], ok[0] = snap(q.X, q.Y)
	c[1], ok[1] = snap(q.X+q.A, q.Y+q.C)
	c[2], ok[2] = snap(q.X+q.A+q.B, q.Y+q.C+q.D)
	c[3], ok[3] = snap(q.X+q.B, q.Y+q.D)
	if ok != [4]bool{true, true, true, true} || !j.touches(c[:]) {
		return
	}
	j.tint, j.shading = newTint(q.Color), shadeFlat
	if j.src != nil {
		j.shading = shadeImage
		if !j.quadPlanes(q) {
			return
		}
		j.flatten()
	}
	if q.B == 0 && q.C == 0 || q.A == 0 && q.D == 0 {
		j.upright(c[0], c[2])
		return
	}
	j.corners(c)
}

// touches reports whether the smallest upright rectangle around corners covers a pixel inside the clip.
func (j *job) touches(cs []point) bool {
	low, high := cs[0], cs[0]
	for _, c := range cs[1:] {
		low.x, low.y, high.x, high.y = min(low.x, c.x), min(low.y, c.y), max(high.x, c.x), max(high.y, c.y)
	}
	return max(first(low.x), j.clip.x0) < min(first(high.x), j.clip.x1) && max(first(low.y), j.clip.y0) < min(first(high.y), j.clip.y1)
}

func (j *job) quadPlanes(q *driver.Quad) bool {
	a := newAxes(float64(q.X), float64(q.Y), float64(q.A), float64(q.B), float64(q.C), float64(q.D))
	var okU, okV bool
	j.u, okU = a.plane(float64(q.U0), float64(q.U1)-float64(q.U0), 0)
	j.v, okV = a.plane(float64(q.V0), 0, float64(q.V1)-float64(q.V0))
	return okU && okV
}

// upright paints a rectangle between two opposite corners.
func (j *job) upright(a, b point) {
	x0, x1 := max(first(min(a.x, b.x)), j.clip.x0), min(first(max(a.x, b.x)), j.clip.x1)
	y0, y1 := max(first(min(a.y, b.y)), j.clip.y0), min(first(max(a.y, b.y)), j.clip.y1)
	if x0 >= x1 {
		return
	}
	if j.shading == shadeImage && j.filter == driver.FilterLinear && j.lines(area{x0, y0, x1, y1}) {
		return
	}
	for y := y0; y < y1; y++ {
		j.span(y, x0, x1)
	}
}

// corners paints a shape of four corners in order. One that snapping bent so that it is not convex any more is two
// triangles, as it is on a GPU.
func (j *job) corners(c [4]point) {
	p := polygon{corners: c, n: 4}
	turns := 0
	for i := range c {
		switch k := cross(c[i], c[(i+1)&3], c[(i+2)&3]); {
		case k > 0:
			turns++
		case k < 0:
			turns--
		}
	}
	switch turns {
	case 4:
		j.cover(&p)
	case -4:
		p.corners[1], p.corners[3] = p.corners[3], p.corners[1]
		j.cover(&p)
	default:
		j.corners3(c[0], c[1], c[3])
		j.corners3(c[1], c[2], c[3])
	}
}

// corners3 paints a triangle, whichever way round.
func (j *job) corners3(a, b, c point) {
	p := polygon{corners: [4]point{a, b, c}, n: 3}
	switch k := cross(a, b, c); {
	case k < 0:
		p.corners[1], p.corners[2] = c, b
		fallthrough
	case k > 0:
		j.cover(&p)
	}
}
