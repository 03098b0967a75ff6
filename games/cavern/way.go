package main

import (
	"github.com/krill2d/krill/engine/geom"
)

const (
	jumpCells  = 4.0 // above ground that a jump comes to; where he stands is 1
	springMore = 3.0 // cells that a spring is better than a jump
	noGround   = 1e3 // cells above what is no ground
)

// air is what an open cell is to one who jumps.
type air struct {
	ground float64 // cells that it is above the next ground or ladder; negative: it is solid, or hurts
	lift   float64 // and above the next lift
}

// aim works out how far each open cell is from a goal, for a hero who walks, falls, climbs, rides and jumps about so
// high. It is the bot's idea of the way, and need not be exact.
func (h *thinker) aim(goal geom.Rect) {
	h.goal = goal
	g := &h.level.Tiles
	cells := h.airs()
	if len(h.far) != len(g.Cells) {
		h.far = make([]float64, len(g.Cells))
	}
	for i := range h.far {
		h.far[i] = farFromAll
	}
	x, y := g.Cell(goal.Center())
	queue := []int{y*g.W + x}
	h.far[queue[0]] = 0
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, d := range [...][2]int{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
			nx, ny := at%g.W+d[0], at/g.W+d[1]
			if nx < 0 || ny < 0 || nx >= g.W || ny >= g.H {
				continue
			}
			next := ny*g.W + nx
			if cells[next].ground < 0 || d[1] == 1 && !rises(cells[next], cells[at]) || h.far[next] <= h.far[at]+cell {
				continue
			}
			h.far[next] = h.far[at] + cell
			queue = append(queue, next)
		}
	}
}

// rises reports whether one comes up from a cell into the one above it: by a jump, or on a lift that carries both.
func rises(from, to air) bool {
	return to.ground <= jumpCells || to.lift <= jumpCells && from.lift <= jumpCells
}

// airs returns what each cell is.
func (h *thinker) airs() []air {
	l := h.level
	g := &l.Tiles
	cells := make([]air, len(g.Cells))
	for x := range g.W {
		under := noGround
		for y := g.H - 1; y >= 0; y-- {
			tile := l.tileAt(x, y)
			is := min(under+1, noGround)
			switch {
			case tile.OneWay:
				under, is = 0, 0
			case tile.Left >= 1 && tile.Right >= 1:
				under, is = 0, -1
			case tile.Left > 0 || tile.Right > 0:
				under, is = 0.5, 0.5
			default:
				under = is
			}
			cells[y*g.W+x] = air{ground: is, lift: noGround}
		}
	}
	h.correct(cells)
	return cells
}

// correct adds ladders, lifts, springs, doors and what hurts.
func (h *thinker) correct(cells []air) {
	for i := range h.level.Things {
		th := &h.level.Things[i]
		switch th.Kind {
		case "ladder":
			h.cells(th.At, func(c int) { cells[c].ground = min(cells[c].ground, 1) })
			h.above(th.At, func(c int, up float64) { cells[c].ground = min(cells[c].ground, up) }, cells)
		case "spring":
			h.above(th.At, func(c int, up float64) { cells[c].ground = min(cells[c].ground, max(up-springMore, 0)) }, cells)
		case "lift":
			for t := 0.0; t <= 1; t += 0.05 {
				at := alongPath(th.Path, t*pathLength(th.Path))
				h.above(geom.Around(at, th.At.W, th.At.H), func(c int, up float64) { cells[c].lift = min(cells[c].lift, up) }, cells)
			}
		case "spikes", "lava":
			h.cells(th.At, func(c int) { cells[c].ground = -1 })
		case "door":
			if !h.gates[i] {
				h.cells(th.At, func(c int) { cells[c].ground = -1 })
			}
		}
	}
}

// cells passes the numbers of the cells that a rectangle overlaps.
func (h *thinker) cells(r geom.Rect, do func(c int)) {
	g := &h.level.Tiles
	x0, y0 := g.Cell(r.Min())
	x1, y1 := g.Cell(r.Max().Sub(geom.V(0.01, 0.01)))
	for y := max(y0, 0); y <= min(y1, g.H-1); y++ {
		for x := max(x0, 0); x <= min(x1, g.W-1); x++ {
			do(y*g.W + x)
		}
	}
}

// above passes the open cells over a rectangle, with how many cells they are up; the one on it is 1.
func (h *thinker) above(r geom.Rect, do func(c int, up float64), cells []air) {
	g := &h.level.Tiles
	h.cells(geom.R(r.X, r.Y-9*cell, r.W, 9*cell), func(c int) {
		if cells[c].ground >= 0 {
			do(c, float64(geom.Floor(r.Y/cell)-c/g.W))
		}
	})
}

// way returns how far a point is from the goal, logical pixels.
func (h *thinker) way(p geom.Vec) float64 {
	if geom.Around(p, heroW, heroH).Overlaps(h.goal) {
		return 0
	}
	g := &h.level.Tiles
	x, y := g.Cell(p)
	best := farFromAll
	for _, d := range [...][2]int{{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
		nx, ny := x+d[0], y+d[1]
		if nx < 0 || ny < 0 || nx >= g.W || ny >= g.H {
			continue
		}
		if f := h.far[ny*g.W+nx]; f < farFromAll {
			best = min(best, f+p.Dist(g.Center(nx, ny)))
		}
	}
	return best
}
