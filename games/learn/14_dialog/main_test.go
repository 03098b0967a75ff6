package main

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

func newDialog(t *testing.T) (*dialog, *enginetest.Game) {
	d := &dialog{}
	return d, enginetest.New(t, d, engine.Config{Width: w, Height: h, Background: render.Hex(0x0d1b2e)})
}

// TestGolden goes through the talk: what is typed so far, styles, and the last line.
func TestGolden(t *testing.T) {
	d, g := newDialog(t)
	g.StepSeconds(1.5).Golden("typing")
	g.Press(input.KeySpace).Press(input.KeySpace).Press(input.KeySpace).Golden("singing")
	for range 6 {
		g.Press(input.KeySpace)
	}
	g.Golden("shouting")
	if d.line != 4 {
		t.Errorf("after nine presses: got line %d; want 4", d.line)
	}
	if got, want := g.Hash(), uint64(0xee8a5e525503c4b4); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", g.Ticks(), got, want)
	}
}

func TestLinesTypeThemselvesAndGoRound(t *testing.T) {
	d, g := newDialog(t)
	g.StepSeconds(4)
	if n := float64(len(lines[0].says)); d.typed != n {
		t.Errorf("after 4 s: got %v characters; want %v", d.typed, n)
	}
	for range 2*len(lines) - 1 {
		g.Press(input.KeySpace)
	}
	if d.line != 0 {
		t.Errorf("after all lines: got line %d; want the first again", d.line)
	}
}
