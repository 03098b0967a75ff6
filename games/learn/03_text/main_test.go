package main

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
)

// play steps the example with some keys held and returns its last picture.
func play(g *text, ticks int, held ...driver.Key) *driver.Frame {
	l := engine.New(g, engine.Config{Width: w, Height: h}, nil)
	in := &driver.Input{Width: w * 2, Height: h * 2}
	for _, k := range held {
		in.Keys = append(in.Keys, driver.KeyEvent{Key: k, Down: true})
	}
	var f *driver.Frame
	for range ticks {
		l.Tick(in)
		in.Keys = nil
		f = l.Draw(0)
	}
	return f
}

func TestKeysChangeTheColumns(t *testing.T) {
	g := &text{}
	play(g, 600, driver.KeyLeft, driver.KeyUp)
	if g.width != 60 || g.size != 20 {
		t.Errorf("after 10 s of left and up: got a width of %v and a size of %v; want 60 and 20", g.width, g.size)
	}
	play(g, 600, driver.KeyDown)
	if g.width != 190 || g.size != 6 {
		t.Errorf("after 10 s of down: got a width of %v and a size of %v; want 190 and 6", g.width, g.size)
	}
}

func TestPictureIsTextInSight(t *testing.T) {
	f := play(&text{}, 60)
	if len(f.Quads) < 300 || f.DrawCalls() > 6 {
		t.Errorf("got %d quads in %d submissions; want the letters in a few", len(f.Quads), f.DrawCalls())
	}
	turned := 0
	for _, q := range f.Quads {
		if x, y := float64(q.X), float64(q.Y); x < 0 || y < 0 || x > w*2 || y > h*2 || math.IsNaN(x+y) {
			t.Errorf("got a quad at %v, %v; want it in the window", x, y)
		}
		if q.B != 0 {
			turned++
		}
	}
	if turned != len("Turn") {
		t.Errorf("got %d turned letters; want %d", turned, len("Turn"))
	}
}
