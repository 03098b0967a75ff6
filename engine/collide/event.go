package collide

import (
	"cmp"
	"slices"

	"github.com/krill2d/krill/engine/geom"
)

// EventKind says what two bodies began or ended.
type EventKind uint8

// The kinds.
const (
	Enter EventKind = iota // they touch, and did not in the last Step
	Stay                   // they still touch
	Exit                   // they no longer touch, or one of them is gone
)

// Event is about two bodies of which one at least has the other's layer in its Hits; A has the lower slot. They touch when
// they overlap, and when one of them was held by the other in a Slide or a Move since the last Step.
type Event struct {
	Kind   EventKind
	A, B   ID
	Normal geom.Vec // the way for A out of B, length 1; zero of an Exit
	Depth  float64  // logical pixels; 0 when they do not overlap
	UserA  uint64
	UserB  uint64
}

// meeting is that a body was held by another one.
type meeting struct {
	A, B   ID
	Normal geom.Vec // the way for A out of B
}

// meet notes that a body was held by another one, for the next Step. In a game that never calls Step they do not fill the
// memory: now and then those that are there twice go.
func (s *Space) meet(i, j uint32, normal geom.Vec) {
	if s.bodies[i].Kind == Static && s.bodies[j].Kind == Static {
		return
	}
	m := meeting{s.id(i), s.id(j), normal}
	if j < i {
		m = meeting{m.B, m.A, normal.Mul(-1)}
	}
	if n := len(s.met); n > 0 && s.met[n-1].A == m.A && s.met[n-1].B == m.B {
		return
	}
	if len(s.met) >= 64+4*s.live+2*s.metOnce {
		s.sortMet()
		s.metOnce = len(s.met)
	}
	s.met = append(s.met, m)
}

// sortMet sorts what was met by the two IDs, and keeps one meeting of each two that are there.
func (s *Space) sortMet() {
	slices.SortFunc(s.met, (meeting).compare)
	n := 0
	for _, m := range s.met {
		_, a := s.find(m.A)
		_, b := s.find(m.B)
		if a && b && (n == 0 || s.met[n-1].A != m.A || s.met[n-1].B != m.B) {
			s.met[n] = m
			n++
		}
	}
	s.met = s.met[:n]
}

func (m meeting) compare(o meeting) int {
	for _, c := range [4]int{m.A.Compare(o.A), m.B.Compare(o.B), cmp.Compare(m.Normal.X, o.Normal.X), cmp.Compare(m.Normal.Y, o.Normal.Y)} {
		if c != 0 {
			return c
		}
	}
	return 0
}

// Step moves each Kinematic body that has a Vel, as Push does, by slot, and finds out which bodies touch. A Static body has
// no events with another Static one. Call it once a tick: after all motion of the tick, so that events are about where all
// is now, or before it where lifts move, so that heroes stand on them where they are now. It panics when dt, in seconds,
// is NaN or beyond 1e9.
func (s *Space) Step(dt float64) {
	refuseNumber("step", "dt", dt)
	s.crushed = s.crushed[:0]
	b := s.ready()
	for i := range b.traits {
		if b.traits[i].drives {
			by := s.bodies[i].Vel.Mul(dt)
			s.crushed = s.push(s.crushed, uint32(i), s.within(uint32(i), by))
		}
	}
	s.compare(s.touching())
}

// touching returns what touches now, as events without a kind, by A and then by B.
func (s *Space) touching() []Event {
	s.sortMet()
	pairs, met, now := s.candidates(), s.met, s.work.events[:0]
	for len(pairs) > 0 || len(met) > 0 {
		if len(pairs) == 0 || len(met) > 0 && met[0].key() < pairs[0] {
			now = append(now, s.event(met[0].A, met[0].B, met[0].Normal, 0))
			met = met[1:]
			continue
		}
		key := pairs[0]
		pairs = pairs[1:]
		i, j := uint32(key>>32), uint32(key)
		t, ok := s.touch(i, j)
		if len(met) > 0 && met[0].key() == key {
			if !ok {
				t.normal, t.depth, ok = met[0].Normal, 0, true
			}
			met = met[1:]
		}
		if ok {
			now = append(now, s.event(s.id(i), s.id(j), t.normal, t.depth))
		}
	}
	s.met, s.metOnce, s.work.events = s.met[:0], 0, now
	return now
}

// within shortens a way so that a body stays in the world.
func (s *Space) within(i uint32, by geom.Vec) geom.Vec {
	p := s.places[i]
	return geom.V(geom.Clamp(p.X+by.X, -farthest, farthest)-p.X, geom.Clamp(p.Y+by.Y, -farthest, farthest)-p.Y)
}

func (m *meeting) key() uint64 { return uint64(m.A.slot-1)<<32 | uint64(m.B.slot-1) }

func (s *Space) event(a, b ID, normal geom.Vec, depth float64) Event {
	normal.X, normal.Y = normal.X+0, normal.Y+0 // no −0, which looks odd when it is printed
	return Event{A: a, B: b, Normal: normal, Depth: depth, UserA: s.bodies[a.slot-1].User, UserB: s.bodies[b.slot-1].User}
}

// compare makes the events of this Step from what touches now and from the events of the last Step. Both are sorted.
func (s *Space) compare(now []Event) {
	out, old := s.work.merged[:0], s.events
	for len(old) > 0 || len(now) > 0 {
		order := -1 // of the old one
		switch {
		case len(old) > 0 && old[0].Kind == Exit:
			old = old[1:]
			continue
		case len(old) == 0:
			order = 1
		case len(now) > 0:
			order = old[0].compare(&now[0])
		}
		switch {
		case order < 0:
			out = append(out, Event{Kind: Exit, A: old[0].A, B: old[0].B, UserA: old[0].UserA, UserB: old[0].UserB})
			old = old[1:]
		case order > 0:
			out = append(out, now[0])
			now = now[1:]
		default:
			out = append(out, now[0])
			out[len(out)-1].Kind = Stay
			old, now = old[1:], now[1:]
		}
	}
	s.events, s.work.merged = out, s.events
}

// compare orders events by A and then by B.
func (e *Event) compare(o *Event) int {
	if c := e.A.Compare(o.A); c != 0 {
		return c
	}
	return e.B.Compare(o.B)
}

// Events returns what the last Step found, by A and then by B. It is good until the next Step. Of a body that was removed
// since it still tells: its ID then names none.
func (s *Space) Events() []Event { return s.events }

// Crushed returns the bodies that the last Step has pushed into something that held them, as Push appends them. It is
// good until the next Step.
func (s *Space) Crushed() []ID { return s.crushed }

// Of passes the events of one body in which it is A, with all turned so: e.B is the other one.
func (s *Space) Of(id ID) func(yield func(Event) bool) {
	return func(yield func(Event) bool) {
		for _, e := range s.events {
			if e.B == id {
				e.A, e.B, e.UserA, e.UserB, e.Normal = e.B, e.A, e.UserB, e.UserA, e.Normal.Mul(-1)
			}
			if e.A == id && !yield(e) {
				return
			}
		}
	}
}
