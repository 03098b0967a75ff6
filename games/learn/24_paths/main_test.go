package main

import (
	"fmt"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/input"
)

func newGarden(t *testing.T) (*garden, *enginetest.Game) {
	g := &garden{}
	return g, enginetest.New(t, g, engine.Config{Background: grass})
}

// TestGolden lets ants march for a while and plants a hedge across their way.
func TestGolden(t *testing.T) {
	g, play := newGarden(t)
	play.StepSeconds(9).Golden("garden")
	play.Drag(middle(10, 2), middle(10, 16), 60).StepSeconds(4).Golden("hedge")
	if got, want := play.Hash(), uint64(0xa40966ac13a916f1); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", play.Ticks(), got, want)
	}
	if g.brought < 100 {
		t.Errorf("got %d crumbs in the nest; want at least 100", g.brought)
	}
}

func TestNobodyWalksThroughAHedge(t *testing.T) {
	g, play := newGarden(t)
	play.Always("all stand on free ground", func() error {
		for i := range g.ants {
			if at := g.ants[i].pos; g.ground.Cost(at) == 0 {
				return fmt.Errorf("ant %d is in a hedge at %v", i, at)
			}
		}
		for i := range g.beetles {
			if at := g.beetles[i].pos; g.ground.Cost(at) == 0 {
				return fmt.Errorf("beetle %d is in a hedge at %v", i, at)
			}
		}
		return nil
	})
	play.StepSeconds(20)
}

func TestAWallMakesThemLost(t *testing.T) {
	g, play := newGarden(t)
	play.StepSeconds(0.5)
	for x := range cols {
		g.set(x, 11, 1)
	}
	play.Step(1)
	if d := g.nest.Dist(heaps[2]); d < 1e9 {
		t.Errorf("behind a hedge from side to side: got a way of %v to the nest; want none", d)
	}
	play.Until(func() bool {
		for i := range g.beetles {
			if b := &g.beetles[i]; b.lost && g.ground.Cost(b.goal) > 0 {
				return true
			}
		}
		return false
	}, 1200)
	play.Point(middle(15, 11)).Down(input.MouseLeft).Step(1).Up(input.MouseLeft).Step(2)
	if d := g.nest.Dist(heaps[2]); d > 100 {
		t.Errorf("with a gap: got a way of %v to the nest; want one", d)
	}
}

func TestMonkey(t *testing.T) {
	_, play := newGarden(t)
	play.Monkey(1, 600)
}
