package input

// HeldFor returns for how many seconds the action has been down, from 0 in the tick of its press; 0 while it is up.
func HeldFor(s *State, a Action) float64 {
	q := s.about(a.Name, 0, &a.On, a.by)
	since, down := s.since(&q)
	if !down {
		return 0
	}
	return float64(s.tick-since) * s.dt
}

// Held reports true in the one tick in which the action has been down for so many seconds.
func Held(s *State, a Action, seconds float64) bool {
	q := s.about(a.Name, 0, &a.On, a.by)
	since, down := s.since(&q)
	return down && s.tick-since == ticks(seconds, s.dt)
}

// RepeatedEvery is [State.Repeated] with times of your own: after so many seconds, and then every so many.
// It panics unless every is positive.
func RepeatedEvery(s *State, a Action, after, every float64) bool {
	if !(every > 0) {
		panic("input: RepeatedEvery: every must be positive, in seconds; try 0.1")
	}
	q := s.about(a.Name, 0, &a.On, a.by)
	if s.pressed(&q) {
		return true
	}
	since, down := s.since(&q)
	return down && s.dueEvery(since, after, every)
}

// Taps counts taps in a row. It is plain data, to be kept in the game; its zero value is ready.
//
//	switch g.dash.Count(t.Input, right, 0.3) {
//	case 2: // tapped twice
//	}
type Taps struct {
	began uint32 // tick of the last press
	last  uint32 // tick of the last tap; 0: none
	n     int
	down  bool
}

// Count is called once a tick. In the tick in which a tap ends it returns how many there were in a row, 1 for the
// first, and 0 in every other. A press is a tap when it is let go of within so many seconds, and it goes on with the row
// when it began within so many after the one before ended.
func (p *Taps) Count(s *State, a Action, within float64) int {
	q := s.about(a.Name, 0, &a.On, a.by)
	most := ticks(within, s.dt)
	pressed, down := s.pressed(&q), s.isDown(&q)
	n := 0
	if p.down && (pressed || !down) {
		n = p.end(s.tick, most)
	}
	if pressed {
		if p.last == 0 || s.tick-p.last > most {
			p.n = 0
		}
		p.began, p.down = s.tick, true
		if !down {
			n = p.end(s.tick, most)
		}
	}
	return n
}

// end ends a press, and returns the number of taps when it was one.
func (p *Taps) end(now, most uint32) int {
	p.down = false
	if now-p.began > most {
		p.n, p.last = 0, 0
		return 0
	}
	p.n, p.last = p.n+1, now
	return p.n
}
