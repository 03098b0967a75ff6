package collide

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// fly moves through the air by a distance to the side and by gravity, until ground holds it.
func (p *Platformer) fly(w *path, m Moves, a *flight, dx, dt float64) {
	if p.slideDown(w, m) {
		a.terminal = min(a.terminal, p.WallSlide)
		p.Vel.Y = min(p.Vel.Y, a.terminal)
	}
	dy, vy := a.step(min(p.Vel.Y, a.terminal), dt, p.jumping && m.JumpHeld)
	p.Vel.Y = vy
	p.glide(w, geom.V(dx, dy))
}

// glide moves through the air by a vector: floors are landed on, ceilings and walls take the speed towards them.
func (p *Platformer) glide(w *path, by geom.Vec) {
	for range bounces {
		hit, ok := w.cast(by)
		if !ok {
			w.step(by)
			return
		}
		w.advance(by, hit)
		by = by.Mul(1 - hit.t)
		switch n := hit.normal; {
		case n.Y <= steep:
			p.land(w, hit, by.X)
			return
		case n.Y >= -steep:
			if p.roundHead(w, by) {
				continue
			}
			p.Vel.Y, by.Y = max(p.Vel.Y, 0), max(by.Y, 0)
		case n.Y <= upright && p.Vel.Y >= 0 && p.stepUp(w, by.X):
		case n.Y < -upright: // too steep to stand on: down along it, never up
			p.OnWall = true
			p.Vel.X = 0
			by = slip(geom.V(0, max(by.Y, 0)), n)
		case n.Y > upright: // a slanting ceiling: along it
			by = slip(by, n)
			p.Vel = slip(p.Vel, n)
		default:
			p.OnWall = true
			p.Vel.X, by.X = 0, 0
		}
	}
}

// land ends a flight on the ground of a hit, and goes on by what is left to the side.
func (p *Platformer) land(w *path, hit met, dx float64) {
	p.Landed, p.Impact = true, p.Vel.Y
	p.stand(w, hit)
	p.stride(w, dx, hit.normal)
}

// roundHead moves a head that met the corner of a ceiling beside it, by the fewest logical pixels that let it go up.
func (p *Platformer) roundHead(w *path, by geom.Vec) bool {
	up := geom.V(0, min(by.Y, -1))
	far := setting(p.Corner, 4)
	for step := min(1, far); step > 0 && step <= far; step++ {
		for _, side := range [2]float64{1, -1} {
			aside := geom.V(math.Copysign(step, by.X)*side, 0)
			if w.clear(aside, up) {
				w.step(aside)
				return true
			}
		}
	}
	return false
}
