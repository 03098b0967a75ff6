package post

import "github.com/krill2d/krill/render"

// CRT is the screen of an old television: lines, stripes, a bent glass. A field below zero is none of it.
type CRT struct {
	Curve  float64 // how much the glass is bent, 0 to 0.3; zero: 0.06
	Lines  float64 // how dark it is between lines, 0 to 1; zero: 0.5
	Mask   float64 // how much the stripes of colour show, 0 to 1; zero: 0.15
	Bleed  float64 // how far red and blue run apart, logical pixels; zero: 0.6
	Corner float64 // radius of the round corners, logical pixels; zero: 10
}

// Draw puts what was drawn so far behind the glass.
func (t CRT) Draw(c *render.Canvas) {
	u := struct{ Scale, Curve, Lines, Mask, Bleed, Corner float64 }{
		c.Density(), or(t.Curve, 0.06), or(t.Lines, 0.5), or(t.Mask, 0.15), or(t.Bleed, 0.6), or(t.Corner, 10),
	}
	u.Curve, u.Lines, u.Mask = max(u.Curve, 0), max(u.Lines, 0), max(u.Mask, 0)
	u.Bleed, u.Corner = max(u.Bleed, 0), max(u.Corner, 0)
	c.Post(crt, &u)
}
