package headless

import "github.com/krill2d/krill/engine/driver"

const (
	// tie is what is added to a position before its whole part is taken: a texel's edge that is met but for rounding
	// counts as met.
	tie = 1 << 16
	// A linear filter takes four texels around a position, in parts of 1/256: half a texel before the position,
	// and half a part more to round.
	beside = -one/2 + one/512
)

// sample fills a row with the texels of the source from pixel (x, y) on, times the tint.
func (j *job) sample(row []uint32, x, y int) {
	u, v := j.u.value(x, y), j.v.value(x, y)
	if j.filter == driver.FilterNearest {
		u, v = u+tie, v+tie
		if j.within(u, v, len(row), 0) {
			j.nearest(row, u, v)
		} else {
			j.nearestWrapped(row, u, v)
		}
		return
	}
	u, v = u+beside, v+beside
	if j.within(u, v, len(row), 1) {
		j.linear(row, u, v)
	} else {
		j.linearWrapped(row, u, v)
	}
}

// flatten makes a shape that reads one place of its source only, as those of one colour do, as quick as one without
// a source.
func (j *job) flatten() {
	if j.u.still() && j.v.still() {
		j.sample(j.row[:1], 0, 0)
		j.shading, j.tint.color = shadeFlat, j.row[0]
	}
}

// within reports whether n positions from (u, v) on are inside the rectangle, and more texels after each.
func (j *job) within(u, v int64, n, more int) bool {
	last := int64(n - 1)
	return between(u, j.u.dx, last, j.rect.x0, j.rect.x1-more) && between(v, j.v.dx, last, j.rect.y0, j.rect.y1-more)
}

// between reports whether all of at + step·i for i from 0 to n have a whole part from low to before high.
func between(at, step, n int64, low, high int) bool {
	return among(at>>32, low, high) && among((at+step*n)>>32, low, high)
}

// among reports whether a place is from low to before high.
func among(i int64, low, high int) bool { return i >= int64(low) && i < int64(high) }

func (j *job) nearest(row []uint32, u, v int64) {
	pix, w := j.src.pix, j.src.w
	if j.v.dx == 0 {
		line := pix[int(v>>32)*w:][:w]
		if j.u.dx == one {
			copy(row, line[u>>32:])
		} else {
			for i := range row {
				row[i] = line[u>>32]
				u += j.u.dx
			}
		}
	} else {
		for i := range row {
			row[i] = pix[int(v>>32)*w+int(u>>32)]
			u, v = u+j.u.dx, v+j.v.dx
		}
	}
	if !j.tint.white {
		for i, p := range row {
			if p != 0 {
				row[i] = j.tint.texel(p)
			}
		}
	}
}

func (j *job) nearestWrapped(row []uint32, u, v int64) {
	for i := range row {
		row[i] = j.tint.texel(j.texel(u>>32, v>>32))
		u, v = u+j.u.dx, v+j.v.dx
	}
}

// texel returns the texel at any place, by the wrap mode.
func (j *job) texel(x, y int64) uint32 {
	x, okX := wrapped(x, j.rect.x0, j.rect.x1, j.wrap)
	y, okY := wrapped(y, j.rect.y0, j.rect.y1, j.wrap)
	if !okX || !okY {
		return 0
	}
	return j.src.pix[int(y)*j.src.w+int(x)]
}

// wrapped returns the coordinate from low to before high that stands for i, and false when none does.
func wrapped(i int64, low, high int, w driver.Wrap) (int64, bool) {
	a, b := int64(low), int64(high)
	switch {
	case i >= a && i < b:
		return i, true
	case a >= b || w == driver.WrapClear:
		return 0, false
	case w == driver.WrapClamp:
		return min(max(i, a), b-1), true
	}
	_, rest := floorDiv(i-a, b-a)
	return a + rest, true
}

// evenLanes are the lanes of red and green; those of blue and alpha are 16 bits up.
const evenLanes = 0x0000ffff0000ffff

// mean returns the mean of four texels by where between them a position is, for tint.between.
func mean(a, b, c, d uint32, u, v int64) (even, odd uint64) {
	fx, fy := uint64(u>>24&255), uint64(v>>24&255)
	top := spread(a)*(256-fx) + spread(b)*fx
	bottom := spread(c)*(256-fx) + spread(d)*fx
	even = (top&evenLanes)*(256-fy) + (bottom&evenLanes)*fy
	odd = (top>>16&evenLanes)*(256-fy) + (bottom>>16&evenLanes)*fy
	return even, odd
}

func (j *job) linear(row []uint32, u, v int64) {
	if !j.src.colored {
		j.linearLight(row, u, v)
		return
	}
	pix, w := j.src.pix, j.src.w
	du, dv := j.u.dx, j.v.dx
	t := j.tint
	for i := range row {
		at := int(v>>32)*w + int(u>>32)
		top, bottom := pix[at:at+2], pix[at+w:at+w+2]
		a, b, c, d := top[0], top[1], bottom[0], bottom[1]
		if a|b|c|d == 0 {
			row[i] = 0
		} else {
			row[i] = t.between(mean(a, b, c, d, u, v))
		}
		u, v = u+du, v+dv
	}
}

// linearLight is linear for a source whose channels are all the same.
func (j *job) linearLight(row []uint32, u, v int64) {
	pix, w := j.src.pix, j.src.w
	du, dv := j.u.dx, j.v.dx
	t := j.tint
	for i := range row {
		at := int(v>>32)*w + int(u>>32)
		top, bottom := pix[at:at+2], pix[at+w:at+w+2]
		if top[0]|top[1]|bottom[0]|bottom[1] == 0 {
			row[i] = 0
		} else {
			fx, fy := uint32(u>>24&255), uint32(v>>24&255)
			a := (top[0]&255)<<8 + (top[1]&255-top[0]&255)*fx
			b := (bottom[0]&255)<<8 + (bottom[1]&255-bottom[0]&255)*fx
			row[i] = t.light(cut(a<<8 + (b-a)*fy))
		}
		u, v = u+du, v+dv
	}
}

func (j *job) linearWrapped(row []uint32, u, v int64) {
	for i := range row {
		row[i] = j.tint.between(j.around(u, v))
		u, v = u+j.u.dx, v+j.v.dx
	}
}

// around returns the mean of the four texels around a position anywhere.
func (j *job) around(u, v int64) (even, odd uint64) {
	x, y := u>>32, v>>32
	return mean(j.texel(x, y), j.texel(x+1, y), j.texel(x, y+1), j.texel(x+1, y+1), u, v)
}
