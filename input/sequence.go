package input

import (
	"slices"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/geom"
)

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

// readSequence reads steps with > between, and a time behind.
func (c *compiler) readSequence(t term, s string) term {
	t.how, t.seconds = sequenced, c.options.sequence
	words := strings.Fields(s)
	if n := len(words); n > 2 && words[n-2] == "in" {
		t.seconds = c.seconds(words[n-1])
		s = strings.Join(words[:n-2], " ")
	}
	names := strings.Split(s, ">")
	if len(names) > maxSteps {
		c.fail("a sequence has at most " + strconv.Itoa(maxSteps) + " steps; try fewer")
		return t
	}
	for _, name := range names {
		if st, ok := c.readStep(strings.TrimSpace(name)); ok {
			t.steps = append(t.steps, st)
		}
	}
	for i := 1; i+1 < len(t.steps); i++ {
		st := &t.steps[i]
		st.may = slanting(st.what) && !slanting(t.steps[i-1].what) && !t.steps[i-1].may
	}
	t.slot = c.remember(1)
	return t
}

func slanting(what uint16) bool { return what >= directions && what%2 == 1 }

// readStep reads a step: the name of an action, a direction of a stick, or controls.
func (c *compiler) readStep(name string) (st step, ok bool) {
	if at := c.entryFor(name); at >= 0 && !c.isWay(name) {
		if r := c.rows[at]; r != nil && strings.Contains(r.value(), ">") {
			c.fail(strconv.Quote(name) + " is a sequence itself; try its steps")
			return st, false
		}
		c.entries[at].step = true
		return step{what: uint16(at)}, true
	}
	if stick, to := c.readDirection(name); stick >= 0 {
		return step{what: uint16(directions + 8*stick + to)}, true
	}
	for i := range strings.SplitSeq(name, "+") {
		if i = strings.TrimSpace(i); i == "" {
			c.fail("a step is missing there; try: move.down > move.right > punch in 0.4")
			return st, false
		}
		if _, known := partOf(i); !known {
			c.fail("no action or control is called " + strconv.Quote(i) + c.nearStep(i))
			return st, false
		}
	}
	return c.stepOf(name)
}

// stepOf makes an entry without a name of the controls of a step.
func (c *compiler) stepOf(controls string) (st step, ok bool) {
	context := c.row.key.context
	mark := context + "\x00" + controls
	at, ok := c.steps[mark]
	if !ok {
		row := c.row
		at = c.add(key{context: context}, row)
		if at < 0 {
			return st, false
		}
		c.steps[mark] = at
		t := c.sorted(term{parts: c.readChord(controls), slot: -1})
		e := &c.entries[at]
		e.terms, e.step = []term{t}, true
	}
	return step{what: uint16(at)}, true
}

func (c *compiler) nearStep(name string) string {
	if near := nearest(name, func(yield func(string)) {
		for i := range c.entries {
			if n := c.entries[i].key.name; n != "" {
				yield(n)
			}
		}
	}); near != "" {
		return "; try " + near
	}
	_, try, _ := strings.Cut(noControl(name), ";")
	return ";" + try
}

func (c *compiler) isWay(name string) bool {
	_, way := splitWay(name)
	return way > 0
}

// entryFor returns the entry that a line means by a name: of its own player and context if there is one; −1: none.
func (c *compiler) entryFor(name string) int {
	best, rank := -1, -1
	for i := range c.entries {
		k := &c.entries[i].key
		if k.name != name || name == "" || k.player > 0 && k.player != c.row.key.player {
			continue
		}
		r := 0
		if k.player == c.row.key.player {
			r += 2
		}
		if k.context == c.row.key.context {
			r++
		}
		if r > rank {
			best, rank = i, r
		}
	}
	return best
}

// readDirection returns the stick and direction that a name means; stick −1: none.
func (c *compiler) readDirection(name string) (stick, to int) {
	for to, d := range directionNames {
		base, ok := strings.CutSuffix(name, d)
		if !ok {
			continue
		}
		w := ways{stick: slices.IndexFunc(c.bindings.sticks, func(k Stick) bool { return k.Name == base })}
		for i := range w.entry {
			if w.entry[i] = c.entryFor(base + wayNames[wayLeft+i]); w.entry[i] < 0 {
				return -1, 0
			}
		}
		for i := range c.sticks {
			if c.sticks[i].entry == w.entry {
				return i, to
			}
		}
		w.slot = c.remember(1)
		c.sticks = append(c.sticks, w)
		return len(c.sticks) - 1, to
	}
	return -1, 0
}
