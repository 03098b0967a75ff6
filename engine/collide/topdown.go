package collide

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// TopDown moves a body in all directions, as heroes seen from above move. With nothing set but Body it has good settings.
// Make the body Kinematic and leave its Vel zero: Update moves it, along what is in its way, and round corners that it
// only just meets, so that a door of its own width is easy to enter.
type TopDown struct {
	Body ID
	Vel  geom.Vec // logical pixels per second

	// Settings; zero: what stands in brackets; below zero: none of it.
	Speed               float64 // logical pixels per second [120]; no more on a slant
	StartTime, StopTime float64 // seconds from standing to Speed, and back [0.08, 0.08]
	Corner              float64 // logical pixels by which it goes round a corner [6]

	// What it does, as of the last Update.
	OnWall bool     // something holds it
	Facing geom.Vec // the way that was wanted last, length 1; down at first

	knocked float64 // seconds that are left of a Knock
}

// Update moves the body for one tick of dt seconds, and returns what became of it. With a body that is gone it does
// nothing. It panics when a number is NaN, infinite or beyond 1e9. It allocates nothing.
func (p *TopDown) Update(s *Space, m Moves, dt float64) Motion {
	m.check("top-down", p.Vel, dt)
	for i, x := range [...]float64{p.Speed, p.StartTime, p.StopTime, p.Corner} {
		refuseNumber("top-down", [...]string{"Speed", "StartTime", "StopTime", "Corner"}[i], x)
	}
	w, ok := s.path(p.Body, 0, false)
	if !ok || dt == 0 {
		return Motion{}
	}
	want := geom.V(m.X, m.Y)
	if n := want.Len(); n > 1 {
		want = want.Mul(1 / n)
	}
	before := p.Vel
	p.steer(want, dt)
	p.pass(&w, before.Add(p.Vel).Mul(dt/2), want)
	w.finish(ID{})
	return w.did
}

// Knock throws the body at a velocity, logical pixels per second, which fades in so many seconds; until then it is out of
// its player's hands.
func (p *TopDown) Knock(vel geom.Vec, seconds float64) {
	p.Vel, p.knocked = vel, max(seconds, 0)
}

// steer changes the velocity for a tick.
func (p *TopDown) steer(want geom.Vec, dt float64) {
	switch {
	case p.knocked > soon:
		p.Vel = p.Vel.Mul(max(0, 1-dt/p.knocked))
		count(&p.knocked, dt)
		return
	case want != (geom.Vec{}):
		p.Facing = want.Unit()
	case p.Facing == (geom.Vec{}):
		p.Facing = geom.V(0, 1)
	}
	speed := setting(p.Speed, 120)
	goal := want.Mul(speed)
	seconds := setting(p.StartTime, 0.08)
	if want == (geom.Vec{}) {
		seconds = setting(p.StopTime, 0.08)
	}
	if seconds <= 0 {
		p.Vel = goal
		return
	}
	p.Vel = approach(p.Vel, goal, float64(speed/seconds*dt))
}

// approach moves a vector to another one by at most a step.
func approach(v, goal geom.Vec, step float64) geom.Vec {
	rest := goal.Sub(v)
	if n := rest.Len(); n > step {
		return v.Add(rest.Mul(step / n))
	}
	return goal
}

// pass goes by a vector, along what is in its way and round its corners.
func (p *TopDown) pass(w *path, by, want geom.Vec) {
	p.OnWall = false
	var before geom.Vec
	for range bounces {
		hit, ok := w.cast(by)
		if !ok {
			w.step(by)
			return
		}
		w.advance(by, hit)
		p.OnWall = true
		rest := by.Mul(1 - hit.t)
		if way, found := p.round(w, rest, hit.normal, want); found {
			w.slide(way)
			return
		}
		p.Vel, by = slip(p.Vel, hit.normal), slip(rest, hit.normal)
		if by.Dot(before) < -1e-12 { // between two walls
			return
		}
		before = hit.normal
	}
}

// round returns the way beside a wall that is met with what is left of a way, when that goes straight to the wall and its
// corner is near.
func (p *TopDown) round(w *path, rest, n, want geom.Vec) (geom.Vec, bool) {
	ahead := -rest.Dot(n)
	if p.knocked > soon || max(math.Abs(n.X), math.Abs(n.Y)) < 0.99 || -want.Dot(n) < 0.9*want.Len() || ahead <= 0 {
		return geom.Vec{}, false
	}
	beside, far := geom.V(-n.Y, n.X), setting(p.Corner, 6)
	for step := min(1, far); step > 0 && step <= far; step++ {
		for _, side := range [2]float64{1, -1} {
			if w.clear(beside.Mul(side*step), n.Mul(-max(ahead, 1))) {
				return beside.Mul(side * min(step, ahead)), true
			}
		}
	}
	return geom.Vec{}, false
}
