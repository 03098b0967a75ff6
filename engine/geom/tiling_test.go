package geom

import (
	"fmt"
	"testing"
)

// tilings are one grid of each kind, with cells that are and are not square.
func tilings() map[string]*Grid {
	all := map[string]*Grid{}
	add := func(name string, t Tiling) {
		for _, size := range []Vec{{16, 0}, {32, 16}, {13, 20}} {
			g := NewGrid(9, 7, size.X)
			g.Tall, g.Tiling = size.Y, t
			all[fmt.Sprintf("%s %v", name, size)] = &g
		}
	}
	add("rows", Tiling{})
	add("diamond", Tiling{Kind: Diamond})
	for _, columns := range []bool{false, true} {
		for _, even := range []bool{false, true} {
			add(fmt.Sprint("staggered ", columns, even), Tiling{Kind: Staggered, Columns: columns, Even: even})
			add(fmt.Sprint("hexagonal ", columns, even), Tiling{Kind: Staggered, Side: 7, Columns: columns, Even: even})
		}
	}
	return all
}

func TestCellOfCenter(t *testing.T) {
	for name, g := range tilings() {
		for y := -4; y < g.H+4; y++ {
			for x := -4; x < g.W+4; x++ {
				if gotX, gotY := g.Cell(g.Center(x, y)); gotX != x || gotY != y {
					t.Errorf("%s: Cell(Center(%d, %d)): got %d, %d", name, x, y, gotX, gotY)
				}
			}
		}
	}
}

// inside says by its definition whether a cell holds a point, away from its edges: a rectangle, a diamond, or a hexagon
// that is a diamond with two corners cut off.
func inside(g *Grid, x, y int, p Vec) bool {
	size := g.CellSize()
	d := p.Sub(g.Center(x, y))
	u, v := max(d.X, -d.X), max(d.Y, -d.Y)
	switch g.Tiling.Kind {
	case Diamond:
		return u/size.X+v/size.Y < 0.5
	case Staggered:
		if g.Tiling.Columns {
			u, v, size = v, u, V(size.Y, size.X)
		}
		return u < size.X/2 && v < size.Y/2-(size.Y-g.Tiling.Side)/2*u/(size.X/2)
	}
	return u < size.X/2 && v < size.Y/2
}

// Cells share no point, and leave none out.
func TestEveryPointHasItsCell(t *testing.T) {
	for name, g := range tilings() {
		b := g.Bounds().Inset(-20)
		for py := b.Y + 0.137; py < b.Y+b.H; py += 1.713 {
			for px := b.X + 0.171; px < b.X+b.W; px += 1.917 {
				p := V(px, py)
				x, y := g.Cell(p)
				if !inside(g, x, y, p) {
					t.Fatalf("%s: Cell(%v): got %d, %d; want the one that holds it", name, p, x, y)
				}
			}
		}
	}
}

func TestBoundsAreTheBoxAroundAllCells(t *testing.T) {
	for name, g := range tilings() {
		lo, hi := V(1e9, 1e9), V(-1e9, -1e9)
		for y := range g.H {
			for x := range g.W {
				c := g.Corner(x, y)
				lo, hi = V(min(lo.X, c.X), min(lo.Y, c.Y)), V(max(hi.X, c.X+g.CellSize().X), max(hi.Y, c.Y+g.CellSize().Y))
			}
		}
		b := g.Bounds()
		if b.Size().Dist(hi) > 1e-9 || lo.X < 0 || lo.Y < 0 || lo.X > g.Size/2 {
			t.Errorf("%s: Bounds: got %v; want %v to %v", name, b, lo, hi)
		}
	}
	if got := (&Grid{}).Bounds(); got != (Rect{}) {
		t.Errorf("Bounds of no cells: got %v; want none", got)
	}
}

func TestSetFlipped(t *testing.T) {
	g := NewGrid(3, 2, 16)
	g.SetFlipped(1, 1, 5, 0)
	if g.Flips != nil || g.Flip(1, 1) != 0 {
		t.Errorf("a tile as it is: got Flips %v; want none", g.Flips)
	}
	g.SetFlipped(2, 1, 6, FlipDiagonal|FlipX)
	g.SetFlipped(9, 9, 6, FlipX)
	if g.At(2, 1) != 6 || g.Flip(2, 1) != FlipDiagonal|FlipX || g.Flip(1, 1) != 0 || g.Flip(9, 9) != 0 {
		t.Errorf("got %d turned %b", g.At(2, 1), g.Flip(2, 1))
	}
	if g.Set(2, 1, 7); g.Flip(2, 1) != 0 {
		t.Errorf("after Set: got turned %b; want a tile as it is", g.Flip(2, 1))
	}
}
