package agent

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
)

// era is a piece of the past that another build played: its states are laid out as in that one.
type era struct {
	until int64 // the last tick
	was   begun // how that build began
}

// eraOf returns the era that a tick lies in, and nil for this build's own.
func (a *Agent) eraOf(tick int64) *era {
	for i := range a.eras {
		if a.eras[i].until >= tick {
			return &a.eras[i]
		}
	}
	return nil
}

// trimEras takes note that this build plays from a tick on. It comes before the tick's state is kept.
func (a *Agent) trimEras(tick int64) {
	if len(a.eras) == 0 {
		return
	}
	first, _, _ := a.past.Span()
	if a.eraOf(tick) != nil {
		a.past.Part()
	}
	a.eras = slices.DeleteFunc(a.eras, func(e era) bool { return min(e.until, tick-1) < first })
	for i := range a.eras {
		a.eras[i].until = min(a.eras[i].until, tick-1)
	}
	a.eras = slices.CompactFunc(a.eras, func(e, next era) bool { return e.until == next.until })
}

// goTo makes the game what it was after a tick, and reports false when that is not kept.
func (a *Agent) goTo(tick int64) (kept bool, err error) {
	state, ok := a.past.At(a.state[:0], tick)
	if a.state = state; !ok {
		return false, nil
	}
	if e := a.eraOf(tick); e != nil {
		return true, a.layEra(e, slices.Clone(state))
	}
	if _, err := a.loop.Restore(state); err != nil {
		return true, err
	}
	a.moved()
	return true, nil
}

// layEra lays a state of another build over the game, as at a swap.
func (a *Agent) layEra(e *era, state []byte) error {
	under := a.under
	defer func() { a.under = under }()
	_, err := a.lay(state, e.was)
	return err
}

// stateAt returns the state after a tick in this build's layout, and false when it is not kept.
func (a *Agent) stateAt(tick int64) ([]byte, bool) {
	state, ok := a.past.At(nil, tick)
	e := a.eraOf(tick)
	if !ok || e == nil {
		return state, ok
	}
	now, err := a.loop.Snapshot(nil)
	if err != nil || a.layEra(e, state) != nil {
		return nil, false
	}
	if state, err = a.loop.Snapshot(state[:0]); err == nil {
		_, err = a.loop.Restore(now)
	}
	a.moved()
	return state, err == nil
}

// giving is a piece of the past on its way to another build: it goes in parts, since nobody is to wait long for one.
type giving struct {
	before int64 // that was asked for
	first  int64 // tick in the piece
	bytes  []byte
}

// taking is a piece that comes.
type taking struct {
	bytes []byte // so far
	was   begun  // how the build of the last piece began
	turns bool   // no state of that build was taken yet
}

const (
	mostPart  = 128 << 10 // bytes of a piece that go at once
	mostPiece = 512 << 20
)

// handPast gives a part of the past, or takes one of another build's.
func (a *Agent) handPast(q protocol.Ask) protocol.Answer {
	var args protocol.PastArgs
	if err := q.Read(&args); err != nil {
		return protocol.Refuse(err)
	}
	if len(q.Blobs) == 0 {
		return a.givePast(args)
	}
	return a.takePast(args, q.Blobs[0])
}

// givePast answers with the next part of the newest piece that begins before a tick.
func (a *Agent) givePast(args protocol.PastArgs) protocol.Answer {
	l := &a.giving
	if args.From == 0 || l.before != args.Before {
		*l = giving{before: args.Before, bytes: l.bytes[:0]}
		if l.bytes, l.first = a.appendPiece(l.bytes, args.Before); len(l.bytes) == 0 {
			return protocol.Reply(protocol.PastResult{})
		}
	}
	if args.From < 0 || args.From >= len(l.bytes) {
		return protocol.Refuse(errPast)
	}
	end := min(args.From+mostPart, len(l.bytes))
	return protocol.Reply(protocol.PastResult{First: l.first, More: end < len(l.bytes), Some: true}, l.bytes[args.From:end])
}

