// Package console reads what a developer types to the running game, and answers: queries over its entities with their
// values, values of the game by path, changes that can be undone, and breakpoints.
package console

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
)

// Console is what a developer talks to. It is used between two ticks.
type Console struct{}

// New returns the console of a running game. Past returns the game as it was after an earlier tick, in a loop of its own
// that is only to be looked at.
func New(l *engine.Loop, past func(tick int64) (*engine.Loop, error)) *Console {
	panic("console: soon")
}

// Run does what a line says. An error is for the developer: what is wrong, where, and what to try.
func (c *Console) Run(text string) (protocol.RunResult, error) { panic("console: soon") }

// Watches asks all watched queries anew.
func (c *Console) Watches() []protocol.RunResult { panic("console: soon") }

// Stopped looks at the breakpoints after a tick, and returns the first that is reached now and was not before, or nil.
func (c *Console) Stopped() *protocol.StoppedEvent { panic("console: soon") }

// Changed returns the transactions since the last call, as events for everybody who looks.
func (c *Console) Changed() []protocol.RunResult { panic("console: soon") }
