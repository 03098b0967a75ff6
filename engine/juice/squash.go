package juice

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/tween"
	"github.com/krill2d/krill/render"
)

// most is how far something is squashed at most: to e^−1.2, 0.3 of its height.
const most = 1.2

// Squash makes something flat and wide, or tall and thin, by a blow, and lets it swing back to its shape. It keeps its
// volume: what it gets wider it gets lower. The zero Squash is at rest.
type Squash struct {
	Rate    float64 // swings a second; zero: 4
	Damping float64 // share of the motion that is lost: 1 is all, without a swing; zero: 0.25

	spring tween.Spring[float64] // 0.1 is 10 % wider and lower, −0.1 taller and thinner
}

// Hit squashes it by an amount: 0.2 for a landing, 0.5 for a blow; below zero it is stretched, as by a jump.
func (s *Squash) Hit(amount float64) {
	s.spring.Value = geom.Clamp(s.spring.Value+number("hit", "amount", amount), -most, most)
	s.spring.Vel = 0
}

// Update lets dt seconds go by: those of the tick, also while a Clock stands still.
func (s *Squash) Update(dt float64) { swing(&s.spring, s.Rate, s.Damping, dt) }

// Scale returns what it is drawn by, never zero: 1, 1 at rest and for players who want less motion.
func (s *Squash) Scale(c *render.Canvas) geom.Vec {
	if c.ReduceMotion {
		return geom.Vec{X: 1, Y: 1}
	}
	wide := geom.Exp(geom.Clamp(s.spring.Value, -most, most))
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
	Rate    float64 // swings a second; zero: 4
	Damping float64 // share of the motion that is lost: 1 is all, without a swing; zero: 0.25

	spring tween.Spring[float64] // the angle, radians, clockwise
}

// Hit turns it by an angle in radians, clockwise, at once.
func (w *Wobble) Hit(angle float64) {
	w.spring.Value = geom.Clamp(w.spring.Value+number("hit", "angle", angle), -3, 3)
	w.spring.Vel = 0
}

// Update lets dt seconds go by: those of the tick, also while a Clock stands still.
func (w *Wobble) Update(dt float64) { swing(&w.spring, w.Rate, w.Damping, dt) }

// Angle returns what it is drawn at, radians: 0 at rest and for players who want less motion.
func (w *Wobble) Angle(c *render.Canvas) float64 {
	if c.ReduceMotion {
		return 0
	}
	return w.spring.Value
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
