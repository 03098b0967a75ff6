package collide

import (
	"cmp"
	"slices"

	"github.com/krill2d/krill/engine/geom"
)

// pushed is a body that another one takes along.
type pushed struct {
	slot  uint32
	rides bool
	order float64 // which one goes first: of those in the way the nearest, of riders the one that is furthest ahead
}

const (
	reach  = 2    // how far from a lift those are looked for that stand on it, logical pixels
	chain  = 64   // bodies that push one another in a row
	shoves = 1024 // bodies that one Push moves, each as often as it is moved
)

// Push moves a body by a vector through everything, carries along what stands on it and pushes what is in its way:
// what a lift does. Who stands on it is known from their last Slide; what is pushed may push and carry in turn.
// It appends to crushed the bodies that something else held, so that they are now in it, by their ID.
// It panics when by is NaN or beyond 1e9.
func (s *Space) Push(crushed []ID, id ID, by geom.Vec) []ID {
	refuse("push", "by", by)
	i, ok := s.find(id)
	if !ok {
		return crushed
	}
	return s.push(crushed, i, s.within(i, by))
}

func (s *Space) push(crushed []ID, i uint32, by geom.Vec) []ID {
	w := &s.work
	w.pushing = padded(w.pushing, len(s.gens))
	w.pushed, w.shoves = w.pushed[:0], 0
	w.push++
	s.ready()
	s.shove(i, by, 0)
	to := s.places[i].Add(by)
	s.put(i, geom.V(geom.Clamp(to.X, -farthest, farthest), geom.Clamp(to.Y, -farthest, farthest)))
	from := len(crushed)
	for _, p := range w.pushed {
		hits := s.bodies[p.slot].hits()
		other, pusher := s.placed(p.slot, hits), s.placed(i, hits)
		if t, ok := overlap(&other, &pusher); ok && t.depth > slop && !t.oneWay {
			crushed = append(crushed, s.id(p.slot))
		}
	}
	slices.SortFunc(crushed[from:], ID.Compare)
	return crushed[:from+len(slices.Compact(crushed[from:]))]
}

// shove makes room for a body that is about to move: it moves those that stand on it or are in its way. It leaves them
// in work.pushed, after those that are there.
func (s *Space) shove(i uint32, by geom.Vec, depth int) {
	w := &s.work
	if s.bodies[i].Kind == Trigger || by == (geom.Vec{}) || depth == chain || s.broad.traits[i].grid == inNone {
		return
	}
	first := len(w.pushed)
	s.collect(i, by)
	last := len(w.pushed)
	slices.SortFunc(w.pushed[first:last], pushed.compare)
	w.pushing[i] = w.push
	for k := first; k < last; k++ {
		p := w.pushed[k]
		way, ok := by, p.rides
		if !p.rides {
			way, ok = s.shift(p.slot, i, by)
		}
		if w.shoves++; !ok || w.shoves > shoves {
			continue
		}
		s.shove(p.slot, way, depth+1)
		m := s.mover(p.slot, i)
		m.slide(way)
		m.end()
	}
	w.pushing[i] = 0
}

// collect appends to work.pushed the bodies that stand on one or are in its way.
func (s *Space) collect(i uint32, by geom.Vec) {
	w := &s.work
	pusher := s.placed(i, 0)
	at := boxOf(bounds(&pusher))
	at = at.swept(by)
	at = at.grown(reach)
	w.near = s.near(w.near[:0], &at, question{column: s.broad.layers, hits: Everything, not: i})
	for _, j := range w.near {
		if w.pushing[j] == w.push || s.bodies[j].Kind != Kinematic || s.broad.traits[j].hits&s.broad.layers[i] == 0 {
			continue
		}
		if s.ground[j] == s.id(i) {
			w.pushed = append(w.pushed, pushed{j, true, -s.places[j].Dot(by)})
			continue
		}
		other := s.placed(j, s.bodies[j].hits())
		pusher.hits = other.hits
		if t, ok := sweep(&other, by.Mul(-1), &pusher); ok && t.normal.Dot(by) > 0 {
			w.pushed = append(w.pushed, pushed{j, false, t.t})
		}
	}
}

// compare orders those that are pushed.
func (p pushed) compare(o pushed) int {
	switch {
	case p.rides != o.rides:
		if o.rides {
			return -1
		}
		return 1
	case p.order != o.order:
		return cmp.Compare(p.order, o.order)
	}
	return cmp.Compare(p.slot, o.slot)
}

// shift returns how far a body must go to make room for another one, and false when it is not in its way.
func (s *Space) shift(j, i uint32, by geom.Vec) (geom.Vec, bool) {
	hits := s.bodies[j].hits()
	other, pusher := s.placed(j, hits), s.placed(i, hits)
	t, ok := sweep(&other, by.Mul(-1), &pusher)
	if !ok || t.normal.Dot(by) <= 0 {
		return geom.Vec{}, false
	}
	s.meet(j, i, t.normal)
	return t.normal.Mul(float64((1 - t.t) * t.normal.Dot(by))), true
}
