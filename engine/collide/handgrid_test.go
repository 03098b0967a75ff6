package collide

import "github.com/krill2d/krill/engine/geom"

// handGrid is what somebody writes by hand who knows their game: one size of box, a world of a known size, and a grid
// that is sorted anew by counting in each tick. It is what the speed of a Space is measured against.
type handGrid struct {
	side   float64 // of a cell, no smaller than a box
	w, h   int
	starts []int32
	cell   []int32 // by box
	order  []int32
	boxes  []handBox // in the order of their cells
	pairs  [][2]int32
}

type handBox struct{ x0, y0, x1, y1 float64 }

// newHandGrid makes one for boxes that are within a world from (0, 0) on.
func newHandGrid(size geom.Vec, side float64, n int) *handGrid {
	g := &handGrid{side: side, w: int(size.X/side) + 1, h: int(size.Y/side) + 1}
	g.starts = make([]int32, g.w*g.h+1)
	g.cell, g.order, g.boxes = make([]int32, n), make([]int32, n), make([]handBox, n)
	return g
}

// tick sorts the boxes by the cell of their corner and lists the pairs that overlap.
func (g *handGrid) tick(at []geom.Vec, half geom.Vec) {
	clear(g.starts)
	per := 1 / g.side
	for i, p := range at {
		c := int32(int((p.Y-half.Y)*per)*g.w + int((p.X-half.X)*per))
		g.cell[i] = c
		g.starts[c+1]++
	}
	for i := 1; i < len(g.starts); i++ {
		g.starts[i] += g.starts[i-1]
	}
	for i, p := range at {
		c := g.cell[i]
		k := g.starts[c]
		g.starts[c]++
		g.order[k] = int32(i)
		g.boxes[k] = handBox{p.X - half.X, p.Y - half.Y, p.X + half.X, p.Y + half.Y}
	}
	copy(g.starts[1:], g.starts) // they were moved on by one cell
	g.starts[0] = 0
	g.pairs = g.pairs[:0]
	for y := range g.h {
		for x := range g.w {
			g.inCell(x, y)
		}
	}
}

// inCell lists the pairs of a cell with itself and with the cells right of it and below.
func (g *handGrid) inCell(x, y int) {
	c := y*g.w + x
	from, to := g.starts[c], g.starts[c+1]
	if from == to {
		return
	}
	right := to
	if x+1 < g.w {
		right = g.starts[c+2]
	}
	var low, high int32
	if y+1 < g.h {
		low, high = g.starts[c+g.w-min(x, 1)], g.starts[c+g.w+min(g.w-1-x, 1)+1]
	}
	for k := from; k < to; k++ {
		g.run(k, k+1, right)
		g.run(k, low, high)
	}
}

func (g *handGrid) run(k, from, to int32) {
	a := g.boxes[k]
	for j := from; j < to; j++ {
		b := &g.boxes[j]
		if a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1 {
			g.pairs = append(g.pairs, [2]int32{g.order[k], g.order[j]})
		}
	}
}
