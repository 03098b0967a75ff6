package input

import (
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// State is what the player does at one tick. It is plain data: a copy made with = is the input as it was.
// A game gets it from the engine's Tick and only asks it; the zero value is a player who does nothing.
type State struct {
	tick     uint32  // counts from 1
	dt       float64 // seconds
	buttons  buttons
	pads     [MaxPads]pad
	kinds    []driver.Pad // model and name of each pad, also of one that was pulled out; never written again
	fingers  hand
	thumbs   hand // on the screen's pad
	screen   screen
	pointer  pointer
	notch    float64 // what the wheel has turned beyond whole notches
	unit     float64 // canvas units per logical pixel of the system
	caps     bool
	num      bool
	layout   string
	text     string
	texts    []driver.TextEvent // of the tick, in memory of their own
	composed driver.TextEvent   // what the input method has not entered yet
	first    Control
	device   Device
	interest *Interest `state:"-"` // nil: nobody watches

	bound        binder `state:"-"` // what the texts say; nil: actions are done with what the code gives them
	game, player string // texts of bindings
	context      string // whose actions answer; empty: all
	acts         acts
}

// Device is a kind of thing to play with.
type Device uint8

// The devices. Keyboard is also what LastDevice says before anything was touched.
const (
	Keyboard Device = iota
	Mouse
	Pad
	Touch
)

// Apply moves the state on by one tick of dt seconds with what happened since the last one. toCanvas takes the
// device pixels of in to canvas units. The engine calls it once a tick; it keeps nothing of in but strings.
// It allocates only when text was entered in the tick.
func (s *State) Apply(in *driver.Input, toCanvas geom.Transform, dt float64) {
	s.begin(dt)
	s.screen.place(in)
	s.unit = unitOf(toCanvas) * s.screen.scale
	s.caps, s.num, s.layout = in.CapsLock, in.NumLock, in.Layout
	away := in.Unfocused || in.Suspended
	if away {
		s.releaseAll()
	} else {
		s.applyKeys(in)
		s.applyMouse(in, toCanvas)
		s.applyTouches(in, toCanvas)
		s.pressThumbs()
	}
	s.applyPads(in.Pads, away)
	s.point(in, toCanvas, away)
	if s.bound != nil {
		s.bound.step(s)
	}
}

func (s *State) begin(dt float64) {
	s.tick++
	s.dt = dt
	s.buttons.begin()
	s.fingers.begin()
	s.thumbs.begin()
	s.pointer.begin()
	s.text, s.texts, s.first = "", nil, None
}

// unitOf returns how long a device pixel is on the canvas.
func unitOf(toCanvas geom.Transform) float64 {
	return toCanvas.Apply(geom.V(1, 0)).Sub(toCanvas.Apply(geom.Vec{})).Len()
}

// releaseAll lets go of everything but pads, because what the player does elsewhere is not reported.
func (s *State) releaseAll() {
	for c := Control(1); c < boardEnd; c++ {
		s.release(int(c))
	}
	s.fingers.cancel()
	s.thumbs.cancel()
	s.notch, s.composed = 0, driver.TextEvent{}
}

func (s *State) applyKeys(in *driver.Input) {
	for i := range in.Keys {
		c := Control(in.Keys[i].Key)
		if c == None || c > KeyNumpadEqual {
			continue
		}
		if s.set(c, int(c), in.Keys[i].Down) {
			s.device = Keyboard
		}
	}
	s.applyText(in)
}

// set presses or releases the control at a place and reports whether that was a press.
func (s *State) set(c Control, place int, down bool) bool {
	if !down {
		s.release(place)
		return false
	}
	if !s.buttons.press(place, s.tick) {
		return false
	}
	if s.first == None {
		s.first = c
	}
	return true
}

func (s *State) release(place int) { s.buttons.release(place, s.tick) }

// Text returns what was typed in this tick, as the layout or the input method gave it; empty: nothing.
// Enter, Backspace and the like are no text: they are keys.
func (s *State) Text() string {
	if s.interest != nil {
		s.interest.Text = true
	}
	return s.text
}

// AnyPressed returns the first control that was pressed in this tick, and false when none was: for "press any key"
// and for rebinding. A pad's control says whose pad it was, see [Control.AnyPad].
func (s *State) AnyPressed() (Control, bool) { return s.first, s.first != None }

// LastDevice returns what the player used last, so that a hint can show the right button.
// Moving the mouse and tilting a stick count.
func (s *State) LastDevice() Device { return s.device }

// Connected reports whether the player, from 0, has a gamepad.
func (s *State) Connected(player int) bool {
	return player >= 0 && player < MaxPads && s.pads[player].id != 0
}
