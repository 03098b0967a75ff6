package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// play moves the shrimp, so that the new controls can be tried at once.
func (g *rebind) play(in *input.State, dt float64) {
	by := (in.Value(right) - in.Value(left)) * speed * dt
	if in.Down(dash) {
		by *= 3
	}
	g.at.X = geom.Clamp(g.at.X+by, 20, w-20)
	if in.Pressed(jump) && g.at.Y >= ground {
		g.rising = rise
		g.jumps++
	}
	g.rising -= sag * dt
	g.at.Y = min(g.at.Y-g.rising*dt, ground)
	g.waves = in.Down(wave)
}

// drawShrimp draws the one who is steered: bent when he rests, and with a feeler up when he waves.
func (g *rebind) drawShrimp(c *render.Canvas) {
	for i := range 6 {
		k := float64(i)
		at := g.at.Add(geom.V(-10+k*5, -12-6*geom.Sin(k*0.6)))
		c.Circle(at, 8-k*0.7, render.Mix(coral, shell, k/6))
	}
	head := g.at.Add(geom.V(-12, -14))
	c.Circle(head, 2, deep)
	up := -6.0
	if g.waves {
		up = -26
	}
	c.Line(head.Add(geom.V(-4, -4)), head.Add(geom.V(-16, up)), 2, coral)
	c.Line(head.Add(geom.V(-2, -5)), head.Add(geom.V(-8, up-6)), 2, coral)
}
