package input

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// compiler makes entries of lines.
type compiler struct {
	*bound
	bindings *Bindings
	text     text
	row      *row // that is read
	errs     []mistake
	rows     []*row // by entry; nil: what the code says
	steps    map[string]int
}

func (c *compiler) fail(says string) {
	m := mistake{says: says}
	if c.row != nil {
		m.line, m.own = c.row.line, c.row.own
	}
	c.errs = append(c.errs, m)
}

func (c *compiler) run() {
	c.steps = map[string]int{}
	c.readContexts()
	for i := range c.text.rows {
		if c.row = &c.text.rows[i]; c.row.key.option {
			c.option(c.row.key.name, c.row.value())
		}
	}
	c.name()
	named := len(c.entries)
	for i := range named {
		if c.row = c.rows[i]; c.row != nil {
			c.read(i)
		}
	}
	c.row = nil
	c.takeToggles()
}

// name makes the entries: what the code lists first, in its order, and then what only stands in the text.
func (c *compiler) name() {
	for i := range c.bindings.actions {
		a := &c.bindings.actions[i]
		found := false
		for r := range c.text.rows {
			if row := &c.text.rows[r]; row.key.name == a.Name && !row.key.option && !row.heading {
				c.enter(row)
				found = found || row.key.player == 0
			}
		}
		if !found && c.add(key{name: a.Name}, nil) >= 0 {
			c.entries[len(c.entries)-1].terms = c.coded(a.Name, ^devices(0))
		}
	}
	for r := range c.text.rows {
		c.row = &c.text.rows[r]
		if k := &c.row.key; k.name == "" || k.option || c.row.heading || c.lists(k.name) {
			continue
		}
		if len(c.bindings.actions) > 0 {
			c.fail("no action is called " + strconv.Quote(c.row.key.name) + c.nearAction(c.row.key.name))
			continue
		}
		c.enter(c.row)
	}
	c.row = nil
}

func (c *compiler) enter(r *row) {
	c.row = r
	c.add(r.key, r)
	c.row = nil
}

// lists reports whether the code lists an action of the name.
func (c *compiler) lists(name string) bool {
	for i := range c.bindings.actions {
		if c.bindings.actions[i].Name == name {
			return true
		}
	}
	return false
}

// add makes an entry and returns its place, or −1 when there are too many.
func (c *compiler) add(k key, r *row) int {
	if len(c.entries) == maxEntries {
		c.fail("there are more than " + strconv.Itoa(maxEntries) + " actions, ways of sticks and steps of sequences; try fewer")
		return -1
	}
	e := entry{key: k, context: c.contextOf(k.context)}
	e.base, e.way = splitWay(k.name)
	c.entries = append(c.entries, e)
	c.rows = append(c.rows, r)
	return len(c.entries) - 1
}

// readContexts takes the contexts from the headings.
func (c *compiler) readContexts() {
	c.contexts = []context{{}}
	for i := range c.text.rows {
		if c.row = &c.text.rows[i]; c.row.heading && c.contextOf(c.row.key.context) == 0 {
			if len(c.contexts) > maxContexts {
				c.fail("there are more than " + strconv.Itoa(maxContexts) + " contexts; try fewer")
				break
			}
			c.contexts = append(c.contexts, context{name: c.row.key.context})
		}
	}
	for i := range c.text.rows {
		c.row = &c.text.rows[i]
		if c.row.below == "" {
			continue
		}
		below := c.contextOf(c.row.below)
		if below == 0 {
			c.fail("no context is called " + strconv.Quote(c.row.below) + "; try [" + c.row.key.context + "] alone, or add [" + c.row.below + "]")
			continue
		}
		c.contexts[c.contextOf(c.row.key.context)].below = below
	}
	c.row = nil
}

// contextOf returns the place of a context; 0: none.
func (b *bound) contextOf(name string) int {
	for i := range b.contexts {
		if i > 0 && b.contexts[i].name == name {
			return i
		}
	}
	return 0
}

// read makes the terms of an entry from its line. What the player wrote and nobody understands counts as not written.
// The touch controls that the code gives stay where the line names none: no player of a phone means to lose them.
func (c *compiler) read(at int) {
	r, before := c.row, len(c.errs)
	terms, ok := c.readTerms(r.value())
	if !ok && r.own {
		c.errs = c.errs[:before]
		if terms, _ = c.readTerms(r.was); r.was == "" {
			terms = c.coded(r.key.name, ^devices(0))
		}
	}
	e := &c.entries[at]
	e.terms = terms
	if !slices.ContainsFunc(terms, term.touches) {
		e.terms = append(terms, c.coded(r.key.name, onTouch)...)
	}
}

// touches reports whether the term is done on the touch screen.
func (t term) touches() bool { return len(t.parts) > 0 && kindOf(t.parts[len(t.parts)-1].a) == Touch }

