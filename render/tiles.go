package render

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Tiles draws the cells of a grid, whose top left corner is at (0, 0), each stretched to the grid's cell size.
// Cell n is frame n−1 of set, usually an Image.Grid; 0 is empty. Only cells in sight are looked at. Their edges are put
// on whole device pixels unless the view is turned, so that no gaps show between them. It suits boards and rooms; a large
// map, one of several sets, and whatever moves in it want a Tilemap. It panics when the grid has Flips or another Tiling
// than Rows: a Tilemap draws them.
func (c *Canvas) Tiles(g *geom.Grid, set Image) {
	if g.Flips != nil || g.Tiling.Kind != geom.Rows {
		panic("render: tiles: the grid is more than rows of tiles; try render.Tilemap{Grid: g, Image: set}.Draw(c)")
	}
	size := g.CellSize()
	if set.id == 0 || !(size.X > 0 && size.Y > 0) || g.W < 1 {
		return
	}
	e := c.atlas.find(set)
	x0, y0, x1, y1 := c.cellsInSight(g, size)
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			if n := g.Cells[y*g.W+x]; n != 0 {
				left, top := float64(float64(x)*size.X), float64(float64(y)*size.Y)
				right, bottom := float64(float64(x+1)*size.X), float64(float64(y+1)*size.Y)
				if q := c.fill(e, edges{left, top, right, bottom}); q != nil {
					q.U0, q.V0 = e.cell(int(n) - 1)
					q.U1, q.V1 = q.U0+e.texW, q.V0+e.texH
					q.Color = opaqueWhite
				}
			}
		}
	}
}

// cellsInSight returns the columns and rows that the drawn area may touch, the second pair excluded.
func (c *Canvas) cellsInSight(g *geom.Grid, size geom.Vec) (x0, y0, x1, y1 int) {
	back, ok := c.m.Inverse()
	if !ok {
		return 0, 0, 0, 0
	}
	lo, hi := bounds(back, c.sight)
	rows := min(g.H, len(g.Cells)/g.W)
	x0, y0 = max(geom.Floor(lo.X/size.X)-1, 0), max(geom.Floor(lo.Y/size.Y)-1, 0)
	return x0, y0, min(geom.Floor(hi.X/size.X)+2, g.W), min(geom.Floor(hi.Y/size.Y)+2, rows)
}

// edges is a box by its sides.
type edges struct{ x0, y0, x1, y1 float64 }

// fill adds a quad for all of a box, on whole pixels unless the view is turned.
func (c *Canvas) fill(e *entry, s edges) *driver.Quad {
	ax, bx, cy, dy, x, y := c.stretched(s)
	return c.quad(e.page, c.filter, ax, bx, cy, dy, x, y)
}

// stretched returns how the unit square becomes a box, in pixels of the target, whole ones unless the view is turned.
func (c *Canvas) stretched(s edges) (ax, bx, cy, dy, x, y float64) {
	m := &c.m
	if c.upright {
		x, y = math.Round(float64(m.A*s.x0)+m.X), math.Round(float64(m.D*s.y0)+m.Y)
		return math.Round(float64(m.A*s.x1)+m.X) - x, 0, 0, math.Round(float64(m.D*s.y1)+m.Y) - y, x, y
	}
	w, h := s.x1-s.x0, s.y1-s.y0
	return m.A * w, m.B * h, m.C * w, m.D * h,
		float64(m.A*s.x0) + float64(m.B*s.y0) + m.X, float64(m.C*s.x0) + float64(m.D*s.y0) + m.Y
}

var opaqueWhite = White.premultiplied()

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
