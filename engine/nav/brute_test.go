package nav

import (
	"math"
	"math/rand/v2"

	"github.com/krill2d/krill/engine/geom"
)

// random returns a map of up to 14×14 cells with walls and, sometimes, tiles of several costs.
func random(r *rand.Rand) *Map {
	g := geom.NewGrid(1+r.IntN(14), 1+r.IntN(14), 10)
	m := &Map{Grid: &g, Steps: Steps(r.IntN(3))}
	kinds := 2
	if r.IntN(2) == 0 {
		m.Costs, kinds = []uint8{uint8(1 + r.IntN(3)), 0, 5, uint8(1 + r.IntN(MaxCost))}, 5
	}
	switch r.IntN(5) {
	case 0:
		g.Tiling = geom.Tiling{Kind: geom.Staggered, Side: 5, Columns: r.IntN(2) == 0, Even: r.IntN(2) == 0}
	case 1:
		g.Tiling = geom.Tiling{Kind: geom.Staggered, Columns: r.IntN(2) == 0, Even: r.IntN(2) == 0}
	case 2:
		g.Tiling.Kind = geom.Diamond
	}
	walls := r.Float64() * 0.6
	for i := range g.Cells {
		if r.Float64() < walls {
			g.Cells[i] = 1
		} else if kinds > 2 {
			g.Cells[i] = []uint16{0, 2, 3, 0}[r.IntN(4)]
		}
	}
	return m
}

// somewhere returns a place in a grid.
func somewhere(r *rand.Rand, g *geom.Grid) geom.Vec {
	b := g.Bounds()
	return geom.V(r.Float64()*b.W, r.Float64()*b.H)
}

// touching reports, by where cells lie on the plane and not by their numbers, whether two of them are neighbours, and
// whether over a corner.
func touching(m *Map, x0, y0, x1, y1 int) (near, corner bool) {
	a, b := m.Grid.Center(x0, y0), m.Grid.Center(x1, y1)
	size := m.Grid.CellSize()
	dx, dy := math.Abs(a.X-b.X)/size.X, math.Abs(a.Y-b.Y)/size.Y
	switch {
	case m.Grid.Tiling.Kind == geom.Rows:
		return dx+dy == 1 || dx == 1 && dy == 1, dx == 1 && dy == 1
	case m.Grid.Tiling.Kind == geom.Diamond:
		return dx+dy == 1, dx == 1 || dy == 1
	case m.Grid.Tiling.Side > 0:
		return dx+dy > 0 && dx <= 1 && dy <= 1 && dx+dy <= 1.5, false
	}
	return dx == 0.5 && dy == 0.5, false
}

// walkable reports whether a step is allowed and what it costs, by the rules in words.
func walkable(m *Map, x0, y0, x1, y1 int) (cost int, ok bool) {
	tile := func(x, y int) int {
		if x < 0 || y < 0 || x >= m.Grid.W || y >= m.Grid.H {
			return 0
		}
		n := int(m.Grid.At(x, y))
		switch {
		case m.Costs == nil && n == 0:
			return 1
		case n < len(m.Costs):
			return int(m.Costs[n])
		}
		return 0
	}
	near, corner := touching(m, x0, y0, x1, y1)
	to := tile(x1, y1)
	switch {
	case !near || to == 0 || corner && m.Steps == Four:
		return 0, false
	case corner && (tile(x0, y1) == 0 || tile(x1, y0) == 0):
		return 0, false
	case corner:
		return 17 * to, true
	}
	return 12 * to, true
}

// distances returns what the cheapest ways from a cell to all cost, or with back those from all to it, −1 where there is
// none: each step is offered to each cell until nothing changes.
func distances(m *Map, x, y int, back bool) []int {
	w, h := m.Grid.W, m.Grid.H
	dist := make([]int, w*h)
	for i := range dist {
		dist[i] = -1
	}
	dist[y*w+x] = 0
	for changed := true; changed; {
		changed = false
		for i, d := range dist {
			if d < 0 {
				continue
			}
			for dy := -2; dy <= 2; dy++ {
				for dx := -2; dx <= 2; dx++ {
					x0, y0, x1, y1 := i%w, i/w, i%w+dx, i/w+dy
					if x1 < 0 || y1 < 0 || x1 >= w || y1 >= h {
						continue
					}
					c, ok := walkable(m, x0, y0, x1, y1)
					if back {
						c, ok = walkable(m, x1, y1, x0, y0)
						_, free := walkable(m, x0, y0, x1, y1)
						ok = ok && free
					}
					if j := y1*w + x1; ok && (dist[j] < 0 || d+c < dist[j]) {
						dist[j], changed = d+c, true
					}
				}
			}
		}
	}
	return dist
}
