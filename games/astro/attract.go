package main

import (
	"embed"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	attractFile  = "attract.krill"
	attractAfter = 2 * pageTime // seconds on the title with nobody there
)

// files holds the tuned values, and the replay that is shown while nobody plays: half a minute of the bot, written by
// make attract.
//
//go:embed attract.krill assets
var files embed.FS

// updateAttract shows the replay while nobody is there, and reports whether it does.
func (g *game) updateAttract(t *engine.Tick) bool {
	_, pressed := t.Input.AnyPressed()
	switch {
	case pressed:
		g.demo.Stop()
		g.since = min(g.since, pageTime)
	case g.demo.Playing():
		g.playAttract(g.demo.Update(t))
		if !g.demo.Playing() {
			g.since = 0
		}
	case g.since > attractAfter && t.Window.Focused():
		g.playAttract(g.demo.Play(t, attractFile))
	}
	return g.demo.Playing()
}

// playAttract goes on without the replay when it cannot be played: the title is enough.
func (g *game) playAttract(err error) {
	if err != nil {
		g.demo.Stop()
		g.since = 0
	}
}

// drawAttract draws the replay with a hint over it, and reports whether there is one.
func (g *game) drawAttract(c *render.Canvas) bool {
	if !g.demo.Playing() {
		return false
	}
	g.demo.Draw(c)
	c.Smooth(true)
	c.Blend(render.Add)
	s := style{size: 13, align: 0.5, col: textCol.Fade(blink(g.clock))}
	s.write(c, g.hint("PRESS FIRE OR ENTER", "TAP TO START"), geom.V(centre.X, 322))
	return true
}
