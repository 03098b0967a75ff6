// Package agent is krill dev's part in the game's own process: it plays the game for a window elsewhere, keeps the past,
// and answers what the developer asks. krill dev adds it to the game's build; no other build has it.
//
//   - What drives it: [Agent], which is a child.Served. With the build tag krill_child it registers itself with engine
//   - What it answers: the names that begin with "game." in package engine/dev/protocol
//   - Where an answer is made: each file has a function that New calls, and which says by handle what it answers
//
// # Time
//
// The developer's pause, speed and steps are the agent's and not the game's: they are in no snapshot, and a run is the same
// however often it was stopped. The state after each tick is kept, and the input that led to it. Going on from an
// earlier tick forgets the later ones. What is pressed while time stands still comes with the next tick; where that is
// another one than the tick at which time stopped, all is let go of instead. Nothing sounds while time stands still.
//
// # Other builds
//
// A state is laid over a game that has begun, so that what is new in it has the value that this build gives it. A field
// that still has the value with which the old build began takes the one with which this build begins, where the two differ:
// numbers, strings and bools in the fields of scenes, also in lists that are as long in all three, and in the
// components of entities where both builds begin with the same ones. The two builds begin with one seed and in one window,
// so what they draw by lot is no difference.
//
// What tunes are rendered to is kept beside the program, and the next build takes it from there.
//
// # What it does not do
//
// It does not compile, watch or draw anything of its own: that is the tool's and the window's. It does not catch an endless
// loop, since it would run in it: the window does, and starts the game anew from its last state.
package agent
