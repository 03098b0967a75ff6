package collide

import "github.com/krill2d/krill/engine/geom"

// path is the way of a body in a tick. The space learns of its end alone.
type path struct {
	mover
	ladders Mask     // whose upper edges hold as platforms do
	half    geom.Vec // half the width and height of the body
}

// met is what holds a path.
type met struct {
	touch
	slot uint32
}

// path returns the way of a body from where it is, out of what it is in, and false when it is gone or touches nothing.
func (s *Space) path(id ID, ladders Mask, drop bool) (path, bool) {
	i, ok := s.find(id)
	if !ok || s.bodies[i].Shape.Kind == NoShape {
		return path{}, false
	}
	w := path{mover: s.mover(i, noSlot), ladders: ladders}
	w.drop = drop
	w.half = geom.V((w.own.maxX-w.own.minX)/2, (w.own.maxY-w.own.minY)/2)
	w.recover(geom.Vec{})
	return w, true
}

// cast returns what holds the body on its way by a vector from where it has come to.
func (w *path) cast(by geom.Vec) (met, bool) {
	t, slot, held := w.first(by)
	if by.Y > 0 && w.ladders != 0 && !w.drop && t.t > 0 {
		if top, i, ok := w.ladderTop(by, t.t); ok {
			return met{top, i}, true
		}
	}
	return met{t, slot}, held
}

// clear reports whether the way by a vector is free, and then the way by another one.
func (w *path) clear(first, then geom.Vec) bool {
	if _, held := w.cast(first); held {
		return false
	}
	at := w.self.pos
	w.step(first)
	_, held := w.cast(then)
	w.self.pos = at
	return !held
}

// groundBelow reports whether there is ground to stand on, at most so far below the body when it is put aside by a vector.
func (w *path) groundBelow(aside geom.Vec, below float64) bool {
	at := w.self.pos
	w.step(aside)
	hit, held := w.cast(geom.V(0, below))
	w.self.pos = at
	return held && hit.normal.Y <= steep && hit.depth == 0
}

// advance goes on by the part of a vector that is free before what holds it, and notes that.
func (w *path) advance(by geom.Vec, hit met) {
	w.step(by.Mul(hit.t))
	w.note(&hit.touch, hit.slot)
}

// slide goes by a vector, and along what is in its way.
func (w *path) slide(by geom.Vec) {
	var before geom.Vec
	for range bounces {
		hit, held := w.cast(by)
		if !held {
			w.step(by)
			return
		}
		w.advance(by, hit)
		by = slip(by.Mul(1-hit.t), hit.normal)
		if by.Dot(before) < -1e-12 { // in a corner
			return
		}
		before = hit.normal
	}
}

// slip takes the part of a vector away that goes into what has a normal.
func slip(v, normal geom.Vec) geom.Vec { return v.Sub(normal.Mul(min(0, v.Dot(normal)))) }

// finish tells the space where the body is and what it stands on, which is what carries it.
func (w *path) finish(ground ID) {
	w.space.ground[w.slot] = ground
	w.end()
}
