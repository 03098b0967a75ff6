package input

import "github.com/krill2d/krill/engine/geom"

// step is what has to begin: an entry, or a direction of a stick.
type step struct {
	what uint16 // below directions the entry, and from there on 8 for each stick
	may  bool   // a slip: it counts also when it is left out
}

const directions = 256

// history is what began last of all that stands in sequences, in order.
type history struct {
	list [32]deed
	n    uint32 // that were ever noted
}

type deed struct {
	tick   uint32
	what   uint16
	device devices
}

func (h *history) add(d deed) {
	h.list[h.n%uint32(len(h.list))] = d
	h.n++
}

// back returns the deed that so many came after.
func (h *history) back(i uint32) (d deed, ok bool) {
	if i >= h.n || i >= uint32(len(h.list)) {
		return d, false
	}
	return h.list[(h.n-1-i)%uint32(len(h.list))], true
}

// note writes down what began in this tick: sticks first, since a thumb that rolls and a finger that hits mean that.
func (b *bound) noteAll(s *State, was *[maxEntries]devices) {
	a := &s.acts
	for i := range b.sticks {
		b.noteStick(s, i, was)
		b.noteDrag(s, i)
	}
	for i := range b.entries {
		if !b.entries[i].step {
			continue
		}
		for d := onKeyboard; d < onPad0<<MaxPads; d <<= 1 {
			if a.pressed[i]&d != 0 {
				a.history.add(deed{s.tick, uint16(i), d})
			}
		}
	}
}

// noteStick notes the directions to which a stick was turned.
func (b *bound) noteStick(s *State, stick int, was *[maxEntries]devices) {
	a, w := &s.acts, &b.sticks[stick]
	for d := onKeyboard; d < onPad0<<MaxPads; d <<= 1 {
		var before, now [4]bool
		again := false
		for i, at := range w.entry {
			before[i] = was[at]&d != 0
			now[i] = (a.down[at]|a.pressed[at])&d != 0
			again = again || before[i] && a.pressed[at]&d != 0
		}
		to := sector(now)
		if to > 0 && (again || to != sector(before)) {
			a.history.add(deed{s.tick, uint16(directions + 8*stick + to - 1), d})
		}
	}
}

// noteDrag notes the directions to which a stick is dragged by a finger.
func (b *bound) noteDrag(s *State, stick int) {
	w := &b.sticks[stick]
	if w.stick < 0 {
		return
	}
	k := &b.bindings.sticks[w.stick]
	var at geom.Vec
	fingers := s.dragging(k)
	for i := range fingers {
		if f := &fingers[i]; !f.Released && k.Drag.holds(f.half) {
			at = longer(at, round(f.drag))
		}
	}
	to := sector([4]bool{at.X <= -pressAt, at.X >= pressAt, at.Y <= -pressAt, at.Y >= pressAt})
	if was := &s.acts.memory[w.slot]; uint32(to) != *was {
		*was = uint32(to)
		if to > 0 {
			s.acts.history.add(deed{s.tick, uint16(directions + 8*stick + to - 1), onTouch})
		}
	}
}

// The directions that a stick has, as they are written; the straight ones are at even places.
var directionNames = [...]string{".right", ".downright", ".down", ".downleft", ".left", ".upleft", ".up", ".upright"}

// sector returns the direction of what is down of left, right, up, down: 1 is right, 3 down, 2 between; 0 none.
func sector(down [4]bool) int {
	at := geom.V(one(down[1])-one(down[0]), one(down[3])-one(down[2]))
	switch {
	case at.X > 0:
		return [...]int{8, 1, 2}[int(at.Y)+1]
	case at.X < 0:
		return [...]int{6, 5, 4}[int(at.Y)+1]
	case at.Y > 0:
		return 3
	case at.Y < 0:
		return 7
	}
	return 0
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// stepSequence returns where a sequence is down at the end of the tick, and where it was completed within it.
// It is down for as long as its last step is.
func (b *bound) stepSequence(s *State, t *term, was devices) (level, began devices) {
	a := &s.acts
	last := t.steps[len(t.steps)-1].what
	for i := uint32(0); ; i++ {
		d, ok := a.history.back(i)
		if !ok || d.tick != s.tick {
			break
		}
		if d.what == last && began&d.device == 0 && a.history.matches(t.steps, i, s.tick, ticks(t.seconds, s.dt)) {
			began |= d.device
		}
	}
	if last < directions {
		level = (was | began) & a.down[last]
	}
	return level, began
}

// matches reports whether the steps before the last one, which is so many deeds back, were done in their order and in
// time. What else was done between does not matter, but the last step has to be the first of its kind after the others.
// Taking the latest deed for each step finds the way that begins latest. O(deeds).
func (h *history) matches(steps []step, from, now, within uint32) bool {
	end, _ := h.back(from)
	at := len(steps) - 2
	for i := from + 1; at >= 0; i++ {
		d, ok := h.back(i)
		switch {
		case !ok || now-d.tick > within:
			return false
		case d.device != end.device:
		case d.what == steps[at].what:
			at--
		case steps[at].may && d.what == steps[at-1].what:
			at -= 2
		case at == len(steps)-2 && d.what == end.what:
			return false
		}
	}
	return true
}
