package collide

import (
	"github.com/krill2d/krill/engine/geom"
)

const (
	pushed = 0.5 // part of the way by which up and down count as pressed
	ungrip = 0.2 // seconds for which no ladder is caught after a jump from one
	letGo  = 0.1 // seconds for which nothing that is OneWay holds who drops through it
)

// ladder returns the bounds of the ladder, or of its tile, that a point is in.
func (w *path) ladder(at geom.Vec) (geom.Rect, ID, bool) {
	var found [4]ID
	for _, id := range w.s.At(found[:0], at, Filter{Hits: w.ladders, Not: w.id, Triggers: true}) {
		b, _ := w.s.Body(id)
		if b.Shape.Kind == TilesShape {
			g := b.Shape.Grid
			x, y := g.Cell(at.Sub(b.Pos))
			size, corner := g.CellSize(), g.Corner(x, y).Add(b.Pos)
			return geom.R(corner.X, corner.Y, size.X, size.Y), id, true
		}
		return b.Bounds(), id, true
	}
	return geom.Rect{}, ID{}, false
}

// feet returns the point under the middle of the body by some logical pixels.
func (w *path) feet(below float64) geom.Vec { return w.at.Add(geom.V(0, w.half.Y+below)) }

// climb moves the body on a ladder, and reports whether it is on one. A jump from one is left to jump.
func (p *Platformer) climb(w *path, m *Moves, a *arc, dt float64) bool {
	if p.Ladders == 0 || p.grip > soon || !p.OnLadder && !p.mount(w, *m) {
		p.OnLadder = false
		return false
	}
	if m.Jump {
		p.OnLadder, p.grip, m.Jump, p.Vel = false, ungrip, false, geom.Vec{}
		if m.Y <= pushed {
			p.leave(a)
		}
		return false
	}
	rung, id, _ := w.ladder(w.feet(-1))
	p.ascend(w, *m, dt)
	if _, _, on := w.ladder(w.feet(-1)); on || p.OnFloor {
		p.OnLadder = !p.OnFloor
		return true
	}
	if _, _, on := w.ladder(w.at); on {
		return true
	}
	p.OnLadder = false
	if m.Y < 0 && id != (ID{}) {
		w.at.Y = rung.Y - w.half.Y
		p.stand(w, Hit{ID: id, Normal: geom.V(0, -1)})
	}
	return true
}

// mount catches a ladder: upwards one that the body is before, downwards one under the feet.
func (p *Platformer) mount(w *path, m Moves) bool {
	at := w.at
	if m.Y > pushed && p.OnFloor {
		at = w.feet(2)
	} else if m.Y > -pushed {
		return false
	}
	if _, _, there := w.ladder(at); !there {
		return false
	}
	p.OnLadder, p.Vel, p.jumping, p.air, p.dashed = true, geom.Vec{}, false, 0, false
	p.coyote, p.buffer, p.dash = 0, 0, 0
	p.offGround()
	return true
}

// ascend climbs for a tick, and towards the middle of a ladder that is narrow.
func (p *Platformer) ascend(w *path, m Moves, dt float64) {
	speed := setting(p.Climb, 80)
	p.Vel = geom.V(m.X*speed, m.Y*speed)
	if rung, _, on := w.ladder(w.feet(1)); m.X == 0 && on && rung.W < 4*w.half.X {
		p.Vel.X = geom.Clamp((rung.Center().X-w.at.X)/dt, -speed, speed)
	}
	ladders := w.ladders
	_, _, w.through = w.ladder(w.feet(1))
	w.ladders = 0 // their upper edges are gone through
	defer func() { w.ladders, w.through = ladders, false }()
	w.slide(geom.V(p.Vel.X*dt, 0))
	by := geom.V(0, p.Vel.Y*dt)
	hit, held := w.cast(by)
	if !held {
		w.at = w.at.Add(by)
		return
	}
	w.advance(by, hit)
	if walkable(hit.Normal) {
		p.stand(w, hit)
	}
}

// fallThrough drops the body through a platform when that is wanted and nothing else holds it.
func (p *Platformer) fallThrough(w *path, m *Moves) {
	if !p.OnFloor || m.Y <= pushed || !m.Jump && !p.DownDrops {
		return
	}
	w.through = true
	if _, held := w.cast(geom.V(0, 2)); held {
		w.through = false
		return
	}
	p.drop, p.coyote, p.buffer, m.Jump = letGo, 0, 0, false
	p.Vel = p.Vel.Add(geom.V(p.lift.X, max(0, p.lift.Y)))
	p.offGround()
}
