package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	shipRadius   = 7.0  // that hits count for, logical pixels
	thumbThrust  = 0.65 // how far up the left thumb thrusts, 0 to 1
	safeTime     = 2.5  // seconds in which a new ship cannot be hit
	backTime     = 1.8  // seconds from a death to the next ship
	backPatience = 3.0  // seconds more that it waits for a quiet moment
	backRoom     = 95.0 // logical pixels that must be free around it then
	warpTime     = 0.6  // seconds in hyperspace
	warpRisk     = 1.0 / 7
	warpReload   = 1.0 // seconds after which it can jump again
)

// ship is the player's. It is dead or away while it is not flying.
type ship struct {
	at, vel geom.Vec
	angle   float64 // radians; 0 points right
	spin    float64 // radians per second
	flying  bool
	burning bool         // the engine burns
	burn    float64      // how far the flame is out, 0 to 1
	safe    engine.Timer // cannot be hit
	reload  engine.Timer
	back    engine.Timer // until the next ship may come
	waited  float64      // seconds past that
	warp    engine.Timer // in hyperspace
	cold    engine.Timer // until the next jump
}

var hull = [...]geom.Vec{{X: 12}, {X: -8, Y: 7.5}, {X: -4.5}, {X: -8, Y: -7.5}}

func (g *game) launch() {
	g.ship = ship{at: centre, angle: -halfTurn / 2, flying: true}
	g.ship.safe.Set(safeTime)
	g.addRing(centre, 60, 5, 0.5, shipCol)
}

// steerShip does what the player asks of the ship and moves it.
func (g *game) steerShip(t *engine.Tick) {
	s, k := &g.ship, &g.tuned.ship
	if !s.flying {
		g.awaitShip(t)
		return
	}
	s.safe.Running(t.Dt)
	s.cold.Running(t.Dt)
	stick := t.Input.Vec(turn)
	s.turn(stick.X*k.Turn, k.TurnUp, t.Dt)
	s.burning = t.Input.Down(thrust) || stick.Y < -thumbThrust
	s.burn = geom.Approach(s.burn, 0, float64(6*t.Dt))
	if s.burning {
		s.burn = geom.Approach(s.burn, 1, float64(14*t.Dt))
		s.vel = s.vel.Add(geom.Polar(s.angle, k.Thrust*t.Dt))
		g.exhaust(t.Rand)
	}
	s.vel = s.vel.Mul(1 - float64(k.Drag*t.Dt))
	if v := s.vel.Len(); v > k.Fastest {
		s.vel = s.vel.Mul(k.Fastest / v)
	}
	s.at = wrap(s.at.Add(s.vel.Mul(t.Dt)))
	if !s.reload.Running(t.Dt) && t.Input.Down(fire) {
		g.fireShot(t)
	}
	if t.Input.Pressed(hyperspace) && s.cold.Left <= 0 {
		g.jump(t)
	}
}

// turn brings the ship to a speed of turning, by so much in a second; it stops at once.
func (s *ship) turn(speed, up, dt float64) {
	if float64(speed*s.spin) <= 0 {
		s.spin = 0
	}
	s.spin = geom.Approach(s.spin, speed, float64(up*dt))
	s.angle = geom.WrapAngle(s.angle + float64(s.spin*dt))
}

// awaitShip brings a ship back from hyperspace, or the next one after a death.
func (g *game) awaitShip(t *engine.Tick) {
	s := &g.ship
	if s.warp.Left > 0 {
		if s.warp.Fired(t.Dt) {
			g.arrive(t)
		}
		return
	}
	if s.back.Running(t.Dt) {
		return
	}
	s.waited += t.Dt
	if g.score.lives > 0 && (s.waited > backPatience || g.free(centre, backRoom)) {
		g.launch()
		g.play(t, soundArrive, centre, 0.6)
	}
}

// free reports whether nothing dangerous is within a distance of a point, in logical pixels.
func (g *game) free(at geom.Vec, room float64) bool {
	for i := range g.rocks {
		if r := &g.rocks[i]; r.size > 0 && near(at, r.at, room+r.radius()) {
			return false
		}
	}
	return !g.saucer.here() || !near(at, g.saucer.at, room+saucerRadius(g.saucer.small))
}

