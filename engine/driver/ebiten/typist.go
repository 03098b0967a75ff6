package ebiten

import "github.com/krill2d/krill/engine/driver"

// Typist talks to the system's input method for a text session. Package typing has the one there is, so that programs
// whose players write nothing do not link it.
type Typist struct {
	// Tell says how the session is after a tick. Its caret is in device pixels, of which a logical pixel of the system has scale.
	Tell func(s *driver.TextSession, scale float64)
	// Hear appends what the method did since the last call. composing says that it has, or had at the last call, text
	// that is not entered yet: keys are its own then.
	Hear func(events []driver.TextEvent) (more []driver.TextEvent, composing bool)
	// Paste asks for the text in the system's clipboard; own is what to take where nobody may know.
	Paste func(own string)
	// Pasted appends the answers that came since the last call.
	Pasted func(list []string) []string
}

// typist is nobody in programs that do not link package typing.
var typist Typist

// SetTypist is for package typing, before the run begins.
func SetTypist(t Typist) { typist = t }

// typing is a text session as the input method goes through it.
type typing struct {
	active bool
	heard  bool // the method has said something in this session: characters without it are those that it was given
	eats   bool // the method had the keys of this gathering
	whole  bool // and all of them, not only those that write
}

// tell passes a session on after a tick.
func (y *typing) tell(s *driver.TextSession, scale float64) {
	if typist.Tell == nil || !s.Active && !y.active {
		return
	}
	typist.Tell(s, scale)
	if y.active = s.Active; !s.Active {
		*y = typing{}
	}
}

// hear gathers what the method did, before the keys, of which some are for it alone.
func (y *typing) hear(events []driver.TextEvent) []driver.TextEvent {
	if !y.active {
		return events
	}
	before := len(events)
	events, y.whole = typist.Hear(events)
	y.eats = len(events) > before || y.whole
	y.heard = y.heard || y.eats
	return events
}

// swallows reports whether the press of a key is not for the game: it has become text, or is about to.
func (y *typing) swallows(k driver.Key) bool {
	switch {
	case !y.eats || k >= driver.KeyShiftLeft && k <= driver.KeyMetaRight:
		return false
	case y.whole:
		return true
	}
	return printing(k) || k == driver.KeySpace || k == driver.KeyBackspace || k == driver.KeyDelete || k >= driver.KeyNumpad0 && k <= driver.KeyNumpadDecimal
}
