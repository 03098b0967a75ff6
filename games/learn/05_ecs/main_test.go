package main

import (
	"fmt"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

func newSea(t *testing.T) (*sea, *enginetest.Game) {
	s := &sea{}
	return s, enginetest.New(t, s, engine.Config{Background: deep})
}

// hunt steers the whale to where most krill are.
func (s *sea) hunt(hands *input.Injector) {
	p := ecs.Get[Pos](&s.world, s.whale)
	middle := geom.Vec{}
	for k := range krill.Each(&s.world) {
		middle = middle.Add(k.A.Vec.Mul(1.0 / shoal))
	}
	hands.Push(input.Move, middle.Sub(p.Vec).Unit())
}

// TestGolden plays twelve seconds: what the game is then is one number, and what is seen one picture.
func TestGolden(t *testing.T) {
	s, g := newSea(t)
	g.Step(1).Play(s.hunt, 720).Golden("hunt")
	if got, want := g.Hash(), uint64(0x665c896b9335fb66); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", g.Ticks(), got, want)
	}
	if s.eaten < 20 {
		t.Errorf("after a hunt of 12 s: got %d krill eaten; want at least 20", s.eaten)
	}
}

func TestKrillFleeAndShine(t *testing.T) {
	s, g := newSea(t)
	g.Until(func() bool { return scared.Count(&s.world) > 5 }, 900)
	g.Always("who shines was scared a moment ago", func() error {
		for e, fright := range scared.All(&s.world) {
			if fright.Left <= 0 || fright.Left > glow || !krill.Has(&s.world, e) {
				return fmt.Errorf("%v is scared for %v s more", e, fright.Left)
			}
		}
		return nil
	})
	g.StepSeconds(2)
}

func TestPointerSteers(t *testing.T) {
	s, g := newSea(t)
	g.StepSeconds(1).Point(geom.V(600, 40)).Down(input.MouseLeft).StepSeconds(6)
	p := ecs.Get[Pos](&s.world, s.whale)
	if away := p.Dist(geom.V(600, 40)); away > 60 {
		t.Errorf("6 s after the mouse went down at 600, 40: got the whale at %v; want it near", p.Vec)
	}
}

// TestTheSeaStaysFull plays at random.
func TestTheSeaStaysFull(t *testing.T) {
	s, g := newSea(t)
	g.Always("there are krill, one whale and few bubbles", func() error {
		if n, air := krill.Count(&s.world), bubbles.Count(&s.world); n > shoal || n < shoal-50 || air > 100 || s.world.Len() != n+air+1 {
			return fmt.Errorf("%d krill, %d bubbles, %d entities", n, air, s.world.Len())
		}
		return nil
	})
	g.Monkey(1, 900)
}
