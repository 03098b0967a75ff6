package collide

import "github.com/krill2d/krill/engine/geom"

// bends is how often a way turns at most in a tick.
const bends = 5

// path is the way of a body in a tick: its places are tried here, and the space learns of the last one alone.
type path struct {
	s           *Space
	id          ID
	shape       Shape
	hits        Mask
	ladders     Mask // whose upper edges hold as platforms do
	through     bool // nothing that is OneWay holds
	half        geom.Vec
	at, started geom.Vec
	motion      Motion
}

// newPath returns the way of a body from where it is, and false when it is gone.
func newPath(s *Space, id ID) (path, bool) {
	b, ok := s.Body(id)
	if !ok {
		return path{}, false
	}
	return path{s: s, id: id, shape: b.Shape, hits: b.Hits, half: b.Shape.Half, at: b.Pos, started: b.Pos}, true
}

// cast returns what holds the body on its way by a vector from where the path has come to.
func (w *path) cast(by geom.Vec) (Hit, bool) {
	return w.castFrom(w.at, by)
}

func (w *path) castFrom(at, by geom.Vec) (Hit, bool) {
	hit, ok := w.s.Cast(w.shape, at, by, Filter{Hits: w.hits, Not: w.id})
	if by.Y <= 0 || w.through || w.ladders == 0 {
		return hit, ok
	}
	rung, below := w.s.Cast(w.shape, at, by, Filter{Hits: w.ladders, Not: w.id, Triggers: true})
	if below && rung.Depth == 0 && rung.Normal.Y < -0.99 && (!ok || rung.T < hit.T) {
		return rung, true
	}
	return hit, ok
}

// clear reports whether the way by a vector is free, and then the way by another one.
func (w *path) clear(first, then geom.Vec) bool {
	if _, held := w.cast(first); held {
		return false
	}
	_, held := w.castFrom(w.at.Add(first), then)
	return !held
}

// advance goes on by the part of a vector that is free before a hit, and notes the hit.
func (w *path) advance(by geom.Vec, hit Hit) {
	w.at = w.at.Add(by.Mul(hit.T))
	if w.motion.N < len(w.motion.Hits) {
		w.motion.Hits[w.motion.N] = hit
		w.motion.N++
	}
}

// slide goes by a vector, and along what is in its way.
func (w *path) slide(by geom.Vec) {
	var before geom.Vec
	for range bends {
		hit, ok := w.cast(by)
		if !ok {
			w.at = w.at.Add(by)
			return
		}
		w.advance(by, hit)
		by = slip(by.Mul(1-hit.T), hit.Normal)
		if by.Dot(before) < 0 { // between two walls
			return
		}
		before = hit.Normal
	}
}

// finish tells the space.
func (w *path) finish() {
	if w.at != w.started {
		w.s.Put(w.id, w.at)
	}
	w.motion.By = w.at.Sub(w.started)
}

// escape leaves what the body is inside of.
func (w *path) escape() {
}
