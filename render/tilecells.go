package render

import (
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

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
	s := place(d.grid, d.size, x, y)
	if !l.Fill {
		s = l.stand(e, flip, s)
	}
	c.tile(e, frame, flip, s, d.tint)
}

// place returns the box around a cell. Neighbours in rows share their edges to the bit.
func place(g *geom.Grid, size geom.Vec, x, y int) edges {
	at := g.Corner(x, y)
	s := edges{at.X, at.Y, at.X + size.X, at.Y + size.Y}
	if g.Tiling.Kind == geom.Rows {
		s.x1, s.y1 = float64(float64(x+1)*size.X), float64(float64(y+1)*size.Y)
	}
	return s
}

// tile draws a tile that fills a box.
func (c *Canvas) tile(e *entry, frame int, flip geom.Flip, s edges, tint [4]uint16) {
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
		flipTexels(q, flip)
	}
	q.Color = tint
}

// flipTexels exchanges what a quad reads. With FlipDiagonal, the picture's width lies down the screen.
func flipTexels(q *driver.Quad, flip geom.Flip) {
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

// stand returns the box of a tile that has its own size: its bottom left corner is that of the box around the cell.
func (l *tileLook) stand(e *entry, flip geom.Flip, s edges) edges {
	w, h := e.w, e.h
	if flip&geom.FlipDiagonal != 0 {
		w, h = h, w
	}
	x, y := s.x0+l.Offset.X, s.y1+l.Offset.Y
	return edges{x, y - h, x + w, y}
}

// cellBox is some columns and rows, the second pair excluded.
type cellBox struct{ x0, y0, x1, y1 int }

// box returns the cells whose tiles may touch r.
func (d *tiles) box(r geom.Rect) cellBox {
	b := touching(d.grid, d.size, geom.Rect{
		X: r.X - d.reach.x1, Y: r.Y - d.reach.y1, W: r.W + d.reach.x0 + d.reach.x1, H: r.H + d.reach.y0 + d.reach.y1,
	})
	b.y1 = min(b.y1, d.rows)
	return b
}

// touching returns the cells whose boxes may touch r: all of those, and of diamonds others too.
func touching(g *geom.Grid, size geom.Vec, r geom.Rect) cellBox {
	w, h, t := size.X, size.Y, &g.Tiling
	s := edges{r.X, r.Y, r.X + r.W, r.Y + r.H}
	switch {
	case t.Kind == geom.Diamond:
		across0, across1 := s.x0/w-float64(g.H)/2, s.x1/w-float64(g.H)/2
		down0, down1 := s.y0/h, s.y1/h
		s = edges{down0 + across0 - 1, down0 - across1 - 1, down1 + across1 + 1, down1 - across0 + 1}
	case t.Kind == geom.Staggered && t.Columns:
		step := max((w+t.Side)/2, 1e-9)
		s = edges{(s.x0-w)/step - 1, s.y0/h - 1, s.x1/step + 1, s.y1/h + 1}
	case t.Kind == geom.Staggered:
		step := max((h+t.Side)/2, 1e-9)
		s = edges{s.x0/w - 1, (s.y0-h)/step - 1, s.x1/w + 1, s.y1/step + 1}
	default:
		s = edges{s.x0 / w, s.y0 / h, s.x1 / w, s.y1 / h}
	}
	return cellBox{column(s.x0, g.W), column(s.y0, g.H), column(s.x1+1, g.W), column(s.y1+1, g.H)}
}

// column is Floor held within 0 to n.
func column(x float64, n int) int { return geom.Floor(max(0, min(x, float64(n)))) }
