package collide

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Platformer moves a body as the heroes of jump and run games move: plain data, a game's own field. With nothing set but
// Body it has good settings. Make the body Kinematic and leave its Vel zero: Update moves it, against what its Hits say.
//
//	g.hero = collide.Platformer{Body: g.space.Add(collide.Body{Shape: collide.Box(12, 20), Pos: at, Kind: collide.Kinematic})}
//	…
//	g.space.Step(t.Dt) // moves lifts, and carries the hero
//	g.hero.Update(&g.space, collide.Moves{X: x, Y: y, Jump: pressed, JumpHeld: down}, t.Dt)
//
// What throws a hero sets Vel, or calls Bounce or Knock. A ladder is a Trigger, or tiles {Left: 1, Right: 1, Is: ladder} of a
// map of walls, in a layer that is in Ladders and not in the body's Hits; its upper end can be stood on.
type Platformer struct {
	Body ID
	Vel  geom.Vec // logical pixels per second; on the ground X is along it, and from it where that moves

	// Settings; zero: what stands in brackets; below zero: none of it.
	Speed                     float64 // of a run, logical pixels per second [120]
	StartTime, StopTime       float64 // seconds from standing to Speed, and back, on the ground [0.1, 0.08]
	AirStartTime, AirStopTime float64 // the same in the air [0.16, 0.3]
	JumpHeight                float64 // of a jump that is held, logical pixels [52]
	JumpTime                  float64 // of its way up, seconds [0.36]; gravity follows from these two
	Cut                       float64 // part of the speed that stays when a jump is let go of on its way up [0.45]; 1: all jumps are high
	Hang                      float64 // part of gravity at the top of a jump that is held, from 0.1 [0.6]; 1: no hanging
	FallFactor                float64 // gravity on the way down, as a part of that on the way up, from 0.1 [1.25]
	MaxFall                   float64 // no fall is faster, logical pixels per second [1.3 times the speed at which a jump begins]
	Coyote, Buffer            float64 // seconds for which a jump is still good behind an edge, and one before the landing [0.1, 0.1]
	Corner, Ledge             float64 // logical pixels by which a head goes round a corner, and feet come up on an edge [4, 4]
	AirJumps                  int     // jumps in the air [0]
	WallSlide, WallJump       float64 // down a wall that it is pushed to, and away from one by a jump, logical pixels per second [none]
	Ladders                   Mask    // the layers of bodies and tiles that are climbed; make such bodies triggers [none]
	Climb                     float64 // on them, logical pixels per second [80]
	Dash, DashTime            float64 // in a dash, logical pixels per second, and its seconds [none, 0.15]; one between two landings
	DownDrops                 bool    // down alone drops through what is OneWay; false: down and a jump

	// What it does, as of the last Update.
	OnFloor, OnLadder, OnWall bool    // OnWall: something holds it from the side that it goes to
	Sliding, Dashing          bool    // down a wall; see WallSlide and Dash
	Jumped, Landed            bool    // in this tick
	Impact                    float64 // of what was landed on in this tick, logical pixels per second
	Facing                    float64 // −1 or 1; 0 before the first Update

	jumping, cut, fresh, dashed    bool     // in a jump of its own; cut short; the ground is new; no dash until the next landing
	coyote, buffer, knocked        float64  // seconds that are left, as of the next ones
	drop, grip, steer, dash        float64  // through platforms; with no ladder; with no turning to the wall; of a dash
	air                            int      // jumps in the air so far
	ground                         ID       // what it stands on
	groundAt, selfAt, normal, lift geom.Vec // where that was, and the body, after the last Update; its way up; its speed
}

// away is for how long a jump from a wall cannot be turned back to it, seconds.
const away = 0.14

// Update moves the body for one tick of dt seconds, and returns what became of it. With a body that is gone it does
// nothing. It panics when a number is NaN, infinite or beyond 1e9. It costs some casts among the bodies nearby, and
// allocates nothing.
func (p *Platformer) Update(s *Space, m Moves, dt float64) Motion {
	m.check("platformer", p.Vel, dt)
	p.check()
	w, ok := s.path(p.Body, p.Ladders, p.drop > soon)
	if !ok || dt == 0 {
		return Motion{}
	}
	p.Jumped, p.Landed, p.Sliding, p.Impact, p.OnWall = false, false, false, 0, false
	p.ride(&w, dt)
	m = p.intent(m, dt)
	inAir := !p.OnFloor
	p.travel(&w, m, dt)
	p.settle(&w, inAir, dt)
	return w.did
}

