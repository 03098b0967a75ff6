package main

import (
	"strings"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/input"
)

func newRebind(t *testing.T) (*rebind, *enginetest.Game) {
	g := &rebind{}
	return g, enginetest.New(t, g, engine.Config{
		Width: w, Height: h, Background: deep, Assets: files, Bindings: input.Bind("bindings.txt", left, right, jump, dash, wave),
	})
}

// TestGolden looks at the list, at a clash, and at what comes of it.
func TestGolden(t *testing.T) {
	g, p := newRebind(t)
	p.Step(30).Golden("list")
	p.Press(input.KeyDown).Press(input.KeyDown).Press(input.KeyEnter).Press(input.KeyD).Golden("clash")
	if !g.asks || g.glyphs[2][0][0].Label != "Space" {
		t.Errorf("D, which is for right: got asks %v, %q for jump; want to be asked again", g.asks, g.glyphs[2][0][0].Label)
	}
	p.Press(input.KeyD).Golden("swapped")
	if s := g.Summary(); !strings.Contains(s, `["Space" "→"] ["D" "A"]`) {
		t.Errorf("after a swap: got %s; want D for jump and Space for right, and the pad's as they were", s)
	}
	p.Step(10).Down(input.KeyD, input.KeyControlLeft, input.KeyW).Step(12).Golden("jump")
	if g.at.Y >= ground || !g.waves {
		t.Errorf("D, Ctrl and W held: got a shrimp at %v, waving %v; want it in the air and waving", g.at, g.waves)
	}
	if got, want := p.Hash(), uint64(0xd49e6ae5516ea92); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", p.Ticks(), got, want)
	}
}