// jump takes the ship into hyperspace.
func (g *game) jump(t *engine.Tick) {
	s := &g.ship
	g.counts.jumps++
	g.addRing(s.at, 4, 46, 0.45, warpCol)
	g.burst(t.Rand, s.at, s.vel.Mul(0.2), 26, 30, 150, warpCol)
	g.pushDust(s.at, 120, -160)
	g.play(t, soundJump, s.at, 0.8)
	s.flying, s.burning, s.burn = false, false, 0
	s.at = geom.V(t.Rand.Range(30, width-30), t.Rand.Range(30, height-30))
	s.vel = geom.Vec{}
	s.warp.Set(warpTime)
	s.cold.Set(warpTime + warpReload)
}

// arrive ends a jump: now and then the ship does not hold together.
func (g *game) arrive(t *engine.Tick) {
	s := &g.ship
	s.flying = true
	g.addRing(s.at, 40, 4, 0.4, warpCol)
	g.pushDust(s.at, 120, 160)
	g.play(t, soundArrive, s.at, 0.8)
	if t.Rand.Chance(warpRisk) {
		g.loseShip(t)
	}
}

// loseShip blows the ship up and takes a life.
func (g *game) loseShip(t *engine.Tick) {
	s := &g.ship
	s.flying, s.burning, s.waited = false, false, 0
	s.back.Set(backTime)
	g.score.lives--
	g.score.breakChain()
	g.counts.deaths++
	g.wave.clean = false
	g.shipWreck(t.Rand)
	g.cam.Shake(9*g.tuned.field.Shake, 0.7)
	g.flash = 0.5
	g.hold.Set(0.14)
	g.play(t, soundWreck, s.at, 1)
}

func (g *game) shipWreck(r *engine.Rand) {
	s := &g.ship
	for i, p := range hull {
		q := hull[(i+1)%len(hull)]
		mid := p.Lerp(q, 0.5).Rotate(s.angle)
		g.addSpark(spark{
			at: s.at.Add(mid), vel: s.vel.Mul(0.5).Add(mid.Unit().Mul(r.Range(16, 44))), angle: q.Sub(p).Angle() + s.angle,
			spin: r.Range(-3, 3), length: p.Dist(q), life: r.Range(1.4, 2.2), drag: 0.4, col: shipCol,
		})
	}
	g.burst(r, s.at, s.vel.Mul(0.4), 46, 20, 210, shipCol)
	g.burst(r, s.at, s.vel.Mul(0.4), 24, 10, 120, flameCol)
	g.addRing(s.at, 6, 110, 0.7, shipCol)
	g.addRing(s.at, 2, 60, 0.5, render.White)
	g.pushDust(s.at, 240, 260)
}

func (g *game) drawShip(c *render.Canvas) {
	s := &g.ship
	if !s.flying {
		return
	}
	col := shipCol
	if s.safe.Left > 0 { // a shield that pulses, and flickers when it is about to go
		pulse := 0.5 + float64(0.3*geom.Sin(g.since*9))
		if s.safe.Left < 0.8 && geom.Wrap(s.safe.Left, 0.16) < 0.08 {
			pulse = 0.1
		}
		c.Ring(s.at, 15, 1, shipCol.Fade(pulse*0.7))
		shine(c, s.at, 26, shipCol.Fade(pulse*0.4))
	}
	at, n := images(s.at, 24)
	for _, p := range at[:n] {
		drawHull(c, p, s.angle, col)
		drawFlame(c, p, s.angle, s.burn, g.since)
	}
}

func drawHull(c *render.Canvas, at geom.Vec, angle float64, col render.Color) {
	var points [len(hull)]geom.Vec
	for i, p := range hull {
		points[i] = at.Add(p.Rotate(angle))
	}
	shine(c, at, 26, col.Fade(0.22))
	outline(c, points[:], col)
}

func drawFlame(c *render.Canvas, at geom.Vec, angle, burn, time float64) {
	if burn <= 0 {
		return
	}
	long := -9 - float64((8+float64(4*geom.Sin(time*71)))*burn)
	tip := at.Add(geom.V(long, 0).Rotate(angle))
	for _, y := range [...]float64{-3.2, 3.2} {
		neon(c, at.Add(geom.V(-6, y).Rotate(angle)), tip, flameCol)
	}
	shine(c, at.Add(geom.V(-11, 0).Rotate(angle)), float64(16*burn)+6, flameCol.Fade(0.5))
}
