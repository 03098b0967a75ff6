package nav

import "github.com/krill2d/krill/engine/geom"

// widest is the radius that always gets through a corridor, in cells.
const widest = 0.45

// band is what must be clear for a way to be straight.
type band struct {
	*lattice
	radius float64 // in cells
	priced bool    // not all tiles cost the same
}

// inCells returns a place in units of cells, in which each has a side of 1: of rows, and of the rows of a diamond.
func inCells(g *geom.Grid, p geom.Vec) geom.Vec {
	size := g.CellSize()
	if g.Tiling.Kind == geom.Diamond {
		across, down := p.X/size.X-float64(g.H)/2, p.Y/size.Y
		return geom.Vec{X: down + across, Y: down - across}
	}
	return geom.Vec{X: p.X / size.X, Y: p.Y / size.Y}
}

// straighten pulls the way that was found taut: from each point it leads to the farthest cell of the way that can be
// reached in a straight line which is not dearer.
func (m *Map) straighten(l *lattice, p *Path, from, to geom.Vec, whole bool) {
	cells := m.work.cells
	least, most := l.costRange()
	size := m.Grid.CellSize()
	b := band{l, min(m.Radius/min(size.X, size.Y), widest), least != most}
	if m.Radius == 0 {
		b.radius = widest
	}
	last := len(cells) - 1
	end := m.middle(cells[last])
	if whole {
		end = to
	}
	aim := inCells(m.Grid, end)
	at := inCells(m.Grid, from)
	i := 0
	if last > 0 && !b.joins(at, b.point(cells, 1, aim), 2*MaxCost) {
		p.Points = append(p.Points, m.middle(cells[0]))
		at = b.point(cells, 0, aim)
	}
	for i < last {
		i = b.farthest(cells, i, at, aim)
		at = b.point(cells, i, aim)
		if i < last {
			p.Points = append(p.Points, m.middle(cells[i]))
		}
	}
	p.Points = append(p.Points, end)
}

// point returns the i-th point of the way, in cells.
func (b *band) point(cells []int32, i int, aim geom.Vec) geom.Vec {
	if i == len(cells)-1 {
		return aim
	}
	return geom.Vec{X: float64(int(cells[i])%b.w) + 0.5, Y: float64(int(cells[i])/b.w) + 0.5}
}

// farthest returns the last point that a straight line from the i-th one leads to, found in steps that double and are
// then halved.
func (b *band) farthest(cells []int32, i int, at, aim geom.Vec) int {
	good, bad := i+1, len(cells)
	for reach := 2; good < bad-1; reach *= 2 {
		try := min(i+reach, len(cells)-1)
		if !b.joins(at, b.point(cells, try, aim), b.price(cells, i, try)) {
			bad = try
			break
		}
		good = try
	}
	for bad-good > 1 {
		try := (good + bad) / 2
		if b.joins(at, b.point(cells, try, aim), b.price(cells, i, try)) {
			good = try
		} else {
			bad = try
		}
	}
	return good
}

// price returns what a part of the way costs, each half of a step as the cell that it lies in.
func (b *band) price(cells []int32, from, to int) float64 {
	if !b.priced {
		return 0
	}
	sum := 0.0
	for i := from; i < to; i++ {
		x0, y0, x1, y1 := int(cells[i])%b.w, int(cells[i])/b.w, int(cells[i+1])%b.w, int(cells[i+1])/b.w
		length := 0.5
		if x0 != x1 && y0 != y1 {
			length = 0.7071067811865476
		}
		sum += float64(length * (float64(b.cost(x0, y0)) + float64(b.cost(x1, y1))))
	}
	return sum
}

// joins reports whether a straight band leads from a to c and costs no more than a price.
func (b *band) joins(a, c geom.Vec, price float64) bool {
	d := c.Sub(a)
	side := geom.Vec{X: -d.Y, Y: d.X}.Unit().Mul(b.radius)
	if !b.clear(a.Add(side), c.Add(side), false) || !b.clear(a.Sub(side), c.Sub(side), false) {
		return false
	}
	if !b.priced {
		return b.clear(a, c, true)
	}
	cost, ok := b.priceLine(a, c)
	return ok && cost <= price+1e-9
}
