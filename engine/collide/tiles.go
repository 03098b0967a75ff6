package collide

import "github.com/krill2d/krill/engine/geom"

// The sides of a cell, as the bits in which boxExit counts them; the edges of a slope's polygon bear their names.
const (
	above = iota
	right
	below
	left
	slant // the edge in the middle of a cell: no neighbour covers it
)

// tile is one cell as it is turned: what the grid's number and flip make of it.
type tile struct {
	Tile
	index int // in Grid.Cells
}

func (t *tile) empty() bool { return t.Left == 0 && t.Right == 0 }
func (t *tile) full() bool  { return t.Left == 1 && t.Right == 1 }

// tile returns the cell at a column and a row, and an empty one outside of the grid or when who asks is not held by it.
func (p *placed) tile(x, y int) tile {
	g := p.Grid
	n := g.At(x, y)
	t := tile{index: y*g.W + x}
	switch {
	case n == 0 && len(p.Tiles) == 0 || len(p.Tiles) > 0 && int(n) >= len(p.Tiles):
		return t
	case uint(x) >= uint(g.W) || uint(y) >= uint(g.H):
		return t // tile 0 may be solid, but what is outside is not
	case len(p.Tiles) == 0:
		t.Tile = Solid
	default:
		t.Tile = p.Tiles[n]
	}
	if !p.counts(t.Is) {
		t.Tile = Tile{}
		return t
	}
	if t.index < len(g.Flips) && g.Flips[t.index] != 0 {
		t.flip(g.Flips[t.index])
	}
	return t
}

// counts reports whether a cell of those layers counts for who asks.
func (p *placed) counts(is Mask) bool {
	if p.hits == 0 {
		return true
	}
	if is == 0 {
		is = p.is
	}
	if is == 0 {
		is = 1
	}
	return is&p.hits != 0
}

// flip turns a tile as its picture is turned.
func (t *tile) flip(f geom.Flip) {
	if f&geom.FlipDiagonal != 0 && !t.empty() {
		t.diagonal()
	}
	if f&geom.FlipX != 0 {
		t.Left, t.Right = t.Right, t.Left
	}
	if f&geom.FlipY != 0 {
		t.Hangs = !t.Hangs
	}
}

// diagonal swaps the top right and the bottom left of a tile: of a slope from corner to corner, that is one again.
func (t *tile) diagonal() {
	down, up := t.Left == 1 && t.Right == 0, t.Left == 0 && t.Right == 1
	switch {
	case t.OneWay || !down && !up:
		t.Left, t.Right, t.OneWay, t.Hangs = 1, 1, false, false
	case down != t.Hangs: // the corner that is missing lies on the other diagonal
		t.Left, t.Right, t.Hangs = t.Right, t.Left, !t.Hangs
	}
}

// side is from where to where a tile fills a side of its cell, in parts of it: of its left and right side from the
// floor upwards, of the others from the left.
func (t *tile) side(which int) (lo, hi float64) {
	if t.OneWay || t.empty() {
		return 0, 0
	}
	height := 0.0
	switch which {
	case left:
		height = t.Left
	case right:
		height = t.Right
	case above:
		if t.Hangs || t.full() {
			return 0, 1
		}
		return 0, 0
	case below:
		if !t.Hangs || t.full() {
			return 0, 1
		}
		return 0, 0
	}
	if t.Hangs {
		return 1 - height, 1
	}
	return 0, height
}

// covered reports whether the neighbour fills all that a tile fills of one of its sides: then nothing gets out there,
// and nothing is met there.
func (p *placed) covered(t *tile, side int) bool {
	x, y := t.index%p.Grid.W, t.index/p.Grid.W
	var next tile
	switch side {
	case above:
		next = p.tile(x, y-1)
	case right:
		next = p.tile(x+1, y)
	case below:
		next = p.tile(x, y+1)
	case left:
		next = p.tile(x-1, y)
	default:
		return false
	}
	lo, hi := t.side(side)
	nlo, nhi := next.side((side + 2) % 4)
	return hi > lo && nlo <= lo && nhi >= hi
}

// shut returns the bits of the sides of a tile that neighbours cover.
func (p *placed) shut(t *tile) uint64 {
	bits := uint64(0)
	for side := range 4 {
		if p.covered(t, side) {
			bits |= 1 << side
		}
	}
	return bits
}

// corner returns the top left corner of a cell, from a place.
func (p *placed) corner(x, y int, origin geom.Vec) geom.Vec {
	size := p.Grid.CellSize()
	return geom.Vec{
		X: p.pos.X - origin.X + float64(size.X*float64(x)),
		Y: p.pos.Y - origin.Y + float64(size.Y*float64(y)),
	}
}

// cells is a range of columns and rows of a grid, the last ones included.
type cells struct{ x0, y0, x1, y1 int }

// cells returns those that a rectangle overlaps or touches, by slop, within the grid.
func (p *placed) cells(r geom.Rect) cells {
	size := p.Grid.CellSize()
	x, y := r.X-p.pos.X, r.Y-p.pos.Y
	return cells{
		max(geom.Floor((x-slop)/size.X), 0), max(geom.Floor((y-slop)/size.Y), 0),
		min(geom.Floor((x+r.W+slop)/size.X), p.Grid.W-1), min(geom.Floor((y+r.H+slop)/size.Y), p.Grid.H-1),
	}
}
