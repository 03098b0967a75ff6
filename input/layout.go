package input

import (
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Sizes of the screen's pad, logical pixels of the system. On a screen whose shorter side is below smallScreen all of
// it is smaller.
const (
	buttonRadius = 31.0 // as large as the tip of a thumb
	pauseRadius  = 19.0
	fromMiddle   = 57.0 // of A, B, X, Y, to the middle between them
	fromEdge     = 18.0 // of the screen, to the nearest button or the resting stick
	thumbRadius  = 27.0 // of the stick's knob
	generous     = 1.3  // how much larger than it looks a button is to a finger
	smallScreen  = 320.0
)

// layout says where things lie on a screen. It depends on the window alone, so that a replay finds them again.
type layout struct {
	scale     float64  // device pixels per logical pixel of the system
	size      float64  // device pixels per logical pixel of the pad
	width     float64  // of the window, device pixels
	low, high geom.Vec // corners of what no notch hides, device pixels
	mirror    bool
	places    Places
}

// newLayout lays a pad out in a window. In a small one it is smaller than it should be, so that stick and buttons do not meet.
func newLayout(in *driver.Input, p *ScreenPad) layout {
	l := layout{scale: in.Scale, width: float64(in.Width), mirror: p.Mirror, places: p.Places}
	if !(l.scale > 0) {
		l.scale = 1
	}
	l.low = geom.V(in.Safe.Left, in.Safe.Top)
	l.high = geom.V(float64(in.Width)-in.Safe.Right, float64(in.Height)-in.Safe.Bottom)
	room := min(l.high.X-l.low.X, l.high.Y-l.low.Y)
	grow := 1.0
	if p.Size > 0 {
		grow = within(p.Size, 0.5, 2)
	}
	l.size = max(min(l.scale*grow, room/smallScreen), 0)
	return l
}

// placed returns where a part lies: at its own place when it has one, or else at the usual one, which may be mirrored.
func (l *layout) placed(own, usual geom.Vec) geom.Vec {
	switch {
	case own != (geom.Vec{}):
		return l.low.Add(l.high.Sub(l.low).Scale(place(own.X, own.Y)))
	case l.mirror:
		return geom.V(l.low.X+l.high.X-usual.X, usual.Y)
	}
	return usual
}

// half returns the half of the window that a point in device pixels lies in, the other one when the pad is mirrored.
func (l *layout) half(at geom.Vec) Zone {
	if at.X < l.width/2 != l.mirror {
		return LeftHalf
	}
	return RightHalf
}

// button returns where a button of the screen lies, device pixels: A, B, X and Y as on a gamepad, under the right
// thumb, and pause in the corner above.
func (l *layout) button(c Control) (at geom.Vec, radius float64) {
	if c == TouchPause {
		in := (fromEdge + pauseRadius) * l.size
		return l.placed(l.places.Pause, geom.V(l.high.X-in, l.low.Y+in)), pauseRadius * l.size
	}
	in := (fromEdge + buttonRadius + fromMiddle) * l.size
	at, by := l.high.Sub(geom.V(in, in)), fromMiddle*l.size
	var own geom.Vec
	switch c {
	case TouchA:
		at.Y, own = at.Y+by, l.places.A
	case TouchB:
		at.X, own = at.X+by, l.places.B
	case TouchX:
		at.X, own = at.X-by, l.places.X
	case TouchY:
		at.Y, own = at.Y-by, l.places.Y
	}
	return l.placed(own, at), buttonRadius * l.size
}

// rest returns where a stick lies that no thumb is on, device pixels.
func (l *layout) rest(z Zone) geom.Vec {
	in := (fromEdge + buttonRadius + fromMiddle) * l.size // as high as the middle of the buttons
	usual := geom.V(l.low.X+in, l.high.Y-in)
	if z == RightHalf {
		usual = l.high.Sub(geom.V(in, in))
	}
	return l.placed(l.places.Stick, usual)
}
