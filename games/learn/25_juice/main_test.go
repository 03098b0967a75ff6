package main

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/input"
)

func newGame(t *testing.T) (*game, *enginetest.Game) {
	g := &game{}
	return g, enginetest.New(t, g, engine.Config{Background: deep})
}

// blow punches and steps to a number of ticks after the fist has met the jelly.
func blow(g *game, play *enginetest.Game, after int) {
	blows := g.blows
	play.Press(input.KeySpace).Until(func() bool { return g.blows > blows }, 60)
	play.Step(after)
}

// TestGolden sees the same blow with juice and without.
func TestGolden(t *testing.T) {
	g, play := newGame(t)
	play.Step(30)
	blow(g, play, 80)
	blow(g, play, 8)
	play.Golden("juice")
	play.Step(80).Press(input.KeyJ).Step(20)
	blow(g, play, 8)
	play.Golden("plain")
	if got, want := play.Hash(), uint64(0x650c2f25732d5d8c); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", play.Ticks(), got, want)
	}
}

// TestABlowStopsTheGame counts the ticks that a punch takes.
func TestABlowStopsTheGame(t *testing.T) {
	ticks := func(plain bool) int64 {
		g, play := newGame(t)
		if plain {
			play.Press(input.KeyJ)
		}
		play.Step(5)
		began := play.Ticks()
		blow(g, play, 0)
		play.Until(func() bool { return g.shrimp.State == ready }, 300)
		return play.Ticks() - began
	}
	if with, without := ticks(false), ticks(true); with-without != 5 {
		t.Errorf("got a punch of %d ticks with juice and %d without; want 5 more", with, without)
	}
}

// TestJelliesBurstAndComeBack plays both ways to the end of a jelly.
func TestJelliesBurstAndComeBack(t *testing.T) {
	for _, plain := range []bool{false, true} {
		g, play := newGame(t)
		if plain {
			play.Press(input.KeyJ)
		}
		for range health {
			blow(g, play, 0)
			play.Until(func() bool { return g.shrimp.State == ready }, 300)
		}
		play.Press(input.KeySpace).Step(10)
		if g.blows != health || g.shrimp.State != ready {
			t.Errorf("plain %v: got %d blows and the stance %d; want nobody to punch", plain, g.blows, g.shrimp.State)
		}
		play.Until(func() bool { return g.blows == 0 }, 600)
	}
}

func TestMonkey(t *testing.T) {
	_, play := newGame(t)
	play.Monkey(1, 600)
}
