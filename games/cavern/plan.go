package main

import (
	"container/heap"

	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
)

// How the bot thinks: it plays the next seconds in its head, with the hero's own body and the enemies' own minds, and
// does what brought it nearest to its goal. It is A* over what the hero can do, with the way through the open cells as
// what is left.

const (
	planTicks   = 7     // that a choice lasts
	planWaits   = 21    // of one to wait
	planMost    = 2000  // choices that it thinks through
	planNear    = 11.0  // cells nearer to the goal at which it stops thinking
	planGreed   = 4.5   // how much more it minds the way that is left than the time that is gone
	planSpeed   = 2.0   // logical pixels a tick that it hopes for
	planHit     = 240.0 // ticks that a heart is worth
	planFear    = 30.0  // ticks that a place beside a beast is worth avoiding
	planDt      = 1.0 / 60
	liftNear    = 120.0 // logical pixels from which on it matters where a lift is
	farFromAll  = 1e6
	liftCarries = 80.0 // logical pixels from the middle of a lift within which it may carry the hero
)

// choice is what the bot may hold for a moment.
type choice struct {
	x, y float64
	jump bool
}

var choices = [...]choice{
	{x: 1}, {x: -1}, {x: 1, jump: true}, {x: -1, jump: true}, {jump: true}, {}, {y: -1}, {y: 1}, {y: 1, jump: true},
}

// moment is a place in the bot's head: all that moves, after some ticks.
type moment struct {
	drive collide.Platformer
	at    geom.Vec
	foes  []foe
	clock float64
	choice
	wades bool
	safe  float64 // seconds in which nothing hurts
	hits  int     // that it takes
	from  int     // the moment before, in thinker.all; -1: now
	ticks int     // since now
	left  float64 // way to the goal, logical pixels
	cost  float64
}

// step is one tick of a plan: what to hold, and where the hero will be then.
type step struct {
	choice
	at geom.Vec
}

// thinker is the bot's head: a space of its own with what holds and carries a hero.
type thinker struct {
	level *level
	space collide.Space
	hero  collide.ID
	lifts []lift

	crushed []collide.ID // of no interest
	ladders []geom.Rect
	risks   []int // things that hurt or throw
	hearts  int
	gates   []bool // doors that stand open, or will for who has a key
	far     []float64
	goal    geom.Rect

	all  []moment
	open moments
	seen map[[9]int]bool

	plans, thoughts int // so far, for tests
}

// newThinker returns a head for the map as it is now.
func newThinker(p *play) *thinker {
	h := &thinker{level: p.level, gates: p.gates()}
	l := p.level
	h.space.Add(collide.Body{Shape: collide.Tiles(&l.Tiles, l.Kinds...), Is: wallLayer})
	for i := range l.Things {
		th := &l.Things[i]
		switch {
		case th.Kind == "ladder":
			h.space.Add(ladderBody(th))
			h.ladders = append(h.ladders, th.At)
		case dangerous[th.Kind]:
			h.risks = append(h.risks, i)
		case th.Kind == "door" && !h.gates[i]:
			h.space.Add(doorBody(th))
		case th.Kind == "lift":
			h.lifts = append(h.lifts, lift{thing: i, body: h.space.Add(liftBody(th, p.clock))})
		}
	}
	h.hero = newDrive(&h.space, l.Start).Body
	return h
}

// gates says of each thing whether it is a door that stands open, or will for who has a key.
func (p *play) gates() []bool {
	open := make([]bool, len(p.level.Things))
	for i := range open {
		open[i] = p.level.Things[i].Kind == "door" && (p.saved.Done[i] || p.saved.Keys > 0)
	}
	return open
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
	h.hearts = p.hero.hearts
	now := moment{drive: p.hero.drive, at: p.at(), clock: p.clock, wades: p.hero.wades, safe: p.hero.safe.Left, from: -1}
	now.jump = held
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
	return h.steps(p, best, held)
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
		m.cost = float64(m.ticks) + planGreed*m.left/planSpeed + float64(m.hits)*planHit + h.fear(&m)
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
		if liftAt(&h.level.Things[h.lifts[i].thing], m.clock).Dist(m.at) < liftNear {
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
				cost += planFear * (1 - d/(2*cell))
			}
		}
	}
	return cost
}

