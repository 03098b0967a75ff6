package geom

import "fmt"

// Grid is tiles as state: plain data that a game holds, a canvas draws and collision reads.
type Grid struct {
	W, H  int      // cells across and down
	Size  float64  // side of a cell, logical pixels
	Cells []uint16 // W*H, row by row; 0 is empty
}

// NewGrid returns an empty grid of w by h cells with the given side in logical pixels.
// It panics when w or h is negative.
func NewGrid(w, h int, size float64) Grid {
	if w < 0 || h < 0 {
		panic(fmt.Sprintf("geom: new grid: %d×%d cells; a grid has none or more", w, h))
	}
	return Grid{W: w, H: h, Size: size, Cells: make([]uint16, w*h)}
}

// At returns the cell at column x and row y, and 0 outside.
func (g *Grid) At(x, y int) uint16 {
	if uint(x) >= uint(g.W) || uint(y) >= uint(g.H) {
		return 0
	}
	return g.Cells[y*g.W+x]
}

// Set writes the cell at column x and row y; outside it does nothing.
func (g *Grid) Set(x, y int, tile uint16) {
	if uint(x) < uint(g.W) && uint(y) < uint(g.H) {
		g.Cells[y*g.W+x] = tile
	}
}

// Cell returns the column and row that hold the point p, which may lie outside the grid.
// What does not fit is clamped as by Int.
func (g *Grid) Cell(p Vec) (x, y int) { return Floor(p.X / g.Size), Floor(p.Y / g.Size) }
