package main

import (
	"fmt"
	"testing"

	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

func newCellar(t *testing.T) (*cellar, *enginetest.Game) {
	c := &cellar{}
	g := enginetest.New(t, c, config())
	g.Blind = true // TestGolden looks
	return c, g
}

func (g *cellar) at() geom.Vec { return g.space.Pos(g.hero.Body) }

// route is a way past all gems, in columns and rows.
var route = []geom.Vec{
	{X: 2, Y: 9},
	{X: 2, Y: 11},
	{X: 3, Y: 12},
	{X: 2, Y: 11},
	{X: 2, Y: 9},
	{X: 6, Y: 8},
	{X: 6, Y: 5},
	{X: 3, Y: 5},
	{X: 3, Y: 2},
	{X: 6, Y: 2},
	{X: 7, Y: 3},
	{X: 10, Y: 3},
	{X: 10, Y: 5},
	{X: 14, Y: 5},
	{X: 15, Y: 3},
	{X: 18, Y: 3},
	{X: 18, Y: 2},
	{X: 20, Y: 2},
	{X: 18, Y: 2},
	{X: 18, Y: 5},
	{X: 20, Y: 5},
	{X: 20, Y: 7},
	{X: 18, Y: 8},
	{X: 18, Y: 11},
	{X: 19, Y: 11},
	{X: 18, Y: 11},
	{X: 18, Y: 9},
	{X: 15, Y: 9},
	{X: 14, Y: 11},
}

// bot walks the route, and strikes when a slime comes near.
type bot struct {
	g    *cellar
	next int
}

func (b *bot) play(hands *input.Injector) {
	to := b.g.grid.Center(int(route[b.next].X), int(route[b.next].Y)).Sub(b.g.at())
	if to.Len() < 4 && b.next < len(route)-1 {
		b.next++
	}
	hands.Push(input.Move, to.Unit())
	for i := range b.g.slimes {
		if b.g.space.Pos(b.g.slimes[i].walk.Body).Dist(b.g.at()) < arm-2 && b.g.strike.Left == 0 {
			hands.Tap(input.KeySpace)
		}
	}
}

// TestGolden takes all gems: what the game is then is one number, and what is seen are pictures.
func TestGolden(t *testing.T) {
	r, g := newCellar(t)
	g.Step(1).Golden("start")
	b := &bot{g: r}
	g.Blind = false
	g.Play(b.play, 60)
	g.Blind = true
	for g.Ticks() < 3000 && r.gems < 5 {
		g.Play(b.play, 1)
	}
	g.Golden("nearly")
	g.Play(b.play, 200)
	if r.gems != 6 {
		t.Errorf("after %d ticks: got %d gems, at %v, on the way to %v; want all 6", g.Ticks(), r.gems, r.at(), route[b.next])
	}
	if got, want := g.Hash(), uint64(0x4d4ee61c6261d40); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", g.Ticks(), got, want)
	}
}

// TestDoorsAreEasyToEnter walks to a door that he would miss by 5 pixels.
func TestDoorsAreEasyToEnter(t *testing.T) {
	for off := -5.0; off <= 5; off++ {
		r, g := newCellar(t)
		g.Step(1)
		r.space.Put(r.hero.Body, geom.V(6.5*tile+off, 8*tile))
		if g.Hold(input.KeyUp, 50); r.at().Y > 6*tile {
			t.Errorf("%v pixels beside the door: got at %v; want through it", off, r.at())
		}
	}
}

// TestSlimesHuntWhomTheySee stands before one, and behind a wall of another.
func TestSlimesHuntWhomTheySee(t *testing.T) {
	r, g := newCellar(t)
	g.Step(1)
	r.space.Put(r.hero.Body, geom.V(14*tile, 8.5*tile))
	if g.Until(func() bool { return r.hurt > 0 }, 240); r.hero.Vel.Len() < 100 {
		t.Errorf("met by a slime: got %v; want the hero thrown back", r.hero.Vel)
	}
	at := r.space.Pos(r.slimes[1].walk.Body)
	r.space.Put(r.hero.Body, at.Add(geom.V(-16, 0)))
	g.Press(input.KeySpace).Step(5)
	if far := r.space.Pos(r.slimes[1].walk.Body).Dist(at); far < 8 {
		t.Errorf("struck: got the slime moved by %v pixels; want it thrown back", far)
	}
}

// TestMonkey plays at random: nobody is ever in a wall.
func TestMonkey(t *testing.T) {
	_, g := newCellar(t)
	var found []collide.Hit
	g.Always("nobody is in a wall", func() error {
		r := g.Top().(*cellar)
		for _, b := range r.space.All {
			if b.Kind != collide.Kinematic {
				continue
			}
			found = r.space.Touching(found[:0], b.Shape, b.Pos, collide.Filter{Hits: wall})
			for _, hit := range found {
				if hit.Depth > 0.02 {
					return fmt.Errorf("a body at %v is %v in a wall", b.Pos, hit.Depth)
				}
			}
		}
		return nil
	})
	g.Monkey(1, 1200)
}