// play plays a choice in the head, and reports false when it hurts.
func (h *thinker) play(m *moment, c choice) bool {
	h.space.Put(h.hero, m.at)
	m.drive.Body = h.hero
	for i := range h.lifts {
		f := &h.lifts[i]
		h.space.Put(f.body, liftAt(&h.level.Things[f.thing], m.clock))
	}
	press := c.jump && !m.jump
	m.choice = c
	for range lasts(m, c) {
		if !h.tick(m, press) {
			return false
		}
		press = false
		if geom.Around(m.at, heroW, heroH).Overlaps(h.goal) {
			break
		}
	}
	return true
}

// lasts returns for how many ticks a choice is held: who stands and waits does so for a while.
func lasts(m *moment, c choice) int {
	if c == (choice{}) && m.drive.OnFloor {
		return planWaits
	}
	return planTicks
}

// tick is play.tick without what does not matter here. It reports false when the hero would be hurt.
func (h *thinker) tick(m *moment, press bool) bool {
	m.clock += planDt
	h.moveLifts(m)
	if !h.meet(m) {
		return false
	}
	m.drive.Speed = 0
	if m.wades {
		m.drive.Speed = wadeSpeed
	}
	m.drive.Update(&h.space, collide.Moves{X: m.x, Y: m.y, Jump: press, JumpHeld: m.jump}, planDt)
	m.at = h.space.Pos(h.hero)
	for i := range m.foes {
		m.foes[i].think(h.level, m.at, planDt)
	}
	m.ticks++
	return m.at.Y < h.level.bounds().Max().Y && !h.level.blocked(m.at, geom.V(heroW/2, heroH/2))
}

// moveLifts does what Space.Step does to lifts: those nearby carry the hero.
func (h *thinker) moveLifts(m *moment) {
	for i := range h.lifts {
		f := &h.lifts[i]
		at, is := liftAt(&h.level.Things[f.thing], m.clock), h.space.Pos(f.body)
		if is.Dist(m.at) < liftCarries {
			h.crushed = h.space.Push(h.crushed[:0], f.body, at.Sub(is))
		} else {
			h.space.Put(f.body, at)
		}
	}
}

// meet is play.meet for what hurts and what throws.
func (h *thinker) meet(m *moment) bool {
	box := geom.Around(h.space.Pos(h.hero), heroW, heroH)
	m.wades = false
	m.safe = max(m.safe-planDt, 0)
	fall := m.drive.Vel.Y
	for _, i := range h.risks {
		th := &h.level.Things[i]
		if !box.Overlaps(touchRect(th)) {
			continue
		}
		switch th.Kind {
		case "lava":
			return false
		case "spikes":
			if m.safe <= planDt {
				return false
			}
		case "water":
			m.wades = true
		case "spring":
			if fall >= 0 {
				m.drive.Bounce(springJump)
			}
		}
	}
	for i := range m.foes {
		f := &m.foes[i]
		size := foeSize(h.level.Things[f.thing].Kind)
		if f.gone > 0 || !box.Inset(-1).Overlaps(geom.Around(f.pos, size.X, size.Y)) {
			continue
		}
		if !f.stomped(box.Max().Y, fall) {
			if m.safe > planDt {
				continue
			}
			if m.hits++; m.hits >= h.hearts {
				return false
			}
			m.safe = safeTime
			continue
		}
		f.gone = planDt
		m.drive.Bounce(stompHeight(m.jump))
	}
	return true
}

// dangerous are the kinds of things that matter in the head.
var dangerous = map[string]bool{"spikes": true, "lava": true, "water": true, "spring": true}

// steps returns the ticks of the plan that leads to a moment, played once more to know where each of them ends.
func (h *thinker) steps(p *play, to int, held bool) (plan []step) {
	var way []int
	for i := to; i > 0; i = h.all[i].from {
		way = append(way, i)
	}
	for k := len(way) - 1; k >= 0; k-- {
		end := &h.all[way[k]]
		m := h.all[end.from]
		m.foes = append([]foe(nil), m.foes...)
		ticks := end.ticks - m.ticks
		h.space.Put(h.hero, m.at)
		m.drive.Body = h.hero
		for i := range h.lifts {
			h.space.Put(h.lifts[i].body, liftAt(&h.level.Things[h.lifts[i].thing], m.clock))
		}
		press := end.jump && !m.jump
		m.choice = end.choice
		for range ticks {
			h.tick(&m, press)
			press = false
			plan = append(plan, step{choice: end.choice, at: m.at})
		}
	}
	return plan
}
