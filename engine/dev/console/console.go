package console

import (
	"fmt"
	"strings"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
)

// Console is what a developer talks to. It is used between two ticks, by one goroutine.
type Console struct {
	now     *scope
	past    func(tick int64) (*engine.Loop, error)
	log     []*transaction
	redo    []*transaction // the last that was undone last
	lines   int            // transactions so far
	told    []protocol.RunResult
	watches []*watch
	breaks  []*stop
	numbers int // of watches and breakpoints so far
	seen    int64
	strict  bool // tests: a panic of our own is none of the game's
}

// New returns the console of a running game. Past returns the game as it was after an earlier tick, in a loop of its own
// that is only to be looked at; nil: the past cannot be asked.
func New(l *engine.Loop, past func(tick int64) (*engine.Loop, error)) *Console {
	return &Console{now: newScope(l), past: past, seen: l.Ticks()}
}

// Run does what a line says. An error is for the developer: what is wrong, where, and what to try; nothing has changed then. An
// *Error says the column.
func (c *Console) Run(text string) (r protocol.RunResult, err error) {
	c.now.refresh()
	r.Ticks = c.now.loop.Ticks()
	defer func() {
		if c.strict {
			return
		}
		if v := recover(); v != nil { // a method of the game's, called to show a value
			err = fmt.Errorf("console: run %q: %v", clip(text, 120), v)
		}
	}()
	tokens, bad := scan(text)
	if bad != nil {
		return r, bad
	}
	p := &reader{line: text, tokens: tokens}
	if p.seesWord("watch") && !p.leadsOn() { // it may watch the past
		return c.watch(text, tokens[0].end)
	}
	tick, past := p.when(r.Ticks)
	switch {
	case p.err != nil:
		return r, p.err
	case p.token().kind == tokenEnd:
		return r, nil
	case past:
		return c.before(p, tick)
	}
	return c.command(p, strings.TrimSpace(text))
}

// when takes @1200 or @-120 off the beginning or the end of a line.
func (p *reader) when(now int64) (tick int64, past bool) {
	n := len(p.tokens) - 1
	at := -1
	for i, t := range p.tokens[:n] {
		if t.kind == tokenSign && t.text == "@" {
			if at >= 0 {
				p.fail(t.at, "a line is about one time")
				return 0, false
			}
			at = i
		}
	}
	if at < 0 {
		return 0, false
	}
	size := 2
	back := at+1 < n && p.tokens[at+1].text == "-"
	if back {
		size = 3
	}
	if at+size > n || at != 0 && at+size != n {
		p.fail(p.tokens[at].at, "a time is @1200, a tick, or @-120, so many ticks ago, before or behind a query")
		return 0, false
	}
	num := node{at: p.tokens[at+size-1].at, text: p.tokens[at+size-1].text}
	p.number(&num)
	if p.err != nil || num.value.kind != isInt {
		p.fail(num.at, "a time is a whole number of ticks")
		return 0, false
	}
	tick = num.value.int
	if back {
		tick = now - tick
	}
	if at > 0 {
		end := token{kind: tokenEnd, at: p.tokens[at].at, end: p.tokens[at].at}
		p.tokens = append(p.tokens[:at:at], end)
		p.i = 0
	} else {
		p.i = size
	}
	return tick, true
}

// before asks the past.
func (c *Console) before(p *reader, tick int64) (protocol.RunResult, error) {
	at := p.token()
	if p.doesSomething() {
		return protocol.RunResult{}, wrong(p.line, at.at, "the past can be asked, and not changed; go back with the time bar, or: to %d", tick)
	}
	if c.past == nil {
		return protocol.RunResult{}, wrong(p.line, at.at, "nothing is kept of the past here")
	}
	if now := c.now.loop.Ticks(); tick > now {
		return protocol.RunResult{}, wrong(p.line, 0, "tick %d is still to come; the game is at %d", tick, now)
	}
	l, err := c.past(tick)
	if err != nil {
		return protocol.RunResult{}, fmt.Errorf("console: look at tick %d: %w", tick, err)
	}
	sc := newScope(l)
	q := p.ask(sc)
	if p.err != nil {
		return protocol.RunResult{}, p.err
	}
	r, err := q.answer(sc)
	r.Ticks = tick
	return r, err
}

// command does what the first word says; without one it is a question.
func (c *Console) command(p *reader, text string) (protocol.RunResult, error) {
	word := p.token()
	if word.kind == tokenWord && !p.leadsOn() {
		if changes[word.text] != nil {
			return c.transact(p, text)
		}
		if do := words[word.text]; do != nil {
			p.next()
			return do(c, p)
		}
	}
	q := p.ask(c.now)
	if p.err != nil {
		return protocol.RunResult{}, p.err
	}
	return q.answer(c.now)
}

// Changed returns the transactions since the last call, as events for everybody who looks.
func (c *Console) Changed() []protocol.RunResult {
	told := c.told
	c.told = nil
	return told
}
