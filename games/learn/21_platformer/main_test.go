package main

import (
	"fmt"
	"testing"

	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

func newRoom(t *testing.T) (*room, *enginetest.Game) {
	r := &room{springTime: 9}
	return r, enginetest.New(t, r, config())
}

func (g *room) at() geom.Vec { return g.space.Pos(g.hero.Body) }

// TestGolden goes all the way: over the slope, up the ladder, by a jump and a dash to the planks, and down the shaft to the
// spring. What the game is then is one number, and what is seen are pictures.
func TestGolden(t *testing.T) {
	r, g := newRoom(t)
	g.Step(1).Down(input.KeyRight).Step(30).Golden("slope")
	g.Until(func() bool { return r.at().X > 6.3*tile }, 60).Up(input.KeyRight)
	g.Down(input.KeyUp).Step(40).Golden("ladder")
	g.Until(func() bool { return r.hero.OnFloor }, 120).Up(input.KeyUp)
	g.Down(input.KeyLeft).Until(func() bool { return r.at().X < 3*tile }, 120).Up(input.KeyLeft)
	g.Down(input.KeyRight).Until(func() bool { return r.at().X > 6.8*tile }, 120)
	g.Down(input.KeySpace).Step(36).Press(input.KeyX).Step(4).Golden("dash")
	g.Until(func() bool { return r.hero.OnFloor }, 90).Up(input.KeySpace)
	g.Until(func() bool { return r.at().X > 15*tile }, 90)
	g.Down(input.KeySpace).Step(3).Until(func() bool { return r.hero.Landed }, 90).Up(input.KeySpace)
	g.Until(func() bool { return r.at().X > 22*tile }, 120)
	g.Up(input.KeyRight).Until(func() bool { return r.hero.Vel.Y < -200 }, 180).Step(14).Golden("spring")
	if r.stars != 5 {
		t.Errorf("got %d stars; want 5 of the 8 on this way", r.stars)
	}
	if got, want := g.Hash(), uint64(0x92e7a3d0a85c043a); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", g.Ticks(), got, want)
	}
}

// TestTheLiftCarries waits on it for a whole way to and fro.
func TestTheLiftCarries(t *testing.T) {
	r, g := newRoom(t)
	g.Step(1)
	r.space.Put(r.hero.Body, r.space.Pos(r.lift).Sub(geom.V(0, 14)))
	g.Step(5)
	on := r.at().Sub(r.space.Pos(r.lift))
	g.Always("the hero stands where he stood on the lift", func() error {
		if now := r.at().Sub(r.space.Pos(r.lift)); now.Dist(on) > 0.05 {
			return fmt.Errorf("he is at %v from it; want %v", now, on)
		}
		return nil
	})
	g.StepSeconds(4)
}

// TestTheShaftIsClimbed jumps from wall to wall.
func TestTheShaftIsClimbed(t *testing.T) {
	r, g := newRoom(t)
	g.Step(1)
	r.space.Put(r.hero.Body, geom.V(23.2*tile, 10*tile))
	way := input.KeyRight
	for r.at().Y > 7*tile && g.Ticks() < 400 {
		g.Down(way).Until(func() bool { return r.hero.OnWall }, 40).Down(input.KeySpace).Step(12).Up(input.KeySpace, way)
		way = input.KeyRight + input.KeyLeft - way
	}
	if y := r.at().Y; y > 7*tile {
		t.Errorf("after %d ticks of jumps: got at %v; want above the shaft", g.Ticks(), r.at())
	}
}

// TestWhoFallsStartsAnew walks into the water.
func TestWhoFallsStartsAnew(t *testing.T) {
	r, g := newRoom(t)
	g.Step(1)
	r.space.Put(r.hero.Body, geom.V(11.5*tile, 11*tile))
	if g.StepSeconds(1.5); r.at().Dist(r.start) > 1 {
		t.Errorf("got at %v; want at the start %v", r.at(), r.start)
	}
}

// TestMonkey plays at random: the hero is in the room or in the water.
func TestMonkey(t *testing.T) {
	_, g := newRoom(t)
	g.Always("the hero is in the room", func() error {
		r := g.Top().(*room)
		if p := r.at(); p.X < tile || p.X > width-tile || p.Y > height+80 {
			return fmt.Errorf("he is at %v", p)
		}
		return nil
	})
	g.Monkey(1, 1200)
}
