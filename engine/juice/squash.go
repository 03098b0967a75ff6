package juice

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// most is how far something is squashed at most: to e^−1.2, 0.3 of its height.
const most = 1.2

// Squash makes something flat and wide, or tall and thin, by a blow, and lets it swing back to its shape. It keeps its
// volume: what it gets wider it gets lower. The zero Squash is at rest.
type Squash struct {
	Spring // Value 0.1 is 10 % wider and lower, −0.1 taller and thinner; zero: as Spring says
}

// Hit squashes it by an amount: 0.2 for a landing, 0.5 for a blow; below zero it is stretched, as by a jump.
func (s *Squash) Hit(amount float64) {
	s.Value = geom.Clamp(s.Value+number("hit", "amount", amount), -most, most)
	s.Speed = 0
}

// Scale returns what it is drawn by, never zero: 1, 1 at rest and for players who want less motion.
func (s *Squash) Scale(c *render.Canvas) geom.Vec {
	if c.ReduceMotion {
		return geom.Vec{X: 1, Y: 1}
	}
	wide := geom.Exp(geom.Clamp(s.Value, -most, most))
	return geom.Vec{X: wide, Y: 1 / wide}
}

// Apply returns a sprite as it is to be drawn. Its Pivot stays where it is: a hero's feet.
func (s *Squash) Apply(c *render.Canvas, sp render.Sprite) render.Sprite {
	if sp.Scale == (geom.Vec{}) {
		sp.Scale = geom.Vec{X: 1, Y: 1}
	}
	sp.Scale = sp.Scale.Scale(s.Scale(c))
	return sp
}

// Around returns the same for Canvas.Push, for what is drawn of shapes: the point stays where it is.
func (s *Squash) Around(c *render.Canvas, at geom.Vec) geom.Transform {
	return geom.Move(at.Mul(-1)).Then(geom.Stretch(s.Scale(c))).Then(geom.Move(at))
}

// Wobble turns something to and fro after a blow. The zero Wobble is at rest.
type Wobble struct {
	Spring // Value is the angle, radians, clockwise; zero: as Spring says
}

// Hit turns it by an angle in radians, clockwise, at once.
func (w *Wobble) Hit(angle float64) {
	w.Value = geom.Clamp(w.Value+number("hit", "angle", angle), -3, 3)
	w.Speed = 0
}

// Angle returns what it is drawn at, radians: 0 at rest and for players who want less motion.
func (w *Wobble) Angle(c *render.Canvas) float64 {
	if c.ReduceMotion {
		return 0
	}
	return w.Value
}

// Apply returns a sprite as it is to be drawn, turned about its Pivot.
func (w *Wobble) Apply(c *render.Canvas, sp render.Sprite) render.Sprite {
	sp.Rot += w.Angle(c)
	return sp
}

// Around returns the same for Canvas.Push: it turns about a point.
func (w *Wobble) Around(c *render.Canvas, at geom.Vec) geom.Transform {
	return geom.Move(at.Mul(-1)).Then(geom.Turn(w.Angle(c))).Then(geom.Move(at))
}
