package juice

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/tween"
)

// aSwing is the half-life of a tween.Spring, seconds, that swings once a second.
const aSwing = 0.267117210

// swing lets dt seconds go by for a spring about zero, of rate swings a second (zero: 4) that loses a share of its motion
// (zero: 0.25; 1 is without a swing). Once it hardly moves it rests.
func swing(s *tween.Spring[float64], rate, damping, dt float64) {
	if s.Value == 0 && s.Vel == 0 {
		return
	}
	s.HalfLife = aSwing / geom.Clamp(or(number("update", "Rate", rate), 4), 0.01, 1000)
	s.Bounce = 1 - geom.Clamp(or(number("update", "Damping", damping), 0.25), 0, 1)
	s.Update(0, tick(dt))
	if s.Resting(0, 1e-4) {
		s.Value, s.Vel = 0, 0
	}
}
