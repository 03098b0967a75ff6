package input

// chord is what several controls do together in a tick, or one.
type chord struct {
	down, began bool
	since       uint32 // with down: the tick in which it began
	device      devices
}

// piece is what a part of a chord does in a tick.
type piece struct {
	down, pressed, touched bool   // touched: down at some time in the tick
	at                     uint32 // the tick of the press; when it is up, of the release
}

// chord returns what the parts of a term do; pad is the pad of those that may be on any.
func (b *bound) chord(s *State, t *term, pad int) (c chord) {
	if len(t.parts) == 0 {
		return c
	}
	c.device = t.device(pad)
	length := uint16(len(t.parts))
	c.down = true
	whole := true
	for _, p := range t.parts[t.mods:] {
		n := b.piece(s, p, pad, length)
		c.down = c.down && n.down
		c.began = c.began || n.pressed
		whole = whole && n.touched
		c.since = later(c.since, n)
	}
	for _, p := range t.parts[:t.mods] {
		n := b.piece(s, p, pad, length)
		whole = whole && (n.touched || b.lingers(s, n.at, s.tick))
		c.down = c.down && (n.down && n.at <= c.since || !n.down && b.lingers(s, n.at, c.since))
	}
	c.began = c.began && whole
	return c
}

func later(at uint32, n piece) uint32 {
	if n.down {
		return max(at, n.at)
	}
	return at
}

// lingers reports whether a key that was let go of at a tick still counts in a chord at another one, because the player
// asked for that.
func (b *bound) lingers(s *State, up, at uint32) bool {
	o := b.options.chord
	return o > 0 && up > 0 && up <= at && at-up <= ticks(o, s.dt)
}

// device returns where the last part of the term is.
func (t *term) device(pad int) devices {
	c := t.parts[len(t.parts)-1].a
	return deviceOf(c, placeOn(c, pad))
}

// placeOn returns the one place of a control, which is on the given pad when it may be on any.
func placeOn(c Control, pad int) int {
	n := c.places()
	if n.count > 1 {
		return n.at(pad)
	}
	return n.first
}

// piece returns what a part of a chord of so many does. A pair is as one key.
func (b *bound) piece(s *State, p part, pad int, length uint16) (n piece) {
	k := &s.buttons
	held := false
	for _, c := range [...]Control{p.a, p.b} {
		if c == None {
			continue
		}
		at := placeOn(c, pad)
		if b.ignores(s, at, length) {
			continue
		}
		down := k.down.has(at)
		held = held || k.held.has(at)
		n.pressed = n.pressed || k.pressed.has(at)
		n.touched = n.touched || down || k.pressed.has(at) || k.released.has(at)
		switch changed := k.changed[at]; {
		case down && n.down:
			n.at = min(n.at, changed)
		case down || !n.down && changed > n.at:
			n.at = changed
		}
		n.down = n.down || down
	}
	n.pressed = n.pressed && !held
	return n
}

// ignores reports whether a place does not count in a chord of so many parts.
func (b *bound) ignores(s *State, place int, length uint16) bool {
	if s.acts.spent.has(place) {
		return true
	}
	for _, t := range s.acts.taken {
		if int(t.place) == place && t.length > length {
			return true
		}
	}
	return false
}

// takeChords lets the chords of an entry that begin in this tick take their keys away from shorter ones.
func (b *bound) takeChords(s *State, e *entry, length uint16) {
	for k := range e.terms {
		t := &e.terms[k]
		if len(t.parts) != int(length) {
			continue
		}
		for pad := range t.instances() {
			if !b.chord(s, t, pad).began {
				continue
			}
			for _, p := range t.parts[t.mods:] {
				take(s, p.a, pad, length)
				take(s, p.b, pad, length)
			}
		}
	}
}

func take(s *State, c Control, pad int, length uint16) {
	if c == None {
		return
	}
	place := uint16(placeOn(c, pad))
	if p := int(place); !s.buttons.down.has(p) && !s.buttons.pressed.has(p) {
		return
	}
	free := -1
	for i, t := range s.acts.taken {
		switch {
		case t.length == 0:
			free = i
		case t.place == place:
			return
		}
	}
	if free >= 0 {
		s.acts.taken[free] = taken{place, length}
	}
}
