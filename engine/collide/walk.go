package collide

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// upright is the part upwards or downwards of the normal of a wall, at most.
const upright = 0.1

// along returns the way on a ground by a distance to the side.
func along(n geom.Vec, dx float64) geom.Vec { return geom.V(float64(-n.Y*dx), float64(n.X*dx)) }

// ride finds out how far the ground went since the last tick, and thus its speed. What moves ground with Space.Step or
// Push has carried the body already; one that was moved by Put carries it here.
func (p *Platformer) ride(w *path, dt float64) {
	p.lift = geom.Vec{}
	i, there := w.space.find(p.ground)
	if !p.OnFloor || !there {
		return
	}
	by := w.space.places[i].Sub(p.groundAt)
	fresh := p.fresh
	p.fresh = false
	if by == (geom.Vec{}) || math.Abs(by.X) > 4*w.half.X || math.Abs(by.Y) > 4*w.half.Y { // it stands, or was put elsewhere
		return
	}
	p.lift = by.Mul(1 / dt)
	if fresh { // from now on the speed is one on this ground
		p.Vel.X -= p.lift.X
	}
	if w.from == p.selfAt {
		w.slide(by)
	}
}

// offGround ends standing.
func (p *Platformer) offGround() {
	p.OnFloor, p.ground = false, ID{}
}

// walk moves along the ground by a distance to the side, up and down its slopes, and stays on it where it goes on.
func (p *Platformer) walk(w *path, dx float64) {
	p.stride(w, dx, p.normal)
	reach := float64(math.Abs(dx)*1.1) + max(setting(p.Ledge, 4), 1)
	if hit, ok := w.cast(geom.V(0, reach)); ok && hit.normal.Y <= steep {
		w.advance(geom.V(0, reach), hit)
		p.stand(w, hit)
		return
	}
	p.Vel.X += p.lift.X
	p.Vel.Y = max(0, p.lift.Y)
	p.offGround()
}

// stride goes a distance over ground whose normal is n, until a wall holds it.
func (p *Platformer) stride(w *path, dx float64, n geom.Vec) {
	for range bounces {
		by := along(n, dx)
		hit, ok := w.cast(by)
		if !ok {
			w.step(by)
			return
		}
		w.advance(by, hit)
		dx -= float64(dx * hit.t)
		if hit.normal.Y <= steep {
			n = hit.normal
			continue
		}
		if hit.normal.Y <= upright && p.stepUp(w, dx) {
			continue
		}
		p.Vel.X = 0
		p.OnWall = hit.normal.Y < -steep
		return
	}
}

// stand is to have the ground of a hit under the feet.
func (p *Platformer) stand(w *path, hit met) {
	id := w.space.id(hit.slot)
	if p.OnFloor && id != p.ground {
		p.Vel.X += p.lift.X
	}
	p.fresh = p.fresh || id != p.ground
	p.OnFloor, p.ground, p.normal, p.Vel.Y = true, id, hit.normal, 0
	p.jumping, p.air, p.dashed = false, 0, false
	w.did.Floor, w.did.FloorNormal, w.did.On = true, hit.normal, id
}

// stepUp lifts feet that met something just below its upper edge, by the fewest logical pixels that let them go on by dx
// and stand there.
func (p *Platformer) stepUp(w *path, dx float64) bool {
	on := math.Copysign(max(math.Abs(dx), 1), dx)
	if w.self.Kind != BoxShape { // round feet stand on an edge when it is well below them
		on = math.Copysign(max(math.Abs(dx), w.half.X), dx)
	}
	high := setting(p.Ledge, 4)
	for up := min(1, high); up > 0 && up <= high; up++ {
		if w.clear(geom.V(0, -up), geom.V(on, 0)) && w.groundBelow(geom.V(on, -up), up+1) {
			w.step(geom.V(0, -up))
			return true
		}
	}
	return false
}
