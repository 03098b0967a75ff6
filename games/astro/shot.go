package main

import (
	"math"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	maxShots   = 12
	ownShots   = 6    // of the player's, at one time: each miss costs a moment
	enemyLife  = 1.5  // seconds
	shotRadius = 2.0  // logical pixels
	shotTail   = 0.03 // seconds of flight that its streak shows
)

// shot is free when its life is 0.
type shot struct {
	at, vel geom.Vec
	life    float64 // seconds left
	enemy   bool    // the saucer's
}

func (g *game) addShot(s shot) {
	for i := range g.shots {
		if g.shots[i].life <= 0 {
			g.shots[i] = s
			return
		}
	}
}

func (g *game) fireShot(t *engine.Tick) {
	flying := 0
	for i := range g.shots {
		if g.shots[i].life > 0 && !g.shots[i].enemy {
			flying++
		}
	}
	if flying >= ownShots {
		return
	}
	s, k := &g.ship, &g.tuned.ship
	nose := wrap(s.at.Add(geom.Polar(s.angle, 12)))
	g.addShot(shot{at: nose, vel: s.vel.Add(geom.Polar(s.angle, k.ShotSpeed)), life: k.ShotLife})
	s.vel = s.vel.Sub(geom.Polar(s.angle, k.Recoil))
	s.reload.Set(k.Reload)
	g.score.fired++
	g.play(t, soundShot, nose, 0.5)
}

func (g *game) moveShots(dt float64) {
	for i := range g.shots {
		s := &g.shots[i]
		if s.life <= 0 {
			continue
		}
		s.life = max(s.life-dt, 0)
		s.at = wrap(s.at.Add(s.vel.Mul(dt)))
	}
}

// lead returns the way to where a target will be when a shot of some speed gets there. The target is at d from here
// and moves at v relative to the shooter. When no shot can catch it, lead returns d.
func lead(d, v geom.Vec, speed float64) geom.Vec {
	a := v.Dot(v) - float64(speed*speed)
	b := 2 * d.Dot(v)
	c := d.Dot(d)
	root := float64(b*b) - float64(4*a*c)
	if a >= 0 || root < 0 { // a < 0: the shot is the faster one, and there is one time after now
		return d
	}
	return d.Add(v.Mul((-b - math.Sqrt(root)) / (2 * a)))
}

func (g *game) drawShots(c *render.Canvas) {
	for i := range g.shots {
		s := &g.shots[i]
		if s.life <= 0 {
			continue
		}
		col := shotCol
		if s.enemy {
			col = enemyCol
		}
		col = col.Fade(geom.Clamp(s.life*8, 0, 1))
		shine(c, s.at, 14, col.Fade(0.5))
		dash(c, s.at, s.vel.Angle(), s.vel.Len()*shotTail, 7, hot(col))
	}
}
