package post

import "github.com/krill2d/krill/render"

// Blur makes the picture soft, as behind a menu.
type Blur struct {
	Radius   float64 // how far a point spreads, logical pixels; zero: 8
	Strength float64 // 0 to 1, to fade it in; zero: 1, so skip Draw instead
}

// Draw blurs what was drawn so far.
func (b Blur) Draw(c *render.Canvas) {
	scene := render.Capture(c)
	shrink(c, scene, 0)
	spread(c, or(b.Radius, 8))
	cover(c, scene, soften, &struct {
		Amount float64
		Soft   render.Image
	}{or(b.Strength, 1), glow})
}
