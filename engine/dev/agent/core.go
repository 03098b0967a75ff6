package agent

import (
	"errors"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// handleCore answers what the game is and was.
func (a *Agent) handleCore() {
	a.handle(protocol.Hello, a.hello)
	a.handle(protocol.Snapshot, a.snapshot)
	a.handle(protocol.Begun, a.beginning)
	a.handle(protocol.Restore, a.restore)
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
	state, err := a.loop.Snapshot(nil)
	if err != nil {
		return protocol.Refuse(err)
	}
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
	if len(q.Blobs) == 0 {
		return protocol.Refuse(errors.New("agent: restore: no state came with it"))
	}
	a.beginUnder(q)
	report, err := a.loop.Restore(q.Blobs[0])
	if err != nil {
		return protocol.Refuse(err)
	}
	a.arrived()
	return protocol.Reply(protocol.RestoreResult{
		Clock: a.now(), Added: report.Added, Parked: report.Parked, Adopted: report.Adopted,
		Renamed: report.Renamed, Retyped: report.Retyped,
	})
}
