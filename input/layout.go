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
}

func newLayout(in *driver.Input) layout {
	l := layout{scale: in.Scale, width: float64(in.Width)}
	if !(l.scale > 0) {
		l.scale = 1
	}
	l.low = geom.V(in.Safe.Left, in.Safe.Top)
	l.high = geom.V(float64(in.Width)-in.Safe.Right, float64(in.Height)-in.Safe.Bottom)
	room := min(l.high.X-l.low.X, l.high.Y-l.low.Y)
	l.size = max(min(l.scale, room/smallScreen), 0)
	return l
}

// half returns the half of the window that a point in device pixels lies in.
func (l *layout) half(at geom.Vec) Zone {
	if at.X < l.width/2 {
		return LeftHalf
	}
	return RightHalf
}

// button returns where a button of the screen lies, device pixels: A, B, X and Y as on a gamepad, under the right
// thumb, and pause in the corner above.
func (l *layout) button(c Control) (at geom.Vec, radius float64) {
	if c == TouchPause {
		in := (fromEdge + pauseRadius) * l.size
		return geom.V(l.high.X-in, l.low.Y+in), pauseRadius * l.size
	}
	in := (fromEdge + buttonRadius + fromMiddle) * l.size
	at, by := l.high.Sub(geom.V(in, in)), fromMiddle*l.size
	switch c {
	case TouchA:
		at.Y += by
	case TouchB:
		at.X += by
	case TouchX:
		at.X -= by
	case TouchY:
		at.Y -= by
	}
	return at, buttonRadius * l.size
}

// rest returns where a stick lies that no thumb is on, device pixels.
func (l *layout) rest(z Zone) geom.Vec {
	in := (fromEdge + buttonRadius + fromMiddle) * l.size // as high as the middle of the buttons
	if z == RightHalf {
		return l.high.Sub(geom.V(in, in))
	}
	return geom.V(l.low.X+in, l.high.Y-in)
}
