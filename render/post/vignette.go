package post

import "github.com/krill2d/krill/render"

// Vignette darkens the picture towards its corners.
type Vignette struct {
	Strength float64      // 0 to 1; zero: 0.6
	Inner    float64      // where it begins, a share of the way from the middle to the corners; zero: 0.5
	Color    render.Color // zero: black
}

// Draw darkens the corners of what was drawn so far.
func (v Vignette) Draw(c *render.Canvas) {
	tint := v.Color
	if tint == (render.Color{}) {
		tint = render.Black
	}
	c.Post(vignette, &struct {
		Strength, Inner, Outer float64
		Tint                   render.Color
	}{or(v.Strength, 0.6), or(v.Inner, 0.5), 1.05, tint})
}
