package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

var night, dusk, earth = render.Hex(0x0a0c1c), render.Hex(0x2c2444), render.Hex(0x15121c)

func (g *toy) Draw(c *render.Canvas) {
	for i := range 40 {
		y := float64(i) * ground / 40
		c.Rect(geom.R(0, y, width, ground/40), render.Mix(night, dusk, float64(i)/39))
	}
	c.Rect(geom.R(0, ground, width, height-ground), earth)
	c.Smooth(true)
	for i := range g.emitters {
		g.emitters[i].Draw(c)
	}
	for i, at := range choices {
		r, tint := label(i), render.Gray.Fade(0.6)
		if i == g.chosen {
			tint = render.Yellow
		}
		c.Text(render.Text{S: string(rune('0' + (i+1)%10)), Pos: geom.V(r.Center().X, r.Y+8), Align: render.Center, Color: tint})
		c.Text(render.Text{S: at.name, Pos: geom.V(r.Center().X, r.Y+21), Align: render.Center, Color: tint})
	}
}

func main() { engine.Main(&toy{}, engine.Config{Title: "Particles", Assets: files}) }