// check panics when a setting is no number.
func (p *Platformer) check() {
	all := [...]float64{
		p.Speed, p.StartTime, p.StopTime, p.AirStartTime, p.AirStopTime, p.JumpHeight, p.JumpTime, p.Cut, p.Hang, p.FallFactor,
		p.MaxFall, p.Coyote, p.Buffer, p.Corner, p.Ledge, p.WallSlide, p.WallJump, p.Climb, p.Dash, p.DashTime,
	}
	names := [...]string{
		"Speed", "StartTime", "StopTime", "AirStartTime", "AirStopTime", "JumpHeight", "JumpTime", "Cut", "Hang", "FallFactor",
		"MaxFall", "Coyote", "Buffer", "Corner", "Ledge", "WallSlide", "WallJump", "Climb", "Dash", "DashTime",
	}
	for i, x := range all {
		if !fits(x) {
			refuseNumber("platformer", names[i], x)
		}
	}
}

// Bounce throws the body up by a height in logical pixels: a spring, or the head of an enemy.
func (p *Platformer) Bounce(height float64) {
	a := p.flight()
	p.offGround()
	p.Vel.Y = -a.bounce(height)
	p.jumping, p.dash, p.OnLadder, p.coyote, p.air, p.dashed = false, 0, false, 0, 0, false
}

// Knock throws the body at a velocity, logical pixels per second, and takes it out of its player's hands for some seconds.
func (p *Platformer) Knock(vel geom.Vec, seconds float64) {
	p.Vel, p.knocked = vel, max(seconds, 0)
	p.jumping, p.dash, p.OnLadder, p.coyote, p.buffer = false, 0, false, 0, 0
}

// intent is what is wanted and can be had.
func (p *Platformer) intent(m Moves, dt float64) Moves {
	if p.Facing == 0 {
		p.Facing = 1
	}
	if p.knocked > soon {
		return Moves{}
	}
	if m.X != 0 && p.steer <= soon && p.dash <= soon {
		p.Facing = math.Copysign(1, m.X)
	}
	return m
}

// travel moves the body on a ladder, in a dash, on the ground or in the air.
func (p *Platformer) travel(w *path, m Moves, dt float64) {
	a := p.flight()
	if p.climb(w, &m, &a, dt) || p.rush(w, m, dt) {
		return
	}
	if p.OnFloor && p.Vel.Y < 0 { // a game has thrown it up
		p.Vel.X += p.lift.X
		p.offGround()
	}
	p.fallThrough(w, &m)
	p.jump(w, m, &a, dt)
	dx := p.run(m, dt)
	if p.OnFloor {
		p.walk(w, dx)
		return
	}
	p.fly(w, m, &a, dx, dt)
}

// run changes the speed to the side for a tick and returns the way that it makes.
func (p *Platformer) run(m Moves, dt float64) float64 {
	speed, before := setting(p.Speed, 120), p.Vel.X
	goal := m.X * speed
	switch {
	case p.steer > soon:
		goal = before
	case p.OnFloor:
		p.Vel.X = towards(before, goal, speed, setting(p.StartTime, 0.1), setting(p.StopTime, 0.08), dt)
	case p.knocked <= soon:
		p.Vel.X = towards(before, goal, speed, setting(p.AirStartTime, 0.16), setting(p.AirStopTime, 0.3), dt)
	}
	return float64((before + p.Vel.X) / 2 * dt)
}

// settle writes down what the tick has come to.
func (p *Platformer) settle(w *path, inAir bool, dt float64) {
	if p.OnFloor {
		p.coyote = setting(p.Coyote, 0.1)
	} else if inAir {
		count(&p.coyote, dt)
	}
	count(&p.buffer, dt)
	count(&p.drop, dt)
	count(&p.grip, dt)
	count(&p.steer, dt)
	count(&p.knocked, dt)
	if !p.OnFloor { // it has met some that it does not stand on now
		w.did.Floor, w.did.FloorNormal, w.did.On = false, geom.Vec{}, ID{}
	}
	w.finish(p.ground)
	p.selfAt, p.groundAt = w.self.pos, w.space.Pos(p.ground)
}
