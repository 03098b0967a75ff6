package main

import (
	"github.com/krill2d/krill/engine/geom"
)

const (
	jumpCells   = 4 // above ground that a jump comes to, with what is then still to climb
	springCells = 7 // above a spring
)

// aim works out how far each open cell is from a goal, for a hero who walks, falls, climbs and jumps about so high.
// It is the bot's idea of the way, and need not be exact.
func (h *thinker) aim(goal geom.Rect) {
	h.goal = goal
	g := &h.level.Tiles
	height := h.reach()
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
		x, y := at%g.W, at/g.W
		for _, d := range [...][2]int{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
			nx, ny := x+d[0], y+d[1]
			if nx < 0 || ny < 0 || nx >= g.W || ny >= g.H {
				continue
			}
			next := ny*g.W + nx
			// From next one goes to at: upwards only where something is below to jump from.
			if height[next] < 0 || d[1] == 1 && height[at] > jumpCells || h.far[next] <= h.far[at]+cell {
				continue
			}
			h.far[next] = h.far[at] + cell
			queue = append(queue, next)
		}
	}
}

// reach returns for each cell how far below it the next ground, ladder or lift is, in cells; −1 for what is solid or
// hurts. A spring counts as higher ground.
func (h *thinker) reach() []int {
	l := h.level
	g := &l.Tiles
	height := make([]int, len(g.Cells))
	const none = 1000
	for x := range g.W {
		under := none
		for y := g.H - 1; y >= 0; y-- {
			i := y*g.W + x
			tile := l.tileAt(x, y)
			switch {
			case tile.OneWay:
				under, height[i] = 0, 0
			case tile.Left >= 1 && tile.Right >= 1:
				under, height[i] = 0, -1
			case tile.Left > 0 || tile.Right > 0:
				under, height[i] = 0, 0
			default:
				under = min(under+1, none)
				height[i] = under
			}
		}
	}
	h.carry(height)
	return height
}

// carry corrects the heights by ladders, lifts, springs, doors and what hurts.
func (h *thinker) carry(height []int) {
	g := &h.level.Tiles
	each := func(r geom.Rect, do func(i int)) {
		x0, y0 := g.Cell(r.Min())
		x1, y1 := g.Cell(r.Max().Sub(geom.V(0.01, 0.01)))
		for y := max(y0, 0); y <= min(y1, g.H-1); y++ {
			for x := max(x0, 0); x <= min(x1, g.W-1); x++ {
				do(y*g.W + x)
			}
		}
	}
	lower := func(r geom.Rect, by int) { // what is above r stands by so much lower
		each(geom.R(r.X, r.Y-10*cell, r.W, r.H+10*cell), func(i int) {
			if height[i] >= 0 {
				up := geom.Floor((r.Y-float64(i/g.W)*cell)/cell) + 1
				height[i] = min(height[i], max(up-by, 0))
			}
		})
	}
	for i := range h.level.Things {
		th := &h.level.Things[i]
		switch th.Kind {
		case "ladder":
			lower(th.At, 0)
		case "spring":
			lower(th.At, springCells-jumpCells)
		case "lift":
			for t := 0.0; t <= 1; t += 0.05 {
				at := alongPath(th.Path, t*pathLength(th.Path))
				lower(geom.Around(at, th.At.W, th.At.H), 0)
			}
		case "spikes", "lava":
			each(th.At, func(i int) { height[i] = -1 })
		case "door":
			if !h.gates[i] {
				each(th.At, func(i int) { height[i] = -1 })
			}
		}
	}
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
