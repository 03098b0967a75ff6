package collide

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Every shape but tiles is a convex core (a point, a line or a polygon) with a radius around it. Where a and b overlap,
// the point at which a is lies in the sum of b and a turned upside down, the Minkowski difference: a convex core again,
// with both radii around it. So each question about two shapes is one about a point and a rounded polygon.

// core is the convex core of a shape.
type core struct {
	p [maxPoints]geom.Vec // clockwise on the screen
	n int
	r float64 // the radius around it, logical pixels
}

// set makes c the core of a shape, with places from origin. Tiles and NoShape have none.
func (c *core) set(s *placed, origin geom.Vec) {
	at := s.pos.Sub(origin)
	c.n, c.r = 0, 0
	switch s.Kind {
	case BoxShape:
		c.box(at, s.Half)
	case CircleShape:
		c.n, c.r, c.p[0] = 1, s.Radius, at
	case CapsuleShape, SegmentShape:
		c.n, c.p[0] = 1, at.Add(s.turn(s.A))
		if s.A.Dist(s.B) >= minLength {
			c.n, c.p[1] = 2, at.Add(s.turn(s.B))
		}
		if s.Kind == CapsuleShape {
			c.r = s.Radius
		}
	case ConvexShape:
		for i, v := range s.Points[:min(len(s.Points), maxPoints)] {
			c.p[i] = at.Add(s.turn(v))
			c.n++
		}
	}
}

func (c *core) box(at, half geom.Vec) {
	c.n, c.p[0] = 1, at
	if half.X == 0 && half.Y == 0 {
		return
	}
	l, t, r, b := at.X-half.X, at.Y-half.Y, at.X+half.X, at.Y+half.Y
	c.n = 4
	c.p[0], c.p[1], c.p[2], c.p[3] = geom.V(l, t), geom.V(r, t), geom.V(r, b), geom.V(l, b)
}

// top is the index of the highest point, the leftmost of several; with sign −1 of the lowest, the rightmost of several.
func (c *core) top(sign float64) int {
	best := 0
	for i := 1; i < c.n; i++ {
		dy := float64(sign * (c.p[i].Y - c.p[best].Y))
		if dy < 0 || dy == 0 && float64(sign*(c.p[i].X-c.p[best].X)) < 0 {
			best = i
		}
	}
	return best
}

// edges is how many edges a core has: a line has two, there and back.
func (c *core) edges() int {
	if c.n < 2 {
		return 0
	}
	return c.n
}

// hull is the Minkowski difference of two cores: where a overlaps b, the point (0, 0) is in it.
type hull struct {
	p   [2*maxPoints + 1]geom.Vec // clockwise on the screen, from the highest
	src [2*maxPoints + 1]int8     // the edge from p[i]: which edge of b it is, or −1−v when it is one of a's at b's point v
	n   int
	r   float64
}

// between makes h the difference of b and a: the edges of both, in the order of their angles.
func (h *hull) between(a, b *core) {
	na, nb := a.edges(), b.edges()
	ia, ib := a.top(-1), b.top(1)
	h.n, h.r = 0, a.r+b.r
	for i, j := 0, 0; ; {
		va, vb := a.p[(ia+j)%a.n], b.p[(ib+i)%b.n]
		at := vb.Sub(va)
		if h.n == 0 || at != h.p[h.n-1] { // far away, short edges have lost all their length
			h.p[h.n] = at
			h.n++
		}
		if i == nb && j == na {
			break
		}
		turn := 1.0
		if i < nb && j < na {
			turn = b.p[(ib+i+1)%b.n].Sub(vb).Cross(va.Sub(a.p[(ia+j+1)%a.n]))
		} else if j < na {
			turn = -1
		}
		h.src[h.n-1] = int8(-1 - (ib+i)%b.n)
		if turn >= 0 {
			h.src[h.n-1] = int8((ib + i) % b.n)
			i++
		}
		if turn <= 0 {
			j++
		}
	}
	if h.n > 1 && h.p[h.n-1] == h.p[0] {
		h.n-- // it is round
	}
}

