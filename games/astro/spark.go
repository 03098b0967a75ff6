package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	maxSparks = 300
	maxRings  = 24
	sparkTail = 0.035 // seconds of flight that a streak shows
)

// spark is a particle: a streak of light, or a turning line when it has a length. It is free when its life is 0.
type spark struct {
	at, vel     geom.Vec
	angle, spin float64 // radians, radians per second; of a line: a streak points where it flies
	length      float64 // of a line, logical pixels; 0: a streak along its flight
	life, whole float64 // seconds left, and at first
	drag        float64 // share of speed lost in a second
	col         render.Color
}

// addSpark puts a particle in the place of the oldest one.
func (g *game) addSpark(s spark) {
	if s.whole = s.life; s.length == 0 {
		s.angle = s.vel.Angle() // once: drag does not turn it
	}
	g.sparks[g.nextSpark] = s
	g.nextSpark = (g.nextSpark + 1) % maxSparks
}

// burst throws n streaks about, at speeds in logical pixels per second on top of one they share.
func (g *game) burst(r *engine.Rand, at, vel geom.Vec, n int, slow, fast float64, col render.Color) {
	for range n {
		k := r.Float()
		out := geom.Polar(r.Range(-halfTurn, halfTurn), geom.Lerp(slow, fast, float64(k*k)))
		g.addSpark(spark{at: at, vel: vel.Add(out), life: r.Range(0.3, 0.9), drag: 1.6, col: col})
	}
}

// exhaust is what a burning engine leaves behind.
func (g *game) exhaust(r *engine.Rand) {
	s := &g.ship
	for range 1 + r.Int(2) {
		back := geom.Polar(s.angle+halfTurn+r.Range(-0.28, 0.28), r.Range(70, 170))
		g.addSpark(spark{
			at: s.at.Add(geom.Polar(s.angle+halfTurn, 9)), vel: s.vel.Add(back), life: r.Range(0.18, 0.45), drag: 2.5,
			col: render.Mix(flameCol, goldCol, r.Float()),
		})
	}
	g.pushDust(s.at.Add(geom.Polar(s.angle+halfTurn, 16)), 40, 7)
}

// ring is a wave of light that runs outwards, or inwards when it ends smaller than it begins.
type ring struct {
	at          geom.Vec
	from, to    float64 // radius, logical pixels
	life, whole float64 // seconds left, and at first
	col         render.Color
}

func (g *game) addRing(at geom.Vec, from, to, sec float64, col render.Color) {
	g.rings[g.nextRing] = ring{at: at, from: from, to: to, life: sec, whole: sec, col: col}
	g.nextRing = (g.nextRing + 1) % maxRings
}

func (g *game) moveSparks(dt float64) {
	for i := range g.sparks {
		s := &g.sparks[i]
		if s.life <= 0 {
			continue
		}
		s.life = max(s.life-dt, 0)
		s.vel = s.vel.Mul(1 - float64(s.drag*dt))
		s.at = wrap(s.at.Add(s.vel.Mul(dt)))
		s.angle += float64(s.spin * dt)
	}
	for i := range g.rings {
		g.rings[i].life = max(g.rings[i].life-dt, 0)
	}
}

func (g *game) drawSparks(c *render.Canvas) {
	for i := range g.sparks {
		if s := &g.sparks[i]; s.life > 0 {
			s.draw(c)
		}
	}
	for i := range g.rings {
		r := &g.rings[i]
		if r.life <= 0 {
			continue
		}
		k := r.life / r.whole
		radius := geom.Lerp(r.to, r.from, float64(k*k))
		c.Ring(r.at, radius, 0.8+float64(2.2*k), r.col.Fade(k*0.7))
		shineRing(c, r.at, radius, r.col.Fade(k*0.4))
	}
}

func (s *spark) draw(c *render.Canvas) {
	k := s.life / s.whole
	if s.length > 0 {
		half := geom.Polar(s.angle, s.length/2)
		beamLine(c, s.at.Sub(half), s.at.Add(half), 13, hot(s.col.Fade(k)))
		return
	}
	tail := s.vel.Mul(sparkTail)
	if tail.Dot(tail) < 2 {
		shine(c, s.at, 1.2+float64(1.4*k), hot(s.col.Fade(k*1.2)))
		return
	}
	dash(c, s.at.Sub(tail.Mul(0.5)), s.angle, tail.Len(), 2.2+float64(3*k), hot(s.col.Fade(k*1.2)))
}
