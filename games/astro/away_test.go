package main

import (
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

func TestThePlayerGoesAway(t *testing.T) {
	for name, leave := range map[string]func(in *driver.Input, away bool){
		"another window": func(in *driver.Input, away bool) { in.Unfocused = away },
		"a hidden page":  func(in *driver.Input, away bool) { in.Suspended = away },
	} {
		g := &game{}
		l := newLoop(g, nil)
		in := window()
		step(l, in, 10)
		leave(in, true)
		step(l, in, 1)
		leave(in, false)
		tap(l, in, driver.KeyEnter)
		if g.mode != playing || g.paused > 0 {
			t.Fatalf("%s: got mode %d, paused %v s; want a title that is not stopped, and a game", name, g.mode, g.paused)
		}
		leave(in, true)
		step(l, in, 1)
		before := g.ship
		step(l, in, 100)
		leave(in, false)
		step(l, in, 100)
		if g.paused == 0 || g.ship != before || g.counts.pauses != 1 {
			t.Errorf("%s: got paused %v s after %d pauses; want one pause that lasts", name, g.paused, g.counts.pauses)
		}
		tap(l, in, driver.KeyP)
		leave(in, true)
		tap(l, in, driver.KeyP) // nobody is there to press it
		step(l, in, 1)
		if g.paused == 0 || g.counts.pauses != 2 {
			t.Errorf("%s: got paused %v s after %d pauses; want it paused again", name, g.paused, g.counts.pauses)
		}
	}
}
