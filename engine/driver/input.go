package driver

import (
	"bytes"
	"slices"
)

// Input is all that a tick may know of the world outside. Lists are in the order in which things happened,
// so nothing shorter than a tick is lost. Positions are in device pixels of the window's inside.
type Input struct {
	Width, Height int     // of the window's inside, device pixels
	Scale         float64 // device pixels per logical pixel of the system; zero: 1
	Safe          Insets  // what a notch or rounded corners hide
	Unfocused     bool    // the player is elsewhere
	Suspended     bool    // nobody sees the game: it is minimised, in the background of a phone, or its page is hidden
	Fullscreen    bool    // the window covers the screen; the player may have made it so by the system's own means
	CapsLock      bool
	NumLock       bool   // the numeric keypad gives digits
	Layout        string // what the keys print where that is not what their names say, see KeyLabel; empty: nothing, or not known
	Keys          []KeyEvent
	Text          []TextEvent
	Mouse         Mouse
	Buttons       []ButtonEvent
	Touches       []TouchEvent
	Pads          []Pad // connected ones, by their ID
	Quit          bool  // the player asks to close the window
	Pixels        []Pixels
	Clipboard     []string // answers to ActionReadClipboard
	Done          []Done   // answers to ActionClipboard, ActionSaveFile and ActionOpenFile, in a later tick; files dropped onto the window
	MaxImage      int      // largest side of an image, texels; zero: not known
	SoundAt       int64    // samples that the device has played, as far as its driver knows; for display only
}

// Reset empties the lists of events, keeps their memory, and keeps what lasts: sizes, focus, pads, mouse position, limits.
func (in *Input) Reset() {
	clear(in.Pixels)
	in.Keys, in.Text, in.Buttons, in.Touches = in.Keys[:0], in.Text[:0], in.Buttons[:0], in.Touches[:0]
	in.Pixels, in.Clipboard, in.Done = in.Pixels[:0], in.Clipboard[:0], in.Done[:0]
	in.Mouse.DX, in.Mouse.DY, in.Mouse.WheelX, in.Mouse.WheelY = 0, 0, 0, 0
	in.Quit = false
}

// Add puts a later input behind this one: events of both in order, and what lasts from the later one.
// The lists are copied, so the later input may be used again.
func (in *Input) Add(later *Input) {
	sum := *later
	sum.Keys = append(in.Keys, later.Keys...)
	sum.Text = append(in.Text, later.Text...)
	sum.Buttons = append(in.Buttons, later.Buttons...)
	sum.Touches = append(in.Touches, later.Touches...)
	sum.Pads = append(in.Pads[:0], later.Pads...)
	sum.Pixels = append(in.Pixels, later.Pixels...)
	sum.Clipboard = append(in.Clipboard, later.Clipboard...)
	sum.Done = append(in.Done, later.Done...)
	sum.Mouse.DX += in.Mouse.DX
	sum.Mouse.DY += in.Mouse.DY
	sum.Mouse.WheelX += in.Mouse.WheelX
	sum.Mouse.WheelY += in.Mouse.WheelY
	sum.Quit = in.Quit || later.Quit
	*in = sum
}

// Same reports whether two inputs say the same of every field. NaN is not the same as itself.
func (in *Input) Same(o *Input) bool {
	return in.Width == o.Width && in.Height == o.Height && in.Scale == o.Scale && in.Safe == o.Safe &&
		in.Unfocused == o.Unfocused && in.Suspended == o.Suspended && in.Fullscreen == o.Fullscreen &&
		in.CapsLock == o.CapsLock && in.NumLock == o.NumLock && in.Layout == o.Layout &&
		in.Mouse == o.Mouse && in.Quit == o.Quit && in.MaxImage == o.MaxImage && in.SoundAt == o.SoundAt &&
		slices.Equal(in.Keys, o.Keys) && slices.Equal(in.Text, o.Text) && slices.Equal(in.Buttons, o.Buttons) &&
		slices.Equal(in.Touches, o.Touches) && slices.Equal(in.Pads, o.Pads) && slices.Equal(in.Clipboard, o.Clipboard) && slices.EqualFunc(in.Done, o.Done, sameDone) &&
		slices.EqualFunc(in.Pixels, o.Pixels, samePixels)
}

