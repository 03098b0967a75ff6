package collide

import "math"

// flight is how a body rises and falls, in logical pixels and seconds: gravity follows from how high and how long a jump is
// to be, by the formulas of uniformly accelerated motion, and not the other way round.
type flight struct {
	jump     float64 // speed at which a jump begins
	rise     float64 // gravity on the way up
	fall     float64 // and down
	hang     float64 // part of gravity that counts while slower than slow, in a jump that is held
	slow     float64
	terminal float64 // no fall is faster
}

// top is the part of a jump's speed below which its top begins, where it may hang.
const top = 0.25

// flight returns what follows from the settings. With s = top and k = Hang, a jump from v0 in gravity g rises to
// v0²/2g · (1 − s² + s²/k), in v0/g · (1 − s + s/k) seconds: two equations for v0 and g.
func (p *Platformer) flight() flight {
	height, time := p.JumpHeight, max(setting(p.JumpTime, 0.36), 0.01)
	if height <= 0 { // who cannot jump falls all the same
		height = 52
	}
	k := max(setting(p.Hang, 0.6), 0.1)
	far, long := 1-float64(top*top)+float64(top*top)/k, 1-top+top/k
	a := flight{jump: 2 * height * long / (far * time), hang: k}
	a.rise = a.jump * long / time
	a.fall = a.rise * max(setting(p.FallFactor, 1.25), 0.1)
	a.slow = a.jump * top
	a.terminal = setting(p.MaxFall, 1.3*a.jump)
	return a
}

// step lets gravity act on a vertical speed for a tick, and returns how far the body comes and its speed then. A tick
// that goes over a change of gravity is split there, so that a jump is as high at any tick rate.
func (a *flight) step(v, dt float64, hangs bool) (dy, after float64) {
	for dt > 0 {
		g, until := a.phase(v, hangs)
		if g == 0 {
			return dy + float64(a.terminal*dt), a.terminal
		}
		t := min(dt, (until-v)/g)
		next := v + float64(g*t)
		if t < dt {
			next = until
		}
		dy += float64((v + next) / 2 * t)
		v, dt = next, dt-t
	}
	return dy, v
}

// phase returns the gravity at a speed, and the speed at which it changes.
func (a *flight) phase(v float64, hangs bool) (g, until float64) {
	k := 1.0
	if hangs {
		k = a.hang
	}
	switch {
	case v < -a.slow:
		return a.rise, -a.slow
	case v < 0:
		return a.rise * k, 0
	case v < min(a.slow, a.terminal):
		return a.fall * k, min(a.slow, a.terminal)
	case v < a.terminal:
		return a.fall, a.terminal
	}
	return 0, 0
}

// bounce is the speed that goes up by a height with no hanging.
func (a *flight) bounce(height float64) float64 { return math.Sqrt(2 * a.rise * max(height, 0)) }

// leave begins a jump: of the speed of the ground, only what helps is kept.
func (p *Platformer) leave(a *flight) {
	p.Vel.X += p.lift.X
	p.Vel.Y = min(0, p.lift.Y) - a.jump
	p.jumping, p.cut = true, false
	p.coyote, p.buffer = 0, 0
	p.offGround()
	p.Jumped = true
}

// jump begins a jump when one is wanted and can be had: from the ground, in coyote time, from a wall, in the air.
func (p *Platformer) jump(w *path, m Moves, a *flight, dt float64) {
	if m.Jump {
		p.buffer = max(setting(p.Buffer, 0.1), dt)
	}
	switch {
	case p.buffer <= soon || p.JumpHeight < 0:
	case p.OnFloor || p.coyote > soon:
		p.leave(a)
	case p.kickOff(w, a):
	case m.Jump && p.air < p.AirJumps:
		p.leave(a)
		p.air++
	}
	if p.jumping && !p.cut && p.Vel.Y < 0 && !m.JumpHeld && !m.Jump {
		p.cut = true
		p.Vel.Y = float64(p.Vel.Y * min(setting(p.Cut, 0.45), 1))
	}
}
