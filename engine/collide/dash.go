package collide

import "github.com/krill2d/krill/engine/geom"

// rush begins a dash when one is wanted and can be had, moves the body in one, and reports whether it did. A jump ends it.
func (p *Platformer) rush(w *path, m Moves, dt float64) bool {
	if m.Dash && p.Dash > 0 && !p.dashed && p.dash <= soon {
		way := geom.V(m.X, m.Y).Unit()
		if way == (geom.Vec{}) || p.OnFloor && way.Y > 0 {
			way = geom.V(p.Facing, 0)
		}
		p.Vel, p.dash, p.dashed = way.Mul(p.Dash), setting(p.DashTime, 0.15), true
		p.jumping, p.coyote = false, 0
	}
	p.Dashing = p.dash > soon && !m.Jump
	if !p.Dashing {
		p.dash = 0
		return false
	}
	by := p.Vel.Mul(min(dt, p.dash))
	if p.OnFloor && by.Y >= 0 {
		p.walk(w, by.X)
	} else {
		p.offGround()
		p.glide(w, by)
	}
	if count(&p.dash, dt); p.dash <= soon {
		speed := setting(p.Speed, 120)
		p.Vel = geom.V(geom.Clamp(p.Vel.X, -speed, speed), geom.Clamp(p.Vel.Y, -speed, speed))
	}
	return true
}
