package render

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Tiles draws the cells of a grid, whose top left corner is at (0, 0), each stretched to the grid's cell size.
// Cell n is frame n−1 of set, usually an Image.Grid; 0 is empty. Edges are put on whole device pixels unless the view is
// turned, so that no gaps show between cells. The cost follows what is in sight: see Tilemap.
func (c *Canvas) Tiles(g *geom.Grid, set Image) {
	c.tiles.one[0] = Tileset{Image: set, Fill: true}
	c.Tilemap(Tilemap{Grid: g, Sets: c.tiles.one[:]})
}

// Tilemap draws a grid as Tiles does, with all that a map of an editor has.
//
// A grid of 256 cells or more is drawn once, in squares of some hundred texels that are kept on the driver's side and
// shown from there at any zoom; those squares are compared with the grid whenever they are in sight, so a changed cell
// needs no call. They take 64 MB at most. Tiles are drawn one by one where squares do not pay: smaller grids, views in
// which a texel is less than a quarter of a pixel, cells that are no whole number of texels, cells of more than 500
// texels, tiles from an Offscreen image. It allocates nothing for what it has drawn before.
func (c *Canvas) Tilemap(m Tilemap) {
	d := &c.tiles
	if !c.beginTiles(d, &m) {
		return
	}
	back, ok := c.m.Inverse()
	if !ok {
		return
	}
	lo, hi := bounds(back, c.sight.Inset(-1)) // edges that are rounded may come in sight
	sight := geom.Rect{X: lo.X, Y: lo.Y, W: hi.X - lo.X, H: hi.Y - lo.Y}
	if !c.chunked(d) || !c.drawChunks(d, sight) {
		c.cells(d, d.box(sight))
	}
	d.grid, d.cells, d.flips = nil, nil, nil
}

// cells draws some cells in the order in which they cover each other: from the back, which is the top, to the front.
func (c *Canvas) cells(d *tiles, b cellBox) {
	switch t := &d.grid.Tiling; {
	case t.Kind == geom.Diamond:
		for s := b.x0 + b.y0; s < b.x1+b.y1-1; s++ {
			for x := max(b.x0, s-b.y1+1); x < min(b.x1, s-b.y0+1); x++ {
				c.cell(d, x, s-x)
			}
		}
	case t.Kind == geom.Staggered && t.Columns:
		for y := b.y0; y < b.y1; y++ {
			for second := range 2 {
				for x := b.x0; x < b.x1; x++ {
					if ((x&1 == 1) != t.Even) == (second == 1) {
						c.cell(d, x, y)
					}
				}
			}
		}
	default:
		for y := b.y0; y < b.y1; y++ {
			for x := b.x0; x < b.x1; x++ {
				c.cell(d, x, y)
			}
		}
	}
}

// cell draws one cell.
func (c *Canvas) cell(d *tiles, x, y int) {
	i := y*d.grid.W + x
	n := int(d.cells[i])
	if n == 0 {
		return
	}
	l := d.look(n)
	if l == nil {
		return
	}
	e, frame := c.tileOf(l, n-l.first)
	if e == nil {
		return
	}
	flip := geom.Flip(0)
	if d.flips != nil {
		flip = d.flips[i]
	}
	c.tile(d, l, e, frame, flip, d.place(x, y))
}

// span is a box by its edges.
type span struct{ x0, y0, x1, y1 float64 }

// place returns the box around a cell. Neighbours in rows share their edges to the bit.
func (d *tiles) place(x, y int) span {
	if d.grid.Tiling.Kind == geom.Rows {
		return span{
			float64(float64(x) * d.size.X), float64(float64(y) * d.size.Y),
			float64(float64(x+1) * d.size.X), float64(float64(y+1) * d.size.Y),
		}
	}
	at := d.grid.Corner(x, y)
	return span{at.X, at.Y, at.X + d.size.X, at.Y + d.size.Y}
}

// tile draws a tile in the box around its cell, or standing on that box's bottom left corner.
func (c *Canvas) tile(d *tiles, l *tileLook, e *entry, frame int, flip geom.Flip, s span) {
	if !l.Fill {
		w, h := e.w, e.h
		if flip&geom.FlipDiagonal != 0 {
			w, h = h, w
		}
		s.x0, s.y1 = s.x0+l.Offset.X, s.y1+l.Offset.Y
		s.x1, s.y0 = s.x0+w, s.y1-h
	}
	ax, bx, cy, dy, x, y := c.stretched(s)
	if flip&geom.FlipDiagonal != 0 {
		ax, bx, cy, dy = bx, ax, dy, cy
	}
	q := c.quad(e.page, c.filter, ax, bx, cy, dy, x, y)
	if q == nil {
		return
	}
	q.U0, q.V0 = e.cell(frame)
	q.U1, q.V1 = q.U0+e.texW, q.V0+e.texH
	if flip != 0 {
		across, down := flip&geom.FlipX != 0, flip&geom.FlipY != 0
		if flip&geom.FlipDiagonal != 0 {
			across, down = down, across
		}
		if across {
			q.U0, q.U1 = q.U1, q.U0
		}
		if down {
			q.V0, q.V1 = q.V1, q.V0
		}
	}
	q.Color = d.tint
}

// stretched returns how the unit square becomes a box, in pixels of the target, whole ones unless the view is turned.
func (c *Canvas) stretched(s span) (ax, bx, cy, dy, x, y float64) {
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
