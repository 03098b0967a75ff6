package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	halfTurn    = 3.141592653589793 // radians
	large       = 3                 // size of a rock that was not hit yet; each hit makes two of one size less
	maxRocks    = 64
	corners     = 12   // at most, of a rock
	splitSpread = 0.75 // radians, at most, that a half flies off to its side
	fastest     = 1.9  // limit of the factor by which rocks are faster in later waves
)

// What a rock of size 1, 2 and 3 is like.
var (
	rockRadius = [...]float64{1: 9, 2: 18, 3: 34}                        // logical pixels
	rockSpeed  = [...][2]float64{1: {55, 105}, 2: {38, 75}, 3: {22, 46}} // logical pixels per second
	rockPoints = [...]int{1: 100, 2: 50, 3: 20}                          // score
	rockShake  = [...]float64{1: 1.2, 2: 2.2, 3: 3.6}                    // logical pixels
	rockGain   = [...]float64{1: 0.55, 2: 0.75, 3: 1}                    // of its sound
	rockPitch  = [...]float64{1: 1.5, 2: 1.1, 3: 0.8}                    // of its sound
)

// rock is free when its size is 0.
type rock struct {
	at, vel     geom.Vec
	angle, spin float64           // radians, radians per second
	size        int               // 1 to large
	n           int               // corners in use
	shape       [corners]geom.Vec // from the middle, logical pixels, at angle 0
	lit         float64           // 1 when it was just made, fades to 0
}

func (r *rock) radius() float64 { return rockRadius[r.size] }

// newRock makes a rock of a size at a place, of a shape and course left to chance.
func newRock(rnd *engine.Rand, at geom.Vec, size int, faster float64) rock {
	r := rock{
		at: wrap(at), size: size, n: 7 + size + rnd.Int(3), angle: rnd.Range(-halfTurn, halfTurn),
		spin: rnd.Sign() * rnd.Range(0.2, 0.9) * (1 + float64(float64(large-size)*0.4)),
	}
	speed := rnd.Range(rockSpeed[size][0], rockSpeed[size][1]) * faster
	r.vel = geom.Polar(rnd.Range(-halfTurn, halfTurn), speed)
	for i := range r.shape {
		r.shape[i] = geom.Polar(float64(i)*2*halfTurn/float64(r.n), r.radius()*rnd.Range(0.72, 1.1))
	}
	return r
}

func (g *game) addRock(r rock) {
	for i := range g.rocks {
		if g.rocks[i].size == 0 {
			g.rocks[i] = r
			return
		}
	}
}

// rocksLeft returns how many rocks there are, and how many hits it would take to break all.
func (g *game) rocksLeft() (rocks, hits int) {
	for i := range g.rocks {
		if size := g.rocks[i].size; size > 0 {
			rocks++
			hits += 1<<size - 1
		}
	}
	return rocks, hits
}

func (g *game) moveRocks(dt float64) {
	for i := range g.rocks {
		r := &g.rocks[i]
		if r.size == 0 {
			continue
		}
		r.at = wrap(r.at.Add(r.vel.Mul(dt)))
		r.angle = geom.WrapAngle(r.angle + float64(r.spin*dt))
		r.lit = geom.Approach(r.lit, 0, float64(3*dt))
	}
}

// breakRock makes two of a rock, or dust of a small one.
func (g *game) breakRock(t *engine.Tick, i int) {
	r, k := g.rocks[i], &g.tuned.field
	g.rocks[i] = rock{}
	if r.size > 1 {
		for _, side := range [...]float64{-1, 1} {
			g.addRock(half(t.Rand, r, side, g.wave.faster(k), k.RockKick))
		}
	}
	col := rockCol(g.wave.n)
	g.burst(t.Rand, r.at, r.vel, 5*r.size, 15, 80+float64(25*r.size), col)
	g.splinter(t.Rand, r, col)
	g.addRing(r.at, r.radius()*0.4, r.radius()*2, 0.4, col)
	g.pushDust(r.at, r.radius()*4, 45+float64(35*r.size))
	g.cam.Shake(rockShake[r.size]*k.Shake, 0.25)
	g.playAt(t, soundRock, r.at, rockGain[r.size], rockPitch[r.size]+t.Rand.Range(-0.08, 0.08))
}

// half returns what flies off to one side of a broken rock, with a kick in logical pixels per second at most.
func half(rnd *engine.Rand, r rock, side, faster, kick float64) rock {
	h := newRock(rnd, r.at, r.size-1, faster)
	along := r.vel.Rotate(side * rnd.Range(0.3, splitSpread)).Unit()
	h.vel = along.Mul(max(r.vel.Len(), rockSpeed[h.size][0]*faster) + rnd.Range(8, kick))
	h.at = wrap(r.at.Add(along.Mul(r.radius() * 0.3)))
	h.lit = 1
	return h
}

// splinter throws pieces of a rock's outline about.
func (g *game) splinter(rnd *engine.Rand, r rock, col render.Color) {
	for range 2 + 2*r.size {
		out := geom.Polar(rnd.Range(-halfTurn, halfTurn), 1)
		g.addSpark(spark{
			at: r.at.Add(out.Mul(r.radius() * 0.6)), vel: r.vel.Add(out.Mul(rnd.Range(15, 70))),
			angle: rnd.Range(-halfTurn, halfTurn), spin: rnd.Range(-6, 6), length: rnd.Range(0.25, 0.6) * r.radius(),
			life: rnd.Range(0.5, 1.1), drag: 0.8, col: col,
		})
	}
}

func (g *game) drawRocks(c *render.Canvas) {
	for i := range g.rocks {
		r := &g.rocks[i]
		if r.size == 0 {
			continue
		}
		at, n := images(r.at, r.radius()*1.3)
		for _, p := range at[:n] {
			r.draw(c, p, render.Mix(rockCol(g.wave.n), render.White, r.lit*0.8))
		}
	}
}

func (r *rock) draw(c *render.Canvas, at geom.Vec, col render.Color) {
	var points [corners]geom.Vec
	turn := geom.Turn(r.angle).Then(geom.Move(at))
	for i, p := range r.shape[:r.n] {
		points[i] = turn.Apply(p)
	}
	shineRing(c, at, r.radius()*0.9, col.Fade(0.42+float64(r.lit*0.4)))
	c.PolygonLine(points[:r.n], lineWidth, hot(col))
	if r.size == large { // a ridge on its face
		top := at.Lerp(points[2], 0.42)
		beamLine(c, points[0], top, 9, col.Fade(0.35))
		beamLine(c, top, at.Lerp(points[4], 0.6), 9, col.Fade(0.35))
	}
}
