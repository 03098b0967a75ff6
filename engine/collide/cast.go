package collide

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// cast sends a point from (0, 0) by a vector against a hull, along which it may go as deep as most: see sweep.
func (h *hull) cast(by geom.Vec, most float64) (way, bool) {
	if h.r == 0 && h.n > 2 {
		return h.castFlat(by, most)
	}
	s := min(most, h.r/2)
	e, inside := h.exit(0)
	if inside && e.depth > s {
		return way{deep: true}, true
	}
	first, meets := h.surface(by, e, inside)
	if meets && first.t > 1 {
		return way{}, false
	}
	in, ok := h.enter(by, h.r-s)
	switch {
	case ok && meets && (inside || !h.beside(in.edge, first.corner)):
		in = first
	case ok && meets:
		in.t = first.t // it goes deep through the edge whose end it touches first
	case ok:
		in.t = 0 // what begins in the rounding of one corner goes deep elsewhere
	case meets && h.middle(first, by, s):
		in = first
	default:
		return way{}, false
	}
	if in.edge >= 0 {
		normal, _, _ := h.plane(in.edge)
		return way{t: in.t, edge: in.edge, normal: normal}, true
	}
	p := h.p[in.corner]
	return way{t: in.t, edge: -1, normal: by.Mul(discTime(p, by, h.r)).Sub(p).Unit()}, true
}

// surface returns where a point comes in; when it is inside by less than slop, that is at once and through the edge that
// it is near to, unless it goes along that or away from it.
func (h *hull) surface(by geom.Vec, e exit, inside bool) (entry, bool) {
	if !inside {
		return h.enter(by, h.r)
	}
	if e.edge < 0 {
		return entry{}, false
	}
	normal, _, _ := h.plane(e.edge)
	return entry{edge: e.edge, corner: -1}, by.Dot(normal) < -graze
}

// middle reports whether an entry is through an edge and not near its ends.
func (h *hull) middle(in entry, by geom.Vec, s float64) bool {
	if in.edge < 0 {
		return false
	}
	normal, length, _ := h.plane(in.edge)
	k := by.Mul(in.t).Sub(h.p[in.edge]).Dot(geom.Vec{X: -normal.Y, Y: normal.X})
	return k > s && k < length-s
}

// beside reports whether an edge has a corner at its end; −1 is none.
func (h *hull) beside(edge, corner int) bool {
	return edge >= 0 && corner >= 0 && (edge == corner || (edge+1)%h.n == corner)
}

// castFlat is cast for a polygon without rounding.
func (h *hull) castFlat(by geom.Vec, most float64) (way, bool) {
	c := newSlab(h.slack(most))
	for i := range h.n {
		normal, _, out := h.plane(i)
		c.cut(i, out, by.Dot(normal))
		if c.parallel {
			return way{}, false
		}
	}
	t, deep, ok := c.hit()
	switch {
	case ok && deep:
		return way{deep: true}, true
	case ok:
		normal, _, _ := h.plane(c.edge)
		return way{t: t, edge: c.edge, normal: normal}, true
	case c.enter > 1:
		return way{}, false
	}
	return h.skim(by, max(c.enter, 0), c.s)
}

// skim is whether a point comes at t through the middle of an edge of a polygon without rounding.
func (h *hull) skim(by geom.Vec, t, s float64) (way, bool) {
	c := crossing{edge: -1, s: s}
	for i := range h.n {
		normal, _, out := h.plane(i)
		vn := by.Dot(normal)
		c.add(i, -(out + float64(vn*t)), vn)
	}
	if !c.plain() {
		return way{}, false
	}
	normal, _, _ := h.plane(c.edge)
	return way{t: t, edge: c.edge, normal: normal}, true
}

// slack is how far the sides of a polygon can move inwards, by most or less, with something left of it: a part of its area
// over its length, which no polygon is thinner than.
func (h *hull) slack(most float64) float64 {
	area := 0.0
	lo, hi := h.p[0], h.p[0]
	for i := range h.n {
		p, q := h.p[i], h.p[0]
		if i+1 < h.n {
			q = h.p[i+1]
		}
		area += p.Sub(h.p[0]).Cross(q.Sub(h.p[0]))
		lo = geom.Vec{X: min(lo.X, p.X), Y: min(lo.Y, p.Y)}
		hi = geom.Vec{X: max(hi.X, p.X), Y: max(hi.Y, p.Y)}
	}
	return geom.Clamp(area/(8*hi.Sub(lo).Len()), 0, most)
}

// entry is where a way comes into a hull: through an edge, or, when that is −1, through the rounding of a corner.
type entry struct {
	t            float64
	edge, corner int
}

// enter returns when a point from (0, 0), moving by a vector, first comes within r of the core. It may be after 1.
func (h *hull) enter(by geom.Vec, r float64) (entry, bool) {
	best := entry{t: math.Inf(1), edge: -1, corner: -1}
	for i := range h.n {
		if h.n > 1 {
			if t, ok := h.edgeTime(i, by, r); ok && t < best.t {
				best = entry{t: t, edge: i, corner: -1}
			}
		}
		if r == 0 {
			continue // a corner has no rounding
		}
		p := h.p[i]
		if p.Len()-r < -2*graze || p.Dot(by) <= 0 {
			continue
		}
		if t := discTime(p, by, r); t < best.t {
			best = entry{t: t, edge: -1, corner: i}
		}
	}
	return best, best.t < math.Inf(1)
}

// edgeTime is when a point comes through an edge that has been moved outwards by r.
func (h *hull) edgeTime(i int, by geom.Vec, r float64) (float64, bool) {
	normal, length, out := h.plane(i)
	vn, gap := by.Dot(normal), out-r
	if vn >= -graze || gap < -2*graze || h.n == 2 && h.r == 0 && gap < graze {
		return 0, false // a line without thickness does not hold what begins on it
	}
	t := max(gap/-vn, 0)
	along := geom.Vec{X: -normal.Y, Y: normal.X}
	k := by.Mul(t).Sub(h.p[i]).Dot(along)
	return t, k >= -graze && k <= length+graze
}

// discTime is when a point from (0, 0), moving by a vector, comes into a disc around p; 0 when it begins in it, and
// +Inf when it misses it.
func discTime(p, by geom.Vec, r float64) float64 {
	a, b, off := by.Dot(by), p.Dot(by), by.Cross(p)
	under := float64(float64(a*r)*r) - float64(off*off)
	if under < 0 {
		return math.Inf(1)
	}
	return max((b-math.Sqrt(under))/a, 0)
}
