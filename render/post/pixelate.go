package post

import "github.com/krill2d/krill/render"

// Pixelate shows the picture in large squares.
type Pixelate struct {
	Size float64 // of a square, logical pixels; zero: 4
}

// Draw shows what was drawn so far in squares.
func (p Pixelate) Draw(c *render.Canvas) {
	c.Post(pixelate, &struct{ Cell float64 }{max(or(p.Size, 4)*c.Density(), 1)})
}
