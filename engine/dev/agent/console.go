package agent

import (
	"fmt"

	"github.com/krill2d/krill/engine/dev/console"
	"github.com/krill2d/krill/engine/dev/protocol"
)

// handleConsole answers what a developer types, and stops time at breakpoints.
func (a *Agent) handleConsole() {
	a.console = console.New(a.loop, a.earlier)
	a.handle(protocol.Run, a.line)
	a.handle(protocol.Complete, a.complete)
	a.afterTick(a.stops)
	a.afterJump(a.console.Jumped)
}

// line does what a line says.
func (a *Agent) line(q protocol.Ask) protocol.Answer {
	var args protocol.RunArgs
	if err := q.Read(&args); err != nil {
		return protocol.Refuse(err)
	}
	a.begin(nil)
	if wish, ok, err := console.ReadClock(args.Text); ok {
		if err != nil {
			return protocol.Refuse(err)
		}
		return a.wish(wish)
	}
	result, err := a.console.Run(args.Text)
	if changes := a.console.Changed(); len(changes) > 0 {
		a.changed()
		for _, c := range changes {
			a.tell(protocol.Changed, c)
		}
	}
	if err != nil {
		return protocol.Refuse(err)
	}
	return protocol.Reply(result)
}

// wish grants a wish about time.
func (a *Agent) wish(c console.Clock) protocol.Answer {
	ask := protocol.New(protocol.Time, c.TimeArgs)
	if c.Restart {
		ask = protocol.New(protocol.Restart, nil)
	}
	answer := a.Do(ask)
	if answer.Err != "" {
		return answer
	}
	now := a.now()
	text := fmt.Sprintf("tick %d", now.Tick)
	if now.Paused {
		text += ", paused"
	}
	if now.Speed != 1 {
		text += fmt.Sprintf(", speed %g", now.Speed)
	}
	return protocol.Reply(protocol.RunResult{Text: text, Ticks: now.Tick})
}

// stops pauses the game at a breakpoint.
func (a *Agent) stops() {
	stopped := a.console.Stopped()
	if stopped == nil {
		return
	}
	a.pause(true)
	a.tell(protocol.Stopped, stopped)
	a.news.ticked = true
}

// complete says how a line may go on.
func (a *Agent) complete(q protocol.Ask) protocol.Answer {
	var args protocol.CompleteArgs
	if err := q.Read(&args); err != nil {
		return protocol.Refuse(err)
	}
	return protocol.Reply(protocol.CompleteResult{
		Begun: console.Begun(args.Text, args.At), Words: a.console.Complete(args.Text, args.At),
	})
}
