package main

import (
	"fmt"
	"testing"

	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

func TestGolden(t *testing.T) {
	g := &game{}
	p := enginetest.New(t, g, config())
	p.Blind = true     // what comes between the pictures has a test of its own
	p.Resize(320, 180) // small files
	p.StepSeconds(1).Golden("title")
	p.Press(start).Step(30).Hold(fire, 40).Golden("play").GoldenSound("play")
	p.Until(func() bool { return g.mode == over }, 60*120)
	p.StepSeconds(2).Golden("over")
}

func TestShipBreaksARock(t *testing.T) {
	g := &game{}
	p := enginetest.New(t, g, config()).Press(input.KeyEnter).Step(30)
	p.Down(fire).Push(turn, geom.V(1, 0))
	p.Until(func() bool { return g.score.points > 0 }, 600)
}

// TestMonkeyPlays presses at random what the game asks about, and more.
func TestMonkeyPlays(t *testing.T) {
	for seed := range uint64(3) {
		p := enginetest.New(t, &game{}, config())
		p.Always("lives and score make sense", func() error {
			g := p.Top().(*game)
			if g.score.points < 0 || g.score.lives < 0 || g.score.lives > 99 {
				return fmt.Errorf("%d points, %d lives", g.score.points, g.score.lives)
			}
			return nil
		})
		p.Monkey(seed+1, 1200)
	}
}
