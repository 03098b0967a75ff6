package nav

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// line goes through the cells that a straight line meets, in order (Amanatides and Woo). Where it is at a border is
// divided anew each time, so that a line through a corner is known as one.
type line struct {
	a, d         geom.Vec
	x, y         int // of the cell that it is in
	stepX, stepY int
	leftX, leftY int     // borders that are still to be crossed
	t            float64 // 0 to 1: where it came into this cell
}

func newLine(a, b geom.Vec) line {
	l := line{a: a, d: b.Sub(a), x: geom.Floor(a.X), y: geom.Floor(a.Y), stepX: 1, stepY: 1}
	l.leftX, l.leftY = geom.Floor(b.X)-l.x, geom.Floor(b.Y)-l.y
	if l.leftX < 0 {
		l.stepX, l.leftX = -1, -l.leftX
	}
	if l.leftY < 0 {
		l.stepY, l.leftY = -1, -l.leftY
	}
	return l
}

// border returns where a line crosses the next border of cells along one axis, 0 to 1, and more than that when it
// crosses none.
func border(left, at, step int, a, d float64) float64 {
	if left == 0 {
		return math.MaxFloat64
	}
	return (float64(at+(step+1)/2) - a) / d
}

// next goes to the next cell, and reports whether there is one. Over a corner it goes in one step; corner says so.
func (l *line) next() (corner, ok bool) {
	if l.leftX == 0 && l.leftY == 0 {
		return false, false
	}
	tx, ty := border(l.leftX, l.x, l.stepX, l.a.X, l.d.X), border(l.leftY, l.y, l.stepY, l.a.Y, l.d.Y)
	l.t = min(tx, ty)
	if tx <= ty {
		l.x += l.stepX
		l.leftX--
	}
	if ty <= tx {
		l.y += l.stepY
		l.leftY--
	}
	return tx == ty, true
}

// clear reports whether no wall is on a straight line, in cells. With ends left out, walls in which the line begins or
// ends do not count. What passes a corner between walls may touch neither.
func (l *lattice) clear(a, b geom.Vec, ends bool) bool {
	r := newLine(a, b)
	if !ends && l.cost(r.x, r.y) == 0 {
		return false
	}
	for {
		corner, ok := r.next()
		switch {
		case !ok:
			return true
		case corner && (l.cost(r.x-r.stepX, r.y) == 0 || l.cost(r.x, r.y-r.stepY) == 0):
			return false
		case ends && r.leftX == 0 && r.leftY == 0:
			return true
		case l.cost(r.x, r.y) == 0:
			return false
		}
	}
}

// priceLine is clear, with its ends left out, and what the line costs by the length of it in each cell.
func (l *lattice) priceLine(a, b geom.Vec) (cost float64, ok bool) {
	if !l.clear(a, b, true) {
		return 0, false
	}
	r := newLine(a, b)
	length := r.d.Len()
	for {
		c, t := l.cost(r.x, r.y), r.t
		if _, more := r.next(); !more {
			return cost + float64(length*(1-t)*float64(c)), true
		}
		cost += float64(length * (r.t - t) * float64(c))
	}
}

// sees is clear for eyes: a line that passes exactly through a corner needs but one of its sides open.
func (l *lattice) sees(a, b geom.Vec) bool {
	r := newLine(a, b)
	for {
		corner, ok := r.next()
		switch {
		case !ok:
			return true
		case corner && l.cost(r.x-r.stepX, r.y) == 0 && l.cost(r.x, r.y-r.stepY) == 0:
			return false
		case r.leftX == 0 && r.leftY == 0:
			return true
		case l.cost(r.x, r.y) == 0:
			return false
		}
	}
}

// Sees reports whether no wall is between two places: that in which either of them lies is not in the way, so that a wall
// can be seen. It is the same from both ends, and costs the cells on the way. It panics on a place that is NaN, infinite
// or beyond 1e9, and on a Staggered grid, for which package collide has rays.
func (m *Map) Sees(a, b geom.Vec) bool {
	l := m.squares("sees")
	a, b = inCells(m.Grid, check("sees", "a", a)), inCells(m.Grid, check("sees", "b", b))
	if b.X < a.X || b.X == a.X && b.Y < a.Y {
		a, b = b, a
	}
	return l.sees(a, b)
}

// squares returns the lattice of a map with cells that are squares in some sense, and panics for others.
func (m *Map) squares(verb string) lattice {
	l := m.lattice(verb)
	if l.staggered() {
		panic("nav: " + verb + ": the grid is geom.Staggered; lines of sight are for Rows and Diamond; try a ray of package collide")
	}
	return l
}
