package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/particle"
)

// grains is a burst of pixels that fly up and fall: n of them, with a speed in logical pixels per second, a life in seconds
// and a gravity in logical pixels per second and second.
func grains(name string, n, speed particle.Range, life, gravity float64, colors ...render.Color) particle.Effect {
	return particle.Make("cavern/"+name, particle.Spec{
		Burst: n, Max: 160, Shape: particle.Circle(3), Life: particle.Between(life*0.5, life), Angle: -straightDown, Spread: 1.5,
		Speed: speed, Gravity: geom.V(0, gravity), Drag: particle.Just(0.6), Image: particle.Square(), Size: particle.Between(1, 2),
		Color: particle.Colors(colors...), AlphaOver: particle.Over(1, 1, 0),
	})
}

// The effects of bursts. Those from shineFirst on shine: they are drawn after the lights.
var burstEffects = [...]particle.Effect{
	particle.Make("cavern/dust", particle.Spec{
		Burst: particle.Between(5, 8), Max: 120, Shape: particle.Line(8), Life: particle.Between(0.25, 0.5), Angle: -straightDown, Spread: 1.4,
		Speed: particle.Between(8, 30), Drag: particle.Just(3), Image: particle.Puff(), Size: particle.Between(2, 5), SizeOver: particle.Over(0.6, 1.2),
		Color: particle.Colors(render.Hex(0xb0a8a0).Fade(0.6), render.Hex(0x807a78).Fade(0)),
	}),
	grains("chips", particle.Between(14, 18), particle.Between(30, 110), 0.9, 320, render.Hex(0xbf9159), render.Hex(0x6a452e)),
	grains("splash", particle.Between(10, 14), particle.Between(30, 95), 0.6, 300, drop, drop),
	grains("slime", particle.Between(9, 13), particle.Between(25, 80), 0.6, 280, render.Hex(0xd8ee7c), render.Hex(0x5f8a34)),
	grains("fur", particle.Between(9, 13), particle.Between(20, 70), 0.8, 130, render.Hex(0x8a5cae), render.Hex(0x4a2c5c)),
	grains("coin", particle.Between(9, 12), particle.Between(20, 75), 0.55, 60, render.Hex(0xfff3b0), render.Hex(0xffcf4a), render.Hex(0xe09a2c)),
	grains("spark", particle.Between(16, 22), particle.Between(30, 120), 0.8, 90, render.Hex(0xfff6c8), fireLight, lavaLight),
	grains("ash", particle.Between(22, 28), particle.Between(20, 90), 1, -20, render.Hex(0xffffff), heroLight, azureLight),
}

// shineFirst is the first of burstEffects that shines.
const shineFirst = 5

// bursts are the particles of what happens: plain data in a game's state.
type bursts [len(burstEffects)]particle.Emitter

// burstNames are those of burstEffects.
var burstNames = [len(burstEffects)]string{"dust", "chips", "splash", "slime", "fur", "coin", "spark", "ash"}

// add lets something burst at a place: dust, chips of wood, a splash, slime of a slug, fur of a bat or a spider, a coin, a
// spark of a lamp or a fire, or the ash of a hero. Of another name there is none.
func (b *bursts) add(name string, at geom.Vec) {
	for i, n := range burstNames {
		if n == name {
			b[i].Effect, b[i].Off, b[i].Seed = burstEffects[i], true, uint64(i)
			b[i].Burst(at)
		}
	}
}

// step lets dt seconds go by.
func (b *bursts) step(dt float64) {
	for i := range b {
		b[i].Step(dt)
	}
}

// draw draws those that lie in the light, or those that shine.
func (b *bursts) draw(c *render.Canvas, shine bool) {
	for i := range b {
		if shine == (i >= shineFirst) {
			b[i].Draw(c)
		}
	}
}