// takePast takes a part, and the piece when it is whole.
func (a *Agent) takePast(args protocol.PastArgs, part []byte) protocol.Answer {
	l := &a.taking
	if args.From != len(l.bytes) {
		if args.From != 0 {
			return protocol.Refuse(errPast)
		}
		l.bytes = l.bytes[:0]
	}
	if l.bytes = append(l.bytes, part...); len(l.bytes) > mostPiece {
		*l = taking{}
		return protocol.Refuse(errPast)
	}
	if args.More {
		return protocol.Reply(protocol.PastResult{Some: true})
	}
	room, err := a.prependPiece(l.bytes)
	l.bytes = l.bytes[:0]
	if err != nil {
		return protocol.Refuse(err)
	}
	if !room {
		*l = taking{}
	}
	a.news.ticked = true
	return protocol.Reply(protocol.PastResult{Some: room})
}

// A piece begins so, and goes on with how its build began.
const (
	pieceMagic = "kp1"
	eraSame    = 0 // it is of the build that the piece handed before was of, which comes later in time
	eraGiven   = 1
	eraUnknown = 2
)

var errPast = errors.New("agent: past: this is no part of one, or one of another version of Krill")

// appendPiece appends the newest piece that begins before a tick: how its build began, its states, and the inputs between.
func (a *Agent) appendPiece(b []byte, before int64) (piece []byte, first int64) {
	states, first, last, some := a.past.AppendPiece(nil, before)
	if !some {
		return b, 0
	}
	b = append(b, pieceMagic...)
	b = a.appendEra(b, last, before)
	b = binary.AppendUvarint(b, uint64(len(states)))
	b = append(b, states...)
	for i := range a.inputs.len() {
		if s := a.inputs.at(i); s.from >= first && s.from <= last {
			b = binary.AppendVarint(b, s.from)
			b = binary.AppendVarint(b, s.to)
			b = append(b, s.input...)
		}
	}
	return b, first
}

func (a *Agent) appendEra(b []byte, last, before int64) []byte {
	e := a.eraOf(last)
	if before != math.MaxInt64 && a.eraOf(before) == e {
		return append(b, eraSame)
	}
	was := &a.begun
	if e != nil {
		was = &e.was
	}
	if !was.done || was.err != nil {
		return append(b, eraUnknown)
	}
	begun := was.append(nil)
	b = binary.AppendUvarint(append(b, eraGiven), uint64(len(begun)))
	return append(b, begun...)
}

// prependPiece puts a piece before what is kept. It reports false when there is no room for it.
func (a *Agent) prependPiece(b []byte) (room bool, err error) {
	if len(b) <= len(pieceMagic) || string(b[:len(pieceMagic)]) != pieceMagic {
		return false, errPast
	}
	kind, r := b[len(pieceMagic)], reader{b: b[len(pieceMagic)+1:]}
	var was begun
	if kind == eraGiven {
		if was, err = openBegun(slices.Clone(r.take(r.uvarint()))); err != nil {
			return false, err
		}
	}
	states := r.take(r.uvarint())
	if r.cut || kind > eraUnknown {
		return false, errPast
	}
	steps, err := r.steps()
	if err != nil {
		return false, err
	}
	if kind != eraSame {
		a.taking.was, a.taking.turns = was, true
	}
	first, _, _ := a.past.Span()
	if room, err = a.past.Prepend(states); !room || err != nil {
		return false, err
	}
	if now, _, _ := a.past.Span(); a.taking.turns && now < first {
		a.eras, a.taking.turns = slices.Insert(a.eras, 0, era{first - 1, a.taking.was}), false
	}
	a.inputs.prepend(steps, first)
	return true, nil
}

// steps reads inputs until the end. They share no memory with the piece.
func (r *reader) steps() (list []step, err error) {
	var in driver.Input
	for len(r.b) > 0 && !r.cut {
		s := step{from: r.varint(), to: r.varint()}
		rest, err := driver.DecodeInput(r.b, &in)
		if err != nil {
			return nil, errPast
		}
		s.input = slices.Clone(r.take(int64(len(r.b) - len(rest))))
		list = append(list, s)
	}
	if r.cut {
		return nil, errPast
	}
	return list, nil
}

func (r *reader) uvarint() int64 {
	x, n := binary.Uvarint(r.b)
	if n <= 0 || x > math.MaxInt64 {
		r.cut, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return int64(x)
}
