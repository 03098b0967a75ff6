package input

import (
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Pointer is the mouse, or the finger that was put down alone.
type Pointer struct {
	Pos      geom.Vec // canvas units; in the tick of a press where that happened; a captured cursor goes on beyond the window
	Delta    geom.Vec // the way since the last tick, canvas units; it counts on while the cursor is captured
	Wheel    geom.Vec // notches; positive is right and up
	Down     bool     // the left button or the finger
	Pressed  bool     // it went down in this tick
	Released bool     // it went up in this tick; it may be both
	Over     bool     // the mouse is in the window, or the finger on it
	Entered  bool     // Over became true in this tick
	Left     bool     // and false
}

// pointer is a Pointer and what makes it.
type pointer struct {
	Pointer
	finger  int64 // with byTouch: the one that points
	byTouch bool  // a finger was the last to point
	used    uint32
}

// Pointer returns the mouse or the finger that points. A finger points when it is put down while none does.
func (s *State) Pointer() Pointer {
	if s.interest != nil {
		s.interest.Pointer = true
	}
	return s.pointer.Pointer
}

// far is beyond every window, device pixels.
const far = 1e6

// place returns a point that is one at all: a broken driver or log may say anything.
//
//go:noinline
func place(x, y float64) geom.Vec { return geom.V(within(x, -far, far), within(y, -far, far)) }

func (p *pointer) begin() {
	p.Delta, p.Wheel = geom.Vec{}, geom.Vec{}
	p.Pressed, p.Released = false, false
}

// touch makes a new finger the one that points, unless another does.
func (p *pointer) touch(id int64, at geom.Vec, tick uint32) {
	if p.byTouch && p.Down {
		return
	}
	p.finger, p.byTouch = id, true
	p.press(at)
	p.used = tick
}

func (p *pointer) press(at geom.Vec) {
	if !p.Pressed {
		p.Pos = at
	}
	p.Down, p.Pressed = true, true
}

func (p *pointer) letGo() {
	p.Released = p.Released || p.Down
	p.Down = false
}

// lift lets go when the finger that ended is the one that points.
func (p *pointer) lift(id int64) {
	if p.byTouch && p.finger == id {
		p.letGo()
	}
}

func (s *State) applyMouse(in *driver.Input, toCanvas geom.Transform) {
	m := &in.Mouse
	used := m.DX != 0 || m.DY != 0 || m.WheelX != 0 || m.WheelY != 0
	for i := range in.Buttons {
		used = s.applyButton(&in.Buttons[i], toCanvas) || used
	}
	s.turnWheel(m.WheelY)
	if !used {
		return
	}
	s.device = Mouse
	if p := &s.pointer; !p.byTouch || !p.Down {
		p.byTouch = false
		p.used = s.tick
	}
}

// applyButton reports whether a button was pressed.
func (s *State) applyButton(e *driver.ButtonEvent, toCanvas geom.Transform) bool {
	c := MouseLeft + Control(e.Button)
	if c > MouseForward {
		return false
	}
	pressed := s.set(c, int(c), e.Down)
	p := &s.pointer
	if c != MouseLeft || p.byTouch && p.Down {
		return pressed
	}
	switch {
	case pressed:
		p.byTouch = false
		p.press(toCanvas.Apply(place(e.X, e.Y)))
	case !e.Down:
		p.letGo()
	}
	return pressed
}

// turnWheel presses WheelUp or WheelDown at each whole notch; touchpads send many small parts of one.
func (s *State) turnWheel(y float64) {
	if y == 0 || y != y {
		return
	}
	if y*s.notch < 0 {
		s.notch = 0
	}
	s.notch += y
	c := WheelUp
	if s.notch < 0 {
		c = WheelDown
	}
	if s.notch >= 1 || s.notch <= -1 {
		s.notch = 0
		s.set(c, int(c), true)
		s.release(int(c))
	}
}

// point brings the pointer to where the mouse or its finger is, and notes whether it came or left.
func (s *State) point(in *driver.Input, toCanvas geom.Transform, away bool) {
	p := &s.pointer
	was := p.Over
	s.follow(in, toCanvas, away)
	p.Entered, p.Left = p.Over && !was, was && !p.Over
}

func (s *State) follow(in *driver.Input, toCanvas geom.Transform, away bool) {
	p := &s.pointer
	if away {
		p.letGo()
		p.Over = false
		return
	}
	if p.byTouch {
		s.pointFinger()
		return
	}
	m := &in.Mouse
	if !p.Pressed {
		p.Pos = toCanvas.Apply(place(m.X, m.Y))
	}
	p.Delta = toCanvas.Apply(place(m.DX, m.DY)).Sub(toCanvas.Apply(geom.Vec{}))
	p.Wheel = place(m.WheelX, m.WheelY)
	p.Over = !m.Outside
}

// pointFinger follows the last finger with the id: an earlier one may have ended in the same tick.
func (s *State) pointFinger() {
	p := &s.pointer
	p.Over = false
	for i := range s.fingers.all() {
		f := &s.fingers.list[i]
		if f.ID != p.finger {
			continue
		}
		p.Delta, p.Over = f.Delta, true
		if !p.Pressed {
			p.Pos = f.Pos
		}
		if f.Delta != (geom.Vec{}) {
			p.used = s.tick
		}
	}
}
