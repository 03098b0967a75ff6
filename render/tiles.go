package render

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Tiles draws the cells of a grid, whose top left corner is at (0, 0), each stretched to the grid's cell size.
// Cell n is frame n−1 of set, usually an Image.Grid; 0 is empty. The cost follows what is in sight, and not the size of
// the map: see Tilemap.Draw, which this is short for. It is a function and not a method of Canvas, since all methods of
// that, and of a Grid if one of them took it, are linked into every page.
func Tiles(c *Canvas, g *geom.Grid, set Image) { Tilemap{Grid: g, Image: set}.Draw(c) }

// edges is a box by its sides.
type edges struct{ x0, y0, x1, y1 float64 }

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
