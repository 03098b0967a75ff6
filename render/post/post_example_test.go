package post_test

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/post"
)

type game struct {
	blast float64 // seconds since it
	at    geom.Vec
	view  render.Camera
}

func (g *game) drawWorld(*render.Canvas) {}
func (g *game) drawScore(*render.Canvas) {}

// A world that glows behind old glass, and signs that are sharp.
func ExampleBloom() {
	g := &game{}
	draw := func(c *render.Canvas) {
		g.drawWorld(c)
		post.Bloom{}.Draw(c)
		post.CRT{Curve: 0.1}.Draw(c)
		g.drawScore(c)
	}
	_ = draw
}

// A blast for half a second: the ring grows while it fades.
func ExampleShockwave() {
	g := &game{}
	draw := func(c *render.Canvas) {
		g.drawWorld(c)
		if k := g.blast / 0.5; k < 1 {
			post.Shockwave{Pos: g.view.ToCanvas(g.at, c.Size()), Radius: 200 * k, Bend: 12 * (1 - k)}.Draw(c)
		}
	}
	_ = draw
}
