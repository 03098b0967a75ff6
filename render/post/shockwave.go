package post

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Shockwave bends the picture along a ring, as a blast does: let Radius grow and Bend fall.
type Shockwave struct {
	Pos    geom.Vec // its middle, a point of the canvas
	Radius float64  // of the ring, logical pixels
	Width  float64  // of the bent part on each side of it, logical pixels; zero: 24
	Bend   float64  // how far it bends, logical pixels; zero: 10
}

// Draw bends what was drawn so far. With reduced motion it draws nothing.
func (s Shockwave) Draw(c *render.Canvas) {
	if c.ReduceMotion || !(s.Radius > 0) {
		return
	}
	k := c.Density()
	c.Post(shockwave, &struct {
		At                  geom.Vec
		Radius, Width, Push float64
	}{s.Pos.Mul(k), s.Radius * k, max(or(s.Width, 24)*k, 1), or(s.Bend, 10) * k})
}
