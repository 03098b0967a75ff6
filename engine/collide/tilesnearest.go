package collide

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// nearestTile is nearest for tiles and a point, a shape without size. It looks at rings of cells around the point until
// none further out can be nearer: its time grows with the square of the distance.
func nearestTile(a, b *placed) (at geom.Vec, inside bool) {
	if t, ok := overlapTiles(a, b); ok && !t.oneWay {
		return a.pos.Add(t.normal.Mul(t.depth)), true
	}
	g := b.Grid
	if g.W == 0 || g.H == 0 {
		return a.pos, false
	}
	x, y := g.Cell(a.pos.Sub(b.pos))
	least, at := math.Inf(1), a.pos
	size := g.CellSize()
	// Rings around a point outside begin where the grid does.
	for ring := max(-x, -y, x-g.W+1, y-g.H+1, 0); ; ring++ {
		if float64(float64(ring-1)*min(size.X, size.Y)) > least {
			return at, false
		}
		x0, x1, y0, y1 := x-ring, x+ring, y-ring, y+ring
		if x0 < 0 && y0 < 0 && x1 >= g.W && y1 >= g.H {
			return at, false
		}
		for cy := max(y0, 0); cy <= min(y1, g.H-1); cy++ {
			from, to, step := x0, x1, max(2*ring, 1) // of rows between, the first and the last cell alone
			if cy == y0 || cy == y1 {
				from, to, step = max(x0, 0), min(x1, g.W-1), 1
			}
			for cx := from; cx <= to; cx += step {
				if p, d := b.nearestIn(a, cx, cy); d < least {
					at, least = p, d
				}
			}
		}
	}
}

// nearestIn returns the point of one cell that is nearest to a point, and how far it is; +Inf of an empty one.
func (p *placed) nearestIn(a *placed, x, y int) (geom.Vec, float64) {
	t := p.tile(x, y)
	if t.empty() {
		return a.pos, math.Inf(1)
	}
	var ca core
	var c cell
	var h hull
	ca.set(a, a.pos)
	c.set(&t, p.corner(x, y, a.pos), p.Grid.CellSize())
	h.between(&ca, &c.core)
	on, _ := h.closest()
	return a.pos.Add(on), on.Len()
}
