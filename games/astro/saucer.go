package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	firstSaucer  = 11.0    // seconds into a wave
	saucerPause  = 16.0    // seconds from one to the next, in the first wave
	saucerSooner = 0.9     // factor of that in each further wave
	saucerLeast  = 7.0     // seconds it never goes below
	bigSpeed     = 62.0    // logical pixels per second
	smallSpeed   = 92.0    // logical pixels per second
	bigReload    = 1.25    // seconds between shots
	smallReload  = 0.95    // seconds between shots
	smallFrom    = 2500    // score from which small ones come at all
	onlySmall    = 30000   // score from which no other ones come
	worstAim     = 0.55    // radians by which a small one misses at most, at first
	bestAim      = 0.06    // radians, from perfectScore on
	perfectScore = 40000.0 // score
	bigPoints    = 200
	smallPoints  = 1000
)

// saucer is the enemy. It crosses the field once; there is one at most.
type saucer struct {
	at, vel geom.Vec
	small   bool
	hits    int          // 0: not here
	veer    engine.Timer // until it changes course
	reload  engine.Timer
}

func (s *saucer) here() bool { return s.hits > 0 }

func saucerRadius(small bool) float64 {
	if small {
		return 8
	}
	return 14
}

// stepSaucer lets saucers come, fly, shoot and leave.
func (g *game) stepSaucer(t *engine.Tick) {
	s := &g.saucer
	if !s.here() {
		if rocks, _ := g.rocksLeft(); rocks > 0 && g.wave.saucer.Fired(t.Dt) {
			g.sendSaucer(t)
		}
		return
	}
	if s.veer.Fired(t.Dt) {
		s.vel.Y = float64(t.Rand.Int(3)-1) * max(s.vel.X, -s.vel.X) * 0.7
		s.veer.Set(t.Rand.Range(0.6, 1.6))
	}
	s.at = s.at.Add(s.vel.Mul(t.Dt))
	s.at.Y = geom.Wrap(s.at.Y, height)
	if s.at.X < -20 && s.vel.X < 0 || s.at.X > width+20 && s.vel.X > 0 {
		g.endSaucer()
		return
	}
	if s.reload.Fired(t.Dt) {
		g.saucerShoots(t)
	}
}

// sendSaucer lets one come in from the left or the right.
func (g *game) sendSaucer(t *engine.Tick) {
	small := g.score.points >= onlySmall || g.score.points >= smallFrom && t.Rand.Chance(0.5)
	side := t.Rand.Sign()
	s := saucer{small: small, hits: 1, at: geom.V(centre.X-side*(width/2+18), t.Rand.Range(40, height-40))}
	s.vel = geom.V(side*bigSpeed, 0)
	if small {
		s.vel = geom.V(side*smallSpeed, 0)
	}
	s.veer.Set(t.Rand.Range(0.8, 1.6))
	s.reload.Set(0.9)
	g.saucer = s
	g.counts.saucers++
}

// endSaucer clears the sky until the next one.
func (g *game) endSaucer() {
	g.saucer = saucer{}
	g.wave.saucer.Set(g.wave.saucerPause())
}

// aimError returns how far a small saucer's shots go astray at most, in radians, by the player's score.
func aimError(points int) float64 {
	return geom.Lerp(worstAim, bestAim, geom.Clamp(float64(points)/perfectScore, 0, 1))
}

func (g *game) saucerShoots(t *engine.Tick) {
	s, k := &g.saucer, &g.tuned.field
	s.reload.Set(bigReload)
	if s.small {
		s.reload.Set(smallReload)
	}
	angle := t.Rand.Range(-halfTurn, halfTurn)
	if s.small && g.ship.flying {
		e := aimError(g.score.points)
		angle = lead(toward(s.at, g.ship.at), g.ship.vel, k.EnemySpeed).Angle() + t.Rand.Range(-e, e)
	}
	from := wrap(s.at.Add(geom.Polar(angle, saucerRadius(s.small))))
	g.addShot(shot{at: from, vel: geom.Polar(angle, k.EnemySpeed), life: enemyLife, enemy: true})
	g.play(t, soundEnemyShot, from, 0.5)
}

// hitSaucer blows it up.
func (g *game) hitSaucer(t *engine.Tick) {
	s := g.saucer
	points, col := bigPoints, bigCol
	if s.small {
		points, col = smallPoints, smallCol
	}
	g.endSaucer()
	g.counts.saucersHit++
	g.award(t, points, s.at)
	for range 9 {
		g.addSpark(spark{
			at: s.at, vel: s.vel.Mul(0.5).Add(geom.Polar(t.Rand.Range(-halfTurn, halfTurn), t.Rand.Range(30, 110))),
			angle: t.Rand.Range(-halfTurn, halfTurn), spin: t.Rand.Range(-8, 8), length: t.Rand.Range(4, 12),
			life: t.Rand.Range(0.7, 1.3), drag: 0.7, col: col,
		})
	}
	g.burst(t.Rand, s.at, s.vel.Mul(0.4), 40, 20, 200, col)
	g.burst(t.Rand, s.at, s.vel.Mul(0.4), 16, 10, 90, render.White)
	g.addRing(s.at, 5, 80, 0.6, col)
	g.pushDust(s.at, 190, 200)
	g.cam.Shake(5*g.tuned.field.Shake, 0.4)
	g.flash = max(g.flash, 0.2)
	g.hold.Set(0.06)
	g.play(t, soundSaucerHit, s.at, 0.9)
}

func (g *game) drawSaucer(c *render.Canvas) {
	s := &g.saucer
	if !s.here() {
		return
	}
	k, col := 1.0, bigCol
	if s.small {
		k, col = 0.6, smallCol
	}
	at, n := images(s.at, 18)
	for _, p := range at[:n] {
		drawDisc(c, p, k, col, g.since)
	}
}

// drawDisc draws a saucer at a scale, with lights that run around its rim.
func drawDisc(c *render.Canvas, at geom.Vec, k float64, col render.Color, time float64) {
	shape := [...]geom.Vec{{X: -15}, {X: -6, Y: -5}, {X: 6, Y: -5}, {X: 15}, {X: 7, Y: 6}, {X: -7, Y: 6}}
	for i, p := range shape {
		shape[i] = at.Add(p.Mul(k))
	}
	shine(c, at, 30*k, col.Fade(0.3))
	outline(c, shape[:], col)
	dome := [...]geom.Vec{{X: -6, Y: -5}, {X: -3.5, Y: -10}, {X: 3.5, Y: -10}, {X: 6, Y: -5}}
	for i := 1; i < len(dome); i++ {
		neon(c, at.Add(dome[i-1].Mul(k)), at.Add(dome[i].Mul(k)), col)
	}
	c.Line(shape[0], shape[3], 1, col.Fade(0.6))
	for i := range 3 {
		x := float64(geom.Wrap(float64(time*1.6)+float64(i)/3, 1)*26) - 13
		shine(c, at.Add(geom.V(x, 0).Mul(k)), 6*k, render.White.Fade(0.9))
	}
}
