package main

import (
	"testing"

	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/input"
)

// TestGolden sees the shore; the shaders themselves need a window, where TestShadersAreDrawn sees those of package post.
func TestGolden(t *testing.T) {
	s := &shaders{}
	g := enginetest.New(t, s, config())
	g.Step(10).Golden("shore")
	for range len(effects) {
		g.Press(input.KeyRight).Step(10)
	}
	g.Hold(input.KeyUp, 60)
	if s.effect != 0 || s.wind != 1 {
		t.Errorf("got effect %d and a wind of %v; want the first one again, and 1", s.effect, s.wind)
	}
}
