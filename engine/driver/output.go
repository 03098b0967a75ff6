package driver

// Output is what a tick asks of the world outside.
type Output struct {
	Sounds   []Sound      // before the commands
	Chunks   []SoundChunk // before the commands
	Commands []SoundCommand
	Window   Window // as it should be from now on
	Actions  []Action
	Exit     bool // the run is over: neither Tick nor Draw is called again
}

// Reset empties the output for the next tick: it keeps Window and its memory.
func (o *Output) Reset() {
	clear(o.Sounds) // lets samples and pixels go
	clear(o.Chunks)
	clear(o.Actions)
	*o = Output{Sounds: o.Sounds[:0], Chunks: o.Chunks[:0], Commands: o.Commands[:0], Actions: o.Actions[:0], Window: o.Window}
}

// Window is how the window should be. A driver compares it with the last one and does what changed.
type Window struct {
	Title      string
	Fullscreen bool
	Cursor     Cursor
	Text       TextSession
}

// Cursor is the shape of the mouse pointer, or what becomes of it.
type Cursor uint8

// The cursors.
const (
	CursorArrow Cursor = iota
	CursorText
	CursorCross
	CursorHand
	CursorMove
	CursorEW
	CursorNS
	CursorNESW
	CursorNWSE
	CursorForbidden
	CursorHidden
	CursorCaptured // hidden and held in the window: only its movement counts
	cursorEnd
)

// TextSession is a text field that has the keyboard: what an input method and a phone's keyboard must know.
type TextSession struct {
	Active     bool
	Caret      Box    // device pixels
	Text       string // around the caret
	SelStart   int    // bytes into Text
	SelEnd     int
	Multiline  bool
	NumberOnly bool
}

// ActionKind says what an Action does.
type ActionKind uint8

// The kinds of Action, each with the fields it reads.
const (
	ActionSize          ActionKind = iota + 1 // W, H: resizes the window, logical pixels
	ActionIcon                                // Pictures
	ActionClipboard                           // Text: copies it; answered by Input.Done
	ActionReadClipboard                       // answered by Input.Clipboard
	ActionOpenURL                             // Text
	ActionVibrate                             // Pad (zero: the phone itself), Strong, Weak, Seconds
	ActionKeepOpen                            // answers a wish to quit with no
	ActionSaveFile                            // Text, Bytes: gives the player a file of that name; answered by Input.Done
	ActionOpenFile                            // Text: lets the player choose a file with that ending; answered by Input.Done when he does. Empty: only files that are dropped from now on
	actionEnd
)

// Action is done once.
type Action struct {
	Kind         ActionKind
	W, H         int
	Text         string
	Pictures     []Picture
	Pad          PadID
	Strong, Weak float64 // 0 to 1
	Seconds      float64
	Bytes        []byte
}
