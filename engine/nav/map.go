package nav

import (
	"fmt"
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Limits of a Map: with them the cost of the longest way fits into 32 bits.
const (
	MaxCells = 1 << 22 // cells of a grid
	MaxCost  = 100     // of a tile
)

// far is the largest place that is taken, logical pixels.
const far = 1e9

// Map is where one can walk: a grid of tiles and what each costs. It is plain data for a game's own state; the grid is
// read at each call, so it may change at any time. Several maps may share a grid, say one for those who swim. A Map is
// for one goroutine, since its searches share memory.
type Map struct {
	Grid *geom.Grid
	// Costs are those of a step onto a tile, by its number in the grid: 1 to 100, 0 is a wall. Numbers beyond are walls.
	// Nil: 0 costs 1 and all others are walls.
	Costs []uint8
	Steps Steps // zero: Free
	// Radius is that of what walks, logical pixels: straightened ways keep so far from walls. Zero, or more than that:
	// nearly half a cell, so that what fits a corridor fits the way.
	Radius float64
	Limit  int // cells that a search for a path looks at; zero: all that there are

	work *work `state:"-"`
}

// Steps says how one goes from cell to cell.
type Steps uint8

// The ways to go.
const (
	Free  Steps = iota // in any direction: a path is straightened where the way is clear
	Eight              // from middle to middle, to all eight neighbours but around no corner of a wall
	Four               // from middle to middle, to the left and right, up and down
)

// lattice is a map as a search sees it.
type lattice struct {
	w, h   int
	cells  []uint16
	costs  []uint8
	shape  shape
	turned bool // columns are moved instead of rows
	even   bool // rows 0, 2, 4… are
}

// shape says which cells are neighbours.
type shape uint8

const (
	square8 shape = iota
	square4
	hexagons
	diamonds // staggered: of each four neighbours share an edge
)

// whole is what a grid costs without Costs.
var whole = []uint8{1}

// lattice looks at the map, and panics when it is broken; verb is what was called.
func (m *Map) lattice(verb string) lattice {
	g := m.Grid
	switch {
	case g == nil:
		panic("nav: " + verb + ": the map has no grid; set Map.Grid")
	case g.W < 0 || g.H < 0 || len(g.Cells) != g.W*g.H:
		panic(fmt.Sprintf("nav: %s: a grid of %d×%d with %d cells; make it with geom.NewGrid", verb, g.W, g.H, len(g.Cells)))
	case len(g.Cells) > MaxCells:
		panic(fmt.Sprintf("nav: %s: a grid of %d×%d cells; at most %d; try larger cells", verb, g.W, g.H, MaxCells))
	}
	if size := g.CellSize(); !(size.X > 0 && size.Y > 0 && size.X <= far && size.Y <= far) {
		panic(fmt.Sprintf("nav: %s: cells of %v×%v; a side is above 0 and at most 1e9", verb, size.X, size.Y))
	}
	if !(m.Radius >= 0 && m.Radius <= far) {
		panic(fmt.Sprintf("nav: %s: Map.Radius is %v; it is 0 to 1e9", verb, m.Radius))
	}
	l := lattice{w: g.W, h: g.H, cells: g.Cells, costs: m.Costs, turned: g.Tiling.Columns, even: g.Tiling.Even}
	if l.costs == nil {
		l.costs = whole
	}
	for n, c := range l.costs {
		if c > MaxCost {
			panic(fmt.Sprintf("nav: %s: Map.Costs[%d] is %d; at most %d", verb, n, c, MaxCost))
		}
	}
	switch {
	case g.Tiling.Kind == geom.Staggered && g.Tiling.Side > 0:
		l.shape = hexagons
	case g.Tiling.Kind == geom.Staggered:
		l.shape = diamonds
	case m.Steps == Four:
		l.shape = square4
	}
	return l
}

// staggered reports whether cells are no squares, if seen from the right side.
func (l *lattice) staggered() bool { return l.shape >= hexagons }

// cost returns what a step onto a cell costs: 0 is a wall, as all outside is.
func (l *lattice) cost(x, y int) uint8 {
	if uint(x) >= uint(l.w) || uint(y) >= uint(l.h) {
		return 0
	}
	if t := int(l.cells[y*l.w+x]); t < len(l.costs) {
		return l.costs[t]
	}
	return 0
}

// range of costs: the least above 0, and the greatest. Without any way at all they are 1 and 0.
func (l *lattice) costRange() (least, most uint32) {
	least = MaxCost
	for _, c := range l.costs {
		if c > 0 {
			least, most = min(least, uint32(c)), max(most, uint32(c))
		}
	}
	if most == 0 {
		least = 1
	}
	return least, most
}

// hold returns the cell of the lattice that is nearest to a cell, and whether it is that one.
func (l *lattice) hold(x, y int) (hx, hy int, in bool) {
	hx, hy = max(min(x, l.w-1), 0), max(min(y, l.h-1), 0)
	return hx, hy, hx == x && hy == y
}

// check panics when a place is none; it returns it.
func check(verb, name string, p geom.Vec) geom.Vec {
	checkOne(verb, name, "X", p.X)
	checkOne(verb, name, "Y", p.Y)
	return p
}

func checkOne(verb, name, axis string, v float64) {
	if !(math.Abs(v) <= far) {
		panic(fmt.Sprintf("nav: %s: %s.%s is %v; places lie within 1e9 of 0", verb, name, axis, v))
	}
}

// Cost returns what a step onto the cell at a place costs: 0 is a wall, and so is all outside of the grid.
func (m *Map) Cost(p geom.Vec) int {
	l := m.lattice("cost")
	x, y := m.Grid.Cell(check("cost", "p", p))
	return int(l.cost(x, y))
}
