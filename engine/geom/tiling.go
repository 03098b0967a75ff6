package geom

import "math"

// Tiling says how the cells of a grid lie. All of a grid lies right of and below (0, 0), which its Bounds touch.
type Tiling struct {
	Kind    TilingKind
	Side    float64 // Staggered: length of the sides of a hexagon that lie along a row's or a column's end, logical pixels; zero: diamonds
	Columns bool    // Staggered: columns are moved down instead of rows to the right
	Even    bool    // Staggered: rows 0, 2, 4… are moved instead of 1, 3, 5…
}

// TilingKind is a way for cells to lie.
type TilingKind uint8

// The ways.
const (
	Rows      TilingKind = iota // rectangles in rows and columns
	Diamond                     // isometric: x goes down to the right and y down to the left, and the whole is a diamond
	Staggered                   // diamonds or hexagons in rows, each second one moved by half a cell
)

// Corner returns the top left corner of the box around the cell at column x and row y, which may lie outside the grid,
// in logical pixels.
func (g *Grid) Corner(x, y int) Vec {
	size := g.CellSize()
	fx, fy := float64(x), float64(y)
	switch g.Tiling.Kind {
	case Diamond:
		return Vec{float64((fx - fy + float64(g.H) - 1) * size.X / 2), float64((fx + fy) * size.Y / 2)}
	case Staggered:
		step, t := g.step(size), g.Tiling
		if t.Columns {
			return Vec{float64(fx * step), float64(fy*size.Y) + t.moved(x, size.Y)}
		}
		return Vec{float64(fx*size.X) + t.moved(y, size.X), float64(fy * step)}
	}
	return Vec{float64(fx * size.X), float64(fy * size.Y)}
}

// step returns how far a staggered row lies below the one before, or a column right of it.
func (g *Grid) step(size Vec) float64 {
	if g.Tiling.Columns {
		return (size.X + g.Tiling.Side) / 2
	}
	return (size.Y + g.Tiling.Side) / 2
}

// moved returns by how much the n-th row or column is moved along itself.
func (t *Tiling) moved(n int, size float64) float64 {
	if (n&1 == 1) != t.Even {
		return size / 2
	}
	return 0
}

// Center returns the middle of the cell at column x and row y, which may lie outside the grid, in logical pixels.
func (g *Grid) Center(x, y int) Vec { return g.Corner(x, y).Add(g.CellSize().Mul(0.5)) }

// Bounds returns the box around all cells, logical pixels: what a camera's Bounds want.
func (g *Grid) Bounds() Rect {
	if g.W < 1 || g.H < 1 {
		return Rect{}
	}
	size, w, h, t := g.CellSize(), float64(g.W), float64(g.H), &g.Tiling
	r := Rect{W: w * size.X, H: h * size.Y}
	switch {
	case t.Kind == Diamond:
		r.W, r.H = (w+h)*size.X/2, (w+h)*size.Y/2
	case t.Kind == Staggered && t.Columns:
		r.W = size.X + float64((w-1)*g.step(size))
		if g.W > 1 || t.Even {
			r.H += size.Y / 2
		}
	case t.Kind == Staggered:
		r.H = size.Y + float64((h-1)*g.step(size))
		if g.H > 1 || t.Even {
			r.W += size.X / 2
		}
	}
	return r
}

// Cell returns the column and row that hold the point p, which may lie outside the grid.
// What does not fit is clamped as by Int.
func (g *Grid) Cell(p Vec) (x, y int) {
	size := g.CellSize()
	switch g.Tiling.Kind {
	case Diamond:
		across, down := p.X/size.X-float64(g.H)/2, p.Y/size.Y
		return Floor(down + across), Floor(down - across)
	case Staggered:
		if g.Tiling.Columns {
			y, x = g.staggered(p.Y, p.X, size.Y, size.X)
			return x, y
		}
		return g.staggered(p.X, p.Y, size.X, size.Y)
	}
	return Floor(p.X / size.X), Floor(p.Y / size.Y)
}

// staggered returns the place in its row and the row of a point that is u along and v across rows of cells of w by h.
// A row's cells begin with slanted edges, between which the cells of the row before end.
func (g *Grid) staggered(u, v, w, h float64) (place, row int) {
	t := &g.Tiling
	step := (h + t.Side) / 2
	row = Floor(v / step)
	place = Floor((u - t.moved(row, w)) / w)
	begin := float64(float64(place)*w) + t.moved(row, w)
	slant := (h - t.Side) / 2
	edge := float64(slant * math.Abs(float64((u-begin)/w*2)-1))
	if v-float64(float64(row)*step) < edge {
		row--
		place = Floor((u - t.moved(row, w)) / w)
	}
	return place, row
}
