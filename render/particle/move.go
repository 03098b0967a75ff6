package particle

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// motion is what moves the particles of a kind in a step.
type motion struct {
	k      *kind
	dt     float32
	gx, gy float32 // added to velocities
	centre geom.Vec
	scale  float64
}

func (e *Emitter) motion(k *kind, dt float32) motion {
	m := motion{k: k, dt: dt, scale: e.scale(), centre: e.Pos}
	g := k.Gravity.Mul(m.scale * float64(dt))
	if k.Local {
		g, m.centre = g.Rotate(-e.Rot), geom.Vec{} // down is down
	}
	m.gx, m.gy = float32(g.X), float32(g.Y)
	return m
}

// move steps the particles of a kind and closes the gaps of those that die, in one pass that keeps their order.
func (e *Emitter) move(b *baked, i int, dt float32) {
	k, g := &b.kinds[i], &e.groups[i]
	m := e.motion(k, dt)
	special := len(k.alive) > 0 || g.stride > 0
	if !special && !k.forced && !k.paced && !k.turned && len(k.deaths) == 0 {
		g.particles = g.particles[:m.glide(g.particles)]
		return
	}
	left := 0
	for j := range g.particles {
		p := &g.particles[j]
		if p.Age+dt >= p.Life {
			e.die(b, k, p)
			continue
		}
		before := p.Age
		m.advance(p)
		if special {
			e.trace(b, k, g, j, left, before)
		}
		if left != j {
			g.particles[left] = *p
		}
		left++
	}
	g.particles = g.particles[:left]
	g.way = g.way[:left*g.stride]
}

// glide does what move does for particles that only fly and fall, which is a third of the time without a call for each.
// It returns how many are left.
func (m *motion) glide(ps []Particle) (left int) {
	dt, gx, gy := m.dt, m.gx, m.gy
	for j := range ps {
		p := &ps[j]
		age := p.Age + dt
		if age >= p.Life {
			continue
		}
		p.Age = age
		vx, vy := p.VX+gx, p.VY+gy
		p.VX, p.VY = vx, vy
		p.X += float64(vx * dt)
		p.Y += float64(vy * dt)
		p.Rot += float32(p.Spin * dt)
		if left != j {
			ps[left] = *p
		}
		left++
	}
	return left
}

// advance moves one particle.
func (m *motion) advance(p *Particle) {
	p.Age += m.dt
	if m.k.forced {
		m.push(p)
	}
	p.VX += m.gx
	p.VY += m.gy
	dt, spin := m.dt, m.dt
	if m.k.paced {
		dt *= m.k.speedAt[p.stage()]
	}
	if m.k.turned {
		spin *= m.k.spinAt[p.stage()]
	}
	p.X += float64(p.VX * dt)
	p.Y += float64(p.VY * dt)
	p.Rot += float32(p.Spin * spin)
}

// push adds the forces that are each particle's own.
func (m *motion) push(p *Particle) {
	k, dt := m.k, float64(m.dt)
	vx, vy := float64(p.VX), float64(p.VY)
	if k.pulled {
		out := geom.Vec{X: p.X, Y: p.Y}.Sub(m.centre).Unit()
		away, round := k.Radial.of(p.Seed, forRadial)*m.scale*dt, 0.0
		if k.Tangent != (Range{}) {
			round = k.Tangent.of(p.Seed, forTangent) * m.scale * dt
		}
		vx += float64(out.X*away) - float64(out.Y*round)
		vy += float64(out.Y*away) + float64(out.X*round)
	}
	if k.dragged {
		left := 1 / (1 + float64(k.Drag.of(p.Seed, forDrag)*dt)) // implicit: steady for any dt
		vx, vy = vx*left, vy*left
	}
	p.VX, p.VY = float32(vx), float32(vy)
	if k.swayed {
		m.sway(p)
	}
}

// sway moves a particle across, level with the canvas: a fall of leaves and flakes.
func (m *motion) sway(p *Particle) {
	k := m.k
	phase := float64(float64(p.Age)*k.swayRate()) + roll(p.Seed, forPhase)
	wave := k.wave[geom.Floor(phase*steps)&(steps-1)]
	by := k.Sway.of(p.Seed, forSway) * m.scale * float64(m.dt)
	p.X += float64(by * wave)
}

// die lets be born what a death leaves.
func (e *Emitter) die(b *baked, k *kind, p *Particle) {
	for _, child := range k.deaths {
		e.bearOf(b, child, k, p)
	}
}

// trace notes a particle's way, moves that to its new place, and lets be born what comes while it is alive.
func (e *Emitter) trace(b *baked, k *kind, g *group, from, to int, before float32) {
	p := &g.particles[from]
	for _, child := range k.alive {
		c := &b.kinds[child]
		if c.Odds != 0 && roll(p.Seed, forFrame+1+uint64(child)) >= c.Odds {
			continue
		}
		if n := passed(before, p.Age, c.Rate); n > 0 {
			e.bear(b, child, n, e.originOf(k, p))
		}
	}
	if g.stride > 0 {
		g.follow(p, from, to, passed(before, p.Age, float64(g.stride)/k.Trail))
	}
}

// passed counts the beats of a rate between two ages.
func passed(from, to float32, rate float64) int {
	return geom.Int(math.Floor(float64(to)*rate) - math.Floor(float64(from)*rate))
}

// follow moves the points of a way to the particle's new place in the group, with n new ones in front.
func (g *group) follow(p *Particle, from, to, n int) {
	way := g.way[to*g.stride:][:g.stride]
	old := g.way[from*g.stride:][:g.stride]
	n = min(max(n, 0), g.stride)
	copy(way[n:], old)
	for i := range n {
		way[i] = geom.Vec{X: p.X, Y: p.Y}
	}
}

// fit gives a group as many points of a way as its kind has now; others are where the particles are.
func (g *group) fit(stride int) {
	if g.stride == stride {
		return
	}
	g.stride, g.way = stride, g.way[:0]
	for i := range g.particles {
		for range stride {
			g.way = append(g.way, geom.Vec{X: g.particles[i].X, Y: g.particles[i].Y})
		}
	}
}
