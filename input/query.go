package input

import "github.com/krill2d/krill/engine/geom"

// How a held control repeats, in seconds.
const (
	repeatAfter = 0.4
	repeatEvery = 0.1
)

// query is an action that is asked about, or one way of a stick.
type query struct {
	on *Any
	at int // what the bindings say of it; none: nothing, so on counts
	by seat
}

// about finds out what a name means now.
func (s *State) about(name string, way int, on *Any, by seat) query {
	q := query{on: on, at: s.find(name, way, by), by: by}
	s.asked(&q)
	return q
}

// find returns what the bindings say of a name; none: nothing.
func (s *State) find(name string, way int, by seat) int {
	if s.bound == nil {
		return none
	}
	return s.bound.find(s, name, way, by)
}

// Down reports whether the action is held at the end of the tick.
func (s *State) Down(a Action) bool {
	q := s.about(a.Name, 0, &a.On, a.by)
	return s.isDown(&q)
}

// Pressed reports whether the action began in this tick, also when it ended in it.
func (s *State) Pressed(a Action) bool {
	q := s.about(a.Name, 0, &a.On, a.by)
	return s.pressed(&q)
}

// Released reports whether the action ended in this tick, also when it began in it.
func (s *State) Released(a Action) bool {
	q := s.about(a.Name, 0, &a.On, a.by)
	if q.at != none {
		_, _, released, _ := s.bound.ask(s, q.at, q.by)
		return released
	}
	return a.On.has(&s.buttons.released) && !a.On.has(&s.buttons.held)
}

// Repeated reports whether the action began in this tick, or is held and due again: after 0.4 seconds and then every 0.1,
// unless the bindings say otherwise. For times of your own, see [RepeatedEvery].
func (s *State) Repeated(a Action) bool {
	q := s.about(a.Name, 0, &a.On, a.by)
	return s.repeated(&q)
}

// Key reports whether a single control is down at the end of the tick.
func (s *State) Key(c Control) bool { return s.Down(Action{On: Any{c}}) }

// Value returns how far the action is pushed, 0 to 1: triggers and sticks give what lies between, other controls
// 0 or 1. Of several controls the furthest counts.
func (s *State) Value(a Action) float64 {
	q := s.about(a.Name, 0, &a.On, a.by)
	if q.at != none {
		return s.bound.push(s, q.at, q.by, allOf)
	}
	v := 0.0
	for _, c := range a.On {
		n := c.places()
		for i := range n.count {
			v = max(v, s.value(c, n.at(i)))
		}
	}
	return v
}

func (s *State) value(c Control, place int) float64 {
	switch {
	case c.half():
		return live(s.tilt(c, place))
	case c.trigger():
		return s.tilt(c, place)
	case s.buttons.down.has(place):
		return 1
	}
	return 0
}

func (s *State) isDown(q *query) bool {
	if q.at != none {
		down, _, _, _ := s.bound.ask(s, q.at, q.by)
		return down
	}
	return q.on.has(&s.buttons.down)
}

func (s *State) pressed(q *query) bool {
	if q.at != none {
		_, pressed, _, _ := s.bound.ask(s, q.at, q.by)
		return pressed
	}
	return q.on.has(&s.buttons.pressed) && !q.on.has(&s.buttons.held)
}

func (s *State) repeated(q *query) bool {
	if s.pressed(q) {
		return true
	}
	since, down := s.since(q)
	return down && s.due(since)
}

// since returns the tick of the oldest press among the controls that are down.
func (s *State) since(q *query) (tick uint32, down bool) {
	if q.at != none {
		down, _, _, since := s.bound.ask(s, q.at, q.by)
		return since, down
	}
	for _, c := range q.on {
		n := c.places()
		for i := range n.count {
			p := n.at(i)
			if s.buttons.down.has(p) && (!down || s.buttons.changed[p] < tick) {
				tick, down = s.buttons.changed[p], true
			}
		}
	}
	return tick, down
}

// due reports whether a repeat of what is held since a tick falls into this one.
func (s *State) due(since uint32) bool {
	after, every := repeatAfter, repeatEvery
	if s.bound != nil {
		after, every = s.bound.repeats()
	}
	return s.dueEvery(since, after, every)
}

func (s *State) dueEvery(since uint32, after, every float64) bool {
	held := s.tick - since
	return held > 0 && repeats(held, s.dt, after, every) > repeats(held-1, s.dt, after, every)
}

// repeats returns how many repeats fall into so many ticks of dt seconds.
func repeats(ticks uint32, dt, after, every float64) int {
	const slack = 1e-9 // seconds: a sum that rounding left just below its tick
	over := float64(float64(ticks)*dt) - after + slack
	if !(over >= 0) {
		return 0
	}
	return 1 + geom.Floor(over/every)
}
