package input

import (
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// fingerID is the injected finger's, out of the way of real ones. Those of the screen's buttons, of the sticks and of
// PutDown follow.
const (
	fingerID = 1 << 40
	stickID  = fingerID + int64(boardEnd)
	ownID    = fingerID + 1000
)

func (j *Injector) writeMouse(in *driver.Input) {
	if j.moved == (geom.Vec{}) {
		return
	}
	if j.onScreen {
		j.touch(in, driver.TouchMoved)
		return
	}
	in.Mouse.X, in.Mouse.Y, in.Mouse.Outside = j.at.X, j.at.Y, false
	in.Mouse.DX += j.moved.X
	in.Mouse.DY += j.moved.Y
}

func (j *Injector) touch(in *driver.Input, phase driver.TouchPhase) {
	touch(in, fingerID, phase, j.at)
}

func touch(in *driver.Input, id int64, phase driver.TouchPhase, at geom.Vec) {
	in.Touches = append(in.Touches, driver.TouchEvent{ID: id, Phase: phase, X: at.X, Y: at.Y})
}

func (j *Injector) writeFinger(in *driver.Input, down bool) {
	j.onScreen = down
	if down {
		j.touch(in, driver.TouchBegan)
		return
	}
	j.touch(in, driver.TouchEnded)
}

func (j *Injector) write(in *driver.Input, e change) {
	switch c := e.control; {
	case c.pad():
		j.writeButton(c, e.down)
	case c == TouchScreen:
		j.writeFinger(in, e.down)
	case c == TouchTap:
		j.taps = e.down
	case c > TouchScreen && c < boardEnd:
		j.pressButton(in, c, e.down)
	case c == WheelUp || c == WheelDown:
		j.wheel[c-WheelUp] = e.down
	case c >= MouseLeft:
		in.Buttons = append(in.Buttons, driver.ButtonEvent{
			Button: uint8(c - MouseLeft), Down: e.down, X: j.at.X, Y: j.at.Y,
		})
	default:
		in.Keys = append(in.Keys, driver.KeyEvent{Key: driver.Key(c), Down: e.down})
	}
}

func (j *Injector) turn(in *driver.Input) {
	in.Mouse.WheelX += j.turned.X
	in.Mouse.WheelY += j.turned.Y
	if j.wheel[0] {
		in.Mouse.WheelY++
	}
	if j.wheel[1] {
		in.Mouse.WheelY--
	}
}

// pressButton puts a finger on a button of the screen, or lifts it.
func (j *Injector) pressButton(in *driver.Input, c Control, down bool) {
	phase := driver.TouchEnded
	if down {
		phase = driver.TouchBegan
	}
	l := newLayout(in, &j.Screen)
	at, _ := l.button(c)
	touch(in, fingerID+int64(c-TouchScreen), phase, at)
}

// tapScreen taps where the injector points.
func (j *Injector) tapScreen(in *driver.Input) {
	if j.taps {
		touch(in, fingerID+int64(TouchTap), driver.TouchBegan, j.at)
		touch(in, fingerID+int64(TouchTap), driver.TouchEnded, j.at)
	}
}

// dragged is a finger that pushes the stick of a zone.
type dragged struct {
	to   geom.Vec // what State.Vec is to give; zero: the finger is lifted
	at   geom.Vec // device pixels, as far as written
	down bool
}

// drag moves the fingers of the sticks to where they belong.
func (j *Injector) drag(in *driver.Input) {
	l := newLayout(in, &j.Screen)
	for z := range j.drags {
		d, id := &j.drags[z], stickID+int64(z)
		length := d.to.Len()
		if length == 0 {
			if d.down {
				touch(in, id, driver.TouchEnded, d.at)
			}
			d.down = false
			continue
		}
		rest := l.rest(Zone(z))
		if !d.down {
			d.at, d.down = rest, true
			touch(in, id, driver.TouchBegan, rest)
		}
		raw := (deadZone + float64((1-deadZone)*length)) / length * dragReach * l.scale
		if to := rest.Add(d.to.Mul(raw)); to != d.at {
			d.at = to
			touch(in, id, driver.TouchMoved, to)
		}
	}
}
