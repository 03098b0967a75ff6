package agent

import (
	"errors"
	"fmt"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
)

// handleTime answers where in time the game is to be.
func (a *Agent) handleTime() {
	a.handle(protocol.Time, a.time)
	ticks := 0
	a.afterTick(func() {
		if ticks++; ticks >= tellEvery {
			ticks = 0
			a.news.ticked = true
		}
	})
}

// tellEvery is after how many ticks it is told where the game stands: for time bars.
const tellEvery = 12

func (a *Agent) time(q protocol.Ask) protocol.Answer {
	var args protocol.TimeArgs
	err := q.Read(&args)
	if err == nil && args.Speed != nil {
		err = a.clock.setSpeed(*args.Speed)
	}
	if err == nil && args.Pause != nil {
		a.pause(*args.Pause)
	}
	if err == nil && args.To != nil {
		a.pause(true)
		err = a.to(*args.To)
	}
	if err == nil && args.By != 0 {
		a.pause(true)
		err = a.by(args.By)
	}
	if err != nil {
		return protocol.Refuse(err)
	}
	a.news.ticked = true
	return protocol.Reply(a.now())
}

func (a *Agent) pause(paused bool) {
	if a.clock.paused, a.clock.due = paused, 0; !paused {
		a.failure = protocol.FailureEvent{}
	}
}

// errNoPast says why there is none.
func (a *Agent) errNoPast() error {
	if a.stop != nil {
		return fmt.Errorf("agent: time: no past is kept: %w", a.stop)
	}
	return errors.New("agent: time: no past is kept yet; let the game play a tick first")
}

// to goes to a tick that is kept, or to the nearest one.
func (a *Agent) to(tick int64) error {
	first, last, some := a.past.Span()
	if !some {
		return a.errNoPast()
	}
	for tick = min(max(tick, first), last); tick >= first; tick-- { // a tick of a slow game may have been played without one
		if tick == a.loop.Ticks() && !a.dead {
			return nil
		}
		if kept, err := a.goTo(tick); err != nil {
			return err
		} else if !kept {
			continue
		}
		a.rewind()
		return nil
	}
	return a.errNoPast()
}

// by goes some ticks back or forth. Beyond what is kept, and forth from the last tick, they are played.
func (a *Agent) by(ticks int64) error {
	now := a.loop.Ticks()
	_, last, some := a.past.Span()
	if ticks < 0 || some && now+ticks <= last {
		return a.to(now + ticks)
	}
	if now < last {
		if err := a.to(last); err != nil {
			return err
		}
		ticks -= last - now
	}
	for range min(ticks, mostSteps) {
		if a.dead || !a.unheard(a.happened(&a.window)) {
			return errors.New("agent: time: " + a.failure.Text)
		}
	}
	return nil
}

// mostSteps is how many ticks are played for one ask.
const mostSteps = 600

// earlier returns the game as it was after an earlier tick, in a loop of its own that is only to be looked at.
func (a *Agent) earlier(tick int64) (*engine.Loop, error) {
	first, last, some := a.past.Span()
	if !some {
		return nil, a.errNoPast()
	}
	if tick < first || tick > last {
		return nil, fmt.Errorf("agent: time: tick %d is not kept; the past goes from %d to %d", tick, first, last)
	}
	for ; tick >= first; tick-- {
		if state, ok := a.past.At(nil, tick); ok {
			return engine.Fork(a.loop, state)
		}
	}
	return nil, a.errNoPast()
}
