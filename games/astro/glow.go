package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	lineWidth = 1.5  // of a drawn outline, logical pixels
	beamWidth = 15.0 // of a line with the light around it, logical pixels
	coreWhite = 0.3  // how far an outline's colour goes to white: the beam of a vector screen is hottest in the middle
)

const (
	haloSize, beamSize = 64, 64 // texels
	beamEnd            = 0.8    // where a line ends in its image; the light around it goes on to 1
)

// The lights. Each is one sprite, so that a field full of them is still cheap.
var (
	halo = render.Make("astro/halo", haloSize, haloSize, func(x, y int) render.Color { // round
		return render.White.Fade(light(fromMiddle(x, y, haloSize)))
	})
	hoop = render.Make("astro/hoop", 2*haloSize, 2*haloSize, func(x, y int) render.Color { // along a circle of half its size
		return render.White.Fade(light((fromMiddle(x, y, 2*haloSize) - 0.5) * 2.2))
	})
	beam = render.Make("astro/beam", 2*beamSize, beamSize, func(x, y int) render.Color { // along a line
		along := max(float64(x)+0.5-beamSize, beamSize-float64(x)-0.5) / beamSize
		r := max(float64(y)+0.5-beamSize/2, beamSize/2-float64(y)-0.5) / (beamSize / 2)
		core := geom.Clamp(2.2-float64(r*14), 0, 1) * geom.Clamp((beamEnd+0.01-along)*beamSize, 0, 1)
		fade := geom.Clamp((1-along)/(2*(1-beamEnd)), 0, 1) // half at the line's end: two that meet there are one again
		return render.White.Fade(max(core, light(r)*fade*0.42))
	})
)

// fromMiddle returns how far a texel is from the middle of a square image: 1 at the middle of an edge.
func fromMiddle(x, y, size int) float64 {
	half := float64(size) / 2
	return geom.Hypot(float64(x)+0.5-half, float64(y)+0.5-half) / half
}

// light returns what is left of a light at a distance r: 1 at 0, nothing from 1 on.
func light(r float64) float64 {
	if r = float64(r * r); r >= 1 {
		return 0
	}
	return geom.Exp(-5*r) * (1 - r)
}

// dim darkens all that is drawn so far, by 0 to 1, so that text stands out.
func dim(c *render.Canvas, by float64) {
	c.Blend(render.Over)
	c.Rect(fieldRect, space.Fade(by))
	c.Blend(render.Add)
}

// shine draws a round light of a radius in logical pixels.
func shine(c *render.Canvas, at geom.Vec, radius float64, col render.Color) {
	k := radius * 2 / haloSize
	c.Draw(render.Sprite{Image: halo, Pos: at, Scale: geom.V(k, k), Tint: col})
}

// shineRing draws light along a circle of a radius in logical pixels.
func shineRing(c *render.Canvas, at geom.Vec, radius float64, col render.Color) {
	k := radius * 2 / haloSize
	c.Draw(render.Sprite{Image: hoop, Pos: at, Scale: geom.V(k, k), Tint: col})
}

// dash draws a soft stroke of light around a point, at an angle in radians, of a length and a width in logical pixels:
// something that flies.
func dash(c *render.Canvas, at geom.Vec, angle, long, w float64, col render.Color) {
	c.Draw(render.Sprite{Image: halo, Pos: at, Rot: angle, Scale: geom.V((long+w)/haloSize, w/haloSize), Tint: col})
}

// beamLine draws a line with light around it; both together are as wide as w logical pixels, the line a tenth of it.
func beamLine(c *render.Canvas, a, b geom.Vec, w float64, col render.Color) {
	d := b.Sub(a)
	c.Draw(render.Sprite{
		Image: beam, Pos: a.Lerp(b, 0.5), Rot: d.Angle(),
		Scale: geom.V((d.Len()+float64(w*0.08))/(2*beamSize*beamEnd), w/beamSize), Tint: col,
	})
}

// neon draws one glowing line.
func neon(c *render.Canvas, a, b geom.Vec, col render.Color) { beamLine(c, a, b, beamWidth, hot(col)) }

// outline draws a closed glowing line.
func outline(c *render.Canvas, points []geom.Vec, col render.Color) {
	for i, p := range points {
		beamLine(c, p, points[(i+1)%len(points)], beamWidth, col.Fade(0.6))
	}
	c.PolygonLine(points, lineWidth, hot(col))
}

// hot returns the colour of a line's core, as bright as the light around it is.
func hot(col render.Color) render.Color {
	white := render.White
	white.A = col.A
	return render.Mix(col, white, coreWhite)
}
