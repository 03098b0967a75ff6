package collide

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// sweep returns the first time t, 0 to 1, at which a, moving by a vector, meets b. One that begins deeper than slop in b
// meets it at 0, with the depth. Going along a surface or away from it is no hit, also slop deep in it. Whether there is
// one is plain where it comes in through the middle of an edge. Within slop of another edge, where a floor may go on, it
// is one if the way, were it longer, would lead deeper than slop; and the normal is that of the edge through which it
// would. So a corner of which less than slop is in the way holds nothing.
func sweep(a *placed, by geom.Vec, b *placed) (touch, bool) {
	switch {
	case a.Kind == BoxShape && b.Kind == BoxShape:
		return sweepBoxes(a, by, b)
	case a.Kind == NoShape || b.Kind == NoShape || a.Kind == TilesShape && b.Kind == TilesShape:
		return touch{}, false
	case b.Kind == TilesShape:
		return sweepTiles(a, by, b)
	case a.Kind == TilesShape:
		t, ok := sweepTiles(b, by.Mul(-1), a)
		t.point = t.point.Add(by.Mul(t.t))
		return t.turned(), ok
	}
	return sweepHulls(a, by, b)
}

// way is where a point that moves from (0, 0) meets a hull.
type way struct {
	normal geom.Vec
	t      float64
	edge   int  // −1: a corner's rounding
	deep   bool // it begins in it, deeper than slop
}

// slab is a way into a convex polygon, plane by plane.
type slab struct {
	enter               float64 // of the polygon
	deepEnter, deepExit float64 // of the polygon with its sides moved inwards by s
	s                   float64
	edge                int // through which it goes deep
	parallel            bool
}

func newSlab(s float64) slab {
	inf := math.Inf(1)
	return slab{enter: -inf, deepEnter: -inf, deepExit: inf, s: s, edge: -1}
}

// cut takes a plane from which the point is out away, and moves by vn along the normal.
func (c *slab) cut(edge int, out, vn float64) {
	switch {
	case vn < -graze:
		c.enter = max(c.enter, out/-vn)
		if t := (out + c.s) / -vn; t > c.deepEnter {
			c.deepEnter, c.edge = t, edge
		}
	case vn > graze:
		c.deepExit = min(c.deepExit, -(out+c.s)/vn)
	case out > -c.s-graze:
		c.parallel = true // it will not get deep
	}
}

// hit reports whether the way leads in, and from which t on.
func (c *slab) hit() (t float64, deep, ok bool) {
	if c.parallel || c.deepEnter >= c.deepExit || c.deepExit <= 0 || c.enter > 1 {
		return 0, false, false
	}
	return max(c.enter, 0), c.deepEnter < 0, true
}

// boxCast sends a point from (0, 0) by a vector against a box of a half size around at: what castFlat does, with a box's
// four planes.
func boxCast(at, half, by geom.Vec) (way, bool) {
	s := min(slop, half.X/2, half.Y/2)
	y, ok := cutBox(at.Y, half.Y, by.Y, s, above, below)
	if !ok {
		return way{}, false
	}
	x, ok := cutBox(at.X, half.X, by.X, s, left, right)
	if !ok {
		return way{}, false
	}
	c := y
	if x.deepEnter > y.deepEnter {
		c.deepEnter, c.edge = x.deepEnter, x.edge
	}
	c.enter, c.deepExit = max(y.enter, x.enter), min(y.deepExit, x.deepExit)
	t, deep, ok := c.hit()
	switch {
	case ok && deep:
		return way{deep: true}, true
	case ok:
		return way{t: t, edge: c.edge, normal: sides[c.edge]}, true
	}
	return boxSkim(at, half, by, geom.Clamp(c.enter, 0, 1), s)
}

// boxSkim is whether a point comes at t through the middle of a side of a box.
func boxSkim(at, half, by geom.Vec, t, s float64) (way, bool) {
	moved := at.Sub(by.Mul(t))
	e, c := sides, crossing{edge: -1, s: s}
	for i, depth := range boxDepths(moved, half) {
		c.add(i, depth, by.Dot(e[i]))
	}
	if !c.plain() {
		return way{}, false
	}
	return way{t: t, edge: c.edge, normal: sides[c.edge]}, true
}

// crossing is where a point is on the edges of a convex polygon.
type crossing struct {
	s, least, next float64 // depth under the nearest edge and under the one after it
	vn             float64 // how far it moves along the nearest edge's normal
	edge           int
}

func (c *crossing) add(edge int, depth, vn float64) {
	switch {
	case c.edge < 0:
		c.least, c.next, c.edge, c.vn = depth, math.Inf(1), edge, vn
	case depth < c.least:
		c.next, c.least, c.edge, c.vn = c.least, depth, edge, vn
	default:
		c.next = min(c.next, depth)
	}
}

// plain reports whether it comes in there through the middle of the edge, far enough from all others.
func (c *crossing) plain() bool {
	return c.edge >= 0 && c.vn < -graze && c.least >= -graze && c.least <= c.s && c.next > c.s && c.s > 0
}

// cutBox is cut for the two planes across an axis, and false when the way goes past them.
func cutBox(at, half, by, s float64, low, high int) (slab, bool) {
	c := newSlab(s)
	near, far := at-half, at+half
	switch {
	case by > graze:
		c.edge = low
	case by < -graze:
		c.edge = high
		near, far, s = far, near, -s
	default:
		return c, near < -s-graze && far > s+graze
	}
	c.enter, c.deepExit = near/by, (far-s)/by
	if c.enter > 1 || c.deepExit <= 0 {
		return c, false
	}
	c.deepEnter = (near + s) / by
	return c, true
}

func sweepBoxes(a *placed, by geom.Vec, b *placed) (touch, bool) {
	w, ok := boxCast(b.pos.Sub(a.pos), a.Half.Add(b.Half), by)
	switch {
	case !ok || b.oneWay && !w.fromAbove():
		return touch{}, false
	case w.deep:
		return overlapBoxes(a, b)
	}
	moved := *a
	moved.pos = a.pos.Add(by.Mul(w.t))
	return touch{
		point: boxContact(&moved, b.pos, b.Half, w.normal), normal: w.normal, depth: 0,
		t: w.t, cell: -1, oneWay: b.oneWay,
	}, true
}

// fromAbove reports whether a way meets what it meets as something that is one way lets it: from outside, at a side
// that looks upwards, 60° from straight up at most.
func (w *way) fromAbove() bool { return !w.deep && w.normal.Y <= -0.5 }

func sweepHulls(a *placed, by geom.Vec, b *placed) (touch, bool) {
	var ca, cb core
	var h hull
	ca.set(a, a.pos)
	cb.set(b, a.pos)
	h.between(&ca, &cb)
	w, ok := h.cast(by, slop)
	if !ok || b.oneWay && !w.fromAbove() {
		return touch{}, false
	}
	if w.deep {
		e, ok := h.exit(0)
		at := a.pos.Add(contact(&ca, &cb, e.normal))
		return touch{point: at, normal: e.normal, depth: e.depth, cell: -1}, ok
	}
	return touch{
		point: a.pos.Add(ca.contactAfter(by.Mul(w.t), &cb, w.normal)), normal: w.normal,
		t: w.t, cell: -1, oneWay: b.oneWay,
	}, true
}

// contactAfter is contact for a core that has moved; it moves it.
func (c *core) contactAfter(by geom.Vec, b *core, normal geom.Vec) geom.Vec {
	for i := range c.n {
		c.p[i] = c.p[i].Add(by)
	}
	return contact(c, b, normal)
}