func sameDone(a, b Done) bool {
	return a.Action == b.Action && a.Text == b.Text && a.Failed == b.Failed && bytes.Equal(a.Bytes, b.Bytes)
}

func samePixels(a, b Pixels) bool {
	return a.ID == b.ID && a.W == b.W && a.H == b.H && bytes.Equal(a.Pix, b.Pix)
}

// Insets are widths along the four edges, device pixels.
type Insets struct{ Left, Top, Right, Bottom float64 }

// KeyEvent is a key going down or up. The system's own repeats are not sent.
type KeyEvent struct {
	Key     Key    // by place on the keyboard
	Logical string // what the layout prints on it, in lower case; empty: not known
	Down    bool
}

// TextKind says what a TextEvent is.
type TextKind uint8

// The kinds of TextEvent.
const (
	TextCommit  TextKind = iota + 1 // Text is entered, over the bytes ReplaceStart to ReplaceEnd of the session's text
	TextCompose                     // Text is shown but not entered yet, with the bytes SelStart to SelEnd marked; empty: no more
	TextEnd                         // the player has put the keyboard away that lies on the screen: the field should let go
	textEnd
)

// TextEvent is text from the keyboard or an input method.
type TextEvent struct {
	Kind                     TextKind
	Text                     string
	ReplaceStart, ReplaceEnd int // equal: nothing is replaced
	SelStart, SelEnd         int
}

// Mouse is where the mouse is and how it moved since the last tick.
type Mouse struct {
	X, Y           float64
	DX, DY         float64
	WheelX, WheelY float64 // notches; positive is right and up
	Outside        bool
}

// ButtonEvent is a mouse button going down or up. Button 0 is left, 1 middle, 2 right, 3 back, 4 forward.
type ButtonEvent struct {
	Button uint8
	Down   bool
	X, Y   float64
}

// TouchPhase says what a finger did.
type TouchPhase uint8

// The phases of a touch.
const (
	TouchBegan TouchPhase = iota + 1
	TouchMoved
	TouchEnded
	TouchCancelled
)

// TouchEvent is a finger coming, moving or going.
type TouchEvent struct {
	ID       int64
	Phase    TouchPhase
	X, Y     float64
	Pressure float64 // 0 to 1; 0: not known
}

// PadID names a gamepad, from 1. A pad that comes back may have another.
type PadID int32

// PadButtons is a set of standard buttons: bit 1<<PadA and so on.
type PadButtons uint32

// The standard buttons, named as on the most common pad.
const (
	PadA PadButtons = 1 << iota
	PadB
	PadX
	PadY
	PadL1
	PadR1
	PadL2
	PadR2
	PadBack
	PadStart
	PadL3
	PadR3
	PadUp
	PadDown
	PadLeft
	PadRight
	PadHome
)

// Pad is a gamepad at the tick.
type Pad struct {
	ID      PadID
	Name    string
	Model   string // the SDL identity, 32 hexadecimal digits; empty: not known
	Buttons PadButtons
	Axes    [4]float64 // left x, left y, right x, right y: −1 to 1, y down
	L2, R2  float64    // triggers, 0 to 1
}

// Pixels answers a Read.
type Pixels struct {
	ID uint32
	Picture
}

// MaxFile is how long a file may be that a player gives to a game, bytes.
const MaxFile = 64 << 20

// Done tells what became of an action. One of ActionOpenFile comes also for a file that is dropped onto the window.
type Done struct {
	Action ActionKind
	Text   string // of ActionSaveFile: where the player finds the file; of ActionOpenFile: its name
	Failed string // why it could not be done; empty: it was
	Bytes  []byte // of ActionOpenFile: what is in the file, MaxFile bytes at most
}
