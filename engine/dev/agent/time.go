package agent

import "github.com/krill2d/krill/engine/dev/protocol"

// handleTime answers where in time the game is to be.
func (a *Agent) handleTime() {
	a.handle(protocol.Time, a.time)
}

func (a *Agent) time(q protocol.Ask) protocol.Answer {
	var args protocol.TimeArgs
	if err := q.Read(&args); err != nil {
		return protocol.Refuse(err)
	}
	if args.Speed != nil {
		if err := a.clock.setSpeed(*args.Speed); err != nil {
			return protocol.Refuse(err)
		}
	}
	if args.Pause != nil {
		a.clock.paused = *args.Pause
	}
	return protocol.Reply(a.now())
}
