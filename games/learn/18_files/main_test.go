package main

import (
	"strings"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/input"
)

func newFiles(t *testing.T) *enginetest.Game {
	t.Helper()
	folder = "~/.config/krill2d/files" // in the pictures, on every system
	everything.Images = nil
	return enginetest.New(t, &loading{}, config(files()))
}

// TestGolden sees the bar half full, and the earth of the pack.
func TestGolden(t *testing.T) {
	g := newFiles(t)
	g.Step(4).Golden("loading")
	g.Step(4).Press(input.KeyRight).Golden("earth")
	s := g.Top().(*shelf)
	if s.Chosen != 1 || s.Planets[1].Name != "Earth" {
		t.Errorf("got planet %d of %v; want the earth", s.Chosen, s.Planets)
	}
	g.Press(input.KeyRight).Press(input.KeyRight).Golden("saturn")
	if got, want := g.Hash(), uint64(0xe085c2b9c254f602); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", g.Ticks(), got, want)
	}
}

// The bar counts what is there: the table and four pictures, with those of the pack.
func TestLoadsEverything(t *testing.T) {
	g := newFiles(t)
	last := engine.Progress{}
	for g.Scene() != "*main.shelf" && g.Ticks() < 20 {
		g.Step(1)
		if s, ok := g.Top().(*loading); ok {
			last = s.Progress
		}
	}
	if last.Total != 5 || last.Failed != 0 || g.Ticks() > 7 {
		t.Errorf("got %+v after %d ticks; want five pieces", last, g.Ticks())
	}
}

// What is there says where it lies: the earth is the pack's.
func TestList(t *testing.T) {
	config(files())
	var all []string
	for _, e := range list {
		if e.Err != nil {
			t.Errorf("%s: %v", e.Name, e.Err)
		}
		all = append(all, e.Mount+":"+e.Name)
	}
	want := "winter.zip:art/earth.png the game:art/mars.png the game:art/saturn.png winter.zip:art/snow.txt the game:art/sun.png the game:planets.toml"
	if got := strings.Join(all, " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
