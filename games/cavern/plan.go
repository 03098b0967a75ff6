package main

import (
	"container/heap"

	"github.com/krill2d/krill/engine/geom"
)

// How the bot thinks: it plays the next seconds in its head, with the hero's own body and the enemies' own minds, and
// does what brought it nearest to its goal. It is A* over what the hero can do, with the way through the open cells as
// what is left.

const (
	planTicks  = 7     // that a choice lasts
	planWaits  = 21    // of one to wait
	planMost   = 2000  // choices that it thinks through
	planNear   = 11.0  // cells nearer to the goal at which it stops thinking
	planGreed  = 4.5   // how much more it minds the way that is left than the time that is gone
	planSpeed  = 2.0   // logical pixels a tick that it hopes for
	planHit    = 240.0 // ticks that a heart is worth
	planFear   = 30.0  // ticks that a place beside a beast is worth avoiding
	liftNear   = 120.0 // logical pixels from which on it matters where a lift is
	farFromAll = 1e6
)

// choice is what the bot may hold for a moment.
type choice struct {
	x, y float64
	jump bool
}

var choices = [...]choice{
	{x: 1}, {x: -1}, {x: 1, jump: true}, {x: -1, jump: true}, {jump: true}, {}, {y: -1}, {y: 1}, {y: 1, jump: true},
}

// moments is a heap of moments by their cost.
type moments struct {
	of  *[]moment
	ids []int
}

func (m *moments) Len() int           { return len(m.ids) }
func (m *moments) Less(i, j int) bool { return (*m.of)[m.ids[i]].cost < (*m.of)[m.ids[j]].cost }
func (m *moments) Swap(i, j int)      { m.ids[i], m.ids[j] = m.ids[j], m.ids[i] }
func (m *moments) Push(x any)         { m.ids = append(m.ids, x.(int)) }
func (m *moments) Pop() any {
	last := m.ids[len(m.ids)-1]
	m.ids = m.ids[:len(m.ids)-1]
	return last
}

// plan thinks of a way to a goal, and returns what to hold in each tick of it.
func (h *thinker) plan(p *play, goal geom.Rect, held bool) []step {
	h.aim(goal)
	h.hearts, h.tuned = p.hero.hearts, p.tuned
	now := moment{drive: p.hero.drive, at: p.at(), clock: p.clock, wades: p.hero.wades, safe: p.hero.safe.Left, from: -1}
	now.jump = held
	h.tuned.hero.equip(&now.drive, now.wades)
	for i := range p.foes {
		if p.foes[i].room == p.room {
			now.foes = append(now.foes, p.foes[i])
		}
	}
	now.left = h.way(now.at)
	h.all, h.seen = append(h.all[:0], now), map[[9]int]bool{}
	h.open = moments{of: &h.all, ids: append(h.open.ids[:0], 0)}
	best, start := 0, now.left
	for n := 0; n < planMost && h.open.Len() > 0; n++ {
		i := heap.Pop(&h.open).(int)
		m := &h.all[i]
		if rests := m.drive.OnFloor || m.drive.OnLadder; rests && m.left < h.all[best].left || m.left == 0 {
			best = i
		}
		if b := h.all[best].left; b == 0 || start-b > planNear*cell {
			break
		}
		h.think(i)
		h.thoughts++
	}
	h.plans++
	if b := h.all[best].left; b > 0 && start-b < cell/2 {
		return nil // it is better to wait
	}
	return h.steps(best)
}

// think adds what may come after a moment.
func (h *thinker) think(i int) {
	for _, c := range choices {
		m := h.all[i]
		if !h.matters(&m, c) {
			continue
		}
		m.foes = append([]foe(nil), m.foes...)
		m.from = i
		if !h.play(&m, c) {
			continue
		}
		key := h.key(&m)
		if h.seen[key] {
			continue
		}
		h.seen[key] = true
		m.left = h.way(m.at)
		m.cost = float64(m.ticks) + float64(planGreed*m.left/planSpeed) + float64(float64(m.hits)*planHit) + h.fear(&m)
		h.all = append(h.all, m)
		heap.Push(&h.open, len(h.all)-1)
	}
}

// matters reports whether a choice is another one than its likes without up and down, or without the button.
func (h *thinker) matters(m *moment, c choice) bool {
	d := &m.drive
	switch {
	case c.y < 0:
		return h.touches(m.at, h.ladders)
	case c.y > 0 && c.jump:
		return d.OnFloor && !h.level.solid(m.at.Add(geom.V(0, heroH/2+1))) && !m.jump
	case c.y > 0:
		return d.OnLadder || d.OnFloor && h.touches(m.at.Add(geom.V(0, heroH/2+2)), h.ladders)
	case c.jump:
		return d.OnFloor && !m.jump || d.OnLadder && !m.jump || m.jump && d.Vel.Y < 0
	}
	return true
}

// touches reports whether a point is in one of some rectangles.
func (h *thinker) touches(p geom.Vec, in []geom.Rect) bool {
	for _, r := range in {
		if r.Contains(p) {
			return true
		}
	}
	return false
}

// key is what makes two moments alike.
func (h *thinker) key(m *moment) [9]int {
	bit := func(b bool) int {
		if b {
			return 1
		}
		return 0
	}
	foes := 0
	for i := range m.foes {
		if m.foes[i].gone > 0 {
			foes |= 1 << i
		}
	}
	phase := 0
	for i := range h.lifts {
		if h.sweep[i].Contains(m.at) && liftAt(&h.level.Things[h.lifts[i].thing], m.clock).Dist(m.at) < liftNear {
			phase = geom.Floor(m.clock / 0.5)
		}
	}
	return [...]int{
		geom.Floor(m.at.X / 7), geom.Floor(m.at.Y / 6), geom.Floor(m.drive.Vel.X / 60), geom.Floor(m.drive.Vel.Y / 60),
		bit(m.drive.OnFloor), bit(m.drive.OnLadder), bit(m.jump), foes, phase,
	}
}

// fear is what it costs to be beside an enemy.
func (h *thinker) fear(m *moment) (cost float64) {
	for i := range m.foes {
		if f := &m.foes[i]; f.gone == 0 {
			if d := f.pos.Dist(m.at); d < 2*cell {
				cost += float64(planFear * (1 - d/(2*cell)))
			}
		}
	}
	return cost
}
