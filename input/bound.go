package input

import "sort"

// binder is what a State asks of bindings. It is an interface so that the type of State does not lead to them, and only
// programs that bind something link them. at is an entry: none, or idle when there are some and none may answer now.
type binder interface {
	step(s *State)
	find(s *State, name string, way int, by seat) (at int)
	ask(s *State, at int, by seat) reply
	push(s *State, at int, by seat, of int) float64 // of: a pad, or one of those below
	used(s *State, at int) uint32
	repeats() (after, every float64)
	note(i *Interest, at int)
	hints(at int) Any
}

const (
	none = -1 - iota
	idle
)

// What of an entry is asked for how far it is pushed, beside what is analog on a pad.
const (
	allOf    = -1 - iota
	switches // what knows only up and down
)

// reply is what became of an entry in a tick.
type reply struct {
	down, pressed, released bool
	since                   uint32 // with down: the tick of the oldest press that counts
}

// bound is what two texts and the code make of a game's actions. It does not change: other texts make another.
type bound struct {
	bindings     *Bindings
	game, player string // the texts
	entries      []entry
	order        []int   // entries by name
	chords       []int   // entries with chords, the longest chord first
	lengths      []uint8 // of those chords
	sticks       []ways
	contexts     []context // the first is none
	slots        int
	options      options
}

// entry is one action or one way of a stick, for one context and one or every player.
type entry struct {
	key     key
	base    string
	way     int
	context int
	at      int // of itself
	terms   []term
	spots   []spot // of the terms that are a single control
	complex bool   // there are others
	last    bool   // there are sequences, which are made of other entries
	step    bool   // it stands in a sequence
	toggle  bool
}

// context is a set of actions that answer together.
type context struct {
	name  string
	below int // that answers too; 0: none
}

// how says in which way a term is done.
type how uint8

const (
	once how = iota
	held
	tapped
	doubled
	sequenced
)

var howNames = [...]string{held: "hold", tapped: "tap", doubled: "double"}

// term is one way to do an action.
type term struct {
	how     how
	seconds float64
	parts   []part
	mods    int // of the parts, which come first
	steps   []step
	anyPad  bool // some part is on any pad: on the same for all of them
	slot    int  // in memory: on which devices it is down; −1: a plain one needs none
	times   int  // in memory, of taps: one, or one for each pad
	text    string
	word    string // the controls in it
}

// part is one control, or two of which either will do.
type part struct{ a, b Control }

// alone returns the term that is nothing but a control.
func alone(c Control) term {
	return term{parts: []part{{a: c}}, slot: -1, text: c.String(), word: c.String(), anyPad: c.pad() && c>>ofShift == 0}
}

// plain reports whether the term is a single control, or a pair.
func (t *term) plain() bool { return t.how == once && len(t.parts) == 1 }

// spot is a control at one of its places.
type spot struct {
	control Control
	place   int
	device  devices
}

// ways are the entries of a stick that stands in sequences.
type ways struct {
	entry [4]int // left, right, up, down
	stick int    // among the sticks that the code lists; −1: none
	slot  int    // in memory: where a finger drags it
}

// devices is a set of things to play with: keyboard and mouse, the touch screen, and each pad.
type devices uint16

const (
	onKeyboard devices = 1 << iota
	onTouch
	onPad0
)

func deviceOf(c Control, place int) devices {
	switch {
	case c.pad():
		return onPad0 << ((place - int(boardEnd)) / padCodes)
	case c >= TouchScreen:
		return onTouch
	}
	return onKeyboard
}

// seat is whom a question is about. Zero: everybody.
type seat struct {
	player  uint8   // from 1
	devices devices // 0: all
}

func (y seat) has(d devices) bool { return y.devices == 0 || y.devices&d != 0 }

// finish makes what is looked up.
func (b *bound) finish() {
	for i := range b.entries {
		e := &b.entries[i]
		e.at = i
		if e.key.name != "" {
			b.order = append(b.order, i)
		}
		for k := range e.terms {
			t := &e.terms[k]
			if t.plain() {
				e.spots = append(e.spots, t.spots()...)
				continue
			}
			e.complex = true
			e.last = e.last || t.how == sequenced
		}
		b.addChords(e)
	}
	sort.SliceStable(b.order, func(i, k int) bool { return b.less(b.order[i], b.order[k]) })
}

func (b *bound) less(i, k int) bool {
	x, y := &b.entries[i], &b.entries[k]
	if x.base != y.base {
		return x.base < y.base
	}
	return x.way < y.way
}

// addChords puts the lengths of an entry's chords where the longest come first. Those in sequences take no key away.
func (b *bound) addChords(e *entry) {
	if e.key.name == "" {
		return
	}
	for n := uint8(maxParts); n > 1; n-- {
		for k := range e.terms {
			if len(e.terms[k].parts) == int(n) {
				at := sort.Search(len(b.lengths), func(i int) bool { return b.lengths[i] < n })
				b.lengths = append(b.lengths[:at], append([]uint8{n}, b.lengths[at:]...)...)
				b.chords = append(b.chords[:at], append([]int{e.at}, b.chords[at:]...)...)
				break
			}
		}
	}
}

