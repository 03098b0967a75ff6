// Package ring keeps the states that a game was in, one for each tick, in little memory: what rewinding stands on.
//
//	var past ring.Ring
//	past.Add(tick, snapshot)           // after each tick
//	state, ok := past.At(nil, tick-60) // a second ago
//
// A state is kept as what differs from the one before it, word by word of eight bytes, and once a second whole. Where a state
// became longer or shorter in its middle, as when an entity comes, what lies behind is looked for at its new place.
//
// The states are bytes of which it knows nothing: those of engine.Loop.Snapshot fit well, since the same fields lie at the same
// places. It does not compress for its own sake: it is to take a small part of a tick.
//
// Rejected: compress/flate, which takes more than a tick for 10,000 entities. Snapshots once a second with the input
// between them: a tenth of the memory, but a tick is then only what it was where the game is deterministic, and this
// is also for finding out why it is not.
package ring
