package collide

import (
	"fmt"
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Moves is what somebody wants of a body in a tick: it drives a Platformer and a TopDown. Games fill it from their
// actions, bots and enemies from their wits.
type Moves struct {
	X, Y     float64 // −1 to 1, and held there: left and right, up and down; Y is for ladders, platforms and a TopDown
	Jump     bool    // was pressed in this tick
	JumpHeld bool    // is down: a jump is cut short where it is not
	Dash     bool    // was pressed in this tick
}

// check panics when a number in what is wanted, or a tick's length, is none. verb is whose Update it is.
func (m *Moves) check(verb string, vel geom.Vec, dt float64) {
	refuseNumber(verb, "Moves.X", m.X)
	refuseNumber(verb, "Moves.Y", m.Y)
	refuse(verb, "Vel", vel)
	refuseNumber(verb, "dt", dt)
	if dt < 0 || dt > 1 {
		panic(fmt.Sprintf("collide: %s: dt is %v; try seconds from 0 to 1, such as the Dt of a tick", verb, dt))
	}
	m.X, m.Y = geom.Clamp(m.X, -1, 1), geom.Clamp(m.Y, -1, 1)
}

// soon is a margin for timers: seconds that are as good as none.
const soon = 1e-9

// setting is a field of settings as it counts: zero is the default, and what is below zero is none.
func setting(x, standard float64) float64 {
	if x == 0 {
		return standard
	}
	return max(x, 0)
}

// count takes a tick from a timer.
func count(timer *float64, dt float64) { *timer = max(0, *timer-dt) }

// towards moves a speed to a goal: within start seconds from 0 to the full one, and within stop seconds back. One that is
// turned, or faster than its goal, does the quicker of both.
func towards(v, goal, full, start, stop, dt float64) float64 {
	seconds := start
	switch {
	case goal == 0 || v*goal > 0 && math.Abs(v) > math.Abs(goal):
		seconds = stop
	case v*goal < 0:
		seconds = min(start, stop)
	}
	if seconds <= 0 || full <= 0 {
		return goal
	}
	return geom.Approach(v, goal, float64(full/seconds*dt))
}
