package post

import "github.com/krill2d/krill/render"

// Dissolve lets sprites crumble in a pattern of noise with a burning edge.
type Dissolve struct {
	Progress float64      // 0 is whole, 1 is gone
	Grain    float64      // size of the pattern's flakes, texels of the picture; zero: 6
	Edge     render.Color // zero: orange
	Width    float64      // of the edge, a share of the whole; zero: 0.12
}

// Shade draws the sprites that follow so, until End.
func (d Dissolve) Shade(c *render.Canvas) {
	edge := d.Edge
	if edge == (render.Color{}) {
		edge = render.Orange
	}
	c.Shade(dissolve, &struct {
		Amount, Grain, Width float64
		Edge                 render.Color
	}{d.Progress, or(d.Grain, 6), or(d.Width, 0.12), edge})
}

// Flash draws sprites in one colour, for the moment of a hit.
type Flash struct {
	Color    render.Color // zero: white
	Strength float64      // 0 to 1; zero: 1
}

// Shade draws the sprites that follow so, until End. With reduced motion they stay as they are.
func (f Flash) Shade(c *render.Canvas) {
	if c.ReduceMotion {
		return
	}
	tint := f.Color
	if tint == (render.Color{}) {
		tint = render.White
	}
	c.Shade(flash, &struct {
		Tint   render.Color
		Amount float64
	}{tint, or(f.Strength, 1)})
}

// End draws what follows plainly again.
func End(c *render.Canvas) { c.Shade(render.Shader{}, nil) }
