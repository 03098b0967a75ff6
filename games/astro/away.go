package main

import "github.com/krill2d/krill/engine"

// pauseAlone pauses the game when the player turns to another window, or to another tab of a browser. It does not go
// on by itself: who comes back takes his time. It makes no sound, because nobody is there to hear it.
func (g *game) pauseAlone(t *engine.Tick) {
	left := !g.away && !t.Window.Focused()
	g.away = !t.Window.Focused()
	if left && g.mode == playing && g.paused == 0 {
		g.paused = t.Dt
		g.counts.pauses++
	}
}
