package agent

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
)

// tape is a piece of the run that is played again and again: the state at its beginning, and what the player did then.
type tape struct {
	from, to int64 // ticks of the game
	state    []byte
	steps    []step
	next     int
	in       driver.Input // the one that plays
}

// handleTape answers what is marked to be played again and again.
func (a *Agent) handleTape() {
	a.handle(protocol.Loop, a.mark)
	a.handle(protocol.Tape, a.hand)
}

// mark begins and ends a loop.
func (a *Agent) mark(q protocol.Ask) protocol.Answer {
	var args protocol.LoopArgs
	if err := q.Read(&args); err != nil {
		return protocol.Refuse(err)
	}
	if args == (protocol.LoopArgs{}) {
		if a.tape != nil {
			a.tape, a.letGo = nil, true
		}
		return protocol.Reply(protocol.LoopResult{})
	}
	t, err := a.cutTape(args.From, args.To)
	if err == nil {
		err = a.roll(t)
	}
	if err != nil {
		return protocol.Refuse(err)
	}
	return protocol.Reply(protocol.LoopResult{From: t.from, To: t.to})
}

// cutTape takes a piece out of the past.
func (a *Agent) cutTape(from, to int64) (*tape, error) {
	first, last, some := a.past.Span()
	if !some {
		return nil, a.errNoPast()
	}
	if from < first || to > last || from >= to {
		return nil, fmt.Errorf("agent: loop: from tick %d to %d; it must lie between %d and %d", from, to, first, last)
	}
	state, ok := a.stateAt(from)
	list := a.inputs.between(from, to)
	if !ok || len(list) == 0 {
		return nil, fmt.Errorf("agent: loop: what led from tick %d to %d is not kept; try a shorter one", from, to)
	}
	return &tape{from: from, to: to, state: state, steps: list}, nil
}

// roll lets a tape play from its beginning.
func (a *Agent) roll(t *tape) error {
	if _, err := a.loop.Restore(t.state); err != nil {
		return err
	}
	t.next = 0
	a.tape, a.stood = t, a.loop.Ticks()
	a.clock.paused = false
	a.moved()
	return nil
}

// taped returns the input of the tick that is about to be played: that of the tape, where one plays.
func (a *Agent) taped(in *driver.Input) *driver.Input {
	t := a.tape
	if t == nil {
		return in
	}
	if t.next == len(t.steps) {
		if _, err := a.loop.Restore(t.state); err != nil { // it could be restored before
			a.tape, a.letGo = nil, true
			return in
		}
		a.moved()
		t.next = 0
	}
	driver.DecodeInput(t.steps[t.next].input, &t.in)
	t.next++
	a.letGo = false
	return &t.in
}

// rewind makes the tape go on from where the game is now: in the middle of it, or from its beginning when it lies elsewhere.
func (a *Agent) rewind() {
	t := a.tape
	if t == nil {
		return
	}
	now := a.loop.Ticks()
	if t.next = len(t.steps); now < t.from {
		return
	}
	if i := slices.IndexFunc(t.steps, func(s step) bool { return s.from >= now }); i >= 0 {
		t.next = i
	}
}

// tapeMagic begins a tape, with the version of what follows.
const tapeMagic = "kt1"

var errTape = errors.New("agent: tape: this is none, or one of another version of Krill")

// hand takes a tape of another build, or gives this one's.
func (a *Agent) hand(q protocol.Ask) protocol.Answer {
	if len(q.Blobs) == 0 || len(q.Blobs[0]) == 0 {
		if a.tape == nil {
			return protocol.Reply(nil, nil)
		}
		return protocol.Reply(nil, a.tape.append(nil))
	}
	t, err := openTape(q.Blobs[0])
	if err != nil {
		return protocol.Refuse(err)
	}
	if _, err = a.lay(t.state, a.under); err == nil {
		t.state, err = a.loop.Snapshot(nil) // in this build's layout, and with its start values
	}
	if err == nil {
		err = a.roll(t)
	}
	if err != nil {
		return protocol.Refuse(err)
	}
	a.keep()
	return protocol.Reply(nil)
}

// append appends the tape as bytes.
func (t *tape) append(b []byte) []byte {
	b = append(b, tapeMagic...)
	b = binary.AppendVarint(b, t.from)
	b = binary.AppendVarint(b, t.to)
	b = binary.AppendVarint(b, int64(len(t.state)))
	b = append(b, t.state...)
	for _, s := range t.steps {
		b = binary.AppendVarint(b, s.from)
		b = binary.AppendVarint(b, s.to)
		b = append(b, s.input...)
	}
	return b
}

// openTape reads what append wrote. The tape shares its memory.
func openTape(data []byte) (*tape, error) {
	b, ok := bytes.CutPrefix(data, []byte(tapeMagic))
	if !ok {
		return nil, errTape
	}
	t := &tape{}
	r := reader{b: b}
	t.from, t.to = r.varint(), r.varint()
	t.state = r.take(r.varint())
	for len(r.b) > 0 && !r.cut {
		s := step{from: r.varint(), to: r.varint()}
		rest, err := driver.DecodeInput(r.b, &t.in)
		if err != nil {
			return nil, fmt.Errorf("agent: tape: %w", err)
		}
		s.input = r.take(int64(len(r.b) - len(rest)))
		t.steps = append(t.steps, s)
	}
	if r.cut || len(t.steps) == 0 || t.to <= t.from {
		return nil, errTape
	}
	return t, nil
}

// reader takes a tape apart.
type reader struct {
	b   []byte
	cut bool // it ended too early
}

func (r *reader) varint() int64 {
	x, n := binary.Varint(r.b)
	if n <= 0 {
		r.cut, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return x
}

func (r *reader) take(n int64) []byte {
	if n < 0 || n > int64(len(r.b)) {
		r.cut, r.b = true, nil
		return nil
	}
	head := r.b[:n]
	r.b = r.b[n:]
	return head
}
