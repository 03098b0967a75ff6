package ui

import (
	"fmt"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/typing"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// UI is the windows and widgets of a game: what the player does to them, and what they look like. It is plain data, to
// be kept in the game; the zero value is ready. Of what lies in it between two ticks only Style is to be set.
type UI struct {
	Style Style

	frame    int64    // calls of Begin
	unit     float64  // canvas units per pixel of the font
	size     geom.Vec // of the canvas
	system   float64  // pixels of the font per logical pixel of the system
	touch    bool     // the player points with fingers
	large    bool     // widgets are large enough for fingers
	finger   float64  // least height of what is touched; zero: the player has a mouse
	at       geom.Vec // of the pointer
	moved    geom.Vec // by which the pointer moved
	wheel    float64  // lines that are still to be scrolled
	over     uint64   // the window, panel or area under the pointer
	active   uint64   // the widget that is held
	from     geom.Vec // where it was pressed
	grip     geom.Vec // from there to what is moved by it
	focus    uint64   // the widget that keys are for
	editing  uint64   // the widget that is written into
	edit     typing.Entry
	edited   int64  // frame in which it was there
	tabs     int    // by which the focus moves in the next tick
	clicked  uint64 // the last widget that was clicked
	clickAt  int64  // frame of that
	rested   uint64 // the widget under the pointer
	restedAt int64  // frame since when
	restedTo int64  // last frame in which it was
	later    bool   // a press is for the next tick
	firm     bool   // what is held does not give way to a finger that scrolls
	reveal   bool   // the widget with the focus is to be scrolled into sight

	wins   []area // windows, panels and areas, the topmost last
	boxes  []area // what scrolls within them
	opened []uint64
	places []place // where widgets lie, for keys
	draws  []command
	pieces []piece

	now `state:"-"`
}

// now is what holds within a tick alone.
type now struct {
	t       *engine.Tick
	begun   int64 // tick of the last Begin
	look    Style
	pointer input.Pointer
	down    bool
	pressed bool
	let     bool // the pointer was released
	ok      bool // Enter or a pad's A
	stepX   int  // keys that the focused widget takes for itself
	stepY   int
	left    bool   // Tab leaves the text that is written
	stays   bool   // but not that of the next field
	tabbed  bool   // Tab gave the focus
	wants   bool   // Focus was called for the next widget
	key     string // of the next widget
	last    made   // the last widget
	stack   []region
	seen    map[uint64]struct{}
	texts   []string // that numbers were made into, in the order of the calls
	text    int      // how many of them in this tick
	letters []byte
	meter   *render.Canvas // measures text
}

// made is the widget that was made last.
type made struct {
	id   uint64
	box  geom.Rect
	over bool
}

const rootID = 1 // of what stands in no window

// Begin begins the user interface of a tick, and returns u. All lengths given to it are pixels of its font: canvas
// units, but larger where those would be too small to read or no whole number of the device's pixels.
func (u *UI) Begin(t *engine.Tick) *UI {
	if n := len(u.stack); n > 1 && u.begun == t.N-1 {
		panic(fmt.Sprintf("ui: Begin: %q of the last tick has no End; call it where that is open", u.stack[n-1].name))
	}
	u.frame++
	u.t, u.begun = t, t.N
	u.look = u.Style.filled()
	if u.meter == nil {
		u.meter = render.NewCanvas(render.NewAtlas(nil))
		u.seen = map[uint64]struct{}{}
	}
	u.measure(t)
	u.forget()
	u.point(t)
	u.keys(t)
	u.draws, u.pieces, u.places = u.draws[:0], u.pieces[:0], u.places[:0]
	u.stack, u.text, u.key, u.wants, u.last = u.stack[:0], 0, "", false, made{}
	clear(u.seen)
	u.open(rootID, "the canvas", geom.R(0, 0, u.size.X, u.size.Y).Inset(gap), 0).clip = geom.R(0, 0, u.size.X, u.size.Y)
	u.cut(rootID)
	return u
}

// measure finds out how large a pixel of the font is.
func (u *UI) measure(t *engine.Tick) {
	pixel, unit := input.Pixel(t.Input), input.Unit(t.Input)
	switch t.Input.LastDevice() {
	case input.Touch:
		u.touch = true
	case input.Mouse, input.Pad:
		u.touch = false
	case input.Keyboard: // which may be that on a phone's screen
	}
	small := 1.0 // logical pixels of the system
	if min(t.Size.X, t.Size.Y) < phone*unit {
		small = 1.35
	}
	zoom := t.Access.TextScale
	if !(zoom > 0) {
		zoom = 1
	}
	n := max(geom.Round(1/pixel), geom.Round(float64(small*unit)/pixel))
	u.unit = pixel * float64(max(geom.Round(float64(n)*zoom*float64(u.look.Zoom)), 1))
	u.size = geom.V(t.Size.X/u.unit, t.Size.Y/u.unit)
	u.system = unit / u.unit
	if p := t.Input.Pointer(); !p.Down && !p.Pressed && !p.Released {
		u.large = u.touch // not below a finger: its first tap is for what it saw
	}
	u.finger = 0
	if u.large {
		u.finger = float64(ceil(thumb * u.system))
	}
}

func ceil(x float64) int { return -geom.Floor(-x + 1e-9) }

// TakesKeys reports whether keys, buttons of a pad and text are for the user interface now, and not for the game: a text
// is written, or a widget has the focus.
func (u *UI) TakesKeys() bool { return u.focus != 0 || u.editing != 0 }

// TakesPointer reports whether the mouse or the finger is on a window, a panel or a widget, or holds one.
func (u *UI) TakesPointer() bool { return u.over != 0 || u.active != 0 }

// Unit returns the canvas units of a pixel of the font: a place of the canvas, divided by it, is one of the user interface.
func (u *UI) Unit() float64 {
	if u.unit == 0 {
		return 1
	}
	return u.unit
}

// Size returns how large the canvas is, in pixels of the font.
func (u *UI) Size() geom.Vec { return u.size }
