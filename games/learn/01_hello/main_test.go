package main

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
)

func TestTextMoves(t *testing.T) {
	h := &hello{}
	l := engine.New(h, engine.Config{}, nil)
	var first, last driver.Quad
	for i := range 600 {
		l.Tick(&driver.Input{Width: 640, Height: 360})
		f := l.Draw(0)
		if len(f.Quads) == 0 {
			t.Fatalf("tick %d: got an empty picture; want text", i)
		}
		if last = f.Quads[len(f.Quads)-1]; i == 0 {
			first = last
		}
		if i == 60 && last.X <= first.X {
			t.Errorf("the last letter after a second: got it at %v; want it right of %v", last.X, first.X)
		}
	}
	if h.x < 599 || h.x > 601 {
		t.Errorf("after 10 s: got %v; want 600", h.x)
	}
}
