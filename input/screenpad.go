package input

import (
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// ScreenPad is what lies under the thumbs of a player who has nothing but a touch screen: a stick and buttons. A scene
// that wants one has a method ScreenPad that returns it, and the engine shows it while the player plays by touch.
// Fingers on it are not the [Pointer], not [TouchScreen] and push no other stick; they may slide from button to
// button. The zero value is no pad.
type ScreenPad struct {
	Stick   Stick   // pushed by a thumb in its Drag zone, and shown there; without a zone: none
	Buttons Buttons // each is shown where its first Touch control has its place; without one: not at all

	// What a player may want otherwise, for a menu of the game and its Store.
	Size    float64 // of all of it, 0.5 to 2, as far as there is room; zero: 1
	Opacity float64 // 0.1 to 1; zero: 1
	Mirror  bool    // for left hands: what is left is right. So are the zones of all sticks
	Places  Places  // where things lie; zero: where thumbs are
}

// Places are where the parts of a pad lie on the screen: from 0, 0, the upper left of what no notch hides, to 1, 1, the
// lower right. A part at 0, 0 lies where it usually does. Mirror does not move them.
type Places struct{ Stick, A, B, X, Y, Pause geom.Vec }

// Buttons are up to five actions, one for each of TouchA, TouchB, TouchX, TouchY and TouchPause, in any order.
// Their names are written on them.
type Buttons [screenButtons]Action

const screenButtons = int(TouchPause-TouchA) + 1

// ScreenButton is a button of the pad as it is on the screen.
type ScreenButton struct {
	Action Action
	On     Control  // TouchA to TouchPause
	At     geom.Vec // of its middle, device pixels of the window
	Radius float64  // device pixels
	Down   bool     // a finger is on it
}

// ScreenStick is the stick of the pad as it is on the screen.
type ScreenStick struct {
	At, Thumb           geom.Vec // middle of the ring and of the knob, device pixels of the window
	Radius, ThumbRadius float64  // of ring and knob, device pixels
	Down                bool     // a finger is on it
}

// Show sets the pad that lies on the screen from the next Apply on. The engine calls it for the scene on top.
func (s *State) Show(p ScreenPad) { s.screen.pad = p }

// ShownPad returns the pad that Show was given last.
func ShownPad(s *State) ScreenPad { return s.screen.pad }

// ScreenButtons returns the buttons of the pad, for drawing. The slice is valid until the next tick.
func (s *State) ScreenButtons() []ScreenButton { return s.screen.buttons[:s.screen.n] }

// ScreenStick returns the stick of the pad, for drawing, and false when there is none. It lies under the thumb that was
// put down first, and while there is none where it is easy to reach.
func (s *State) ScreenStick() (k ScreenStick, ok bool) {
	c := &s.screen
	if c.zone == NoZone {
		return k, false
	}
	k.At = c.rest(c.zone)
	k.Radius, k.ThumbRadius = dragReach*c.scale, thumbRadius*c.size
	k.Thumb = k.At
	for i := range s.thumbs.all() {
		if f := &s.thumbs.list[i]; f.half != NoZone && !f.Released {
			k.At, k.Thumb, k.Down = f.base, f.at, true
			break
		}
	}
	return k, true
}

// screen is the pad in its window: what is where. Its zero value is no pad.
type screen struct {
	layout
	pad     ScreenPad
	zone    Zone // of the stick
	buttons [screenButtons]ScreenButton
	n       int // of buttons in use
}

// place finds out where the pad lies in a window.
func (c *screen) place(in *driver.Input) {
	c.layout = newLayout(in, &c.pad)
	c.n, c.zone = 0, c.pad.Stick.Drag
	for i := range c.pad.Buttons {
		a := &c.pad.Buttons[i]
		on := touchOf(&a.On)
		if on == None {
			continue
		}
		at, radius := c.button(on)
		c.buttons[c.n] = ScreenButton{Action: *a, On: on, At: at, Radius: radius}
		c.n++
		if c.zone == Anywhere && on != TouchPause {
			c.zone = LeftHalf // the other half is the buttons'
		}
	}
}

// touchOf returns the first control that is a button of the screen.
func touchOf(on *Any) Control {
	for _, c := range on {
		if c >= TouchA && c <= TouchPause {
			return c
		}
	}
	return None
}

// under returns the button under a point in device pixels, the nearest of several.
func (c *screen) under(at geom.Vec) Control {
	on, nearest := None, generous
	for i := range c.n {
		b := &c.buttons[i]
		if d := b.At.Dist(at) / b.Radius; d < nearest {
			on, nearest = b.On, d
		}
	}
	return on
}

func (c *screen) shows(on Control) bool {
	for i := range c.n {
		if c.buttons[i].On == on {
			return true
		}
	}
	return false
}

// steers reports whether a stick is the pad's.
func (c *screen) steers(k *Stick) bool { return c.zone != NoZone && *k == c.pad.Stick }
