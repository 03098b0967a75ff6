package input

// How says in which way an action is done.
type How uint8

// The ways of doing an action.
const (
	Press     How = iota + 1
	Together      // several controls at once, such as Ctrl and S; what is pressed last stands last
	Hold          // for a while
	Tap           // let go of soon
	DoubleTap     // twice soon
)

// Hint returns with which controls an action is done now, on a device and in the context that is on top: of several
// ways the first one. It is what "press A to jump" shows, also after the player has rebound it. 0: it cannot be done
// there, or by a sequence alone. Keyboard gives the mouse's controls too, and Mouse the keyboard's, since they
// are used together. A pad's control says whose pad only where the binding does.
func Hint(s *State, a Action, d Device) (how How, on Any) {
	q := s.about(a.Name, 0, &a.On, a.by)
	if q.at == none {
		for _, c := range a.On {
			if c != None && same(c, d) {
				return Press, Any{c}
			}
		}
		return 0, on
	}
	terms := s.termsOf(q.at)
	for i := range terms {
		t := &terms[i]
		if t.how == sequenced || !same(t.parts[len(t.parts)-1].a, d) {
			continue
		}
		for k, p := range t.parts {
			on[k] = p.a
		}
		if t.how == once && len(t.parts) > 1 {
			return Together, on
		}
		return [...]How{once: Press, held: Hold, tapped: Tap, doubled: DoubleTap}[t.how], on
	}
	return 0, on
}

func (s *State) termsOf(at int) []term {
	if at < 0 {
		return nil
	}
	return s.made().entries[at].terms
}

// same reports whether a control is on a device; the keyboard and the mouse are one.
func same(c Control, d Device) bool {
	if d == Mouse {
		d = Keyboard
	}
	return kindOf(c) == d
}

// kindOf returns the kind of device that a control is on: Keyboard also for the mouse.
func kindOf(c Control) Device {
	switch {
	case c.pad():
		return Pad
	case c >= TouchScreen && c < boardEnd:
		return Touch
	}
	return Keyboard
}
