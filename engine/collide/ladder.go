package collide

import "github.com/krill2d/krill/engine/geom"

const (
	halfway = 0.5 // part of the way by which up and down count as pressed
	ungrip  = 0.2 // seconds for which no ladder is caught after a jump from one
	letGo   = 0.1 // seconds for which nothing that is OneWay holds who drops through it
)

// ladder returns the bounds of the ladder, or of its tile, that a point is in, and the slot of its body.
func (w *path) ladder(at geom.Vec) (bounds geom.Rect, slot uint32, there bool) {
	spot := box{at.X, at.Y, at.X, at.Y}
	slot = noSlot
	for _, i := range w.nearLadders(&spot) {
		p := w.space.placed(i, w.ladders)
		if r, ok := p.rung(at); ok && i < slot {
			bounds, slot, there = r, i, true
		}
	}
	return bounds, slot, there
}

// nearLadders returns the slots of ladders near a box, good until the next question.
func (w *path) nearLadders(at *box) []uint32 {
	s := w.space
	w.known = nowhere // work.near is its room, too
	s.work.near = s.near(s.work.near[:0], at, question{column: s.broad.layers, hits: w.ladders, not: w.slot})
	return s.work.near
}

// rung returns the bounds of a shape, or of the tile of it, that a point is in.
func (p *placed) rung(at geom.Vec) (geom.Rect, bool) {
	if p.Kind != TilesShape {
		_, inside := nearest(at, p)
		return bounds(p), inside
	}
	x, y := p.Grid.Cell(at.Sub(p.pos))
	t := p.tile(x, y)
	corner, size := p.corner(x, y, geom.Vec{}), p.Grid.CellSize()
	return geom.R(corner.X, corner.Y, size.X, size.Y), !t.empty()
}

// ladderTop returns the upper edge of a ladder that is met on a way down from outside, before the part t of it.
func (w *path) ladderTop(by geom.Vec, t float64) (top touch, slot uint32, met bool) {
	at := w.own.at(w.self.pos)
	at = at.swept(by)
	for _, i := range w.nearLadders(&at) {
		p := w.space.placed(i, w.ladders)
		hit, ok := sweep(&w.self, by, &p)
		if ok && hit.depth == 0 && hit.normal.Y < -0.99 && (hit.t < t || hit.t == t && i < slot) {
			top, slot, met, t = hit, i, true, hit.t
		}
	}
	return top, slot, met
}

// feet returns the point below the middle of the feet by some logical pixels.
func (w *path) feet(below float64) geom.Vec {
	return w.self.pos.Add(geom.V((w.own.minX+w.own.maxX)/2, w.own.maxY+below))
}

// climb moves the body on a ladder, and reports whether it is on one. A jump from one is left to jump.
func (p *Platformer) climb(w *path, m *Moves, a *flight, dt float64) bool {
	if p.Ladders == 0 || p.grip > soon || !p.OnLadder && !p.mount(w, *m) {
		p.OnLadder = false
		return false
	}
	if m.Jump {
		p.OnLadder, p.grip, m.Jump, p.Vel = false, ungrip, false, geom.Vec{}
		if m.Y <= halfway && p.JumpHeight >= 0 {
			p.leave(a)
		}
		return false
	}
	before := w.feet(-1)
	p.ascend(w, *m, dt)
	now := w.feet(-1)
	if _, _, on := w.ladder(now); on || p.OnFloor {
		p.OnLadder = !p.OnFloor
		return true
	}
	if rung, slot, up := w.ladder(geom.V(now.X, before.Y)); up && now.Y < before.Y {
		p.topOut(w, rung, slot)
	} else if _, _, on := w.ladder(w.self.pos); !on {
		p.OnLadder = false
	}
	return true
}

// topOut stands on the upper edge of a ladder that the feet have come to.
func (p *Platformer) topOut(w *path, rung geom.Rect, slot uint32) {
	by := geom.V(0, rung.Y-w.feet(0).Y)
	if !w.clear(by, geom.Vec{}) {
		return
	}
	w.step(by)
	p.OnLadder = false
	p.stand(w, met{touch{normal: geom.V(0, -1)}, slot})
}

// mount catches a ladder: upwards one that the body is before, downwards one under the feet.
func (p *Platformer) mount(w *path, m Moves) bool {
	at := w.self.pos
	if m.Y > halfway && p.OnFloor {
		at = w.feet(2)
	} else if m.Y > -halfway {
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
	p.Vel = geom.V(float64(m.X*speed), float64(m.Y*speed))
	rung, _, on := w.ladder(w.feet(1))
	if !on {
		rung, _, on = w.ladder(w.feet(-1))
	}
	if on && m.X == 0 && rung.W < 4*w.half.X {
		p.Vel.X = geom.Clamp((rung.Center().X-w.self.pos.X)/dt, -speed, speed)
	}
	ladders := w.ladders
	_, _, w.drop = w.ladder(w.feet(1))
	w.ladders = 0 // their upper edges are gone through
	w.slide(geom.V(float64(p.Vel.X*dt), 0))
	by := geom.V(0, float64(p.Vel.Y*dt))
	hit, held := w.cast(by)
	w.ladders, w.drop = ladders, false
	if !held {
		w.step(by)
		return
	}
	w.advance(by, hit)
	if hit.normal.Y <= steep {
		p.stand(w, hit)
	}
}

// fallThrough drops the body through a platform when that is wanted and nothing else holds it.
func (p *Platformer) fallThrough(w *path, m *Moves) {
	if !p.OnFloor || m.Y <= halfway || !m.Jump && !p.DownDrops {
		return
	}
	w.drop = true
	if _, held := w.cast(geom.V(0, 2)); held {
		w.drop = false
		return
	}
	p.drop, p.coyote, p.buffer, m.Jump = letGo, 0, 0, false
	p.Vel = p.Vel.Add(geom.V(p.lift.X, max(0, p.lift.Y)))
	p.offGround()
}
