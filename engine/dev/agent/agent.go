// Package agent is krill dev's part in the game's own process: it plays the game for a window elsewhere, keeps the past,
// and answers what the developer asks. krill dev adds it to the game's build; no other build has it.
package agent

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
)

// Agent plays a game for krill dev. It is a child.Served.
type Agent struct{}

// New returns the agent of a loop that has not ticked yet.
func New(l *engine.Loop) *Agent { panic("agent: soon") }

// Tick plays a tick, unless time stands still.
func (a *Agent) Tick(in *driver.Input) *driver.Output { panic("agent: soon") }

// Draw draws the game as it is, also where time stands still.
func (a *Agent) Draw(alpha float64) *driver.Frame { panic("agent: soon") }

// Ask answers an ask, both coded by package protocol.
func (a *Agent) Ask(payload []byte) []byte { panic("agent: soon") }

// News returns events, coded as JSON.
func (a *Agent) News() [][]byte { panic("agent: soon") }

// Do is Ask for those in the same process.
func (a *Agent) Do(q protocol.Ask) protocol.Answer { panic("agent: soon") }
