package geom

import "fmt"

// Grid is tiles as state: plain data that a game holds, a canvas draws and collision reads. W, H, Size and Cells make
// one of squares; the other fields are for maps that need them. It may be changed at any time, by Set or directly.
type Grid struct {
	W, H   int      // cells across and down
	Size   float64  // width of a cell, and its height unless Tall says otherwise, logical pixels
	Tall   float64  // height of a cell, logical pixels; zero: Size
	Tiling Tiling   // how cells lie; zero: in rows and columns
	Cells  []uint16 // W*H, row by row; 0 is empty
	Flips  []Flip   // how the tile of each cell is turned, as long as Cells; nil: none is
}

// Flip says how a tile is turned: any of the three together, as map editors write them. FlipDiagonal, which makes rows
// columns, comes first. A quarter turn clockwise is FlipDiagonal|FlipX, a half FlipX|FlipY, the other quarter
// FlipDiagonal|FlipY.
type Flip uint8

// The flips.
const (
	FlipX        Flip = 1 << iota // left becomes right
	FlipY                         // top becomes bottom
	FlipDiagonal                  // top right becomes bottom left
)

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

// Set writes the cell at column x and row y, with its tile as it is in its picture; outside it does nothing.
func (g *Grid) Set(x, y int, tile uint16) {
	if uint(x) < uint(g.W) && uint(y) < uint(g.H) {
		g.Cells[y*g.W+x] = tile
		if g.Flips != nil {
			g.Flips[y*g.W+x] = 0
		}
	}
}

// SetFlipped is Set for a tile that is turned. The first one that is allocates Flips.
func (g *Grid) SetFlipped(x, y int, tile uint16, f Flip) {
	if uint(x) >= uint(g.W) || uint(y) >= uint(g.H) {
		return
	}
	if g.Flips == nil && f != 0 {
		g.Flips = make([]Flip, len(g.Cells))
	}
	g.Set(x, y, tile)
	if f != 0 {
		g.Flips[y*g.W+x] = f
	}
}

// Flip returns how the tile at column x and row y is turned, and 0 outside.
func (g *Grid) Flip(x, y int) Flip {
	if g.Flips == nil || uint(x) >= uint(g.W) || uint(y) >= uint(g.H) {
		return 0
	}
	return g.Flips[y*g.W+x]
}

// CellSize returns the width and height of a cell in logical pixels: of a diamond or a hexagon, that of the box around it.
func (g *Grid) CellSize() Vec {
	if g.Tall == 0 {
		return Vec{g.Size, g.Size}
	}
	return Vec{g.Size, g.Tall}
}
