package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	dustCount  = 110
	dustSpring = 9.0  // pull towards its place, per second squared
	dustDrag   = 2.2  // share of speed lost in a second
	dustDrift  = 4.0  // of the nearest dust, logical pixels per second
	dustTail   = 0.07 // seconds of flight that its streak shows
)

// mote is a grain of stardust. Blasts push it away from its place, and it swings back.
type mote struct {
	home, off, vel geom.Vec
	depth          float64 // 0.2 far to 1 near: brightness, drift and how far blasts reach it
	col            render.Color
}

func (g *game) strewDust(r *engine.Rand) {
	for i := range g.dust {
		depth := 0.2 + float64(0.8*geom.Pow(r.Float(), 2))
		g.dust[i] = mote{
			home: geom.V(r.Range(0, width), r.Range(0, height)), depth: depth,
			col: render.Mix(dustFar, dustNear, depth).Fade(0.35 + float64(0.65*depth)),
		}
	}
}

func (m *mote) still() bool { return m.vel == geom.Vec{} && m.off == geom.Vec{} }

func (g *game) moveDust(dt float64) {
	for i := range g.dust {
		m := &g.dust[i]
		m.home = wrap(m.home.Add(geom.V(-dustDrift, dustDrift*0.4).Mul(m.depth * dt)))
		if m.still() {
			continue
		}
		m.vel = m.vel.Sub(m.off.Mul(dustSpring * dt)).Mul(1 - float64(dustDrag*dt))
		m.off = m.off.Add(m.vel.Mul(dt))
		if m.vel.Dot(m.vel)+m.off.Dot(m.off) < 0.02 {
			m.vel, m.off = geom.Vec{}, geom.Vec{}
		}
	}
}

// pushDust blows dust away from a point, as far as a radius in logical pixels and at most so fast as speed.
func (g *game) pushDust(at geom.Vec, radius, speed float64) {
	for i := range g.dust {
		m := &g.dust[i]
		d := toward(at, m.home)
		if far := d.Len(); far < radius && far > 0 {
			m.vel = m.vel.Add(d.Mul((1 - far/radius) * speed * m.depth / far))
		}
	}
}

func (g *game) drawDust(c *render.Canvas) {
	for i := range g.dust {
		m := &g.dust[i]
		size := 0.5 + m.depth
		if m.vel.Dot(m.vel) < 1/(dustTail*dustTail) { // a streak of less than a pixel
			c.Rect(geom.Around(m.home.Add(m.off), size, size), m.col)
			continue
		}
		at := wrap(m.home.Add(m.off))
		dash(c, at, m.vel.Angle(), m.vel.Len()*dustTail, 1.5+float64(2.5*m.depth), m.col.Fade(1.5))
	}
}
