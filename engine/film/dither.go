package film

import "math"

// unseen is a difference of a channel, of 255, that needs no pattern: one is there to see, and costs more bytes.
const unseen = 1

// mix is what a colour becomes: the first of two colours of the palette, or the second where the pattern is below part.
type mix struct {
	a, b uint8
	part uint8 // 0 to 64
}

// pattern is the order in which the pixels of a square of 8×8 turn from one colour to the other: Bayer's.
var pattern = func() (p [8][8]uint8) {
	for y := range 8 {
		for x := range 8 {
			for bit := range 3 {
				p[y][x] = p[y][x]<<2 | uint8(x>>bit&1^y>>bit&1)<<1 | uint8(y>>bit&1)
			}
		}
	}
	return p
}()

// at returns the index of the colour for a pixel at x, y.
func (m mix) at(x, y int) uint8 {
	if pattern[y&7][x&7] < m.part {
		return m.b
	}
	return m.a
}

// matcher finds colours of a palette, which has them from little green to much.
type matcher struct {
	colors [][3]int
	first  [257]int // with at least so much green
}

func newMatcher(list []rgb) *matcher {
	m := &matcher{colors: make([][3]int, len(list))}
	for i, c := range list {
		m.colors[i][0], m.colors[i][1], m.colors[i][2] = c.parts()
	}
	at := 0
	for green := range m.first {
		for at < len(list) && m.colors[at][1] < green {
			at++
		}
		m.first[green] = at
	}
	return m
}

// nearest looks on both sides of the same green until green alone is too far away. A channel may be outside 0 to 255.
func (m *matcher) nearest(r, g, b int) (best int) {
	least := math.MaxInt
	up := m.first[min(max(g, 0), 256)]
	for i := up; i < len(m.colors); i++ {
		d, near := m.distance(i, r, g, b, least)
		if !near {
			break
		}
		if d < least {
			best, least = i, d
		}
	}
	for i := up - 1; i >= 0; i-- {
		d, near := m.distance(i, r, g, b, least)
		if !near {
			break
		}
		if d < least {
			best, least = i, d
		}
	}
	return best
}

// distance also reports whether green alone leaves hope for less than the least so far.
func (m *matcher) distance(i, r, g, b, least int) (d int, near bool) {
	c := &m.colors[i]
	dr, dg, db := c[0]-r, c[1]-g, c[2]-b
	green := greenWeight * dg * dg
	return redWeight*dr*dr + green + blueWeight*db*db, green < least
}

// mix returns the colour that is nearest, and one on the other side of c with the part of it that makes their mean c.
func (m *matcher) mix(c rgb) mix {
	r, g, b := c.parts()
	near := m.nearest(r, g, b)
	from := m.colors[near]
	er, eg, eb := r-from[0], g-from[1], b-from[2]
	if max(er, -er, eg, -eg, eb, -eb) <= unseen {
		return mix{a: uint8(near)}
	}
	far := m.nearest(r+er, g+eg, b+eb)
	to := m.colors[far]
	dr, dg, db := to[0]-from[0], to[1]-from[1], to[2]-from[2]
	length := redWeight*dr*dr + greenWeight*dg*dg + blueWeight*db*db
	if length == 0 {
		return mix{a: uint8(near)}
	}
	along := redWeight*dr*er + greenWeight*dg*eg + blueWeight*db*eb
	return mix{uint8(near), uint8(far), uint8(min(max(64*along/length, 0), 64))}
}
