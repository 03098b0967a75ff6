package collide

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// tileExit is the best way out of tiles that was found.
type tileExit struct {
	exit
	tile  tile
	found bool
}

// deeper keeps an exit when it is deeper.
func (e *tileExit) deeper(o exit, t *tile) {
	if !e.found || o.depth > e.depth+graze {
		*e = tileExit{o, *t, true}
	}
}

// exits are the ways out of tiles by how good they are.
type exits struct {
	near   tileExit // the deepest of those through the nearer side of a tile that is open
	far    tileExit // the shortest of those through its further side
	buried tileExit // the deepest where all sides are covered
	around tileExit // the deepest of those from outside, into the rounding alone
	oneWay tileExit // the deepest out of one that is one way
}

func overlapTiles(a, b *placed) (touch, bool) {
	var ca core
	ca.set(a, a.pos)
	e := waysOut(a, b, &ca)
	return e.touch(a, b, &ca)
}

func waysOut(a, b *placed, ca *core) (e exits) {
	size, around := b.Grid.CellSize(), b.cells(bounds(a))
	for y := around.y0; y <= around.y1; y++ {
		for x := around.x0; x <= around.x1; x++ {
			t := b.tile(x, y)
			switch at := b.corner(x, y, a.pos); {
			case t.empty():
			case a.Kind == BoxShape && t.full() && !t.OneWay:
				e.box(a, b, &t, at, size)
			default:
				e.slope(ca, b, &t, at, size)
			}
		}
	}
	return e
}

// box adds the way of a box out of a full tile.
func (e *exits) box(a, b *placed, t *tile, at, size geom.Vec) {
	half := size.Mul(0.5)
	middle, reach := at.Add(half), a.Half.Add(half)
	out, ok := boxExit(middle, reach, 0)
	if !ok {
		return
	}
	open, _ := boxExit(middle, reach, b.shut(t))
	width := 2 * reach.X
	if open.normal.X == 0 {
		width = 2 * reach.Y
	}
	e.add(t, out, open, width)
}

// slope adds the way out of a tile of any form.
func (e *exits) slope(ca *core, b *placed, t *tile, at, size geom.Vec) {
	var c cell
	var h hull
	c.set(t, at, size)
	h.between(ca, &c.core)
	out, ok := h.exit(0)
	switch {
	case !ok:
		return
	case t.OneWay:
		e.oneWay.deeper(out, t)
		return
	case !out.core:
		e.around.deeper(out, t)
		return
	}
	open, _ := h.exit(c.shut(b, t, &h))
	e.add(t, out, open, h.width(open.normal))
}

// width is how thick a hull is along a direction.
func (h *hull) width(along geom.Vec) float64 {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, p := range h.p[:h.n] {
		k := p.Dot(along)
		lo, hi = min(lo, k), max(hi, k)
	}
	return hi - lo + float64(2*h.r)
}

// add takes a tile's shortest way out, the shortest one that is open, and the tile's width along that.
func (e *exits) add(t *tile, out, open exit, width float64) {
	switch {
	case math.IsInf(open.depth, 1):
		e.buried.deeper(out, t)
	case open.depth <= width/2:
		e.near.deeper(open, t)
	case !e.far.found || open.depth < e.far.depth-graze:
		e.far = tileExit{open, *t, true}
	}
}

func (e *exits) touch(a, b *placed, ca *core) (touch, bool) {
	best := e.near
	switch {
	case best.found:
	case e.far.found:
		best = e.far
	case e.buried.found:
		return unbury(a, b, &e.buried.tile), true
	case e.around.found:
		best = e.around
	case e.oneWay.found:
		best = e.oneWay
	default:
		return touch{}, false
	}
	var c cell
	size := b.Grid.CellSize()
	x, y := best.tile.index%b.Grid.W, best.tile.index/b.Grid.W
	c.set(&best.tile, b.corner(x, y, a.pos), size)
	return touch{
		point:  a.pos.Add(contact(ca, &c.core, best.normal)),
		normal: best.normal, depth: best.depth, cell: best.tile.index, oneWay: best.tile.OneWay || b.oneWay,
	}, true
}

// unbury is the touch of a shape in the middle of tiles: straight through them to the nearest cell that is empty, or the
// grid's end. It takes a time that grows with the number of tiles on the way.
func unbury(a, b *placed, t *tile) touch {
	box, size := bounds(a), b.Grid.CellSize()
	x, y := t.index%b.Grid.W, t.index/b.Grid.W
	best := touch{depth: math.Inf(1)}
	for side, normal := range sides {
		cx, cy := x, y
		for {
			next := b.tile(cx+geom.Int(normal.X), cy+geom.Int(normal.Y))
			if next.empty() || next.OneWay {
				break
			}
			cx, cy = cx+geom.Int(normal.X), cy+geom.Int(normal.Y)
		}
		at := b.corner(cx, cy, geom.Vec{})
		depth, point := 0.0, box.Center()
		switch side {
		case above:
			depth, point.Y = box.Y+box.H-at.Y, at.Y
		case right:
			depth, point.X = at.X+size.X-box.X, at.X+size.X
		case below:
			depth, point.Y = at.Y+size.Y-box.Y, at.Y+size.Y
		case left:
			depth, point.X = box.X+box.W-at.X, at.X
		}
		if depth < best.depth {
			best = touch{point: point, normal: normal, depth: depth, cell: cy*b.Grid.W + cx, oneWay: b.oneWay}
		}
	}
	return best
}
