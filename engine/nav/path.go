package nav

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Path is a way to walk: plain data, a walker's own. The zero Path leads nowhere and is done.
type Path struct {
	Points []geom.Vec // where it bends, and its end, logical pixels; where it began is not among them
	At     int        // the index of the point that is walked to
	Cost   float64    // of its cells: a straight step onto a tile of cost 1 is 1, one over a corner 1.42
}

// Result says what became of a search.
type Result uint8

// The results. All but None have written a path.
const (
	None    Result = iota // the grid has no cells; the path is done
	Whole                 // the path leads to the goal
	Partial               // there is no way, or the goal is outside or in a wall: the path leads as near as one can get
	Limited               // Map.Limit was reached first: the path leads to the nearest cell that was seen so far
)

// Path writes the cheapest way between two places into p, whose memory it uses again, and says how far it leads.
// Straightened, it ends at `to` itself; from middle to middle, and when it is not Whole, in the middle of a cell.
//
// Where there is a choice the same map gives the same way. What begins in a wall is let out of it, and outside of the
// grid the nearest cell counts. "As near as one can get" is in steps over open ground, not in steps that there are.
//
// A search costs a share of the cells around the straight line, and all cells that can be reached when there is no way:
// set a Limit, or ask one walker a tick. It allocates nothing once p and the map have seen one as large. It panics when
// a place is NaN, infinite or beyond 1e9, and when the map is broken.
func (m *Map) Path(p *Path, from, to geom.Vec) Result {
	check("path", "from", from)
	check("path", "to", to)
	*p = Path{Points: p.Points[:0]}
	l := m.lattice("path")
	if len(l.cells) == 0 {
		return None
	}
	if m.work == nil {
		m.work = &work{}
	}
	x0, y0, _ := l.hold(m.Grid.Cell(from))
	x1, y1, in := l.hold(m.Grid.Cell(to))
	end := m.work.search(&l, x0, y0, x1, y1, m.Limit)
	m.work.trace(end.cell)
	p.Cost = float64(end.cost) / straight
	result := Whole
	switch {
	case end.full:
		result = Limited
	case !in || end.cell != y1*l.w+x1 || l.cost(x1, y1) == 0:
		result = Partial
	}
	if m.Steps != Free || l.staggered() {
		m.middles(p)
	} else {
		m.straighten(&l, p, from, to, result == Whole)
	}
	return result
}

// middle returns that of the i-th cell.
func (m *Map) middle(i int32) geom.Vec {
	return m.Grid.Center(int(i)%m.Grid.W, int(i)/m.Grid.W)
}

// middles leads from cell to cell.
func (m *Map) middles(p *Path) {
	for _, i := range m.work.cells[min(1, len(m.work.cells)-1):] {
		p.Points = append(p.Points, m.middle(i))
	}
}

// Follow returns where one who walks along the path is after dt seconds with a speed in logical pixels per second, and
// turns to the next point where one is reached. It returns pos when the path is done. For a body that others may hold,
// move it by the difference, with Space.Slide.
func (p *Path) Follow(pos geom.Vec, speed, dt float64) geom.Vec {
	step := float64(speed * dt)
	for step > 0 && p.At < len(p.Points) {
		to := p.Points[p.At]
		away := pos.Dist(to)
		if away > step {
			return pos.Add(to.Sub(pos).Mul(step / away))
		}
		pos, step = to, step-away
		p.At++
	}
	return pos
}

// Done reports whether the end is reached.
func (p *Path) Done() bool { return p.At >= len(p.Points) }

// End returns the last point, and false of a path that has none.
func (p *Path) End() (geom.Vec, bool) {
	if len(p.Points) == 0 {
		return geom.Vec{}, false
	}
	return p.Points[len(p.Points)-1], true
}

// Left returns the length of the way that is left for one at a place, logical pixels.
func (p *Path) Left(pos geom.Vec) float64 {
	left := 0.0
	for i := p.At; i < len(p.Points); i++ {
		left += pos.Dist(p.Points[i])
		pos = p.Points[i]
	}
	return math.Max(left, 0)
}
