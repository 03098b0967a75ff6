package input

import "github.com/krill2d/krill/engine/geom"

// How a held control repeats, in seconds.
const (
	repeatAfter = 0.4
	repeatEvery = 0.1
)

// Down reports whether the action is held at the end of the tick.
func (s *State) Down(a Action) bool {
	s.asked(&a.On)
	return a.On.has(&s.buttons.down)
}

// Pressed reports whether the action began in this tick, also when it ended in it.
func (s *State) Pressed(a Action) bool {
	s.asked(&a.On)
	return s.pressed(&a.On)
}

// Released reports whether the action ended in this tick, also when it began in it.
func (s *State) Released(a Action) bool {
	s.asked(&a.On)
	return a.On.has(&s.buttons.released) && !a.On.has(&s.buttons.held)
}

// Repeated reports whether the action began in this tick, or is held and due again: after 0.4 seconds and then every 0.1.
func (s *State) Repeated(a Action) bool {
	s.asked(&a.On)
	return s.repeated(&a.On)
}

// Key reports whether a single control is down at the end of the tick.
func (s *State) Key(c Control) bool { return s.Down(Action{On: Any{c}}) }

// Value returns how far the action is pushed, 0 to 1: triggers and sticks give what lies between, other controls
// 0 or 1. Of several controls the furthest counts.
func (s *State) Value(a Action) float64 {
	s.asked(&a.On)
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

func (s *State) pressed(on *Any) bool {
	return on.has(&s.buttons.pressed) && !on.has(&s.buttons.held)
}

func (s *State) repeated(on *Any) bool {
	if s.pressed(on) {
		return true
	}
	since, down := s.since(on)
	return down && s.due(since)
}

// since returns the tick of the oldest press among the controls that are down.
func (s *State) since(on *Any) (tick uint32, down bool) {
	for _, c := range on {
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
	held := s.tick - since
	return held > 0 && repeats(held, s.dt) > repeats(held-1, s.dt)
}

// repeats returns how many repeats fall into so many ticks of dt seconds.
func repeats(ticks uint32, dt float64) int {
	const slack = 1e-9 // seconds: a sum that rounding left just below its tick
	over := float64(float64(ticks)*dt) - repeatAfter + slack
	if !(over >= 0) {
		return 0
	}
	return 1 + geom.Floor(over/repeatEvery)
}
