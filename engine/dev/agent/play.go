package agent

import (
	"encoding/json"

	"github.com/krill2d/krill/engine/driver"
)

// Tick plays a tick, unless time stands still.
func (a *Agent) Tick(in *driver.Input) *driver.Output {
	a.begin(in)
	return a.loop.Tick(in)
}

// Draw draws the game as it is, also where time stands still.
func (a *Agent) Draw(alpha float64) *driver.Frame { return a.loop.Draw(a.clock.alpha(alpha)) }

// arrived makes the state that the game has now the last of the past.
func (a *Agent) arrived() {}

func mustJSON(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic("agent: encode: " + err.Error()) // only structs of package protocol come here
	}
	return b
}
