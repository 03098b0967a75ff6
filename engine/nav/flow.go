package nav

import (
	"math"
	"slices"

	"github.com/krill2d/krill/engine/geom"
)

// Flow is the way to the nearest of some goals from everywhere: made once, it leads thousands. It is plain data, state
// as the grid is, with five bytes for a cell. The zero Flow leads nowhere, until Map.Flow has filled it.
type Flow struct {
	// Reach is how far from the goals it leads, in straight steps onto tiles of cost 1; zero: everywhere.
	Reach float64

	grid  *geom.Grid
	shape lattice // without cells and costs
	goals []geom.Vec
	ways  []uint8  // of each cell: the direction to the next one, or stay, or lost
	dist  []uint32 // of each cell to its goal
	stamp uint64   // of all that it was made from
}

// What stands in ways besides directions.
const (
	stay = 8 + iota // a goal is here
	lost            // there is no way from here
)

// unreached is the distance of cells from which there is no way.
const unreached = math.MaxUint32

// Flow makes f lead to the goals, and reports whether it had to: where the goals' cells, the grid and the map are what
// they were it costs a look at the grid alone. So call it in each tick, before f is asked, and change walls at will.
// Goals in walls and outside of the grid are none. To make it costs about as much as a search through all cells that
// Reach leaves (Dijkstra's). It allocates nothing once f has been as large. It panics as Path does.
func (m *Map) Flow(f *Flow, goals ...geom.Vec) bool {
	l := m.lattice("flow")
	if !(f.Reach >= 0) {
		panic("nav: flow: Flow.Reach is below 0 or NaN; zero is without end")
	}
	for _, at := range goals {
		check("flow", "a goal", at)
	}
	f.goals = append(f.goals[:0], goals...)
	stamp := f.stampOf(&l, m.Grid)
	if stamp == f.stamp && f.grid == m.Grid && len(f.ways) == len(l.cells) {
		return false
	}
	f.stamp, f.grid, f.shape = stamp, m.Grid, l
	f.shape.cells, f.shape.costs = nil, nil
	if m.work == nil {
		m.work = &work{}
	}
	f.fill(&l, m.work)
	return true
}

// stampOf returns a number for all that a flow is made from.
func (f *Flow) stampOf(l *lattice, g *geom.Grid) uint64 {
	h := stamper(14695981039346656037)
	h.add(uint64(l.w)<<32 | uint64(l.h))
	h.add(uint64(l.shape)<<2 | uint64(l.moved(0))<<1 | uint64(l.moved(1)))
	h.add(math.Float64bits(f.Reach))
	for _, c := range l.costs {
		h.add(uint64(c))
	}
	for _, at := range f.goals {
		x, y := g.Cell(at)
		h.add(uint64(uint32(x))<<32 | uint64(uint32(y)))
	}
	cells := l.cells
	for ; len(cells) >= 4; cells = cells[4:] {
		h.add(uint64(cells[0]) | uint64(cells[1])<<16 | uint64(cells[2])<<32 | uint64(cells[3])<<48)
	}
	for _, c := range cells {
		h.add(uint64(c))
	}
	return uint64(h)
}

// stamper mixes numbers into one.
type stamper uint64

func (h *stamper) add(v uint64) {
	x := (uint64(*h) ^ v) * 0x9e3779b97f4a7c15
	*h = stamper(x ^ x>>29)
}

// fill goes outwards from all goals at once.
func (f *Flow) fill(l *lattice, w *work) {
	n := len(l.cells)
	f.ways, f.dist = slices.Grow(f.ways[:0], n)[:n], slices.Grow(f.dist[:0], n)[:n]
	for i := range n {
		f.ways[i], f.dist[i] = lost, unreached
	}
	w.open = w.open[:0]
	for _, at := range f.goals {
		x, y := f.grid.Cell(at)
		if i := y*l.w + x; l.cost(x, y) > 0 && f.dist[i] > 0 {
			f.ways[i], f.dist[i] = stay, 0
			w.open.push(item{0, uint16(x), uint16(y)})
		}
	}
	reach := uint64(unreached - 1)
	if f.Reach > 0 && f.Reach*straight < float64(reach) {
		reach = uint64(f.Reach * straight)
	}
	for len(w.open) > 0 {
		it := w.open.pop()
		if x, y := int(it.x), int(it.y); uint32(it.key) == f.dist[y*l.w+x] {
			f.spread(l, w, x, y, reach)
		}
	}
	f.leadOut(l)
}

// spread lets a cell's neighbours go over it when that is the shortest way.
func (f *Flow) spread(l *lattice, w *work, x, y int, reach uint64) {
	var steps [8]step
	i := y*l.w + x
	cost := uint32(l.cost(x, y))
	for _, s := range steps[:l.around(x, y, &steps)] {
		j := int(s.y)*l.w + int(s.x)
		dist := f.dist[i] + s.length*cost
		if dist < f.dist[j] && uint64(dist) <= reach {
			f.dist[j], f.ways[j] = dist, s.dir^1
			w.open.push(item{uint64(dist), uint16(s.x), uint16(s.y)})
		}
	}
}

// leadOut lets walls lead to the best of their neighbours, for those who were pushed into one.
func (f *Flow) leadOut(l *lattice) {
	var steps [8]step
	for i := range f.ways {
		if f.ways[i] != lost || l.cost(i%l.w, i/l.w) > 0 {
			continue
		}
		best := uint32(unreached)
		for _, s := range steps[:l.around(i%l.w, i/l.w, &steps)] {
			if d := f.dist[int(s.y)*l.w+int(s.x)]; d < best {
				best, f.ways[i] = d, s.dir
			}
		}
	}
}
