package input

import (
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Touches returns the fingers that are not on the screen's pad, in the order in which they came. The slice is valid
// until the next tick.
func (s *State) Touches() []Finger {
	if s.interest != nil {
		s.interest.Touches = true
	}
	return s.fingers.all()
}

func (s *State) applyTouches(in *driver.Input, toCanvas geom.Transform) {
	for i := range in.Touches {
		s.device = Touch
		e := &in.Touches[i]
		at := place(e.X, e.Y)
		if e.Phase == driver.TouchBegan && s.fingers.find(e.ID) == nil && s.thumbs.find(e.ID) == nil {
			s.putDown(e.ID, at, toCanvas.Apply(at))
		}
		if f := s.fingers.find(e.ID); f != nil {
			s.moveFinger(f, e, at, toCanvas.Apply(at))
		}
		if f := s.thumbs.find(e.ID); f != nil {
			s.moveThumb(f, e, at, toCanvas.Apply(at))
		}
	}
}

// putDown puts a new finger on the pad when there is something under it, and else on the screen.
func (s *State) putDown(id int64, at, pos geom.Vec) {
	f := Finger{ID: id, Pos: pos, Start: pos, Pressed: true, at: at, base: at, began: s.tick, half: s.screen.half(at)}
	if f.on = s.screen.under(at); f.on != None {
		f.half = NoZone
		s.thumbs.add(f)
		return
	}
	if s.screen.zone.holds(f.half) {
		s.thumbs.add(f)
		return
	}
	if s.fingers.add(f) != nil {
		s.set(TouchScreen, int(TouchScreen), true)
		s.pointer.touch(id, pos, s.tick)
	}
}

func (s *State) moveFinger(f *Finger, e *driver.TouchEvent, at, pos geom.Vec) {
	f.move(at, pos, s.screen.scale, s.tick)
	f.Pressure = within(e.Pressure, 0, 1)
	if e.Phase != driver.TouchEnded && e.Phase != driver.TouchCancelled {
		return
	}
	f.end(e.Phase == driver.TouchCancelled)
	s.pointer.lift(e.ID)
	if s.fingers.empty() {
		s.release(int(TouchScreen))
	}
	if !f.Cancelled && !f.away && float64(float64(s.tick-f.began)*s.dt) <= tapTime {
		s.set(TouchTap, int(TouchTap), true)
		s.release(int(TouchTap))
	}
}

// moveThumb moves a finger on the pad: it may slide from one button to the next.
func (s *State) moveThumb(f *Finger, e *driver.TouchEvent, at, pos geom.Vec) {
	f.move(at, pos, s.screen.scale, s.tick)
	if f.half != NoZone {
		f.follow()
	} else {
		f.on = s.screen.under(f.at)
		s.pressThumb(f.on)
	}
	if e.Phase == driver.TouchEnded || e.Phase == driver.TouchCancelled {
		f.end(e.Phase == driver.TouchCancelled)
		f.on = None
	}
	s.pressThumbs()
}

// pressThumb presses a button of the screen.
func (s *State) pressThumb(c Control) {
	if c != None {
		s.set(c, int(c), true)
	}
}

// pressThumbs presses the buttons that fingers lie on, and lets go of the others. The buttons themselves may have
// changed under the fingers.
func (s *State) pressThumbs() {
	var down [TouchPause - TouchA + 1]bool
	for i := range s.thumbs.all() {
		f := &s.thumbs.list[i]
		if f.on != None && !s.screen.shows(f.on) {
			f.on = None
		}
		if f.on != None {
			down[f.on-TouchA] = true
		}
	}
	for i, d := range down {
		c := TouchA + Control(i)
		s.set(c, int(c), d)
	}
	for i := range s.screen.n {
		b := &s.screen.buttons[i]
		b.Down = down[b.On-TouchA]
	}
}
