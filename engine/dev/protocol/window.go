package protocol

// Whole ends the name of a program's file, before the ending of the system, when it is no child but a whole program of
// Ebitengine's.
const Whole = ".whole"

// SwapArgs is another build.
type SwapArgs struct {
	Program string // a file, or an address for pages
	Number  int    // of the build, from 1
	Fresh   bool   // begin anew instead of keeping the state
}

// SwapResult is how that went.
type SwapResult struct {
	RestoreResult
	Millis float64 // from the old build's last tick to the new build's first picture
	Frames int     // pictures of the window in which the game stood still
}

// SayArgs is lines over the game.
type SayArgs struct {
	About string   // what they replace: lines about the same thing
	Lines []string // none: takes them away
	Kind  string   // "info", "warning", "error"
	Secs  float64  // zero: they stay
	Title string   // of a window of errors
}

// StatusResult is how the window is.
type StatusResult struct {
	Build   int  // that plays
	Alive   bool // the game answers
	Late    float64
	Pid     int // of the game's process; zero in pages
	Clock   ClockResult
	Frames  int64
	Failed  string
	W, H    int // device pixels
	Overlay bool
}

// NameArgs is a name.
type NameArgs struct{ Name string }

// KeptResult lists the kept states, the newest first.
type KeptResult struct{ States []KeptState }

// KeptState is one of them.
type KeptState struct {
	Name string
	Tick int64
	Time string // RFC 3339
	Size int
}

// TryResult is where the other worktree is.
type TryResult struct{ Folder, Address string }

// BakeResult is what was written.
type BakeResult struct {
	Changes []BakeChange
	Refused []Problem // values that stay in tune.toml, and why
}

// BakeChange is one literal in the source.
type BakeChange struct {
	File, Path, Old, New string
	Line                 int // 0: not known
}

// AboutResult is what the tool is at.
type AboutResult struct {
	Game, Folder string
	Build        int    // the last one
	State        string // "building", "running", "broken"
	Errors       []Problem
	Globals      []Problem // package variables that the game changes
	Page         string    // address
	Web          bool      // a page is the game's window, at /play/ of that address
}

// Problem is a line of source and what is wrong with it.
type Problem struct {
	File      string
	Line, Col int
	Text      string
}

// The events.
const (
	Failed   = "failed"   // FailureEvent, from the game
	Stopped  = "stopped"  // StoppedEvent: a breakpoint
	Changed  = "changed"  // RunResult: a transaction, from wherever
	Logged   = "logged"   // LogEvent
	Building = "building" // a build begins; from the tool
	Built    = "built"    // BuiltEvent, its end, unless another overtakes it; from the tool
	Swapped  = "swapped"  // SwapResult
	Hung     = "hung"     // the game does not answer
	Died     = "died"     // FailureEvent: its process ended
	Ticked   = "ticked"   // ClockResult, a few times a second
	Saved    = "saved"    // [once a second, from the window to the tool] StateEvent
)

// FailureEvent is how a game failed.
type FailureEvent struct {
	Text    string
	Stack   []string
	Tick    int64
	Build   int
	Back    int64  // the tick of the good state that it went back to
	GaveWay bool   // it was on trial, and the build before goes on
	Capsule string // file that was written of it; empty: none
}

// StoppedEvent is why the game is paused.
type StoppedEvent struct {
	Break int // number of the breakpoint
	Text  string
	Tick  int64
	Rows  *Table
}

// LogEvent is a line of the game's log or output.
type LogEvent struct{ Level, Text string }

// BuiltEvent is the end of a build.
type BuiltEvent struct {
	Build   int
	Millis  float64
	Errors  []Problem
	Globals []Problem
	Line    string // what happened, as a person says it
}

// StateEvent is a state for who may have to start the window again.
type StateEvent struct {
	Tick  int64
	State []byte
	Begun []byte
}
