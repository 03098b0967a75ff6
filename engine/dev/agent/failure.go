package agent

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
)

// failed takes a game that has failed in a tick back to what it was before it, and says so. Time stands still then.
func (a *Agent) failed() {
	a.note()
	a.dead = !a.back(a.stood)
	a.say()
}

// failedDrawing does the same for one that failed while it was drawn: back to where it could be drawn.
func (a *Agent) failedDrawing() {
	a.note()
	if a.drawn < 0 || a.drawn >= a.failure.Tick || !a.back(a.drawn) {
		a.dead = !a.back(a.stood)
		a.undrawn = true
	}
	a.drawn = -1
	a.say()
}

// note takes down how the game has failed.
func (a *Agent) note() {
	f := a.loop.Failed()
	a.failure = protocol.FailureEvent{Text: f.Error(), Stack: f.Stack, Tick: a.loop.Ticks(), Back: -1, Capsule: engine.WriteCapsule(a.loop)}
	a.keepCapsule()
	a.clock.paused = true
}

// say tells of it, when it is known what became of the game.
func (a *Agent) say() {
	if !a.dead {
		a.failure.Back = a.loop.Ticks()
	}
	a.tell(protocol.Failed, a.failure)
}

// back takes the game to a tick that is kept, or to the last one before it.
func (a *Agent) back(tick int64) bool {
	first, last, some := a.past.Span()
	for t := min(tick, last); some && t >= first; t-- {
		kept, err := a.goTo(t)
		if err != nil {
			return false
		}
		if kept {
			a.rewind()
			a.stood, a.letGo = a.loop.Ticks(), true
			return true
		}
	}
	return false
}
