package nav

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// index returns that of the cell at a column and row, and −1 outside.
func (f *Flow) index(x, y int) int {
	if uint(x) >= uint(f.shape.w) || uint(y) >= uint(f.shape.h) {
		return -1
	}
	return y*f.shape.w + x
}

// Next returns the cell after a cell on its way, and false at a goal, where there is no way, and outside. Out of a wall
// it leads to the neighbour that is nearest to a goal.
func (f *Flow) Next(x, y int) (nx, ny int, ok bool) {
	i := f.index(x, y)
	if i < 0 || f.ways[i] >= stay {
		return x, y, false
	}
	o := f.shape.offset(x, y, f.ways[i])
	return x + o.x, y + o.y, true
}

// Dist returns how far it is from the cell at a place to its goal, in straight steps onto tiles of cost 1, and +Inf
// where there is no way: in walls, outside and beyond Reach.
func (f *Flow) Dist(p geom.Vec) float64 {
	if f.grid == nil {
		return math.Inf(1)
	}
	i := f.index(f.grid.Cell(check("dist", "p", p)))
	if i < 0 || f.dist[i] == unreached {
		return math.Inf(1)
	}
	return float64(f.dist[i]) / straight
}

// Dir returns the way to go from a place, of length 1; zero at a goal and where there is no way. Between the middles of
// cells it turns from the way of one to that of the next, so that a crowd does not walk in files, and never past a
// corner of a wall. In a goal's cell it leads to the goal itself, and within a pixel of it the length is less than 1.
func (f *Flow) Dir(p geom.Vec) geom.Vec {
	check("dir", "p", p)
	if f.grid == nil {
		return geom.Vec{}
	}
	x, y := f.grid.Cell(p)
	i := f.index(x, y)
	if i < 0 || f.ways[i] == lost {
		return geom.Vec{}
	}
	if f.ways[i] == stay {
		return f.home(p, x, y)
	}
	own := f.toward(x, y, i)
	if f.grid.Tiling.Kind != geom.Rows || f.dist[i] == unreached {
		return f.grid.Center(x, y).Add(own).Sub(p).Unit()
	}
	if sum := f.blend(p, x, y, own); sum != (geom.Vec{}) {
		return sum.Unit()
	}
	return own.Unit()
}

// toward returns the way from the middle of a cell to that of the next one.
func (f *Flow) toward(x, y, i int) geom.Vec {
	if f.ways[i] >= stay {
		return geom.Vec{}
	}
	o := f.shape.offset(x, y, f.ways[i])
	return f.grid.Center(x+o.x, y+o.y).Sub(f.grid.Center(x, y))
}

// home returns the way to the goal in a cell.
func (f *Flow) home(p geom.Vec, x, y int) geom.Vec {
	best, least := geom.Vec{}, math.Inf(1)
	for _, at := range f.goals {
		if gx, gy := f.grid.Cell(at); gx == x && gy == y && p.Dist(at) < least {
			best, least = at.Sub(p), p.Dist(at)
		}
	}
	if least < 1 {
		return best
	}
	return best.Unit()
}

// blend mixes the ways of the four cells around a place by how near their middles are. Those that do not lie open to
// the place's own cell take no part, and towards them the way gets slower and ends at their edge.
func (f *Flow) blend(p geom.Vec, x, y int, own geom.Vec) geom.Vec {
	size := f.grid.CellSize()
	off := p.Sub(f.grid.Center(x, y))
	kx, ky := min(math.Abs(off.X)/size.X, 0.5), min(math.Abs(off.Y)/size.Y, 0.5)
	dx, dy := sign(off.X), sign(off.Y)
	aside, okX := f.open(x+int(dx), y)
	below, okY := f.open(x, y+int(dy))
	corner, okC := f.open(x+int(dx), y+int(dy))
	sum := own.Mul((1 - kx) * (1 - ky)).Add(aside.Mul(kx * (1 - ky))).Add(below.Mul((1 - kx) * ky))
	if okC = okC && okX && okY; okC {
		sum = sum.Add(corner.Mul(kx * ky))
	}
	toX, toY := sum.X*dx > 0, sum.Y*dy > 0
	if !okX && toX || !okC && toX && toY && kx <= ky {
		sum.X *= 1 - 2*kx
	}
	if !okY && toY || !okC && toX && toY && ky < kx {
		sum.Y *= 1 - 2*ky
	}
	return sum
}

func sign(x float64) float64 {
	if x < 0 {
		return -1
	}
	return 1
}

// open returns the way of a cell, zero of a goal and where there is none, and whether one gets to a goal from it.
func (f *Flow) open(x, y int) (geom.Vec, bool) {
	i := f.index(x, y)
	if i < 0 || f.dist[i] == unreached {
		return geom.Vec{}, false
	}
	return f.toward(x, y, i), true
}
