package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

const (
	heroW, heroH = 10.0, 14.0 // of the box that touches things, logical pixels
	firstHearts  = 3
	safeTime     = 1.3   // seconds after a hit in which he cannot be hurt, and blinks
	stunTime     = 0.28  // seconds after a hit in which he cannot steer
	knockX       = 110.0 // logical pixels a second that a hit throws him aside
	knockY       = 150.0 // and up
	stompJump    = 22.0  // logical pixels that he rises from a stomp
	stompHeld    = 50.0  // and with the jump held
	springJump   = 92.0  // logical pixels that a spring throws him up
	wadeSpeed    = 70.0  // logical pixels a second in water
	dyingTime    = 0.9   // seconds from the last hit to the checkpoint
	blinkTime    = 0.12  // seconds of a blink
)

// The layers of bodies.
const (
	wallLayer collide.Mask = 1 << iota
	liftLayer
	heroLayer
	thingLayer
	ladderLayer
)

// hero is the player's. His body is in the Space, and what drives it is a Platformer.
type hero struct {
	drive  collide.Platformer
	hearts int
	safe   engine.Timer // he cannot be hurt
	stun   engine.Timer // he was thrown off, and cannot steer
	dying  float64      // seconds since the last heart was lost; 0: he lives
	climbs float64      // seconds that he climbed, for his picture
	asked  bool         // for a jump, while the world stood still
	wades  bool         // he is in water
	strode float64      // logical pixels since the last step that was heard
}

// newHero puts the hero's body into the space, with his feet at a place.
func (p *play) newHero(feet geom.Vec) {
	p.hero = hero{hearts: firstHearts}
	p.hero.drive = newDrive(&p.space, feet)
}

// newDrive puts a hero's body into a space, and returns what drives it.
func newDrive(s *collide.Space, feet geom.Vec) collide.Platformer {
	return collide.Platformer{Facing: 1, Ladders: ladderLayer, Body: s.Add(collide.Body{
		Shape: collide.Box(heroW, heroH), Pos: stand(feet), Kind: collide.Kinematic,
		Is: heroLayer, Hits: wallLayer | liftLayer,
	})}
}

// stand returns where the hero's middle is when his feet are at a place.
func stand(feet geom.Vec) geom.Vec { return geom.V(feet.X, feet.Y-heroH/2) }

// at returns where the hero's middle is.
func (p *play) at() geom.Vec { return p.space.Pos(p.hero.drive.Body) }

// toes returns the place between his feet.
func (p *play) toes() geom.Vec { return p.at().Add(geom.V(0, heroH/2)) }

// feet returns the height of his feet.
func (p *play) feet() float64 { return p.at().Y + heroH/2 }

// wishes returns what the player asks of the hero in this tick.
func wishes(in *input.State) collide.Moves {
	v := in.Vec(walk)
	return collide.Moves{X: lean(v.X), Y: lean(v.Y), Jump: in.Pressed(jump), JumpHeld: in.Down(jump)}
}

// lean makes a thumb that leans a little a clear word: he walks at full speed, or not at all.
func lean(x float64) float64 {
	switch {
	case x > leanLeast:
		return 1
	case x < -leanLeast:
		return -1
	}
	return 0
}

const leanLeast = 0.4 // of the stick's way from which a direction counts, 0 to 1

// moveHero moves the hero for a tick.
func (p *play) moveHero(t *engine.Tick) {
	h := &p.hero
	h.safe.Running(t.Dt)
	h.stun.Running(t.Dt)
	m := wishes(t.Input)
	m.Jump = m.Jump || h.asked && m.JumpHeld
	h.asked = false
	p.tuned.hero.equip(&h.drive, h.wades)
	h.drive.Update(&p.space, m, t.Dt)
	if h.drive.OnLadder && m.Y != 0 {
		h.climbs += t.Dt
	}
	p.feelHero(t)
}

// hurt takes a heart for a hit that came from a place, and throws the hero off; the last heart is the end of him.
func (p *play) hurt(t *engine.Tick, from geom.Vec) {
	h := &p.hero
	if h.safe.Left > 0 || h.dying > 0 {
		return
	}
	h.hearts--
	p.feel.shake.Add(blowShake)
	p.feel.clock.Stop(blowStop)
	engine.Rumble(t, 0, 0.3, 0.6, 0.15)
	if h.hearts <= 0 {
		p.die(t)
		return
	}
	side := 1.0
	if p.at().X < from.X {
		side = -1
	}
	h.safe.Set(safeTime)
	h.stun.Set(stunTime)
	h.drive.Knock(geom.V(side*knockX, -knockY), stunTime)
	h.drive.Facing = -side
	p.sound(t, soundHurt)
}

// die is the end of the hero, until he wakes at the checkpoint.
func (p *play) die(t *engine.Tick) {
	if p.hero.dying > 0 {
		return
	}
	p.hero.hearts = 0
	p.hero.dying = t.Dt
	p.saved.Deaths++
	p.feel.shake.Add(dieShake)
	p.feel.bursts.add("ash", p.at())
	p.sound(t, soundDie)
	engine.Rumble(t, 0, 0.7, 0.3, 0.3)
}

// pose says what a picture of the hero shows.
func (h *hero) pose() string {
	d := &h.drive
	switch {
	case h.dying > 0:
		return "dead"
	case h.stun.Left > 0:
		return "hurt"
	case d.OnLadder:
		return "climb"
	case !d.OnFloor && d.Vel.Y < 0:
		return "jump"
	case !d.OnFloor:
		return "fall"
	case max(d.Vel.X, -d.Vel.X) > 8:
		return "run"
	}
	return "stand"
}

// drawHero draws the hero, who blinks while he cannot be hurt, unless the player wants less motion.
func (p *play) drawHero(c *render.Canvas) {
	h := &p.hero
	if !c.ReduceMotion && h.safe.Left > 0 && h.stun.Left <= 0 && geom.Wrap(h.safe.Left, 2*blinkTime) < blinkTime {
		return
	}
	time := p.clock
	if h.drive.OnLadder {
		time = h.climbs
	}
	pose := h.pose()
	if p.won > 0 {
		pose = "win"
	}
	c.Push(p.feel.squash.Around(c, p.toes()))
	drawHero(c, p.at(), pose, h.drive.Facing, time)
	c.Pop()
}
