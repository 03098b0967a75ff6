package rendertest

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/particle"
)

// particles are the effects made by code, and what an emitter can do beside them.
func particles() []Scene {
	return []Scene{
		{Name: "particle-fire", Draw: particleFires},
		{Name: "particle-bursts", Draw: particleBursts},
		{Name: "particle-rain", Draw: rainfall},
		{Name: "particle-snow", Draw: snowfall},
		{Name: "particle-trails", Draw: particleTrails},
		{Name: "particle-gallery", Draw: particleGallery},
	}
}

// emitted returns an emitter after some seconds.
func emitted(name string, pos geom.Vec, seconds float64, kinds ...particle.Spec) *particle.Emitter {
	e := &particle.Emitter{Effect: particle.Make("scene "+name, kinds...), Pos: pos, Seed: 7}
	for range int(seconds * 60) {
		e.Step(1.0 / 60)
	}
	return e
}

// skyOf draws a sky that grows lighter to the ground.
func skyOf(c *render.Canvas, top, bottom render.Color) {
	for i := range 30 {
		c.Rect(geom.R(0, float64(i)*6, Width, 6), render.Mix(top, bottom, float64(i)/29))
	}
	c.Smooth(true)
}

func particleFires(c *render.Canvas) {
	skyOf(c, render.Hex(0x05060f), render.Hex(0x1c1420))
	c.Rect(geom.R(0, 158, Width, 22), render.Hex(0x120d12))
	for _, x := range []float64{-16, 0, 16} {
		c.Line(geom.V(100+x, 160), geom.V(100-x/2, 150), 5, render.Hex(0x3a2418))
	}
	fire := emitted("fire", geom.V(100, 150), 3, particle.Fire()...)
	fire.Draw(c)
	c.Rect(geom.R(206, 118, 28, 42), render.Hex(0x2c2028))
	c.Rect(geom.R(202, 114, 36, 6), render.Hex(0x3c2c34))
	emitted("smoke", geom.V(220, 112), 4, particle.Smoke()...).Draw(c)
}

func particleBursts(c *render.Canvas) {
	skyOf(c, render.Hex(0x101428), render.Hex(0x283050))
	emitted("boom", geom.V(75, 75), 0.2, particle.Explosion()...).Draw(c)
	emitted("sparks", geom.V(180, 60), 0.2, particle.Sparks()...).Draw(c)
	emitted("confetti", geom.V(255, 150), 0.9, particle.Confetti()...).Draw(c)
	emitted("dust", geom.V(160, 160), 0.2, particle.Dust()...).Draw(c)
}

func rainfall(c *render.Canvas) {
	skyOf(c, render.Hex(0x10161f), render.Hex(0x2a3644))
	c.Rect(geom.R(0, 160, Width, 20), render.Hex(0x161d26))
	c.Rect(geom.R(40, 60, 50, 100), render.Hex(0x0c1118))
	c.Rect(geom.R(220, 40, 70, 120), render.Hex(0x0c1118))
	for i := range 10 {
		c.Rect(geom.R(228+float64(i%2)*30, 50+float64(i/2)*20, 12, 8), render.Hex(0xffd98a).Fade(float64(i*7%5)/4))
	}
	emitted("rain", geom.V(170, -10), 1, particle.Rain(380, 180)...).Draw(c)
}

func snowfall(c *render.Canvas) {
	skyOf(c, render.Hex(0x16264a), render.Hex(0x5a7aa8))
	for i := range 9 {
		x, h := float64(i*41%330)-5, 30+float64(i*17%30)
		for j := range 3 {
			y := 165 - h*float64(j)/3
			c.Polygon([]geom.Vec{{X: x, Y: y - h*0.6}, {X: x + h*0.35 - float64(j)*3, Y: y}, {X: x - h*0.35 + float64(j)*3, Y: y}}, render.Mix(render.Hex(0x10243a), render.White, float64(j)*0.12))
		}
	}
	c.Rect(geom.R(0, 163, Width, 17), render.Hex(0xdce8f4))
	emitted("snow", geom.V(160, -10), 1, particle.Snow(380, 180)...).Draw(c)
}

// particleTrails are ribbons, ghosts, and a cone that turns with its emitter.
func particleTrails(c *render.Canvas) {
	skyOf(c, render.Hex(0x080814), render.Hex(0x181430))
	emitted("magic", geom.V(70, 90), 2, particle.Magic()...).Draw(c)
	rocket := emitted("rocket", geom.V(160, 100), 0.5, particle.Spec{
		Burst: particle.Just(9), Life: particle.Just(1), Shape: particle.Ring(4), Outward: true, Speed: particle.Between(60, 120),
		Gravity: geom.V(0, 120), Size: particle.Just(5), Trail: 0.3, TrailPoints: 16,
		Color: particle.Colors(render.Yellow, render.Red), Blend: render.Add,
	})
	rocket.Draw(c)
	emitted("ghosts", geom.V(215, 150), 0.7, particle.Spec{
		Burst: particle.Just(4), Life: particle.Just(2), Angle: -1.1, Spread: 0.5, Speed: particle.Just(170),
		Gravity: geom.V(0, 200), Image: particle.Square(), Size: particle.Just(10), Spin: particle.Between(-6, 6),
		Trail: 0.4, TrailPoints: 6, Ghosts: true, Pick: true, Color: particle.Colors(render.Green, render.Blue, render.Pink),
	}).Draw(c)
	jet := particle.Emitter{Effect: particle.Make("scene jet", particle.Spec{
		Rate: 200, Life: particle.Between(0.3, 0.6), Shape: particle.Cone(4), Spread: 0.3, Speed: particle.Between(60, 120),
		Size: particle.Between(3, 7), Color: particle.Colors(render.White, render.Blue, render.Navy), AlphaOver: particle.Over(1, 0),
		Blend: render.Add,
	}), Pos: geom.V(250, 40)}
	for range 60 {
		jet.Pos.X -= 0.5
		jet.Rot = 0.5
		jet.Step(1.0 / 60)
	}
	jet.Draw(c)
}

// particleGallery shows the pictures that particles are made of.
func particleGallery(c *render.Canvas) {
	skyOf(c, render.Hex(0x182038), render.Hex(0x182038))
	pictures := []render.Image{
		particle.Dot(), particle.Disc(), particle.Halo(), particle.Square(), particle.Puff(), particle.Star(), particle.Flake(),
	}
	for i, p := range pictures {
		x := 25 + float64(i)*45
		c.Draw(render.Sprite{Image: p, Pos: geom.V(x, 50)})
		c.Draw(render.Sprite{Image: p, Pos: geom.V(x, 90), Rot: 0.4, Tint: render.Orange})
		for j := range 4 {
			s := 0.5 - float64(j)*0.12
			c.Draw(render.Sprite{Image: p, Pos: geom.V(x-15+float64(j)*10, 130), Scale: geom.V(s, s), Tint: render.Mix(render.Yellow, render.Red, float64(j)/3)})
		}
	}
}
