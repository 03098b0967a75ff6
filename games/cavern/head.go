package main

import (
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
)

const (
	planDt      = 1.0 / 60 // seconds of a tick
	liftCarries = 60.0     // logical pixels around the way of a lift within which it may matter
)

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
	tuned tuned
	space collide.Space
	hero  collide.ID
	lifts []lift
	sweep []geom.Rect // of each lift: where it may carry the hero

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
			h.sweep = append(h.sweep, swept(th).Inset(-liftCarries))
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

// play plays a choice in the head, and reports false when it hurts.
func (h *thinker) play(m *moment, c choice) bool {
	press := h.begin(m, c)
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

// begin puts all in the head where it is at a moment, and reports whether a choice presses the button then.
func (h *thinker) begin(m *moment, c choice) (press bool) {
	h.space.Put(h.hero, m.at)
	m.drive.Body = h.hero
	for i := range h.lifts {
		if f := &h.lifts[i]; h.sweep[i].Contains(m.at) {
			h.space.Put(f.body, liftAt(&h.level.Things[f.thing], m.clock))
		}
	}
	press = c.jump && !m.jump
	m.choice = c
	return press
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
	h.tuned.hero.equip(&m.drive, m.wades)
	m.drive.Update(&h.space, collide.Moves{X: m.x, Y: m.y, Jump: press, JumpHeld: m.jump}, planDt)
	m.at = h.space.Pos(h.hero)
	for i := range m.foes {
		m.foes[i].think(h.level, &h.tuned.cave, m.at, planDt)
	}
	m.ticks++
	return m.at.Y < h.level.bounds().Max().Y && !h.level.blocked(m.at, geom.V(heroW/2, heroH/2))
}

// moveLifts does what Space.Step does to lifts, to those that may carry the hero.
func (h *thinker) moveLifts(m *moment) {
	for i := range h.lifts {
		if !h.sweep[i].Contains(m.at) {
			continue
		}
		f := &h.lifts[i]
		at, is := liftAt(&h.level.Things[f.thing], m.clock), h.space.Pos(f.body)
		if way := at.Sub(is); way.Len() < liftCarries/2 {
			h.crushed = h.space.Push(h.crushed[:0], f.body, way)
		} else { // it was out of reach until now
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
		if !h.meetFoe(m, &m.foes[i], box, fall) {
			return false
		}
	}
	return true
}

// meetFoe is play.meetFoe in the head. It reports false when it costs the last heart.
func (h *thinker) meetFoe(m *moment, f *foe, box geom.Rect, fall float64) bool {
	size := foeSize(h.level.Things[f.thing].Kind)
	switch {
	case f.gone > 0 || !box.Inset(-1).Overlaps(geom.Around(f.pos, size.X, size.Y)):
	case f.stomped(box.Max().Y, fall):
		f.gone = planDt
		m.drive.Bounce(stompHeight(m.jump))
	case m.safe <= planDt:
		m.hits++
		m.safe = safeTime
		return m.hits < h.hearts
	}
	return true
}

// dangerous are the kinds of things that matter in the head.
var dangerous = map[string]bool{"spikes": true, "lava": true, "water": true, "spring": true}

// steps returns the ticks of the plan that leads to a moment, played once more to know where each of them ends.
func (h *thinker) steps(to int) (plan []step) {
	var way []int
	for i := to; i > 0; i = h.all[i].from {
		way = append(way, i)
	}
	for k := len(way) - 1; k >= 0; k-- {
		end := &h.all[way[k]]
		m := h.all[end.from]
		m.foes = append([]foe(nil), m.foes...)
		ticks := end.ticks - m.ticks
		press := h.begin(&m, end.choice)
		for range ticks {
			h.tick(&m, press)
			press = false
			plan = append(plan, step{choice: end.choice, at: m.at})
		}
	}
	return plan
}
