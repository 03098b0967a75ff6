// Package monkey finds what breaks a game and makes it small: it plays at random until something fails, and looks for the
// shortest input after which it still does.
//
//	hands := monkey.NewHands(7, &injector, &asked, &in) // presses at random: the same for the same seed
//	...
//	found, err := monkey.Play(&game{}, config(), monkey.Search{Seed: 7, Ticks: 1_000_000})
//	...
//	small, err := monkey.Shrink(&game{}, config(), found.Capsule, monkey.Limits{})
//
// What to use for what:
//
//   - Play at random until a game fails: [Play], and in a test enginetest's Game.Monkey
//   - The shortest input that still fails: [Shrink]
//   - Random hands for a loop of one's own: [NewHands]
//   - What must hold: a scene's engine.Invariant
//
// With the build tag krill_child the package lets krill monkey and krill shrink play the game that it is linked into, in its
// own process: see cmd/krill.
//
// # How a run is shrunk
//
// The way is delta debugging (A. Zeller and R. Hildebrandt, "Simplifying and isolating failure-inducing input", 2002): parts
// of the input are left out, large ones first, and what still fails is gone on with. Ticks are left out, then events, then
// everything is done sooner, and again from the ticks on until nothing can go any more. When that leaves more than five
// seconds, the run begins at the latest snapshot from which it still fails, and is shrunk from there. A failure counts as the same when its words are, numbers aside, and the line that
// panicked.
//
// # What it does not do
//
// It does not know what a game is about, so it hardly gets past the first level of one: a capsule of a player is worth more.
// It finds no picture that is wrong, and no endless loop.
//
// Rejected: choosing input by the code that it reaches, as fuzzers do: counting that costs more ticks than it saves while
// games begin anew in an instant.
package monkey
