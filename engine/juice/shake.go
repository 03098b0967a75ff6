package juice

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/tween"
	"github.com/krill2d/krill/render"
)

// Shake shakes a camera by blows that add up, and kicks it in a direction. Camera.Shake of package render is less to
// write where one shake after the other is enough. The zero Shake is at rest.
type Shake struct {
	Reach float64 // how far the hardest shake goes, logical pixels of the canvas; zero: 14
	Turn  float64 // how far it turns the picture, radians; zero: not at all. 0.03 is much
	Calm  float64 // how much of the hardest shake is lost in a second; zero: 1.4

	force, time  float64               // 0 to 1; seconds of shaking
	kickX, kickY tween.Spring[float64] // logical pixels of the canvas
}

const (
	shakeRate  = 17   // changes of direction a second
	kickRate   = 5.0  // swings a second
	kickDamped = 0.45 // of a kick, which swings back but once
)

// Add makes the shake harder: 0.2 for a shot, 0.6 for an explosion, at most 1 in all. What is seen is its square.
func (s *Shake) Add(force float64) {
	s.force = geom.Clamp(s.force+number("add", "force", force), 0, 1)
}

// Kick throws the picture by a vector, logical pixels of the canvas, from where it swings back: away from a gun, along
// with a blow.
func (s *Shake) Kick(by geom.Vec) {
	place("kick", "by", by)
	s.kickX = tween.Spring[float64]{Value: geom.Clamp(s.kickX.Value+by.X, -100, 100)}
	s.kickY = tween.Spring[float64]{Value: geom.Clamp(s.kickY.Value+by.Y, -100, 100)}
}

// Update lets dt seconds go by: those of the tick, also while a Clock stands still.
func (s *Shake) Update(dt float64) {
	dt = tick(dt)
	if s.force > 0 {
		s.time += dt
		s.force = max(s.force-float64(or(number("update", "Shake.Calm", s.Calm), 1.4)*dt), 0)
	}
	swing(&s.kickX, kickRate, kickDamped, dt)
	swing(&s.kickY, kickRate, kickDamped, dt)
}

// Camera returns a camera as it is shaken, for Canvas.World. Take Parallax of what it returns. It has no Bounds, since
// at their edge nothing would shake. Players who want less motion get it as it is, and so do ToWorld and ToCanvas of the
// game's own camera: aim is steady.
func (s *Shake) Camera(c *render.Canvas, k render.Camera) render.Camera {
	if c.ReduceMotion || s.force == 0 && s.kickX.Value == 0 && s.kickY.Value == 0 {
		return k
	}
	power := float64(s.force * s.force)
	at := float64(s.time * shakeRate)
	by := geom.Vec{X: geom.Noise(at, 1), Y: geom.Noise(at, 2)}.Mul(power * or(s.Reach, 14))
	by = by.Add(geom.Vec{X: s.kickX.Value, Y: s.kickY.Value})
	middle := c.Size().Mul(0.5)
	if k.View != (geom.Rect{}) {
		middle = k.View.Center()
	}
	// The picture moves by a vector when the camera moves against it.
	k.Pos, k.Bounds = k.ToWorld(middle.Sub(by), c.Size()), geom.Rect{}
	k.Rot += float64(geom.Noise(at, 3) * power * s.Turn)
	return k
}
