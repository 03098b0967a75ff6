package headless

import "github.com/krill2d/krill/engine/driver"

// brightest is the largest factor of a vertex's colour that counts, in planes: brighter ones burn any texel out.
const brightest = 256 * one

// smooth fills a row with texels times colours that go from corner to corner.
func (j *job) smooth(row []uint32, x, y int) {
	u, v := j.u.value(x, y), j.v.value(x, y)
	var c [4]int64
	for i := range c {
		c[i] = j.color[i].value(x, y)
	}
	if j.filter == driver.FilterNearest {
		u, v = u+tie, v+tie
	} else {
		u, v = u+beside, v+beside
	}
	even, odd := j.place(u, v)
	still := j.src == nil || j.u.still() && j.v.still()
	for i := range row {
		if !still {
			even, odd = j.place(u, v)
		}
		row[i] = times(even&0xffffffff, c[0]) | times(even>>32, c[1])<<8 | times(odd&0xffffffff, c[2])<<16 | times(odd>>32, c[3])<<24
		u, v = u+j.u.dx, v+j.v.dx
		for k := range c {
			c[k] += j.color[k].dx
		}
	}
}

// place returns the texel, or the mean of four, at a position; white without a source.
func (j *job) place(u, v int64) (even, odd uint64) {
	switch {
	case j.src == nil:
		return 255<<48 | 255<<16, 255<<48 | 255<<16
	case j.filter == driver.FilterNearest:
		l := spread(j.texel(u>>32, v>>32))
		return l << 16 &^ evenLanes, l &^ evenLanes
	}
	return j.around(u, v)
}

// times returns a channel, of which 255<<16 is 1, times a factor out of a plane, in 0 to 255.
func times(channel uint64, factor int64) uint32 {
	f := uint64(min(max(factor, 0), brightest)) >> 16
	return uint32(min((channel*f+1<<31)>>32, 255))
}