// coded returns what the code gives an action on some devices.
func (c *compiler) coded(name string, on devices) (terms []term) {
	for i := range c.bindings.actions {
		if a := &c.bindings.actions[i]; a.Name == name {
			for _, k := range a.On {
				if k != None && deviceOf(k, k.places().first)&on != 0 {
					terms = append(terms, alone(k))
				}
			}
		}
	}
	return terms
}

func (c *compiler) readTerms(value string) (terms []term, ok bool) {
	before := len(c.errs)
	if strings.TrimSpace(value) == "" {
		return nil, true
	}
	for _, part := range strings.Split(value, ",") {
		if len(terms) == maxTerms {
			c.fail("it has more than " + strconv.Itoa(maxTerms) + " bindings; try fewer")
			break
		}
		errs := len(c.errs)
		if t := c.readTerm(strings.TrimSpace(part)); len(c.errs) == errs {
			terms = append(terms, t)
		}
	}
	return terms, len(c.errs) == before
}

// readTerm reads one way to do an action: "Space", "Ctrl+S", "hold 0.5 X", "move.down > move.right > punch in 0.4".
func (c *compiler) readTerm(s string) term {
	t := term{text: s, slot: -1}
	if strings.Contains(s, ">") {
		return c.readSequence(t, s)
	}
	words := strings.Fields(s)
	if len(words) > 1 {
		if t.how = verb(words[0]); t.how != once {
			words = words[1:]
			t.seconds = c.options.usual(t.how)
		}
	}
	if len(words) > 1 && t.how != once {
		t.seconds = c.seconds(words[0])
		words = words[1:]
	}
	t.word = strings.Join(words, " ")
	t.parts = c.readChord(t.word)
	return c.sorted(t)
}

func verb(word string) how {
	for h, name := range howNames {
		if name != "" && name == word {
			return how(h)
		}
	}
	return once
}

// seconds reads a time.
func (c *compiler) seconds(word string) float64 {
	v, err := strconv.ParseFloat(word, 64)
	if err != nil || !(v > 0) || v > maxSeconds {
		c.fail(strconv.Quote(word) + " is no time; try seconds, more than 0 and at most " + strconv.Itoa(maxSeconds))
		return 1
	}
	return v
}

func (c *compiler) readChord(s string) (parts []part) {
	for _, name := range strings.Split(s, "+") {
		name = strings.TrimSpace(name)
		if len(parts) == maxParts {
			c.fail("a chord has at most " + strconv.Itoa(maxParts) + " controls; try fewer")
			return parts
		}
		p, ok := partOf(name)
		if !ok {
			c.fail(noControl(name))
			continue
		}
		parts = append(parts, p)
	}
	return parts
}

// partOf returns what a name stands for: a control, or either of two keys that print the same.
func partOf(name string) (part, bool) {
	for i, pair := range pairNames {
		if pair == name {
			return pairs[i], true
		}
	}
	c, ok := Parse(name)
	return part{a: c}, ok && c != None
}

var (
	pairNames = [...]string{"Shift", "Ctrl", "Alt", "Meta"}
	pairs     = [...]part{
		{KeyShiftLeft, KeyShiftRight}, {KeyControlLeft, KeyControlRight}, {KeyAltLeft, KeyAltRight}, {KeyMetaLeft, KeyMetaRight},
	}
)

// modifier reports whether a part of a chord has to be down before the others.
func (p part) modifier() bool {
	for _, m := range pairs {
		if p.a == m.a || p.a == m.b {
			return true
		}
	}
	return false
}

// sorted puts the modifiers of a chord first, and finds out what it needs.
func (c *compiler) sorted(t term) term {
	var mods, rest []part
	for _, p := range t.parts {
		if p.modifier() {
			mods = append(mods, p)
		} else {
			rest = append(rest, p)
		}
	}
	t.parts, t.mods = append(mods, rest...), len(mods)
	if len(rest) == 0 {
		t.mods = 0 // of Ctrl+Shift none has to be first
	}
	for _, p := range t.parts {
		_, pinned := p.a.Player()
		t.anyPad = t.anyPad || p.a.pad() && !pinned
	}
	if !t.plain() {
		t.slot = c.remember(1)
	}
	switch {
	case t.how != tapped && t.how != doubled:
	case t.anyPad:
		t.times = c.remember(MaxPads)
	default:
		t.times = c.remember(1)
	}
	return t
}

// remember returns the first of so many places in memory.
func (c *compiler) remember(n int) int {
	at := c.slots
	if at+n > maxSlots {
		c.fail("there are too many chords, holds, taps and sequences: each counts once, taps on any pad nine times, and the limit is " +
			strconv.Itoa(maxSlots) + "; try PadA.0 for one pad")
		return 0
	}
	c.slots += n
	return at
}

// ticks returns how many ticks of dt seconds a time is, at least one.
func ticks(seconds, dt float64) uint32 {
	if !(dt > 0) {
		return 1
	}
	const slack = 1e-9 // of rounding
	return uint32(max(1, math.Ceil(seconds/dt-slack)))
}
