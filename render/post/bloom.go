package post

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Bloom lets bright parts of the picture shine over what is beside them.
type Bloom struct {
	Threshold float64 // how bright a part must be, 0 to 1; zero: 0.6
	Strength  float64 // of the light; zero: 1
	Radius    float64 // how far it reaches, logical pixels; zero: 12
}

// The light is spread in pictures a quarter as wide and high.
const small = 0.25

var glow, glowAside = render.OffscreenFull("krill glow", small), render.OffscreenFull("krill glow aside", small)

// Draw adds the light to what was drawn so far.
func (b Bloom) Draw(c *render.Canvas) {
	scene := render.Capture(c)
	shrink(c, scene, or(b.Threshold, 0.6))
	spread(c, or(b.Radius, 12))
	cover(c, scene, bloom, &struct {
		Strength float64
		Glow     render.Image
	}{or(b.Strength, 1), glow})
}

// shrink draws a picture into glow, less what is not brighter than a threshold.
func shrink(c *render.Canvas, scene render.Image, threshold float64) {
	density := c.Density()
	c.Into(glow, func() {
		step := density / c.Density()
		cover(c, scene, bright, &struct {
			Threshold float64
			Step      geom.Vec
		}{threshold, geom.V(step, step)})
	})
}

// spread blurs glow, radius in logical pixels: twice across and down, the second time from what the first left open.
func spread(c *render.Canvas, radius float64) {
	for _, share := range [...]float64{1, 0.35} {
		pass(c, glowAside, glow, geom.V(radius*share, 0))
		pass(c, glow, glowAside, geom.V(0, radius*share))
	}
}

// reach is how far the outermost place of a blur lies, in its steps.
const reach = 4

// pass blurs an image into another one, along a line as long as the vector, in logical pixels.
func pass(c *render.Canvas, to, from render.Image, by geom.Vec) {
	c.Into(to, func() {
		cover(c, from, blur, &struct{ Step geom.Vec }{by.Mul(c.Density() / reach)})
	})
}

// cover draws an image with a shader in place of what is there.
func cover(c *render.Canvas, i render.Image, s render.Shader, uniforms any) {
	c.Blend(render.Replace)
	c.Shade(s, uniforms)
	c.DrawFull(i)
	c.Shade(render.Shader{}, nil)
	c.Blend(render.Over)
}
