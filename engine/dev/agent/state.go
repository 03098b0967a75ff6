package agent

import (
	"errors"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/dev/ring"
	"github.com/krill2d/krill/engine/driver"
)

// handleState answers what the game is and was.
func (a *Agent) handleState() {
	a.handle(protocol.Hello, a.hello)
	a.handle(protocol.Snapshot, a.snapshot)
	a.handle(protocol.Begun, a.beginning)
	a.handle(protocol.Restore, a.restore)
	a.handle(protocol.Again, a.again)
	a.handle(protocol.Restart, a.restart)
	a.handle(protocol.Failure, func(protocol.Ask) protocol.Answer { return protocol.Reply(a.failure) })
}

func (a *Agent) hello(protocol.Ask) protocol.Answer {
	c := a.loop.Config()
	h := protocol.HelloResult{
		Title: c.Title, ID: c.ID, Package: programPath(), TPS: c.TPS, Width: c.Width, Height: c.Height,
		FixedSize: c.FixedSize, Fullscreen: c.Fullscreen, NoVsync: c.NoVsync, Clock: a.now(),
	}
	if err := a.loop.Check(); err != nil {
		h.Uncopied = err.Error()
	}
	return protocol.Reply(h)
}

func (a *Agent) snapshot(protocol.Ask) protocol.Answer {
	a.begin(nil)
	state, err := a.loop.Snapshot(a.state[:0]) // its memory is free: what is kept is a copy
	if err != nil {
		return protocol.Refuse(err)
	}
	a.state = state
	return protocol.Reply(a.now(), state)
}

func (a *Agent) beginning(protocol.Ask) protocol.Answer {
	a.begin(nil)
	if a.begun.err != nil {
		return protocol.Refuse(a.begun.err)
	}
	return protocol.Reply(nil, a.begun.append(nil))
}

// restore lays a state over the game, which is often one of another build.
func (a *Agent) restore(q protocol.Ask) protocol.Answer {
	var args protocol.RestoreArgs
	err := q.Read(&args)
	if err == nil && len(q.Blobs) == 0 {
		err = errors.New("agent: restore: no state came with it")
	}
	var was begun
	if err == nil && len(q.Blobs) > 1 && len(q.Blobs[1]) > 0 {
		was, err = openBegun(q.Blobs[1])
	}
	if err != nil {
		return protocol.Refuse(err)
	}
	result, err := a.lay(q.Blobs[0], was)
	if err != nil {
		return protocol.Refuse(err)
	}
	if args.GoesOn && !args.Own {
		a.past, a.eras, a.inputs, a.taking = ring.Ring{}, nil, inputs{}, taking{}
	}
	a.tape, a.failure, a.letGo = nil, protocol.FailureEvent{}, !args.GoesOn
	a.stood = a.loop.Ticks()
	a.waiting.Reset()
	a.keep()
	result.Clock = a.now()
	return protocol.Reply(result)
}

// lay makes the game what a state says, and gives it this build's start values where it still has those of the build that
// began as was says. On an error the game is as it was.
func (a *Agent) lay(state []byte, was begun) (r protocol.RestoreResult, err error) {
	before, _ := a.loop.Snapshot(nil)
	fresh := a.beginUnder(&was)
	report, err := a.loop.Restore(state)
	if err != nil {
		if before != nil {
			a.loop.Restore(before)
		}
		return r, err
	}
	a.under = was
	a.moved()
	r = protocol.RestoreResult{
		Added: spoken(report.Added), Parked: spoken(report.Parked), Adopted: spoken(report.Adopted),
		Renamed: spoken(report.Renamed), Retyped: spoken(report.Retyped),
		Defaults: a.takeDefaults(&was, fresh),
	}
	a.addWorlds(&r)
	return r, nil
}

// moved takes note that the game is another one than the last tick left.
func (a *Agent) moved() {
	engine.Cut(a.loop)
	a.dead, a.undrawn, a.clock.due = false, false, 0
	for _, do := range a.jumped {
		do()
	}
}

// changed takes note that something was changed in the game between two ticks, by whoever handles an ask: from here on
// that is how it was after the last tick.
func (a *Agent) changed() {
	a.moved()
	a.keep()
}

// again plays inputs without pictures.
func (a *Agent) again(q protocol.Ask) protocol.Answer {
	a.begin(nil)
	for _, rest := range q.Blobs {
		for len(rest) > 0 {
			var in driver.Input
			var err error
			if rest, err = driver.DecodeInput(rest, &in); err != nil {
				return protocol.Refuse(err)
			}
			if a.dead || !a.unheard(&in) {
				return protocol.Refuse(errors.New("agent: play again: " + a.failure.Text))
			}
		}
	}
	a.stood = a.loop.Ticks()
	return protocol.Reply(a.now())
}

// unheard plays a tick of whose output only what is sent once is kept, for the next output. It reports false when the game
// has failed.
func (a *Agent) unheard(in *driver.Input) bool {
	out, ok := a.play(in)
	if ok {
		a.unsent = append(a.unsent, out.Sounds...)
		a.silent = true
	}
	return ok
}

// restart begins anew with this build's start.
func (a *Agent) restart(protocol.Ask) protocol.Answer {
	a.tape, a.failure, a.letGo = nil, protocol.FailureEvent{}, false
	a.waiting.Reset()
	a.loop.Restart()
	if a.begun.before != nil {
		// What the game's value leads to is what it was before the first tick, too.
		if _, err := a.loop.Restore(a.begun.before); err != nil {
			return protocol.Refuse(err)
		}
	}
	a.moved()
	a.stood = a.loop.Ticks()
	a.beginIn(&a.window, false)
	if a.loop.Failed() != nil {
		a.failed()
	}
	a.keep()
	return protocol.Reply(a.now())
}
