package post

import "github.com/krill2d/krill/render"

// Fringe lets red and blue run apart towards the edges, as a cheap lens does: for a blow, or a dream.
type Fringe struct {
	Bleed float64 // how far in the corners, logical pixels; zero: 3
}

// Draw lets the colours of what was drawn so far run apart.
func (f Fringe) Draw(c *render.Canvas) {
	c.Post(fringe, &struct{ Push float64 }{or(f.Bleed, 3) * c.Density()})
}
