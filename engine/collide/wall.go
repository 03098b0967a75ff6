package collide

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// grasp is how near a wall is that can be jumped from, logical pixels.
const grasp = 2

// touches reports whether an upright wall is beside the body.
func (w *path) touches(side float64) bool {
	hit, ok := w.cast(geom.V(side*grasp, 0))
	return ok && hit.normal.X*side < -0.9
}

// besideWall returns the side where a wall is near enough to jump from it, that in front first, and 0 where none is.
func (p *Platformer) besideWall(w *path) float64 {
	for _, side := range [2]float64{p.Facing, -p.Facing} {
		if w.touches(side) {
			return side
		}
	}
	return 0
}

// slideDown reports whether the body is pushed to a wall on its way down, which slows it.
func (p *Platformer) slideDown(w *path, m Moves) bool {
	p.Sliding = p.WallSlide > 0 && p.Vel.Y > 0 && m.X != 0 && w.touches(math.Copysign(1, m.X))
	return p.Sliding
}

// kickOff jumps from a wall, and reports whether there is one.
func (p *Platformer) kickOff(w *path, a *flight) bool {
	if p.WallJump <= 0 || p.OnFloor {
		return false
	}
	side := p.besideWall(w)
	if side == 0 {
		return false
	}
	p.leave(a)
	p.Facing, p.steer = -side, away
	p.Vel.X = float64(-side * p.WallJump)
	return true
}
