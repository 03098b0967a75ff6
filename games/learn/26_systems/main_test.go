package main

import (
	"fmt"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/systems"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

func newTrench(t *testing.T) (*trench, *enginetest.Game) {
	g := &trench{}
	return g, enginetest.New(t, g, engine.Config{Background: render.Hex(0x041226)})
}

// patrol swims round the middle of the trench.
func (g *trench) patrol(hands *input.Injector) {
	at := ecs.Get[systems.Transform](&g.world, g.sub).Pos.Sub(geom.V(width/2, height/2))
	hands.Push(input.Move, geom.V(-at.Y*2, at.X*0.5).Unit().Sub(at.Mul(0.004)))
}

// TestGolden patrols for nine seconds: what the game is then is one number, and what is seen one picture.
func TestGolden(t *testing.T) {
	g, play := newTrench(t)
	play.Blind = true // for speed; the picture is looked at all the same
	play.Step(1).Play(g.patrol, 540)
	score := g.score
	play.Until(func() bool { return g.score > score }, 300)
	play.Blind = false
	play.Step(9).Golden("trench")
	if got, want := play.Hash(), uint64(0x20b5b98b164f11fc); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", play.Ticks(), got, want)
	}
	if g.score < 5 {
		t.Errorf("after 9 s: got %d jellyfish; want at least 5", g.score)
	}
}

// TestNobodyLeaves plays at random.
func TestNobodyLeaves(t *testing.T) {
	g, play := newTrench(t)
	play.Always("the boat is in the trench, and what is spawned goes again", func() error {
		if g.sub.IsNone() {
			return nil
		}
		at := ecs.Get[systems.Transform](&g.world, g.sub).Pos
		if n := g.world.Len(); at.X < 30 || at.X > width-30 || at.Y < 15 || at.Y > height-45 || n > 90 {
			return fmt.Errorf("it is at %v, beside %d entities", at, n)
		}
		return nil
	})
	play.Blind = true
	play.Monkey(1, 900)
}

// A boat that turns round has its turrets and its lamp on the other side.
func TestPartsTurnWithTheBoat(t *testing.T) {
	g, play := newTrench(t)
	play.Step(5)
	right := lamp(g)
	play.Hold(input.KeyLeft, 5)
	if left := lamp(g); right < 20 || left > -20 {
		t.Errorf("got the lamp %v and then %v from the boat; want it before its bow", right, left)
	}
}

// lamp is how far before the boat its beam begins, logical pixels.
func lamp(g *trench) float64 {
	far, at := 0.0, ecs.Get[systems.Transform](&g.world, g.sub).Pos
	for part := range ecs.Sources[ecs.ChildOf](&g.world, g.sub) {
		if by := ecs.Get[systems.Transform](&g.world, part).Pos.Sub(at).X; max(by, -by) > 30 && ecs.Get[systems.Emitter](&g.world, part) == nil {
			far = by
		}
	}
	return far
}
