package engine

import "strings"

// Invariant is a scene that knows what must hold after every tick, whatever its player does: that no position is NaN,
// that no score is below 0. It is asked of each scene, the lowest first, after each tick of krill monkey, of a test and of
// krill dev, where an error stops the game as one of Update does. No other run asks it, so it may cost something. It only
// reads the game.
type Invariant interface {
	Invariant() error
}

// CheckInvariants lets the scenes of a run be asked after each tick from here on whether what must hold holds; see [Invariant].
func CheckInvariants(l *Loop) { l.hooks.ticked = l.askInvariants }

func (l *Loop) askInvariants() {
	for _, g := range l.scenes.stack {
		if l.failed != nil {
			return
		}
		if i, ok := g.(Invariant); ok {
			l.fail(guard(invariant, g, i.Invariant))
		}
	}
}

// invariant is what a failure says that it was in.
const invariant = "Invariant"

// brokeInvariant reports whether the words of a failure are those of an Invariant.
func brokeInvariant(said string) bool { return strings.Contains(said, " in "+invariant+" of ") }
