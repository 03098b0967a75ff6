package main

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

func newIslands(t *testing.T) (*islands, *enginetest.Game) {
	g := &islands{}
	return g, enginetest.New(t, g, engine.Config{Assets: files})
}

// TestGolden draws a bay with land and sinks a part of it again.
func TestGolden(t *testing.T) {
	_, g := newIslands(t)
	g.Step(1).Point(geom.V(120, 200)).Down(input.MouseLeft)
	for i := range 60 {
		g.Point(geom.V(120+float64(i)*7, 200+80*geom.Sin(float64(i)/9))).Step(1)
	}
	g.Up(input.MouseLeft).Point(geom.V(320, 250)).Down(input.MouseRight).Step(5).Up(input.MouseRight)
	g.Step(10).Golden("islands")
	if got, want := g.Hash(), uint64(0x43c2f4421113fb6b); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", g.Ticks(), got, want)
	}
}

// TestLandIsMadeAndSunk looks at the cells under the pointer.
func TestLandIsMadeAndSunk(t *testing.T) {
	s, g := newIslands(t)
	under := func() uint16 { return s.level.Layer("land").Grid.At(s.level.Layer("land").Grid.Cell(s.at)) }
	g.Step(1).Point(geom.V(320, 180)).Down(input.MouseRight).Step(2).Up(input.MouseRight)
	if got := under(); got != 0 {
		t.Errorf("after sinking: got tile %d; want sea", got)
	}
	g.Down(input.MouseLeft).Step(2).Up(input.MouseLeft)
	if got := under(); got != 15 {
		t.Errorf("after raising: got tile %d; want land with all corners", got)
	}
	g.Step(60) // it stays
	if got := under(); got != 15 {
		t.Errorf("a second later: got tile %d; want the land", got)
	}
}

func TestTheCameraStaysOnTheMap(t *testing.T) {
	s, g := newIslands(t)
	g.Hold(input.KeyLeft, 900)
	if got := s.camera.ToWorld(geom.Vec{}, geom.V(640, 360)).X; got < 0 {
		t.Errorf("sailed left for long: got the left edge at %v; want 0 or more", got)
	}
	for range 5 {
		g.Press(input.KeyQ).Step(1)
	}
	if s.camera.Zoom != 0.5 {
		t.Errorf("got a zoom of %v; want 0.5 at least", s.camera.Zoom)
	}
}

// TestMonkey plays at random.
func TestMonkey(t *testing.T) {
	_, g := newIslands(t)
	g.Monkey(1, 600)
}
