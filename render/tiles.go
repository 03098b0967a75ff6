package render

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Tiles draws the cells of a grid, whose top left corner is at (0, 0), each stretched to the grid's cell size.
// Cell n is frame n−1 of set, usually an Image.Grid; 0 is empty. Only cells in sight are looked at. Their edges are
// put on whole device pixels unless the view is turned, so that no gaps show between them.
func (c *Canvas) Tiles(g *geom.Grid, set Image) {
	if set.id == 0 || !(g.Size > 0) || g.W < 1 {
		return
	}
	e := c.atlas.find(set)
	x0, y0, x1, y1 := c.cellsInSight(g)
	for y := y0; y < y1; y++ {
		row := g.Cells[y*g.W:][:g.W]
		for x := x0; x < x1; x++ {
			if row[x] != 0 {
				c.tile(e, int(row[x])-1, x, y, g.Size)
			}
		}
	}
}

// tile draws one cell.
func (c *Canvas) tile(e *entry, frame, x, y int, size float64) {
	left, top := float64(x)*size, float64(y)*size
	t := geom.Transform{A: size, D: size, X: left, Y: top}.Then(c.m)
	if c.upright {
		right, bottom := float64(x+1)*size, float64(y+1)*size
		t.X, t.Y = math.Round(float64(c.m.A*left)+c.m.X), math.Round(float64(c.m.D*top)+c.m.Y)
		t.A = math.Round(float64(c.m.A*right)+c.m.X) - t.X
		t.D = math.Round(float64(c.m.D*bottom)+c.m.Y) - t.Y
	}
	q := c.quad(e.page, c.filter, t.A, t.B, t.C, t.D, t.X, t.Y)
	if q == nil {
		return
	}
	q.U0, q.V0 = e.cell(frame)
	q.U1, q.V1 = q.U0+e.texW, q.V0+e.texH
	q.Color = opaqueWhite
}

var opaqueWhite = White.premultiplied()

// cellsInSight returns the columns and rows that the drawn area may touch, the second pair excluded.
func (c *Canvas) cellsInSight(g *geom.Grid) (x0, y0, x1, y1 int) {
	back, ok := c.m.Inverse()
	if !ok {
		return 0, 0, 0, 0
	}
	lo, hi := bounds(back, c.sight)
	rows := min(g.H, len(g.Cells)/g.W)
	x0, y0 = max(geom.Floor(lo.X/g.Size)-1, 0), max(geom.Floor(lo.Y/g.Size)-1, 0)
	return x0, y0, min(geom.Floor(hi.X/g.Size)+2, g.W), min(geom.Floor(hi.Y/g.Size)+2, rows)
}

// bounds returns the corners of the box around what a rectangle becomes.
func bounds(t geom.Transform, r geom.Rect) (lo, hi geom.Vec) {
	lo = t.Apply(r.Min())
	hi = lo
	for _, p := range [3]geom.Vec{{X: r.X + r.W, Y: r.Y}, {X: r.X, Y: r.Y + r.H}, r.Max()} {
		p = t.Apply(p)
		lo = geom.Vec{X: min(lo.X, p.X), Y: min(lo.Y, p.Y)}
		hi = geom.Vec{X: max(hi.X, p.X), Y: max(hi.Y, p.Y)}
	}
	return lo, hi
}
