package juice

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Spring is a number that swings about a goal and comes to rest there: what squashes, wobbles and kicks are made of, and
// doors, signs and cameras. The zero Spring rests at 0.
type Spring struct {
	Value, Goal float64
	Speed       float64 // of Value, a second
	Rate        float64 // swings a second; zero: 4
	Damping     float64 // share of the motion that is lost: 1 is all, without a swing; zero: 0.25
}

// Update lets dt seconds go by, exactly, however many they are. Once it hardly moves it rests at its goal.
func (s *Spring) Update(dt float64) {
	away, speed := s.Value-s.Goal, s.Speed
	if away == 0 && speed == 0 {
		return
	}
	number("update", "Spring.Value", away+speed)
	dt = tick(dt)
	damping := geom.Clamp(or(number("update", "Spring.Damping", s.Damping), 0.25), 0, 0.999)
	turn := 2 * math.Pi * geom.Clamp(or(number("update", "Spring.Rate", s.Rate), 4), 0.01, 1000) // radians a second
	lost := float64(damping * turn)
	swing := turn * math.Sqrt(1-float64(damping*damping))
	sin, cos := geom.Sincos(float64(swing * dt))
	left := geom.Exp(-float64(lost * dt))
	s.Value = s.Goal + float64(left*(float64(away*cos)+float64((speed+float64(lost*away))/swing*sin)))
	s.Speed = left * (float64(speed*cos) - float64((float64(lost*speed)+float64(turn*turn*away))/swing*sin))
	if math.Abs(s.Value-s.Goal) < 1e-4*(1+math.Abs(s.Goal)) && math.Abs(s.Speed) < 1e-3*(1+math.Abs(s.Goal)) {
		s.Value, s.Speed = s.Goal, 0
	}
}
