package main

import (
	"testing"
	"testing/fstest"

	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/input"
)

// The file of tuned values counts over the code: a ship with twice the thrust and no drag is more than twice as fast.
func TestTunedValuesCount(t *testing.T) {
	speed := func(text string) float64 {
		g, c := newGame(), config()
		c.Assets = fstest.MapFS{"assets/tune.toml": {Data: []byte(text)}}
		enginetest.New(t, g, c).Press(input.KeyEnter).Step(1).Hold(thrust, 30)
		return g.ship.vel.Len()
	}
	slow, fast := speed(""), speed("[ship]\nThrust = 420\nDrag = 0\n")
	if slow < 50 || fast < 2*slow || fast > 3*slow {
		t.Errorf("after half a second of thrust: got %v and, tuned, %v; want more than twice of it", slow, fast)
	}
}
