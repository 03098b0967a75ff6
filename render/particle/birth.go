package particle

import (
	"math"
	"slices"

	"github.com/krill2d/krill/engine/geom"
)

// origin is what particles are born of.
type origin struct {
	at  geom.Vec // in the coordinates of the emitter
	rot float64  // radians
	vel geom.Vec // logical pixels per second
}

// tick lets a kind's clock go on by dt seconds and lets be born what is due.
func (e *Emitter) tick(b *baked, i int, dt float64) {
	k, g := &b.kinds[i], &e.groups[i]
	from := g.clock - k.Delay
	to := from + dt
	g.clock += dt
	if cycles := k.cycles(from, to); cycles > 0 && k.Burst != (Range{}) {
		e.bear(b, i, e.random.count(k.Burst), e.origin(k, 1, dt))
	}
	lo, hi := max(from, 0), to
	if k.Duration > 0 && !k.Loop {
		hi = min(hi, k.Duration)
	}
	if k.Rate == 0 || hi <= lo {
		return
	}
	due := g.due + float64(k.Rate*(hi-lo))
	n := math.Floor(due)
	for j := 1.0; j <= n && len(g.particles) < k.most(); j++ {
		when := (lo + (j-g.due)/k.Rate - from) / dt // of this tick, 0 to 1
		e.bear(b, i, 1, e.origin(k, when, dt))
		e.catchUp(k, g, float32((1-when)*dt))
	}
	g.due = due - n
}

// cycles counts the beginnings of cycles from one time up to but not including another.
func (k *kind) cycles(from, to float64) int {
	switch {
	case to <= 0:
		return 0
	case k.Loop:
		return geom.Floor(math.Ceil(to/k.Duration) - math.Ceil(max(from, 0)/k.Duration))
	case from <= 0 && to > 0:
		return 1
	}
	return 0
}

// origin returns the emitter as it was at a part of the tick.
func (e *Emitter) origin(k *kind, when, dt float64) origin {
	if k.Local {
		return origin{at: e.Pos, rot: e.Rot}
	}
	return origin{at: e.last.Lerp(e.Pos, when), rot: e.Rot, vel: e.Pos.Sub(e.last).Mul(1 / dt)}
}

// catchUp moves the particle that was born last by what is left of the tick.
func (e *Emitter) catchUp(k *kind, g *group, dt float32) {
	if n := len(g.particles); n > 0 && dt > 0 {
		m := e.motion(k, dt)
		m.advance(&g.particles[n-1])
	}
}

// bear lets n particles of a kind be born, as far as there is room, and those that are born of them.
func (e *Emitter) bear(b *baked, i, n int, o origin) {
	k, g := &b.kinds[i], &e.groups[i]
	n = min(n, k.most()-len(g.particles))
	if n <= 0 {
		return
	}
	if cap(g.particles)-len(g.particles) < n {
		g.particles = slices.Grow(g.particles, max(n, min(2*len(g.particles), k.most()-len(g.particles))))
	}
	if k.Local {
		o.at, o.rot, o.vel = o.at.Sub(e.Pos).Rotate(-e.Rot), o.rot-e.Rot, o.vel.Rotate(-e.Rot)
	}
	for range n {
		p := e.born(k, &o)
		g.particles = append(g.particles, p)
		for range g.stride {
			g.way = append(g.way, geom.Vec{X: p.X, Y: p.Y})
		}
		for _, child := range k.births {
			e.bearOf(b, child, k, &p)
		}
	}
}

// born draws one particle.
func (e *Emitter) born(k *kind, o *origin) Particle {
	r, scale := &e.random, e.scale()
	at, angle := k.place(r)
	if !k.Outward && k.Shape.kind != cone {
		angle = 0
	}
	if k.Shape.kind != cone {
		angle += k.Angle + float64((r.float()*2-1)*k.Spread)
	}
	if o.rot != 0 {
		at = at.Rotate(o.rot)
	}
	v := geom.Polar(angle+o.rot, r.draw(k.Speed)*scale).Add(o.vel.Mul(k.Inherit))
	return Particle{
		X: o.at.X + float64(at.X*scale), Y: o.at.Y + float64(at.Y*scale),
		VX: float32(v.X), VY: float32(v.Y), Life: float32(r.draw(k.life())),
		Size: float32(r.draw(k.size()) * scale), Rot: float32(r.draw(k.Rot)), Spin: float32(r.draw(k.Spin)),
		Seed: uint32(r.next()),
	}
}

func (e *Emitter) scale() float64 {
	if e.Scale == 0 {
		return 1
	}
	return e.Scale
}

// bearOf lets particles be born of one of another kind, in a burst.
func (e *Emitter) bearOf(b *baked, child int, k *kind, p *Particle) {
	c := &b.kinds[child]
	if c.Odds != 0 && e.random.float() >= c.Odds {
		return
	}
	e.bear(b, child, e.random.count(c.Burst), e.originOf(k, p))
}

// originOf returns a particle as what others are born of.
func (e *Emitter) originOf(k *kind, p *Particle) origin {
	o := origin{at: geom.Vec{X: p.X, Y: p.Y}, rot: e.Rot, vel: geom.Vec{X: float64(p.VX), Y: float64(p.VY)}}
	if k.Local {
		o.at, o.vel = o.at.Rotate(e.Rot).Add(e.Pos), o.vel.Rotate(e.Rot)
	}
	return o
}
