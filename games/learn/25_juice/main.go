// Juice punches a jelly with and without all that makes a blow felt: space, a click or a tap punches, J switches it all on
// and off.
package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/juice"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/particle"
)

// feel is all that is juice; the game that it is for lies in punch.go.
type feel struct {
	plain bool // without all of it

	clock       juice.Clock
	shake       juice.Shake
	flash       juice.Flash
	white       juice.ScreenFlash
	jelly, body juice.Squash
	wobble      juice.Wobble
	ghosts      juice.Ghosts
	numbers     juice.Popups
	drops       particle.Emitter
}

// dash begins with a stretch.
func (f *feel) dash() {
	if !f.plain {
		f.body.Hit(0.35)
	}
}

// blow is when the fist meets the jelly.
func (f *feel) blow(damage int, last bool) {
	if f.plain {
		return
	}
	f.clock.Stop(0.08)
	f.shake.Add(0.4)
	f.shake.Kick(geom.V(16, 0))
	f.flash.Hit(0.16)
	f.jelly.Hit(-0.4)
	f.wobble.Hit(0.25)
	f.numbers.Number(damage, wound.Add(geom.V(40, -50)), render.Yellow)
	f.drops.Burst(wound)
	if last {
		f.white.Hit(render.Color{}, 0.4)
		f.clock.Slow(0.3, 0.7)
	}
}

// update lets what is for the eye alone go on, and returns the time that is left for the game: none in a hit-stop.
func (f *feel) update(dt float64, dashing bool, shrimp render.Sprite) float64 {
	f.shake.Turn, f.numbers.Size, f.ghosts.Every, f.drops.Effect, f.drops.Off = 0.03, 24, 0.03, splatter, true
	f.shake.Update(dt)
	f.flash.Update(dt)
	f.white.Update(dt)
	f.jelly.Update(dt)
	f.body.Update(dt)
	f.wobble.Update(dt)
	f.numbers.Update(dt)
	f.drops.Step(dt)
	dt = f.clock.Update(dt)
	if dashing && !f.plain {
		f.ghosts.Leave(shrimp, dt)
	} else {
		f.ghosts.Update(dt)
	}
	return dt
}

func (g *game) Draw(c *render.Canvas) {
	c.World(g.shake.Camera(c, render.Camera{Pos: geom.V(w/2, h/2)})) // those who want less motion see it as it is
	sea(c)
	c.Smooth(true)
	if g.blows < health {
		g.shadow(c, seat.X, 66)
		g.flash.Draw(c, g.wobble.Apply(c, g.jelly.Apply(c, g.pudding())))
		g.left(c)
	}
	g.ghosts.Draw(c)
	g.shadow(c, place.X+g.at, 50)
	c.Draw(g.body.Apply(c, g.sprite()))
	g.drops.Draw(c)
	c.Smooth(false)
	g.numbers.Draw(c)
	g.white.Draw(c)
	c.Screen()
	g.words(c)
}

func main() { engine.Main(&game{}, engine.Config{Title: "Juice", Background: deep}) }
