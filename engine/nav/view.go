package nav

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Visible appends the cells that are seen from the middle of the cell at a place, as indices into Grid.Cells, each once
// and always in the same order: what a lamp lights, or what a player of a roguelike knows. radius is in cells; zero or
// less: no end. Who sees the floor of a cell is seen from there; of walls that face is seen which one looks at. It
// costs about the cells that it appends, and allocates nothing but room in dst. It panics as Sees does.
//
// It is symmetric shadow casting: rows of a quarter of the view that go outwards, between slopes that walls narrow.
func (m *Map) Visible(dst []int, from geom.Vec, radius float64) []int {
	v := view{lattice: m.squares("visible"), cells: dst, reach: math.Inf(1)}
	if radius > 0 {
		v.reach = float64(radius * radius)
	}
	v.x, v.y = m.Grid.Cell(check("visible", "from", from))
	if _, _, in := v.hold(v.x, v.y); !in || len(v.lattice.cells) == 0 {
		return dst
	}
	if m.work == nil {
		m.work = &work{}
	}
	m.work.begin(v.w * v.h)
	v.work = m.work
	v.show(0, 0)
	for quarter := range 4 {
		v.quarter = quarter
		v.scan(slope{-1, 1}, slope{1, 1})
	}
	return v.cells
}

// view is what is seen from a cell.
type view struct {
	lattice
	*work
	cells   []int
	x, y    int
	quarter int
	reach   float64 // square of the radius, cells
}

// slope is a direction: so many cells aside for so many outwards. The second is above 0.
type slope struct{ aside, out int }

// at returns where the slope is at a depth, times twice its own out.
func (s slope) at(depth int) int { return 2 * depth * s.aside }

// span is a part of the view that is still to be looked at: from a depth on, between two slopes.
type span struct {
	depth    int
	from, to slope
}

// scan goes outwards between two slopes, row by row. What walls cut off a row waits in a list and not on the stack, which
// would not hold the rows of a long corridor.
func (v *view) scan(from, to slope) {
	v.spans = append(v.spans[:0], span{1, from, to})
	for len(v.spans) > 0 {
		s := v.spans[len(v.spans)-1]
		v.spans = v.spans[:len(v.spans)-1]
		if float64(s.depth*s.depth) <= v.reach && s.depth <= max(v.w, v.h) {
			v.row(s.depth, s.from, s.to)
		}
	}
}

// row shows the cells of a row between two slopes, and lets the view go on where it is open.
func (v *view) row(depth int, from, to slope) {
	first := floorDiv(from.at(depth)+from.out, 2*from.out) // the nearest column, halves upwards
	last := -floorDiv(-to.at(depth)+to.out, 2*to.out)      // halves downwards
	wasWall := true
	for col := first; col <= last; col++ {
		wall := v.wall(depth, col)
		if wall || col*from.out >= depth*from.aside && col*to.out <= depth*to.aside {
			v.show(depth, col)
		}
		edge := slope{2*col - 1, 2 * depth}
		switch {
		case col == first:
		case wasWall && !wall:
			from = edge
		case !wasWall && wall:
			v.spans = append(v.spans, span{depth + 1, from, edge})
		}
		wasWall = wall
	}
	if !wasWall {
		v.spans = append(v.spans, span{depth + 1, from, to})
	}
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// cell returns a column of a row of the quarter at hand.
func (v *view) cell(depth, col int) (x, y int) {
	switch v.quarter {
	case 0:
		return v.x + col, v.y - depth
	case 1:
		return v.x + col, v.y + depth
	case 2:
		return v.x - depth, v.y + col
	}
	return v.x + depth, v.y + col
}

func (v *view) wall(depth, col int) bool { return v.cost(v.cell(depth, col)) == 0 }

// show appends a cell, if it is in the grid, within reach and new.
func (v *view) show(depth, col int) {
	x, y := v.cell(depth, col)
	if float64(depth*depth+col*col) > v.reach || uint(x) >= uint(v.w) || uint(y) >= uint(v.h) {
		return
	}
	i := y*v.w + x
	if n := &v.nodes[i]; n.round < v.round {
		n.round = v.round
		v.cells = append(v.cells, i)
	}
}
