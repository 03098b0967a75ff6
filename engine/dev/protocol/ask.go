package protocol

import "encoding/json"

// Ask is a question or a wish. Its name begins with who answers: "game.", "host." or "dev.".
type Ask struct {
	Do    string          `json:"do"`
	Args  json.RawMessage `json:"args,omitempty"` // one of the structs of this package; empty: none
	Blobs [][]byte        `json:"-"`              // bytes beside it: snapshots, files. Not for pages
}

// Answer is what comes back.
type Answer struct {
	Result json.RawMessage `json:"result,omitempty"` // one of the structs of this package
	Err    string          `json:"err,omitempty"`    // for people; empty: it went well
	Blobs  [][]byte        `json:"-"`
}

// Event is what a part says unasked.
type Event struct {
	Event string          `json:"event"`
	Args  json.RawMessage `json:"args,omitempty"`
}

// What the game answers. Args → Result, with blobs in brackets.
const (
	Hello    = "game.hello"    // → HelloResult
	Snapshot = "game.snapshot" // → ClockResult [the state]
	Begun    = "game.begun"    // → [the state in which this build's game begins, after Start]
	Restore  = "game.restore"  // RestoreArgs [a state, what Begun was in the build that it is of (may be empty)] → RestoreResult
	Again    = "game.again"    // [inputs of ticks, as driver.AppendInput writes them, one after the other] → ClockResult: plays them without a picture
	Time     = "game.time"     // TimeArgs → ClockResult
	Loop     = "game.loop"     // LoopArgs → LoopResult
	Tape     = "game.tape"     // [a tape, or none] → [the marked loop with its state and inputs, for another build; empty: none is marked]
	Past     = "game.past"     // PastArgs [a part of what another build keeps of the past, or none] → PastResult [a part of what this one keeps]: hands the past on
	Restart  = "game.restart"  // → ClockResult: begins anew with this build's start
	Run      = "game.run"      // RunArgs → RunResult: a line of the console
	Complete = "game.complete" // CompleteArgs → CompleteResult: how a line of the console may go on
	Inspect  = "game.inspect"  // InspectArgs → InspectResult
	Tune     = "game.tune"     // TuneArgs → TuneResult
	Capsule  = "game.capsule"  // → CapsuleResult [the file]
	Failure  = "game.failure"  // → FailureEvent: how the game has failed; an empty Text: it has not
)

// What the window answers.
const (
	Swap   = "host.swap"   // SwapArgs [where no game plays yet: a state to begin in, Begun; or none] → SwapResult: goes on with another build, the state kept
	Say    = "host.say"    // SayArgs: shows lines over the game
	State  = "host.state"  // → ClockResult [the state, Begun]: also after the game died
	Load   = "host.load"   // [a state] → RestoreResult
	Status = "host.status" // → StatusResult
	Close  = "host.close"  // ends the window
)

// What the tool answers.
const (
	Keep   = "dev.keep"   // NameArgs: keeps the state under a name
	Kept   = "dev.kept"   // → KeptResult
	Back   = "dev.back"   // NameArgs → RestoreResult: goes back to a kept state
	Forget = "dev.forget" // NameArgs
	Try    = "dev.try"    // NameArgs → TryResult: opens the same state on a worktree of its own
	Drop   = "dev.drop"   // NameArgs
	Bake   = "dev.bake"   // → BakeResult: writes tuned values into the Go source
	Build  = "dev.build"  // builds and swaps now, as after a save
	About  = "dev.about"  // → AboutResult
	Quit   = "dev.quit"
	Line   = "dev.line"   // RunArgs → RunResult: what a person typed, handed to whom it is for; package server knows the words
	Ends   = "dev.ends"   // CompleteArgs → CompleteResult: how a line may go on, with the tool's own words
	Pair   = "dev.pair"   // → PairResult: a new code, where there is none
	Unpair = "dev.unpair" // NameArgs: of a device
)
