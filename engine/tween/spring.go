package tween

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// halfway is how many times e a critically damped spring of frequency 1 needs for half of its way, from rest:
// (1+x)·exp(−x) = 1/2.
const halfway = 1.6783469900166612

// Damp returns x moved towards a goal, of which half of the distance is gone after halfLife seconds, three quarters after
// twice as many, at any tick rate: what follows a pointer, a bar that falls after a hit. It has no speed of its own, so
// it sets out with a jerk; a [Spring] does not. A halfLife of zero is there at once. It panics for numbers that are NaN or
// beyond 1e9, and negative times.
func Damp[T Value](x, goal T, halfLife, dt float64) T {
	check("damp", "x", x)
	check("damp", "goal", goal)
	checkPositive("damp", "halfLife", halfLife)
	checkPositive("damp", "dt", dt)
	if halfLife == 0 {
		return goal
	}
	return mix(goal, x, twoTo(-dt/halfLife))
}

// Spring is a value that is drawn to a goal which may move at any time, smoothly. With a Bounce of zero it arrives
// without going past it, which others call smooth damp. It is plain data, and its path does not depend on the tick rate
// while the goal stands still: it is computed, not stepped. Once it is within a billionth of the goal and as slow, it is there.
type Spring[T Value] struct {
	Value    T
	Vel      T       // of the value, per second; add to it for a kick
	HalfLife float64 // seconds in which half of the way is gone, from rest and with no Bounce; zero: 0.1
	Bounce   float64 // 0 to 1: how far it swings past the goal; 1 never comes to rest
}

// Update lets dt seconds pass and returns the value. It panics when a number is NaN or beyond 1e9, a time is negative or
// Bounce is not within 0 to 1.
func (s *Spring[T]) Update(goal T, dt float64) T {
	check("update spring", "goal", goal)
	check("update spring", "Value", s.Value)
	check("update spring", "Vel", s.Vel)
	checkPositive("update spring", "dt", dt)
	checkPositive("update spring", "HalfLife", s.HalfLife)
	if !(s.Bounce >= 0 && s.Bounce <= 1) {
		refuse("update spring", "Bounce", s.Bounce, "0 to 1")
	}
	half := s.HalfLife
	if half == 0 {
		half = 0.1
	}
	m := swing(halfway/max(half, 1e-4), 1-s.Bounce, dt)
	away := sum(s.Value, 1, goal, -1)
	s.Value = sum(goal, 1, sum(away, m[0], s.Vel, m[1]), 1)
	s.Vel = sum(away, m[2], s.Vel, m[3])
	if s.Resting(goal, 1e-9) {
		var still T
		s.Value, s.Vel = goal, still
	}
	return s.Value
}

// Resting reports whether the value is within a distance of the goal and moves by less than that in a second.
func (s *Spring[T]) Resting(goal T, within float64) bool {
	return size(sum(s.Value, 1, goal, -1)) <= within && size(s.Vel) <= within
}

func size[T Value](v T) float64 {
	switch v := any(&v).(type) {
	case *float64:
		return math.Abs(*v)
	case *geom.Vec:
		return v.Len()
	}
	return 0
}

// swing returns what a damped oscillator does in a time: the new distance is m[0] times the distance and m[1] times the
// speed, the new speed m[2] and m[3]. The frequency is in radians a second; damping is at most 1.
func swing(freq, damping, dt float64) [4]float64 {
	slow := float64(freq * damping)
	fade := geom.Exp(-slow * dt)
	if damping == 1 {
		x := float64(freq * dt)
		return [4]float64{(1 + x) * fade, dt * fade, -freq * x * fade, (1 - x) * fade}
	}
	turn := freq * math.Sqrt(1-float64(damping*damping))
	sin, cos := geom.Sincos(turn * dt)
	sin /= turn
	return [4]float64{
		(cos + float64(slow*sin)) * fade, sin * fade,
		-freq * freq * sin * fade, (cos - float64(slow*sin)) * fade,
	}
}
