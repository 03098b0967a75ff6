package console

import (
	"fmt"
	"slices"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/dev/protocol"
)

// stop is a breakpoint.
type stop struct {
	number int
	q      *question
	world  world
	ev     *eval
	had    map[[4]ecs.Entity]bool // rows of the tick before
	has    map[[4]ecs.Entity]bool
	keys   map[string]bool // the same, of lists
	keyed  map[string]bool
	was    bool // of an expression
}

// breakAt sets a breakpoint.
func (c *Console) breakAt(p *reader) (protocol.RunResult, error) {
	at := p.token().at
	q := p.ask(c.now)
	if p.err != nil {
		return protocol.RunResult{}, p.err
	}
	if q.tail != (tail{}) {
		return protocol.RunResult{}, wrong(p.line, at, "a breakpoint is a query or a condition, without sort, limit or sums")
	}
	b := &stop{q: q}
	if err := c.arm(b); err != nil {
		return protocol.RunResult{}, err
	}
	c.seen = c.now.loop.Ticks()
	c.numbers++
	b.number = c.numbers
	c.breaks = append(c.breaks, b)
	text := fmt.Sprintf("%d: pauses when there is a new row", b.number)
	if q.value != nil {
		text = fmt.Sprintf("%d: pauses when it becomes true", b.number)
	}
	return protocol.RunResult{Text: text}, nil
}

// arm makes a breakpoint ready, and notes what is there already.
func (c *Console) arm(b *stop) error {
	if b.q.finder != nil {
		b.had, b.has = map[[4]ecs.Entity]bool{}, map[[4]ecs.Entity]bool{}
		if err := c.findWorld(b); err != nil {
			return err
		}
		terms, err := ecs.TermsOf(b.q.finder, b.world.World)
		if err == nil {
			err = ecs.Refuse(b.q.finder, b.world.World, mostWatched)
		}
		if err != nil {
			return foundIn(b.q.line, b.q.at, err)
		}
		if n := len(variablesOf(terms)); n > 4 {
			return wrong(b.q.line, b.q.at, "a breakpoint has at most 4 variables, and this has %d", n)
		}
	}
	b.ev = newEval(c.now, b.q.line)
	if b.q.value != nil {
		v, ok := b.ev.value(b.q.value)
		if ok && v.kind != isBool {
			return wrong(b.q.line, b.q.value.at, "this is %s; want a condition, as in game.lives == 0", v.kind)
		}
		if b.ev.err != nil && !b.ev.absent {
			return b.ev.err
		}
	}
	if b.q.rows != nil {
		b.keys, b.keyed = map[string]bool{}, map[string]bool{}
		if err := b.q.eachElement(c.now, newEval(c.now, b.q.line), func(*eval, row) bool { return true }); err != nil {
			return err
		}
	}
	b.ev.quiet = true
	b.reached(c)
	return nil
}

func (c *Console) findWorld(b *stop) error {
	w, err := c.now.world(b.q.world)
	if err != nil {
		return wrong(b.q.line, b.q.at, "%s", err)
	}
	b.world = *w
	return nil
}

// reached looks whether a breakpoint has a row that it had not the last time, or has become true.
func (b *stop) reached(c *Console) bool {
	switch {
	case b.q.finder != nil:
		return b.newRow(c)
	case b.q.rows != nil:
		return b.newElement(c)
	}
	b.ev.err, b.ev.absent = nil, false
	v, ok := b.ev.value(b.q.value)
	is := ok && v.kind == isBool && v.bool
	fires := is && !b.was
	b.was = is
	return fires
}

func (b *stop) newRow(c *Console) bool {
	if !c.now.same(&b.world) && c.findWorld(b) != nil {
		clear(b.had) // its scene may come again
		return false
	}
	clear(b.has)
	fires := false
	for entities := range b.q.finder.Each(b.world.World) {
		var key [4]ecs.Entity
		copy(key[:], entities)
		b.has[key] = true
		fires = fires || !b.had[key]
	}
	b.had, b.has = b.has, b.had
	return fires
}

func (b *stop) newElement(c *Console) bool {
	clear(b.keyed)
	fires := false
	ev := newEval(c.now, b.q.line)
	ev.quiet = true
	err := b.q.eachElement(c.now, ev, func(_ *eval, r row) bool {
		b.keyed[r.label] = true
		fires = fires || !b.keys[r.label]
		return true
	})
	b.keys, b.keyed = b.keyed, b.keys
	return err == nil && fires
}

// Stopped looks at the breakpoints after a tick, and returns the first that is reached now and was not before, or nil. Call it
// after every tick; it costs a test while there is no breakpoint, and allocates nothing while none has rows. A tick that does not
// follow the one of the last call, as after a jump in time, is only noted.
func (c *Console) Stopped() *protocol.StoppedEvent {
	if len(c.breaks) == 0 {
		return nil
	}
	tick := c.now.loop.Ticks()
	jumped := tick != c.seen+1
	c.seen = tick
	c.now.refresh()
	var first *stop
	for _, b := range c.breaks {
		if b.safely(c) && first == nil && !jumped {
			first = b
		}
	}
	if first == nil {
		return nil
	}
	return c.stoppedAt(first, tick)
}

// Jumped tells the console that the game was put to another tick: breakpoints note what is there, and do not stop at it.
func (c *Console) Jumped() {
	c.seen = c.now.loop.Ticks()
	c.now.refresh()
	for _, b := range c.breaks {
		b.safely(c)
	}
}

// safely is reached, for a game whose worlds may be in the middle of something: a breakpoint never ends a game.
func (b *stop) safely(c *Console) (fires bool) {
	defer func() {
		if recover() != nil {
			fires = false
		}
	}()
	return b.reached(c)
}

func (c *Console) stoppedAt(b *stop, tick int64) *protocol.StoppedEvent {
	e := &protocol.StoppedEvent{Break: b.number, Text: b.q.text, Tick: tick}
	if r, err := b.q.answer(c.now); err == nil {
		e.Rows = r.Table
	}
	return e
}

func (c *Console) listBreaks(*reader) (protocol.RunResult, error) {
	t := &protocol.Table{Columns: []string{"#", "break"}, Total: len(c.breaks)}
	for _, b := range c.breaks {
		t.Rows = append(t.Rows, []string{fmt.Sprint(b.number), b.q.text})
	}
	return protocol.RunResult{Table: t}, nil
}

func (c *Console) unbreak(p *reader) (protocol.RunResult, error) {
	n, err := p.whole("a breakpoint", "breaks")
	i := slices.IndexFunc(c.breaks, func(b *stop) bool { return b.number == n })
	if err == nil && i < 0 {
		err = wrong(p.line, 0, "there is no breakpoint %d; see breaks", n)
	}
	if err != nil {
		return protocol.RunResult{}, err
	}
	c.breaks = slices.Delete(c.breaks, i, i+1)
	return protocol.RunResult{Text: fmt.Sprintf("breakpoint %d is gone", n)}, nil
}
