package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/particle"
)

const (
	emberStep = 22.0 // logical pixels of lava for each ember that rises
	emberTime = 2.6  // seconds that one lives
	moteStep  = 48.0 // logical pixels between two motes of dust in the air
)

// drawShine draws what shines by itself: halos around lights, embers over lava, motes in the air. All follow from the time.
func drawShine(c *render.Canvas, l *level, seen geom.Rect, lit []bool, time float64) {
	c.Blend(render.Add)
	for i := range l.made.glows {
		g := &l.made.glows[i]
		if !g.shines(lit, seen) {
			continue
		}
		size := g.radius * 0.62 * g.flicker(time)
		c.Draw(render.Sprite{Image: particle.Dot(), Pos: g.at, Scale: unit(c, particle.Dot(), size), Tint: g.color.Fade(0.22)})
		if g.fire && g.radius > lavaRadius {
			sparks(c, g.at, i, time)
		}
	}
	for i := range l.Things {
		if t := &l.Things[i]; t.Kind == "lava" && l.isSurface(t.At) && t.At.Overlaps(geom.R(seen.X, seen.Y-20, seen.W, seen.H+120)) {
			embers(c, t.At, time)
		}
	}
	for _, r := range l.made.beams {
		if r.Overlaps(seen) {
			beam(c, r, time)
		}
	}
	motes(c, l, seen, time)
	c.Blend(render.Over)
}

// unit returns the scale at which an image has a width in logical pixels.
func unit(c *render.Canvas, i render.Image, w float64) geom.Vec {
	k := w / render.ImageSize(c, i).X
	return geom.V(k, k)
}

// beam draws daylight that falls through a hole: a few rays in one another that come and go.
func beam(c *render.Canvas, r geom.Rect, time float64) {
	for i := range 5 {
		k := (float64(i) + 0.5) / 5
		wide := r.W * (0.25 + float64(0.14*scatter(i, 0, 11)))
		slow := float64(6 * geom.Sin(float64(time*0.3)+float64(i*2)))
		top := r.X + float64(k*r.W) + float64(slow*0.3)
		low := r.Center().X + float64((k-0.5)*r.W*beamWide) + slow - 14
		bright := 0.2 + float64(0.06*geom.Sin(float64(time*0.7)+float64(i)))
		render.Quad{Image: rays, Tint: dayLight.Fade(bright), Corners: [4]geom.Vec{
			{X: top - wide/2, Y: r.Y}, {X: top + wide/2, Y: r.Y}, {X: low + float64(wide*0.8), Y: r.Y + r.H}, {X: low - float64(wide*0.8), Y: r.Y + r.H},
		}}.Draw(c)
	}
}

// rays is light that fades to its sides and downwards.
var rays = render.Make("cavern/rays", 16, 32, func(x, y int) render.Color {
	side := geom.Sin((float64(x) + 0.5) / 16 * 3.14159)
	return render.White.Fade(side * (1 - (float64(y)+0.5)/32))
})

// sparks rise from a fire.
func sparks(c *render.Canvas, at geom.Vec, seed int, time float64) {
	for n := range 3 {
		k := geom.Wrap(float64(time*0.8)+scatter(n, seed, 1), 1)
		x := at.X + float64(5*geom.Sin(float64(k*5)+float64(n*2+seed))*k)
		c.Rect(geom.R(x, at.Y-4-float64(22*k), 1, 1), fireLight.Fade(1-k))
	}
}

// embers rise from lava.
func embers(c *render.Canvas, r geom.Rect, time float64) {
	for n := range geom.Int(r.W/emberStep) + 1 {
		seed := n + geom.Int(r.X)
		at := float64(time/emberTime) + scatter(seed, 0, 2)
		k, turn := geom.Wrap(at, 1), geom.Floor(at)
		x := r.X + float64(r.W*scatter(seed, turn, 3)) + float64(7*geom.Sin(float64(k*6)+float64(seed)))
		size := 1 + float64(scatter(seed, turn, 4))
		c.Rect(geom.R(x, r.Y-float64((40+float64(50*scatter(seed, turn, 5)))*k), size, size), render.Mix(fireLight, lavaLight, k).Fade(float64((1-k)*0.95)))
	}
}

// motes float in the air.
func motes(c *render.Canvas, l *level, seen geom.Rect, time float64) {
	t := themeTints[l.themeAt(seen.Center())].far
	x0, y0 := geom.Floor(seen.X/moteStep), geom.Floor(seen.Y/moteStep)
	for y := y0; float64(y)*moteStep < seen.Y+seen.H; y++ {
		for x := x0; float64(x)*moteStep < seen.X+seen.W; x++ {
			p := geom.V((float64(x)+scatter(x, y, 7))*moteStep, (float64(y)+scatter(x, y, 8))*moteStep)
			p = p.Add(geom.V(float64(9*geom.Sin(float64(time*0.5)+float64(x*3))), float64(7*geom.Sin(float64(time*0.37)+float64(y*5+x)))))
			if u, v := l.Tiles.Cell(p); l.opaque(l.Tiles.At(u, v)) {
				continue
			}
			bright := 0.25 + float64(0.2*geom.Sin(float64(time*1.1)+float64(x*7+y)))
			c.Rect(geom.R(p.X, p.Y, 1, 1), t.Fade(bright))
		}
	}
}
