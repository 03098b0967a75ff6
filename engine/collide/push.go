package collide

import (
	"slices"

	"github.com/krill2d/krill/engine/geom"
)

// pushed is a body that another one takes along.
type pushed struct {
	slot  uint32
	by    geom.Vec
	ahead float64 // how far it is in the direction of the push: who is ahead makes room for those behind
}

const (
	reach = 2  // how far from a lift those are looked for that stand on it, logical pixels
	chain = 64 // bodies that push one another in a row
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
	w.visited = padded(w.visited, len(s.gens))
	w.pushes++
	if w.pushes == 0 { // the numbers come again
		clear(w.visited)
		w.pushes = 1
	}
	w.visited[i] = w.pushes
	w.pushed = w.pushed[:0]
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
	slices.SortFunc(crushed[from:], ID.compare)
	return crushed
}

// shove makes room for a body that is about to move: it moves those that stand on it or are in its way. It leaves them
// in work.pushed, after those that are there.
func (s *Space) shove(i uint32, by geom.Vec, depth int) {
	if s.bodies[i].Kind == Trigger || by == (geom.Vec{}) || depth == chain || s.broad.traits[i].grid == inNone {
		return
	}
	first := len(s.work.pushed)
	s.collect(i, by)
	last := len(s.work.pushed)
	slices.SortFunc(s.work.pushed[first:last], func(a, b pushed) int {
		switch {
		case a.ahead > b.ahead, a.ahead == b.ahead && a.slot < b.slot:
			return -1
		}
		return 1
	})
	for k := first; k < last; k++ {
		p := s.work.pushed[k]
		s.shove(p.slot, p.by, depth+1)
		m := s.mover(p.slot, i)
		m.slide(p.by)
		m.end()
	}
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
		if w.visited[j] == w.pushes || s.bodies[j].Kind != Kinematic || s.broad.traits[j].hits&s.broad.layers[i] == 0 {
			continue
		}
		way := by
		if s.ground[j] != s.id(i) {
			other := s.placed(j, s.bodies[j].hits())
			pusher.hits = other.hits
			t, ok := sweep(&other, by.Mul(-1), &pusher)
			if !ok || t.normal.Dot(by) <= 0 {
				continue
			}
			way = t.normal.Mul(float64((1 - t.t) * t.normal.Dot(by)))
			s.meet(j, i, t.normal)
		}
		w.visited[j] = w.pushes
		w.pushed = append(w.pushed, pushed{j, way, s.places[j].Dot(by)})
	}
}
