package collide

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// steepest is what the upward part of a normal is at least where one can stand: the cosine of 46°.
const steepest = 0.6946583704589973

// walkable reports whether a normal is that of ground to stand on.
func walkable(n geom.Vec) bool { return n.Y <= -steepest }

// along returns the way on a ground by a distance to the side.
func along(n geom.Vec, dx float64) geom.Vec { return geom.V(-n.Y*dx, n.X*dx) }

// ride finds out how far the ground went since the last tick, and thus its speed. What moves ground with Space.Step or
// Push has carried the body already; one that was moved by Put carries it here.
func (p *Platformer) ride(w *path, dt float64) {
	p.lift = geom.Vec{}
	if !p.OnFloor || p.ground == (ID{}) {
		return
	}
	if _, there := w.s.Body(p.ground); !there {
		return
	}
	by := w.s.Pos(p.ground).Sub(p.groundAt)
	if by == (geom.Vec{}) || math.Abs(by.X) > 4*w.half.X || math.Abs(by.Y) > 4*w.half.Y { // it stands, or was put elsewhere
		p.fresh = false
		return
	}
	p.lift = by.Mul(1 / dt)
	if p.fresh { // from now on the speed is one on this ground
		p.Vel.X -= p.lift.X
		p.fresh = false
	}
	if w.at == p.selfAt {
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
	reach := math.Abs(dx)*1.1 + max(setting(p.Ledge, 4), 1)
	if hit, ok := w.cast(geom.V(0, reach)); ok && walkable(hit.Normal) {
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
	for range bends {
		by := along(n, dx)
		hit, ok := w.cast(by)
		if !ok {
			w.at = w.at.Add(by)
			return
		}
		w.advance(by, hit)
		dx -= dx * hit.T
		if walkable(hit.Normal) {
			n = hit.Normal
			continue
		}
		if hit.Normal.Y <= 0.1 && p.stepUp(w, dx) {
			continue
		}
		p.Vel.X = 0
		p.OnWall = hit.Normal.Y <= 0.7
		return
	}
}

// stand is to have the ground of a hit under the feet.
func (p *Platformer) stand(w *path, hit Hit) {
	if hit.ID != p.ground || !p.OnFloor {
		p.fresh = true
	}
	p.OnFloor, p.ground, p.normal, p.Vel.Y = true, hit.ID, hit.Normal, 0
	p.jumping, p.air, p.dashed = false, 0, false
	w.motion.Floor, w.motion.FloorNormal, w.motion.On = true, hit.Normal, hit.ID
}

// stepUp lifts feet that met a wall just below its upper edge, by the fewest logical pixels that let them go on by dx.
func (p *Platformer) stepUp(w *path, dx float64) bool {
	high := setting(p.Ledge, 4)
	for up := min(1, high); up > 0 && up <= high; up++ {
		if w.clear(geom.V(0, -up), geom.V(math.Copysign(max(math.Abs(dx), 1), dx), 0)) {
			w.at.Y -= up
			return true
		}
	}
	return false
}
