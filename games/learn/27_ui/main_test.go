package main

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

func newGame(t *testing.T) (*fountain, *enginetest.Game) {
	g := &fountain{}
	return g, enginetest.New(t, g, engine.Config{Background: render.Hex(0x10203a), Scaling: render.Expand})
}

// TestGolden tunes the fountain with the mouse and by the keyboard.
func TestGolden(t *testing.T) {
	g, p := newGame(t)
	p.Step(90).Golden("water")
	p.Click(geom.V(60, 72)).Step(1)
	if g.kind != kinds[2] {
		t.Errorf("a click on the third row: got %v; want %v", g.kind, kinds[2])
	}
	speed := geom.V(150, 92)
	p.Drag(speed, speed.Add(geom.V(40, 0)), 10).Step(60).Golden("sparks")
	if g.speed <= kinds[2].speed-200 || g.speed == kinds[2].speed {
		t.Errorf("dragged: got a speed of %v; want another one", g.speed)
	}
	if got, want := p.Hash(), uint64(0xde59f817702f7754); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", p.Ticks(), got, want)
	}
}

// TestTheFountainMoves clicks beside and on the windows.
func TestTheFountainMoves(t *testing.T) {
	g, p := newGame(t)
	p.Step(2).Click(geom.V(500, 200)).Step(1)
	if g.at != geom.V(500, 200) {
		t.Errorf("a click beside the windows: got %v; want it there", g.at)
	}
	p.Click(geom.V(60, 20)).Step(1)
	if g.at != geom.V(500, 200) {
		t.Errorf("a click on a window: got %v; want it where it was", g.at)
	}
	p.Press(input.KeyTab).Press(input.KeyTab).Press(input.KeyDown).Press(input.KeyDown).Step(1)
	if g.kind != kinds[2] {
		t.Errorf("Tab twice, and down twice: got %v; want %v", g.kind, kinds[2])
	}
}

func TestMonkey(t *testing.T) {
	_, p := newGame(t)
	p.Monkey(1, 600)
}
