package collide

import "github.com/krill2d/krill/engine/geom"

// Motion is what became of a move.
type Motion struct {
	By                   geom.Vec // how far the body went, logical pixels
	Floor, Ceiling, Wall bool     // what held it: Floor is any ground that is not steeper than 46°
	FloorNormal          geom.Vec // of the ground, length 1; zero: in the air
	On                   ID       // the ground
	Hits                 [4]Hit   // what it met, in order
	N                    int      // how many of Hits there are
}

// SlideOptions changes how Space.SlideWith moves a body. The zero one is for what is seen from above, and for what flies.
type SlideOptions struct {
	Walk bool    // as on feet: ground does not let it slip down, and it keeps the whole of by.X up and down slopes
	Snap float64 // how far down it is pulled to ground at the end, logical pixels: down slopes and steps; zero: not
	Drop bool    // platforms, which hold from above alone, do not hold it
}

// Slide moves a body by a vector as far as others let it, along what is in its way: what heroes and enemies do. Nothing
// is passed through at any speed. A body that begins inside another one is first pushed out. It ends at the edge of
// what holds it, at most 0.01 pixels deep at a corner that it grazes. What it met has an event in the next Step.
// It panics when by is NaN or beyond 1e9.
//
// Along a surface the part of by remains that points along it: a slope of 30° leaves cos 30° of the speed.
// See SlideWith for what walks.
func (s *Space) Slide(id ID, by geom.Vec) Motion { return s.SlideWith(id, by, SlideOptions{}) }

// SlideWith is Slide for what has feet, and for what drops through platforms.
func (s *Space) SlideWith(id ID, by geom.Vec, o SlideOptions) Motion {
	if !fitsVec(by) {
		refuse("slide", "by", by)
	}
	refuseNumber("slide", "Snap", o.Snap)
	i, ok := s.find(id)
	if !ok {
		return Motion{}
	}
	m := s.mover(i, noSlot)
	m.walk, m.drop = o.Walk, o.Drop
	if m.self.Kind != NoShape {
		m.recover(by)
	}
	m.slide(by)
	m.land(by, o.Snap)
	s.ground[i] = m.did.On
	m.end()
	return m.did
}

// Move moves a body by a vector and stops at the first that holds it: what balls and bullets do, which then bounce with
// Hit.Reflect or burst. One that begins inside another one and does not leave it is held at once, with Depth.
// It panics when by is NaN or beyond 1e9.
func (s *Space) Move(id ID, by geom.Vec) (Hit, bool) {
	if !fitsVec(by) {
		refuse("move", "by", by)
	}
	i, ok := s.find(id)
	if !ok {
		return Hit{}, false
	}
	m := s.mover(i, noSlot)
	t, j, met := m.first(by)
	m.step(by.Mul(t.t))
	m.end()
	if !met {
		return Hit{}, false
	}
	s.meet(i, j, t.normal)
	return s.hit(j, &t), true
}

// end writes down where the body is.
func (m *mover) end() {
	m.did.By = m.self.pos.Sub(m.from)
	m.space.put(m.slot, m.self.pos)
}
