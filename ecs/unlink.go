package ecs

// cascade makes those dead who go with an entity. Who waits in the queue for other links of the relation is left to
// unlink, when it is known whether they are related still.
func (w *World) cascade(e Entity) {
	if !w.linked.has(e.index()) {
		return
	}
	for _, r := range w.relating().relations {
		if !r.rules.Cascade {
			continue
		}
		for at := r.firstIn(e); at != 0; at = r.nextIn(at) {
			l := &r.links[at]
			if l.target == e && w.Alive(l.source) && !r.pending.has(l.source.index()) {
				w.condemn(l.source)
			}
		}
	}
}

// unlink takes away all links of an entity that is being taken out.
func (w *World) unlink(e Entity) {
	if !w.linked.has(e.index()) {
		return
	}
	for _, r := range w.relating().relations {
		for at := r.firstOut(e); at != 0; at = r.firstOut(e) {
			w.takeOff(r, at)
		}
		for at := r.firstIn(e); at != 0; at = r.firstIn(e) {
			source := r.links[at].source
			w.takeOff(r, at)
			if r.rules.Grouped {
				w.regroup(r, source, Entity{})
			}
			if r.rules.Cascade && w.Alive(source) {
				w.follow(source)
			}
		}
		if r.rules.Grouped {
			w.disband(r, e)
		}
	}
	w.linked.drop(e.index())
}

// follow destroys an entity after one that it goes with.
func (w *World) follow(e Entity) {
	if w.quiet() {
		w.retire(e)
		w.erase(e)
		return
	}
	w.condemn(e)
}
