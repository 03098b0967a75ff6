package main

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// phone is a phone that is held upright: the field is a band in the middle of it.
type phone struct {
	game
	loop  *engine.Loop
	in    driver.Input
	hands input.Injector
}

func newPhone() *phone {
	p := &phone{}
	p.loop = newLoop(&p.game, nil)
	p.in = driver.Input{Width: 1170, Height: 2532, Scale: 3, Safe: driver.Insets{Top: 141, Bottom: 102}}
	p.hands.ByTouch = true
	return p
}

func (p *phone) step(ticks int) {
	for range ticks {
		p.in.Reset()
		p.hands.Write(&p.in)
		p.loop.Tick(&p.in)
		p.loop.Draw(0)
	}
}

// tap taps a point of the field, within one tick.
func (p *phone) tap(at geom.Vec) {
	view := render.NewViewport(render.Fit, width, height, p.in.Width, p.in.Height)
	q := view.Transform().Apply(at)
	p.hands.PointAt(q.X, q.Y)
	p.hands.Tap(input.TouchTap)
	p.step(2)
}

func TestPlayWithTwoThumbs(t *testing.T) {
	p := newPhone()
	p.step(30)
	p.tap(centre)
	if p.mode != playing || !p.touch {
		t.Fatalf("after a tap on the title: got mode %d, touch %v; want play", p.mode, p.touch)
	}
	p.step(30)
	angle, shots := p.ship.angle, p.score.fired
	p.hands.Push(turn, geom.V(0.5, 0))
	p.hands.HoldAction(fire)
	p.step(20)
	turned := geom.WrapAngle(p.ship.angle - angle)
	if full := p.tuned.ship.Turn * 20 / 60; turned < 0.2*full || turned > 0.55*full {
		t.Errorf("left thumb half to the right for 20 ticks: got %v rad; want less than half of %v", turned, full)
	}
	if p.score.fired == shots {
		t.Error("right thumb on fire: got no shot")
	}
	p.hands.Push(turn, geom.V(0, -1))
	p.hands.ReleaseAction(fire)
	if p.step(20); p.ship.vel.Len() < 30 {
		t.Errorf("left thumb up: got speed %v; want thrust", p.ship.vel.Len())
	}
	p.hands.Push(turn, geom.Vec{})
	p.hands.TapAction(hyperspace)
	if p.step(5); p.counts.jumps != 1 {
		t.Errorf("hyperspace: got %d jumps; want 1", p.counts.jumps)
	}
}

func TestPauseByTouch(t *testing.T) {
	p := newPhone()
	p.tap(centre)
	p.hands.TapAction(pause)
	if p.step(5); p.paused == 0 {
		t.Fatal("a tap on pause: got a game that goes on")
	}
	if p.tap(centre); p.paused != 0 {
		t.Fatal("a tap on the field: got a game that stands still; want it to go on")
	}
	p.hands.TapAction(pause)
	p.step(5)
	if p.tap(leaveButton.Center()); p.mode != title {
		t.Errorf("a tap on LEAVE: got mode %d; want the title", p.mode)
	}
}

func TestInitialsByTouch(t *testing.T) {
	p := newPhone()
	p.tap(centre)
	p.score.points = 99999
	p.endGame(&engine.Tick{Input: &input.State{}, Audio: newTick().Audio})
	p.step(overLeast*60 + 5)
	p.tap(centre)
	if p.mode != entering {
		t.Fatalf("a tap on GAME OVER: got mode %d; want the initials", p.mode)
	}
	up, down := geom.V(0, -60), geom.V(0, 60)
	p.tap(initialAt(0, true).Add(down))
	p.tap(initialAt(0, true).Add(down))
	p.tap(initialAt(2, true).Add(up))
	p.tap(initialAt(1, true))
	if got := string(p.entry.name[:]); got != "CA9" || p.entry.at != 1 {
		t.Errorf("taps on arrows: got %q, letter %d; want CA9, 1", got, p.entry.at)
	}
	view := render.NewViewport(render.Fit, width, height, p.in.Width, p.in.Height)
	q := view.Transform().Apply(initialAt(1, true).Add(down))
	p.hands.PointAt(q.X, q.Y)
	p.hands.Hold(input.TouchScreen)
	p.step(60)
	p.hands.Release(input.TouchScreen)
	p.step(1)
	if got := p.entry.name[1]; got < 'E' || got > 'I' {
		t.Errorf("an arrow held for a second: got %c; want some letters on from A", got)
	}
	p.tap(doneButton.Center())
	if p.mode != title || p.table.own() != 1 || p.table.Rows[0].Score != 99999 {
		t.Errorf("a tap on DONE: got mode %d, table %v; want the title and the score", p.mode, p.table.Rows[0])
	}
}

// TestClickInitials shows that the arrows are for the mouse as well.
func TestClickInitials(t *testing.T) {
	g := &game{}
	l := newLoop(g, nil)
	in := window()
	step(l, in, 1)
	g.enter(entering)
	g.entry = entry{name: [nameLength]byte{'A', 'A', 'A'}}
	at := initialAt(2, false).Add(geom.V(0, 60))
	in.Mouse.X, in.Mouse.Y = at.X, at.Y
	in.Buttons = []driver.ButtonEvent{{Down: true, X: at.X, Y: at.Y}, {X: at.X, Y: at.Y}}
	step(l, in, 1)
	if got := string(g.entry.name[:]); got != "AAB" {
		t.Errorf("a click on an arrow: got %q; want AAB", got)
	}
}
