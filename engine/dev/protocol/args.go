package protocol

// HelloResult is which game runs.
type HelloResult struct {
	Title, ID, Package string
	TPS, Width, Height int
	FixedSize          bool // the player cannot resize the window
	Fullscreen         bool // it begins so
	NoVsync            bool
	Uncopied           string // why the game cannot be copied, from Loop.Check; empty: it can
	Whole              bool   // it is a whole Ebitengine program and no child: it draws past its frames, begins anew each time, and has no past
	Clock              ClockResult
}

// ClockResult is where the game stands in time. All numbers are ticks.
type ClockResult struct {
	Tick        int64 // Updates so far
	First, Last int64 // what can be gone back to, and how far the game was before that
	Paused      bool
	Speed       float64 // 1: as it should be
	Looping     bool
	From, To    int64 // of the loop
	Bytes       int64 // memory of what is kept of the past
}

// TimeArgs says where to go. What is nil or zero stays.
type TimeArgs struct {
	Pause *bool
	To    *int64   // a tick; the game is paused there
	By    int64    // ticks, negative: back; the game is paused there
	Speed *float64 // 0.1 to 5
}

// LoopArgs marks a piece of the run that is played again and again.
type LoopArgs struct {
	From, To int64 // ticks; both 0: no loop any more
}

// LoopResult says what is marked.
type LoopResult struct{ From, To int64 }

// RestoreArgs says in what way a state is taken.
type RestoreArgs struct {
	// GoesOn says that the player goes on in it without a break, since another build or process gives way: what is held in
	// it is held on, and the game has no past before it.
	GoesOn bool
	// Own says that the game was in this state itself, so that its past before it stays.
	Own bool `json:",omitempty"`
}

// Followed is a watch or a breakpoint.
type Followed struct {
	Number int
	Break  bool   `json:",omitempty"`
	Text   string // the question
}

// FollowArgs sets watches and breakpoints that another build had, with their numbers.
type FollowArgs struct{ Set []Followed }

// FollowResult lists all watches and breakpoints, and says why some of those that were to be set are not.
type FollowResult struct {
	All     []Followed
	Refused []string `json:",omitempty"`
}

// PastArgs says which part of the past is asked for, or comes with it. Pieces are of a second at most, and go in parts.
type PastArgs struct {
	Before int64 // asked: the newest piece that begins before this tick
	From   int   // of the piece: bytes before this part
	More   bool  // handed: other parts of the piece come after it
}

// PastResult says what the part in the answer is, or what became of the one in the ask.
type PastResult struct {
	First int64 // tick in the piece
	More  bool  // other parts of the piece come after it
	Some  bool  // there is a piece; handed: there was room for it
}

// RestoreResult says how a state fitted.
type RestoreResult struct {
	Clock    ClockResult
	Added    []string // fields, as "play.ship.fuel"
	Parked   []string // fields that are gone, kept for the day when they are back
	Adopted  []string
	Renamed  []string
	Retyped  []string
	Defaults []Change // fields that still had the old build's start value and took this build's
}

// Change is one field before and after.
type Change struct{ Path, Old, New string }

// RunArgs is a line of the console, as package engine/dev/console reads it.
type RunArgs struct{ Text string }

// CompleteArgs is a line that somebody writes, and where in it, bytes.
type CompleteArgs struct {
	Text string
	At   int
}

// CompleteResult is what may stand in the place of the word that was begun there.
type CompleteResult struct {
	Begun string   // the end of the text before At; may be empty
	Words []string // sorted
}

// RunResult is its answer. At most one of Table, Diff and Text is set, but for Text beside a Diff.
type RunResult struct {
	Text    string   // for people
	Table   *Table   // of a query
	Diff    []Change // of a change of the world
	Watch   int      // a table that is watched has a number; zero: it is not
	Asked   string   `json:",omitempty"` // of a watch: the line that is asked anew
	Ticks   int64    // the tick that it is of
	Changed bool     `json:",omitempty"` // the game is another one than its last tick left, or time goes otherwise
}

// Table is rows of a query.
type Table struct {
	Columns []string
	Rows    [][]string
	Total   int // rows in all; Rows may be the first of them
}

// InspectArgs says what is wanted, so that nothing else costs time.
type InspectArgs struct {
	Tree    string   // a path; "" with Depth 0: no tree
	Depth   int      // levels of the tree below Tree
	Systems bool     // of ecs schedules
	Frame   bool     // draw calls, pages, times
	Sound   bool     // buses and voices
	Input   bool     // what is held
	Watches bool     // watched tables, anew
	Paths   []string // single values
}

// InspectResult is what was asked for.
type InspectResult struct {
	Clock   ClockResult
	Tree    *Node         `json:",omitempty"`
	Systems []System      `json:",omitempty"`
	Frame   *FrameFigures `json:",omitempty"`
	Buses   []Bus         `json:",omitempty"`
	Voices  []Voice       `json:",omitempty"`
	Input   []string      `json:",omitempty"`
	Watches []RunResult   `json:",omitempty"`
	Values  []string      `json:",omitempty"`
}

// Node is a value of the game and what is in it.
type Node struct {
	Name, Path, Type, Value string
	Edit                    string   `json:",omitempty"` // how it can be edited: "", "number", "bool", "text", "choice"
	Min                     float64  `json:",omitempty"` // of a number, from its tag tune
	Max                     float64  `json:",omitempty"` // as Min; both 0: no range
	Step                    float64  `json:",omitempty"` // of a number; 0: none
	Default                 string   `json:",omitempty"` // of a tuned value: what stands in the code, where that is another
	Choices                 []string `json:",omitempty"`
	Children                []Node   `json:",omitempty"`
	More                    int      `json:",omitempty"` // children that are not shown
}

// System is a system of a schedule.
type System struct {
	Name, Stage string
	Micros      float64 // mean time of a run
	Runs        int64
}

// FrameFigures is what the last picture took.
type FrameFigures struct {
	UpdateMicros, DrawMicros, SnapshotMicros []float64 // of the last ticks, the newest last
	Commands, DrawCalls, Quads, Vertices     int
	Pages                                    []Page
}

// Page is an atlas page.
type Page struct {
	W, H int
	Used float64 // 0 to 1
}

// Bus is a bus of the mixer.
type Bus struct {
	Name  string
	Gain  float64 // 0 to 1
	Plays int     // voices
}

// Voice is a sound that plays.
type Voice struct {
	Sound, Bus string
	Gain       float64
	At, Length float64 // seconds
}

// TuneArgs changes tuned values, and asks for all.
type TuneArgs struct {
	Set map[string]string // "ship.Speed" → "120"
}

// TuneResult is all tuned values.
type TuneResult struct {
	Groups []Node // one for each engine.Tune, its fields as children
	File   string // the text of tune.toml with what differs from the code
	Place  string // where that was written; empty: nowhere, as in a page
}

// CapsuleResult names a capsule.
type CapsuleResult struct {
	Name    string  // of a file, such as "astro-2026-11-30-112233.krill"
	Seconds float64 // of the run in it
}

// PairResult is how a phone comes in, and which have.
type PairResult struct {
	Code    string // six digits, for one device
	Address string // to type into the phone's browser
	Devices []Device
}

// Device is one that came in with a code.
type Device struct {
	Name    string // given by the server: "phone-1"
	Address string // in the network
	Since   string // RFC 3339
}
