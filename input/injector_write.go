package input

import (
	"slices"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// fingerID is the injected finger's, out of the way of real ones. Those of the screen's buttons and of the sticks follow.
const (
	fingerID = 1 << 40
	stickID  = fingerID + int64(boardEnd)
)

func (j *Injector) writeMouse(in *driver.Input) {
	if j.moved == (geom.Vec{}) {
		return
	}
	if j.finger {
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
	j.finger = down
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
		pressButton(in, c, e.down)
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
	if j.wheel[0] {
		in.Mouse.WheelY++
	}
	if j.wheel[1] {
		in.Mouse.WheelY--
	}
}

// pressButton puts a finger on a button of the screen, or lifts it.
func pressButton(in *driver.Input, c Control, down bool) {
	phase := driver.TouchEnded
	if down {
		phase = driver.TouchBegan
	}
	l := newLayout(in)
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
	l := newLayout(in)
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

// pad returns the injected pad of the control's player, connecting it and those before it.
func (j *Injector) pad(c Control) *driver.Pad {
	player, _ := c.Player()
	player = max(player, 0)
	for len(j.pads) <= player {
		j.pads = append(j.pads, driver.Pad{ID: driver.PadID(len(j.pads) + 1), Name: "injected"})
	}
	return &j.pads[player]
}

func (j *Injector) writeButton(c Control, down bool) {
	p, pushed := j.pad(c), 0.0
	if down {
		pushed = 1
	}
	if c.half() {
		j.setAxis(c, pushed)
		return
	}
	bit := driver.PadButtons(1) << (c.AnyPad() - PadA)
	p.Buttons &^= bit
	if down {
		p.Buttons |= bit
	}
	switch bit {
	case driver.PadL2:
		p.L2 = pushed
	case driver.PadR2:
		p.R2 = pushed
	}
}

// setAxis pushes a half axis by v from 0 to 1. Letting go leaves what the other half does.
func (j *Injector) setAxis(c Control, v float64) {
	index, sign := c.axis()
	axis := &j.pad(c).Axes[index]
	if v > 0 || *axis*sign > 0 {
		*axis = v * sign
	}
}

// pushHalf pushes one side of a stick: on a half axis so that State finds by of a whole length behind its dead zone,
// on a key when way, the direction's part on this side, is above the sine of a sixteenth turn: there the nearest of
// eight directions changes.
func (j *Injector) pushHalf(on *Any, by, length, way float64) {
	const sixteenth = 0.3826834323650898
	for _, c := range on {
		if c.half() {
			raw := 0.0
			if by > 0 {
				raw = by * (deadZone + float64((1-deadZone)*length)) / length
			}
			j.setAxis(c, raw)
			return
		}
	}
	if *on == (Any{}) {
		return // a stick of one axis
	}
	c := first(Action{Name: "of a stick", On: *on})
	if way > sixteenth {
		j.Hold(c)
		return
	}
	j.Release(c)
}

// writePads adds the injected pads to the input, by id; they take over a real pad with the same one.
func (j *Injector) writePads(in *driver.Input) {
	for i := range j.pads {
		at := findPad(in.Pads, j.pads[i].ID)
		if at >= 0 {
			in.Pads[at] = j.pads[i]
			continue
		}
		at = 0
		for at < len(in.Pads) && in.Pads[at].ID < j.pads[i].ID {
			at++
		}
		in.Pads = slices.Insert(in.Pads, at, j.pads[i])
	}
}
