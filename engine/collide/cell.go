package collide

import "github.com/krill2d/krill/engine/geom"

// cell is the polygon of a tile.
type cell struct {
	core
	tags     [4]int8  // which side of the cell the edge from each point is
	at, size geom.Vec // of the cell, its top left corner and its sides
}

// corner adds a point, unless the edge from it has no length.
func (c *cell) corner(x, y float64, tag int, length float64) {
	if length > 0 {
		c.p[c.n], c.tags[c.n] = geom.Vec{X: x, Y: y}, int8(tag)
		c.n++
	}
}

// set makes c the polygon of a tile whose cell has its top left corner at a place. Of one that is one way it is the edge
// that holds, whose first side looks the way that it holds.
func (c *cell) set(t *tile, at, size geom.Vec) {
	c.n, c.r, c.at, c.size = 0, 0, at, size
	l, r, top, bottom := at.X, at.X+size.X, at.Y, at.Y+size.Y
	tl, tr := bottom-float64(t.Left*size.Y), bottom-float64(t.Right*size.Y)
	if t.Hangs {
		tl, tr = top+float64(t.Left*size.Y), top+float64(t.Right*size.Y)
	}
	middle := slant
	if t.full() {
		middle, tl, tr = above, top, top
		if t.Hangs {
			middle, tl, tr = below, bottom, bottom
		}
	}
	switch {
	case t.OneWay && t.Hangs:
		c.corner(r, tr, slant, 1)
		c.corner(l, tl, slant, 1)
	case t.OneWay:
		c.corner(l, tl, slant, 1)
		c.corner(r, tr, slant, 1)
	case t.Hangs:
		c.corner(l, top, above, 1)
		c.corner(r, top, right, t.Right)
		c.corner(r, tr, middle, 1)
		c.corner(l, tl, left, t.Left)
	default:
		c.corner(l, tl, middle, 1)
		c.corner(r, tr, right, t.Right)
		c.corner(r, bottom, below, 1)
		c.corner(l, bottom, left, t.Left)
	}
}

// normal returns the way out through the edge from a point.
func (c *cell) normal(edge int) geom.Vec {
	d := c.p[(edge+1)%c.n].Sub(c.p[edge])
	return geom.Vec{X: d.Y, Y: -d.X}.Unit()
}

// open reports whether something gets out of a tile through an edge of the hull of the two, or comes in there: not
// where a neighbour covers a side, and not at a corner of it, unless the ground has a corner there, too.
func (c *cell) open(b *placed, t *tile, sides uint64, h *hull, edge int) bool {
	src := int(h.src[edge])
	if src >= 0 {
		return sides>>c.tags[src]&1 == 0
	}
	after := -1 - src
	before := (after + c.n - 1) % c.n
	shutAfter, shutBefore := sides>>c.tags[after]&1 != 0, sides>>c.tags[before]&1 != 0
	if shutAfter == shutBefore {
		return !shutAfter
	}
	normal, _, _ := h.plane(edge)
	if shutAfter {
		first := c.normal(before)
		last, ok := c.beyond(b, t, after, c.p[after])
		return ok && fan(first, normal, last)
	}
	first, ok := c.beyond(b, t, before, c.p[after])
	return ok && fan(first, normal, c.normal(after))
}

// fan reports whether three ways follow each other clockwise: the middle one is that of something level on a ridge.
func fan(first, middle, last geom.Vec) bool {
	return first.Cross(last) > graze && first.Cross(middle) >= -graze && middle.Cross(last) >= -graze
}

// beyond returns the way out through the edge that goes on at a corner in the neighbour that covers an edge of the tile,
// and false when there is none, or none that is free.
func (c *cell) beyond(b *placed, t *tile, covered int, corner geom.Vec) (geom.Vec, bool) {
	side := int(c.tags[covered])
	way := sides[side]
	next := b.tile(t.index%b.Grid.W+geom.Int(way.X), t.index/b.Grid.W+geom.Int(way.Y))
	var o cell
	o.set(&next, c.at.Add(way.Scale(c.size)), c.size)
	for i := range o.n {
		if o.p[i].Dist(corner) > float64(1e-9*c.size.X) {
			continue
		}
		if int(o.tags[i]) == (side+2)%4 { // the edge that the two share
			i = (i + o.n - 1) % o.n
		}
		return o.normal(i), !b.covered(&next, int(o.tags[i]))
	}
	return geom.Vec{}, false
}

// shut returns the bits of the edges of a hull, between something and the cell, through which nothing gets out.
func (c *cell) shut(b *placed, t *tile, h *hull) uint64 {
	bits, sides := uint64(0), b.shut(t)
	if sides == 0 {
		return 0
	}
	for i := range h.n {
		if !c.open(b, t, sides, h, i) {
			bits |= 1 << i
		}
	}
	return bits
}
