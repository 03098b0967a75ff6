package input

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// MaxFingers is how many fingers count at once. More are ignored.
const MaxFingers = 10

// dragReach is how far a dragging finger pushes a stick all the way, logical pixels of the system:
// about as far as a thumb rolls.
const dragReach = 48.0

// Finger is a touch of the screen, from the tick in which it began to the one in which it ended, both included.
type Finger struct {
	ID        int64
	Pos       geom.Vec // canvas units
	Start     geom.Vec // where it was put down, canvas units
	Delta     geom.Vec // the way since the last tick, canvas units
	Pressure  float64  // 0 to 1; 0: not known
	Pressed   bool     // it was put down in this tick
	Released  bool     // it was lifted in this tick; it may be both
	Cancelled bool     // with Released: the system took it, so undo rather than act

	half    Zone     // of the window, where it was put down
	drag    geom.Vec // from Start; 1 long at dragReach
	heading [2]int8  // the main direction of drag: x or y is -1 or 1
	turned  uint32   // the tick at which heading changed
}

// Touches returns the fingers in the order in which they came. The slice is valid until the next tick.
func (s *State) Touches() []Finger { return s.fingers[:s.touching] }

// dropFingers forgets the fingers that ended in the last tick.
func (s *State) dropFingers() {
	n := 0
	for _, f := range s.fingers[:s.touching] {
		if f.Released {
			continue
		}
		f.Pressed, f.Delta = false, geom.Vec{}
		s.fingers[n] = f
		n++
	}
	clear(s.fingers[n:])
	s.touching = n
}

func (s *State) applyTouches(in *driver.Input, toCanvas geom.Transform) {
	for i := range in.Touches {
		e := &in.Touches[i]
		at := toCanvas.Apply(geom.V(e.X, e.Y))
		f := s.finger(e.ID)
		if e.Phase == driver.TouchBegan && f == nil {
			f = s.newFinger(e.ID, at, half(e.X, in.Width))
		}
		if f == nil {
			continue
		}
		f.move(at, toCanvas, in.Scale, s.tick)
		f.Pressure = e.Pressure
		if e.Phase == driver.TouchEnded || e.Phase == driver.TouchCancelled {
			f.end(e.Phase == driver.TouchCancelled)
			s.pointer.lift(e.ID)
			s.liftScreen()
		}
		s.device = Touch
	}
}

func half(x float64, width int) Zone {
	if x < float64(width)/2 {
		return LeftHalf
	}
	return RightHalf
}

// finger returns the finger that is down under an id, or nil.
func (s *State) finger(id int64) *Finger {
	for i := range s.fingers[:s.touching] {
		if f := &s.fingers[i]; f.ID == id && !f.Released {
			return f
		}
	}
	return nil
}

// newFinger puts a finger down; it returns nil when there are too many.
func (s *State) newFinger(id int64, at geom.Vec, half Zone) *Finger {
	if s.touching == MaxFingers {
		return nil
	}
	f := &s.fingers[s.touching]
	s.touching++
	*f = Finger{ID: id, Pos: at, Start: at, Pressed: true, half: half}
	s.set(TouchScreen, int(TouchScreen), true)
	s.pointer.touch(id, at, s.tick)
	return f
}

// liftScreen releases the screen when no finger is left on it.
func (s *State) liftScreen() {
	for i := range s.fingers[:s.touching] {
		if !s.fingers[i].Released {
			return
		}
	}
	s.release(int(TouchScreen))
}

func (f *Finger) end(cancelled bool) {
	if f.Released {
		return
	}
	f.Released, f.Cancelled = true, cancelled
}

func (f *Finger) move(at geom.Vec, toCanvas geom.Transform, scale float64, tick uint32) {
	f.Delta = f.Delta.Add(at.Sub(f.Pos))
	f.Pos = at
	f.drag = at.Sub(f.Start).Mul(1 / reach(toCanvas, scale))
	if h := f.direction(); h != f.heading {
		f.heading, f.turned = h, tick
	}
}

// reach returns dragReach in canvas units, and 1 when the window has no size.
func reach(toCanvas geom.Transform, scale float64) float64 {
	if scale <= 0 {
		scale = 1
	}
	area := float64(toCanvas.A*toCanvas.D) - float64(toCanvas.B*toCanvas.C)
	r := dragReach * scale * math.Sqrt(math.Abs(area))
	if !(r > 0) {
		return 1
	}
	return r
}

// direction returns the heading that the drag has now.
func (f *Finger) direction() [2]int8 {
	n := f.drag.Len()
	switch {
	case n < letGoAt:
		return [2]int8{}
	case n < pressAt:
		return f.heading
	case math.Abs(f.drag.X) >= math.Abs(f.drag.Y):
		return [2]int8{sign(f.drag.X), 0}
	}
	return [2]int8{0, sign(f.drag.Y)}
}

func sign(x float64) int8 {
	if x < 0 {
		return -1
	}
	return 1
}
