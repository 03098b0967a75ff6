package main

import (
	"testing"
	"time"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/agent"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
)

// Who looks at all that can be looked at, sixty times a second, takes less than a millisecond of each tick.
func TestLookingAtAllIsQuick(t *testing.T) {
	l := engine.New(newGame(), config(), nil)
	l.PlayBot()
	a := agent.New(l)
	in := driver.Input{Width: 640, Height: 360}
	for range 600 {
		a.Tick(&in)
		a.Draw(0)
	}
	ask := protocol.New(protocol.Inspect, protocol.InspectArgs{Depth: 3, Systems: true, Frame: true, Sound: true, Input: true, Watches: true})
	best, nodes := time.Hour, 0
	for range 50 {
		begun := time.Now()
		answer := a.Do(ask)
		best = min(best, time.Since(begun))
		var r protocol.InspectResult
		if err := answer.Read(&r); err != nil {
			t.Fatal(err)
		}
		nodes = count(r.Tree)
	}
	t.Logf("%d values and all figures took %v at best, as JSON", nodes, best)
	if best > time.Millisecond || nodes < 100 {
		t.Errorf("got %v for %d values; want at most a millisecond", best, nodes)
	}
}

func count(n *protocol.Node) int {
	sum := 1
	for i := range n.Children {
		sum += count(&n.Children[i])
	}
	return sum
}