// spots returns where the control of a plain term is found.
func (t *term) spots() (list []spot) {
	for _, c := range [...]Control{t.parts[0].a, t.parts[0].b} {
		n := c.places()
		for i := range n.count {
			list = append(list, spot{c, n.at(i), deviceOf(c, n.at(i))})
		}
	}
	return list
}

// find returns the entry that answers for a name: of several that of the player, and of the context nearest to the top.
func (b *bound) find(s *State, base string, way int, by seat) int {
	if way == 0 {
		base, way = splitWay(base)
	}
	at := sort.Search(len(b.order), func(i int) bool {
		e := &b.entries[b.order[i]]
		return e.base > base || e.base == base && e.way >= way
	})
	best, rank := none, 0
	for ; at < len(b.order); at++ {
		e := &b.entries[b.order[at]]
		if e.base != base || e.way != way {
			break
		}
		if best == none {
			best = idle
		}
		if r := b.rank(s, e, by); r > rank {
			best, rank = e.at, r
		}
	}
	return best
}

// rank returns how well an entry fits a question; 0: not at all.
func (b *bound) rank(s *State, e *entry, by seat) int {
	switch {
	case !b.answers(s, e) || e.key.player > 0 && e.key.player != int(by.player):
		return 0
	case e.key.player > 0:
		return 2*len(b.contexts) + 2 + b.depth(s.context, e.context)
	}
	return 1 + b.depth(s.context, e.context)
}

// ask answers for some devices as if their controls were one.
func (b *bound) ask(s *State, at int, by seat) (r reply) {
	if at < 0 {
		return r
	}
	e, a, mask := &b.entries[at], &s.acts, ^devices(0)
	if by.devices != 0 && e.key.player == 0 {
		mask = by.devices
	}
	down, pressed, released := a.down[at]&mask, a.pressed[at]&mask, a.released[at]&mask
	through := down &^ pressed // held since before the tick
	if e.toggle {
		through = 0
	}
	r = reply{down != 0, pressed != 0 && through == 0, released != 0 && through == 0, a.changed[at]}
	if r.down && !e.complex && !e.toggle {
		r.since = b.since(s, e, by)
	}
	return r
}

// since returns the tick of the oldest press of a single control that still counts.
func (b *bound) since(s *State, e *entry, by seat) uint32 {
	since := s.tick
	for i := range e.spots {
		p := &e.spots[i]
		if b.counts(s, e, p, by) && s.buttons.down.has(p.place) {
			since = min(since, s.buttons.changed[p.place])
		}
	}
	return since
}

// push returns how far an entry is pushed, 0 to 1: by all that it has, by what knows only up and down, or by what is
// analog on one pad, dead zone and all.
func (b *bound) push(s *State, at int, by seat, of int) float64 {
	if at < 0 {
		return 0
	}
	e, v := &b.entries[at], 0.0
	if of < 0 && b.switched(s, e, by) {
		return 1
	}
	for i := range e.spots {
		p := &e.spots[i]
		switch {
		case of == switches || !b.counts(s, e, p, by):
		case of == allOf:
			v = max(v, s.value(p.control, p.place))
		case analog(p.control) && p.device == onPad0<<of:
			v = max(v, s.tilt(p.control, p.place))
		}
	}
	return v
}

// counts reports whether a single control of an entry acts for itself.
func (b *bound) counts(s *State, e *entry, p *spot, by seat) bool {
	return !e.toggle && by.has(p.device) && !s.acts.off.has(p.place)
}

func analog(c Control) bool { return c.half() || c.trigger() }

// switched reports whether an entry is down by what knows only up and down.
func (b *bound) switched(s *State, e *entry, by seat) bool {
	if e.toggle {
		return b.ask(s, e.at, by).down
	}
	for i := range e.spots {
		if p := &e.spots[i]; !analog(p.control) && s.buttons.down.has(p.place) && b.counts(s, e, p, by) {
			return true
		}
	}
	for i := range e.terms {
		if t := &e.terms[i]; !t.plain() && s.acts.memory[t.slot] != 0 && by.has(devices(s.acts.memory[t.slot])) {
			return true
		}
	}
	return false
}

// used returns the last tick at which a control of an entry was pressed, let go or tilted.
func (b *bound) used(s *State, at int) uint32 {
	if at < 0 {
		return 0
	}
	e, last := &b.entries[at], s.acts.changed[at]
	for i := range e.spots {
		last = max(last, s.usedAt(e.spots[i].control, e.spots[i].place))
	}
	return last
}

func (b *bound) repeats() (after, every float64) { return b.options.after, b.options.every }

// hints returns the first control of each kind of device that alone does an entry.
func (b *bound) hints(at int) (on Any) {
	if at < 0 {
		return on
	}
	e := &b.entries[at]
	for i := range e.terms {
		if t := &e.terms[i]; len(t.parts) == 1 {
			if k := kindOf(t.parts[0].a); on[k] == None {
				on[k] = t.parts[0].a
			}
		}
	}
	return on
}

// note notes the controls of an entry for a tool.
func (b *bound) note(i *Interest, at int) {
	if at < 0 {
		return
	}
	for k := range b.entries[at].terms {
		for _, p := range b.entries[at].terms[k].parts {
			i.add(&Any{p.a})
		}
	}
}