// plane returns the way out through an edge, its length, and how far outside of it (0, 0) is.
func (h *hull) plane(i int) (normal geom.Vec, length, out float64) {
	p := h.p[i]
	q := h.p[0]
	if i+1 < h.n {
		q = h.p[i+1]
	}
	d := q.Sub(p)
	length = d.Len()
	normal = geom.Vec{X: d.Y / length, Y: -d.X / length}
	return normal, length, -p.Dot(normal)
}

// exit is the shortest way out of a hull.
type exit struct {
	normal geom.Vec
	depth  float64
	edge   int  // −1: a corner's rounding, or none that is open
	core   bool // it begins in the core and not only in the rounding
}

// exit returns the shortest way for (0, 0) out of the hull through an edge whose bit in shut is not set, and false when
// it is not deeper in it than graze. When all edges are shut the edge is −1 and the depth infinite.
func (h *hull) exit(shut uint64) (exit, bool) {
	if h.n == 1 {
		return h.round()
	}
	best, outside := exit{depth: math.Inf(1), edge: -1, core: true}, false
	for i := range h.n {
		normal, _, out := h.plane(i)
		switch {
		case out > h.r-graze:
			return exit{}, false
		case out > 0:
			outside = true
		case shut>>i&1 == 0 && h.r-out < best.depth-graze:
			best.normal, best.depth, best.edge = normal, h.r-out, i
		}
	}
	if outside {
		return h.round()
	}
	return best, true
}

// round is exit for a point that is outside the core.
func (h *hull) round() (exit, bool) {
	at, edge := h.closest()
	d := at.Len()
	if d >= h.r-graze {
		return exit{}, false
	}
	e := exit{normal: geom.V(0, -1), depth: h.r - d, edge: edge}
	switch {
	case d > 1e-12:
		e.normal = geom.Vec{X: -at.X / d, Y: -at.Y / d}
	case edge >= 0:
		e.normal, _, _ = h.plane(edge)
	}
	return e, true
}

// closest returns the point of the core's edge that is closest to (0, 0), and the edge; −1: a corner.
func (h *hull) closest() (geom.Vec, int) {
	best, edge, least := h.p[0], -1, h.p[0].Dot(h.p[0])
	for i := range h.n {
		p, q := h.p[i], h.p[0]
		if i+1 < h.n {
			q = h.p[i+1]
		}
		d := q.Sub(p)
		k, on := -p.Dot(d), d.Dot(d)
		at, e := p, -1
		if k > 0 && k < on {
			at, e = p.Add(d.Mul(k/on)), i
		}
		if l := at.Dot(at); l < least {
			best, edge, least = at, e, l
		}
	}
	return best, edge
}

// contact returns where two cores touch that lie along normal, the way out of b: the middle of what they share of the
// line between them.
func contact(a, b *core, normal geom.Vec) geom.Vec {
	along := geom.Vec{X: -normal.Y, Y: normal.X}
	alo, ahi, _ := a.face(normal.Mul(-1), along)
	blo, bhi, high := b.face(normal, along)
	middle := geom.Clamp((max(alo, blo)+min(ahi, bhi))/2, blo, bhi)
	return normal.Mul(high + b.r).Add(along.Mul(middle))
}

// face returns from where to where along a direction the points lie that are furthest the way of normal, and how far.
func (c *core) face(normal, along geom.Vec) (lo, hi, high float64) {
	high = math.Inf(-1)
	for _, v := range c.p[:c.n] {
		high = max(high, v.Dot(normal))
	}
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, v := range c.p[:c.n] {
		if v.Dot(normal) >= high-1e-6 {
			k := v.Dot(along)
			lo, hi = min(lo, k), max(hi, k)
		}
	}
	return lo, hi, high
}
