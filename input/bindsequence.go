package input

import (
	"slices"
	"strconv"
	"strings"
)

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
