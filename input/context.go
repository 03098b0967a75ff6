package input

// Enter says whose turn it is: from the next Apply on the actions of a context answer, those of the contexts that its
// heading names below it, and those of none. What is held when the context changes counts again after it was let go of.
// A name without a heading leaves those of no context; "" lets all answer. The engine calls it for the topmost scene
// that has a method Context, so that a menu that is pushed over a game takes its keys, and gives them back when it goes.
func Enter(s *State, context string) { s.context = context }

// enterContext finds out which contexts answer.
func (b *bound) enterContext(s *State) {
	active := b.activeIn(s.context)
	fresh := active &^ s.acts.active
	s.acts.active = active
	if fresh == 0 {
		return
	}
	s.acts.history = history{}
	for i := range b.entries {
		if e := &b.entries[i]; fresh&(1<<e.context) != 0 {
			b.spend(s, e)
		}
	}
}

// activeIn returns the contexts that answer when one is on top.
func (b *bound) activeIn(top string) uint32 {
	if top == "" {
		return ^uint32(0)
	}
	active := uint32(1) // of no context
	for at := b.contextOf(top); at > 0 && active&(1<<at) == 0; at = b.contexts[at].below {
		active |= 1 << at
	}
	return active
}

// depth returns how near to the top a context is, from 1; 0: it is none.
func (b *bound) depth(top string, context int) int {
	if context == 0 {
		return 0
	}
	n := len(b.contexts)
	for at := b.contextOf(top); at > 0 && at != context && n > 1; at = b.contexts[at].below {
		n--
	}
	return n
}

// answers reports whether the entry's context is active.
func (b *bound) answers(s *State, e *entry) bool {
	return e.at >= 0 && s.acts.active&(1<<e.context) != 0
}

// spend makes what is held of an entry's controls count only after it was let go of.
func (b *bound) spend(s *State, e *entry) {
	for k := range e.terms {
		t := &e.terms[k]
		for _, p := range t.parts {
			spend(s, p.a)
			spend(s, p.b)
		}
	}
}

func spend(s *State, c Control) {
	n := c.places()
	for i := range n.count {
		if s.buttons.held.has(n.at(i)) {
			s.acts.spent.add(n.at(i))
		}
	}
}
