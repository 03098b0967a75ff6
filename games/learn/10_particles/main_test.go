package main

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

func newToy(t *testing.T) (*toy, *enginetest.Game) {
	toy := &toy{}
	return toy, enginetest.New(t, toy, engine.Config{Assets: files})
}

// TestGolden holds fire, an explosion and a fountain at once: what is seen is one picture, and what is behind it one number.
func TestGolden(t *testing.T) {
	_, g := newToy(t)
	g.Press(input.Key1).Point(geom.V(120, 250)).Down(input.MouseLeft).StepSeconds(1)
	for i := range 30 {
		g.Point(geom.V(120+float64(i)*3, 250-float64(i))).Step(1)
	}
	g.Up(input.MouseLeft).Press(input.Key0).Point(geom.V(320, 300)).Down(input.MouseLeft).StepSeconds(1.3)
	g.Up(input.MouseLeft).Press(input.Key5).Point(geom.V(510, 130)).Down(input.MouseLeft).Step(14).Golden("toy")
	if got, want := g.Hash(), uint64(0xe7c3d6b180bb32b7); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", g.Ticks(), got, want)
	}
}

func TestEachChoiceMakesParticlesAndStops(t *testing.T) {
	toy, g := newToy(t)
	for i, c := range choices {
		g.Press(c.key).Point(geom.V(320, 150)).Down(input.MouseLeft).StepSeconds(0.5)
		if toy.emitters[i].Len() == 0 {
			t.Errorf("%s: got no particles while the mouse is held; want some", c.name)
		}
		g.Up(input.MouseLeft).Press(choices[(i+1)%len(choices)].key).StepSeconds(16)
		if n := toy.emitters[i].Len(); n > 0 {
			t.Errorf("%s: 16 s after it was left: got %d particles; want none", c.name, n)
		}
	}
}

func TestNamesChoose(t *testing.T) {
	toy, g := newToy(t)
	g.Point(label(6).Center()).Down(input.MouseLeft).Step(1)
	if toy.chosen != 6 || toy.emitters[6].Len() > 0 {
		t.Errorf("a press on the seventh name: got the choice %d and %d particles; want 6 and none", toy.chosen, toy.emitters[6].Len())
	}
}

// TestMonkey plays at random.
func TestMonkey(t *testing.T) {
	toy, g := newToy(t)
	g.Monkey(1, 600)
	for i := range toy.emitters {
		if n := toy.emitters[i].Len(); n > 3000 {
			t.Errorf("%s: got %d particles; want fewer", choices[i].name, n)
		}
	}
}
