package input

// acts is what became of the entries in a tick, and what they remember for the next ones. A place of an array is an
// entry's. It is plain data in the State, so that a copy of that is the input as it was. There is no gap between its
// fields, so that comparing two takes no code of its own in every program.
type acts struct {
	down, pressed, released [maxEntries]devices
	changed                 [maxEntries]uint32 // tick of the last press
	memory                  [maxSlots]uint32
	history                 history
	active                  uint32 // contexts that answer, a bit each
	taken                   [8]taken
	spent                   set // was down when the context or the bindings changed: counts again when it was let go of
	off                     set // what does not count alone in this tick: spent, or part of a chord
}

// taken is a key that belongs to a chord until it is let go of.
type taken struct {
	place  uint16
	length uint16 // of the chord; 0: nothing is taken
}

// step finds out what became of every entry in the tick.
func (b *bound) step(s *State) {
	if b.game != s.game || b.player != s.player { // a snapshot of other bindings was restored
		b, _ = b.bindings.compile(s.game, s.player, false)
		s.bound = b
	}
	a := &s.acts
	b.letGo(s)
	b.enterContext(s)
	for i, at := range b.chords {
		if e := &b.entries[at]; b.answers(s, e) {
			b.takeChords(s, e, b.lengths[i])
		}
	}
	a.off = a.spent
	for _, t := range a.taken {
		if t.length > 0 {
			a.off.add(int(t.place))
		}
	}
	was := a.down
	for i := range b.entries {
		if e := &b.entries[i]; !e.last {
			b.stepEntry(s, e)
		}
	}
	b.noteAll(s, &was)
	for i := range b.entries {
		if e := &b.entries[i]; e.last {
			b.stepEntry(s, e)
		}
	}
	b.tidy(s)
}

// letGo gives back what was spent or taken and came up and down again within the tick.
func (b *bound) letGo(s *State) {
	a := &s.acts
	for i := range a.spent {
		a.spent[i] &^= s.buttons.released[i] & s.buttons.pressed[i]
	}
	for i, t := range a.taken {
		if p := int(t.place); s.buttons.released.has(p) && s.buttons.pressed.has(p) {
			a.taken[i] = taken{}
		}
	}
}

// tidy forgets what is up at the end of the tick.
func (b *bound) tidy(s *State) {
	a := &s.acts
	for i := range a.spent {
		a.spent[i] &= s.buttons.down[i]
	}
	for i, t := range a.taken {
		if !s.buttons.down.has(int(t.place)) {
			a.taken[i] = taken{}
		}
	}
}

// edges is what happened on which devices in a tick.
type edges struct {
	down, pressed, released devices
	held                    devices // down without a break since before the tick
}

// stepEntry finds out what became of an entry.
func (b *bound) stepEntry(s *State, e *entry) {
	a, i := &s.acts, e.at
	if !b.answers(s, e) {
		b.rest(s, e)
		return
	}
	n := b.single(s, e)
	if e.complex {
		for k := range e.terms {
			if t := &e.terms[k]; !t.plain() {
				n.add(b.stepTerm(s, t))
			}
		}
	}
	n.pressed &^= n.held
	n.released &^= n.held
	if e.toggle {
		was := a.down[i]
		n = edges{down: was ^ n.pressed, pressed: n.pressed &^ was, released: n.pressed & was}
	}
	a.down[i], a.pressed[i], a.released[i] = n.down, n.pressed, n.released
	if n.pressed != 0 && (e.toggle || n.down&^n.pressed == 0) {
		a.changed[i] = s.tick
	}
}

// rest lets go of what an entry holds that may not answer. What was switched on stays so.
func (b *bound) rest(s *State, e *entry) {
	a, i := &s.acts, e.at
	a.pressed[i], a.released[i] = 0, 0
	if !e.toggle {
		a.down[i] = 0
	}
	for k := range e.terms {
		t := &e.terms[k]
		if t.plain() {
			continue
		}
		a.memory[t.slot] = 0
		for p := range t.remembers() {
			a.memory[t.times+p] = 0
		}
	}
}

func (n *edges) add(o edges) {
	n.down |= o.down
	n.pressed |= o.pressed
	n.released |= o.released
	n.held |= o.held
}

// single returns what the single controls of an entry do.
func (b *bound) single(s *State, e *entry) (n edges) {
	k := &s.buttons
	for i := range e.spots {
		p := &e.spots[i]
		if s.acts.off.has(p.place) {
			continue
		}
		if k.down.has(p.place) {
			n.down |= p.device
		}
		if k.pressed.has(p.place) {
			n.pressed |= p.device
		}
		if k.released.has(p.place) {
			n.released |= p.device
		}
		if k.held.has(p.place) {
			n.held |= p.device
		}
	}
	return n
}

// remembers returns how many places in memory a term's times take.
func (t *term) remembers() int {
	switch {
	case t.how != tapped && t.how != doubled:
		return 0
	case t.anyPad:
		return MaxPads
	}
	return 1
}

// stepTerm returns what a term does that is more than a single control.
func (b *bound) stepTerm(s *State, t *term) edges {
	was := devices(s.acts.memory[t.slot])
	var level, began devices
	if t.how == sequenced {
		level, began = b.stepSequence(s, t, was)
	} else {
		for pad := range t.instances() {
			l, g := b.stepChord(s, t, pad)
			level |= l
			began |= g
		}
	}
	s.acts.memory[t.slot] = uint32(level)
	return edges{
		down:     level,
		pressed:  began | level&^was,
		released: was&(began|^level) | began&^level,
		held:     was & level &^ began,
	}
}

// instances returns how often a term is looked at: on each pad, or once.
func (t *term) instances() int {
	if t.anyPad {
		return MaxPads
	}
	return 1
}

// stepChord returns where a term is down at the end of the tick, and where it began within it.
func (b *bound) stepChord(s *State, t *term, pad int) (level, began devices) {
	c := b.chord(s, t, pad)
	is := func(yes bool) devices {
		if yes {
			return c.device
		}
		return 0
	}
	switch t.how {
	case held:
		return is(c.down && s.tick-c.since >= ticks(t.seconds, s.dt)), 0
	case tapped:
		return 0, is(tap(s, &s.acts.memory[t.times+pad], c, ticks(t.seconds, s.dt)))
	case doubled:
		twice := twice(s, &s.acts.memory[t.times+pad], c, ticks(t.seconds, s.dt))
		return is(twice && c.down), is(twice && c.began)
	}
	return is(c.down), is(c.began)
}

// tap reports whether a press ended soon enough. since is the tick of the press, or 0.
func tap(s *State, since *uint32, c chord, within uint32) (tapped bool) {
	if *since > 0 && (c.began || !c.down) {
		tapped = s.tick-*since <= within
		*since = 0
	}
	if c.began {
		*since = s.tick
		if !c.down {
			tapped, *since = true, 0
		}
	}
	return tapped
}

// twice reports whether a press is the second within a time, for as long as it lasts. memory is twice the tick of the
// first press, or 1 when the second is down.
func twice(s *State, memory *uint32, c chord, within uint32) bool {
	const fired = 1
	switch {
	case c.began && *memory > fired && s.tick-*memory/2 <= within:
		*memory = 0
		if c.down {
			*memory = fired
		}
		return true
	case c.began:
		*memory = 2 * s.tick
	case *memory == fired && !c.down:
		*memory = 0
	}
	return *memory == fired
}
