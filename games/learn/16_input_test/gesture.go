package main

import (
	"fmt"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

// gesture lets the fingers move the kite, and says what they did.
func (g *test) gesture(s *input.State) {
	k := &g.gestures
	k.Update(s)
	g.kite = g.kite.Add(k.Drag.Delta).Add(k.Pan.Delta)
	g.turn, g.scale = g.turn+k.Rotate.Angle, geom.Clamp(g.scale*k.Pinch.Scale, 0.2, 5)
	for _, e := range [...]struct {
		now  bool
		what string
	}{
		{k.Tap.Count > 0, fmt.Sprintf("tap %d", k.Tap.Count)},
		{k.LongPress.Began, "long press"},
		{k.Drag.Began, "drag"},
		{k.Drag.Ended, "drag ended"},
		{k.Swipe.Done, fmt.Sprintf("swipe %v", k.Swipe.Side)},
		{k.Pan.Began, "pan"},
		{k.Pinch.Ended, fmt.Sprintf("pinch by %.2f", k.Pinch.Total)},
		{k.Rotate.Ended, fmt.Sprintf("turn by %.2f", k.Rotate.Total)},
	} {
		if e.now {
			g.say("%s", e.what)
		}
	}
}
