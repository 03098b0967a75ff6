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
		Width: w, Height: h, Background: deep, Assets: files, Bindings: engine.Bind("bindings.txt", left, right, jump, dash, wave),
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
	if got, want := p.Hash(), uint64(0xc47cafb597530f42); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", p.Ticks(), got, want)
	}
}

// TestByPadAndByFinger picks a line with a gamepad and with a finger, and rebinds a button.
func TestByPadAndByFinger(t *testing.T) {
	g, p := newRebind(t)
	p.Connect(0).Step(1).Press(input.PadDown).Step(1).Press(input.PadDown).Press(input.PadA).Press(input.PadY)
	if s := g.Summary(); g.asks || !strings.Contains(s, `["Space" "Y"]`) {
		t.Errorf("Y for jump: got %s; want it beside Space", s)
	}
	before := g.jumps // A was for jump
	p.StepSeconds(1).Press(input.PadY)
	if g.jumps != before+1 {
		t.Errorf("Y: got %d jumps; want %d", g.jumps, before+1)
	}
	at := line(3).Center()
	p.Hands().PointAt(at.X, at.Y)
	p.Press(input.TouchScreen)
	if !g.asks || g.row != 3 {
		t.Errorf("a tap on dash: got row %d, asks %v; want to be asked", g.row, g.asks)
	}
	p.Press(input.TouchScreen)
	if g.asks {
		t.Error("another tap: got asked still; want it left as it was")
	}
	at = line(len(actions)).Center()
	p.Hands().PointAt(at.X, at.Y)
	p.Press(input.TouchScreen)
	if s := g.Summary(); !strings.Contains(s, `["Space" "A"]`) {
		t.Errorf("all given back: got %s", s)
	}
}
