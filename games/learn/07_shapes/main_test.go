package main

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

func TestGolden(t *testing.T) {
	k := &clockwork{}
	g := enginetest.New(t, k, engine.Config{Width: w, Height: h})
	g.StepSeconds(1).Golden("evening")
	g.Down(input.KeyRight).StepSeconds(1).Golden("turned")
	if got, want := g.Hash(), uint64(0xd6c4eb318fea58dd); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", g.Ticks(), got, want)
	}
	if math.Abs(k.turn-(2*speed+byHand)) > 0.06 {
		t.Errorf("after a second by itself and one by hand: got a turn of %v; want %v", k.turn, 2*speed+byHand)
	}
}

// Where two wheels meet, a tooth of one is always in a gap of the other.
func TestTeethMesh(t *testing.T) {
	for _, g := range wheels[1:] {
		way := g.at.Sub(wheels[0].at).Angle()
		for turn := -3.0; turn < 3; turn += 0.1 {
			a := (way - wheels[0].rot(turn)) * wheels[0].teeth / (2 * math.Pi)
			b := (way + math.Pi - g.rot(turn)) * g.teeth / (2 * math.Pi)
			if got := geom.Wrap(a+b, 1); math.Abs(got-0.5) > 1e-9 {
				t.Fatalf("wheel of %v teeth at a turn of %v: got tooth and gap %v apart; want half a tooth", g.teeth, turn, got)
			}
		}
	}
}
