package ecs

import "slices"

// spare is views of a world to use again.
type spare struct{ worlds []*World }

// fork makes a view of the world for a system that runs beside others: it shares all that is stored, and has loops and
// caches of its own. Structural changes in it panic. The world must not be used until join.
func (w *World) fork() *World {
	w.unparkKnown()
	var f *World
	spares := w.spares()
	if n := len(spares.worlds); n > 0 {
		f, spares.worlds = spares.worlds[n-1], spares.worlds[:n-1]
	} else {
		f = &World{}
	}
	if w.mail() == nil {
		w.letters = &mail{}
	}
	loops, caches, links := f.loops, f.caches, f.links
	*f = *w
	f.forked, f.views, f.depth = true, nil, 0
	f.loops, f.caches, f.links = loops, caches, links
	if w.links != nil {
		*f.relating() = *w.relating()
	}
	for id, c := range w.caches {
		if c != nil && c.q.rows {
			f.own(id, c.q).last = c.last
		}
	}
	return f
}

// own is a view's cache of a query, which may be behind.
func (w *World) own(id int, q *query) *cache {
	if id >= len(w.caches) {
		w.caches = slices.Grow(w.caches, id+1-len(w.caches))[:id+1]
	}
	if w.caches[id] == nil {
		w.caches[id] = &cache{q: q}
	}
	return w.caches[id]
}

// join ends views, in the order in which their systems would run one after the other.
func (w *World) join(forks []*World) {
	began := w.clock
	for _, f := range forks {
		w.clock += f.clock - began
		for id, c := range f.caches {
			if c != nil && c.q.rows {
				mine := w.own(id, c.q)
				mine.last = max(mine.last, c.last)
			}
		}
		f.tables, f.entries = nil, nil
		w.spares().worlds = append(w.spares().worlds, f)
	}
}
