package input

// How says in which way an action is done.
type How uint8

// The ways of doing an action.
const (
	ByPress     How = iota + 1
	ByChord         // several controls at once, such as Ctrl and S; the one that is pressed last stands last
	ByHold          // for a while
	ByTap           // let go of soon
	ByDoubleTap     // twice soon
)

// Controls returns with which controls an action is done now, on a device and in the context that is on top: of several
// ways the first. It is what "press A to jump" shows, also after the player has rebound it. How is 0 when it cannot be
// done there, or by a sequence alone. Keyboard gives the mouse's controls too, and Mouse the keyboard's, since they
// lie under the same two hands. A pad's control says whose pad only where the binding does.
func Controls(s *State, a Action, d Device) (how How, on Any) {
	at := s.find(a.Name, 0, a.by)
	if at == none {
		for _, c := range a.On {
			if c != None && c.fits(d) {
				return ByPress, Any{c}
			}
		}
		return 0, on
	}
	terms := s.termsOf(at)
	for i := range terms {
		if t := &terms[i]; t.how != sequenced && t.parts[len(t.parts)-1].a.fits(d) {
			return t.shown()
		}
	}
	return 0, on
}

func (s *State) termsOf(at int) []term {
	if at < 0 {
		return nil
	}
	return s.made().entries[at].terms
}

// shown returns what a hint shows of the term.
func (t *term) shown() (how How, on Any) {
	for i, p := range t.parts {
		on[i] = p.a
	}
	if t.how == once && len(t.parts) > 1 {
		return ByChord, on
	}
	return [...]How{once: ByPress, held: ByHold, tapped: ByTap, doubled: ByDoubleTap}[t.how], on
}

// kindOf returns the kind of device that a control is on: Keyboard also for the mouse.
func kindOf(c Control) Device {
	for _, d := range [...]Device{Pad, Touch} {
		if c.fits(d) {
			return d
		}
	}
	return Keyboard
}
