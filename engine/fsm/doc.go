// Package fsm is state machines for moods, phases and menus: which of a few states something is in, since when, and
// what is done on the way in and out.
//
//	type mood int
//
//	const (
//		asleep mood = iota // the zero value is where it begins
//		hunting
//		stunned
//	)
//
//	type crab struct{ mood fsm.Machine[mood] } // plain data: snapshots, rewinds and replays have it
//
//	func (k *crab) update(t *engine.Tick, near bool) {
//		k.mood.Update(t.Dt)
//		switch k.mood.State {
//		case asleep:
//			if near {
//				k.mood.Set(hunting)
//			}
//		case hunting:
//			if k.mood.Entered() {
//				t.Audio.Play(snap)
//			}
//		case stunned:
//			if k.mood.After(1.5) {
//				k.mood.Set(asleep)
//			}
//		}
//	}
//
// What you want, and where it is:
//   - a switch over the state, with its time: [Machine], [Machine.Set], [Machine.Entered], [Machine.After], [Machine.Every]
//   - funcs for entering, each tick and leaving, by state: [Rules] of [Rule]
//   - scenes of a game, with what lies below them: engine's Tick.Push and Tick.Replace
//
// A state begins with the first Update after Set, so that each has a first tick, whoever set it and when in the tick.
//
// What it does not do: states within states (a Machine in the field of another one's state is that), lists of what may
// follow on what (a switch says it), histories. What goes on over time by itself is a tween, package tween.
//
// Rejected: states as values with methods, in an interface: each would have to be registered for snapshots, and what it
// shares with its owner would need pointers back; names as strings, which a compiler does not check.
package fsm
