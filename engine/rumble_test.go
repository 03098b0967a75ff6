package engine

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// shaker is a game that does something with each tick.
type shaker struct {
	do func(t *Tick) `state:"-"`
}

func (s *shaker) Update(t *Tick) error { s.do(t); return nil }

func (s *shaker) Draw(*render.Canvas) {}

// ask runs one tick in which a game does something with what its player has, and returns what it asks for.
func ask(in driver.Input, do func(t *Tick)) []driver.Action {
	l := New(&shaker{do: do}, Config{}, nil)
	in.Width, in.Height = 640, 360
	return l.Tick(&in).Actions
}

func TestRumble(t *testing.T) {
	pads := driver.Input{Pads: []driver.Pad{{ID: 7}, {ID: 9}}}
	touch := driver.Input{Touches: []driver.TouchEvent{{ID: 1, Phase: driver.TouchBegan}}}
	nan, inf := math.NaN(), math.Inf(1)
	for name, c := range map[string]struct {
		in   driver.Input
		do   func(t *Tick)
		want []driver.Action
	}{
		"the second player's pad": {pads, func(t *Tick) { Rumble(t, 1, 0.25, 1, 0.5) }, []driver.Action{{Kind: driver.ActionVibrate, Pad: 9, Strong: 0.25, Weak: 1, Seconds: 0.5}}},
		"too much":                {pads, func(t *Tick) { Rumble(t, 0, 7, -1, inf) }, []driver.Action{{Kind: driver.ActionVibrate, Pad: 7, Strong: 1, Seconds: 5}}},
		"no number":               {pads, func(t *Tick) { Rumble(t, 0, nan, nan, nan) }, []driver.Action{{Kind: driver.ActionVibrate, Pad: 7}}},
		"no such player":          {pads, func(t *Tick) { Rumble(t, 2, 1, 1, 1); Rumble(t, -1, 1, 1, 1); Rumble(t, 99, 1, 1, 1) }, nil},
		"a phone":                 {touch, func(t *Tick) { Rumble(t, 0, 0.2, 0.6, 1) }, []driver.Action{{Kind: driver.ActionVibrate, Strong: 0.2, Weak: 0.6, Seconds: 1}}},
		"a phone's second player": {touch, func(t *Tick) { Rumble(t, 1, 1, 1, 1) }, nil},
		"a keyboard":              {driver.Input{}, func(t *Tick) { Rumble(t, 0, 1, 1, 1) }, nil},
		"a player who wants none": {pads, func(t *Tick) { t.Access.NoRumble = true; Rumble(t, 0, 1, 1, 1) }, nil},
	} {
		got := ask(c.in, c.do)
		if len(got) != len(c.want) || len(got) > 0 && (got[0].Pad != c.want[0].Pad || got[0].Strong != c.want[0].Strong || got[0].Weak != c.want[0].Weak || got[0].Seconds != c.want[0].Seconds) {
			t.Errorf("%s: got %+v; want %+v", name, got, c.want)
		}
	}
}

// TestWriteLastsATick asks for the keyboard in one tick and not in the next; the caret is where the canvas lies.
func TestWriteLastsATick(t *testing.T) {
	write := true
	l := New(&shaker{do: func(t *Tick) {
		if write {
			Write(t, driver.TextSession{Text: "ab", SelStart: 1, SelEnd: 1}, geom.R(10, 20, 0, 8))
		}
	}}, Config{Width: 320, Height: 180}, nil)
	in := driver.Input{Width: 640, Height: 400}
	want := driver.TextSession{Active: true, Text: "ab", SelStart: 1, SelEnd: 1, Caret: driver.Box{X: 20, Y: 60, W: 1, H: 16}}
	if got := l.Tick(&in).Window.Text; got != want {
		t.Errorf("got %+v; want %+v", got, want)
	}
	write = false
	if got := l.Tick(&in).Window.Text; got != (driver.TextSession{}) {
		t.Errorf("a tick later: got %+v; want nothing", got)
	}
}
