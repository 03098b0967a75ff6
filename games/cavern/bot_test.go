package main

import (
	"testing"

	"github.com/krill2d/krill/engine/enginetest"
)

// TestBotReachesTheExit lets the bot play from the title to daylight.
func TestBotReachesTheExit(t *testing.T) {
	g := enginetest.New(t, newGame(), config())
	g.Blind, g.Deaf = true, true
	for g.Scene() != "*main.win" && g.Ticks() < 60*60*10 {
		g.Bot(60)
		if p, ok := g.Top().(*play); ok && g.Ticks()%600 == 0 {
			t.Log(g.Ticks(), p.Summary())
		}
	}
	if g.Scene() != "*main.win" {
		t.Fatalf("after %d ticks: %s; want it out", g.Ticks(), g.Loop().Summary())
	}
}
