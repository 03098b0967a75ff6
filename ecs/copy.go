package ecs

// Copy makes an entity with what another one has: its components, and its links as a source, with their data. Names
// are not copied, and neither are those that are related to it. What components point to is shared. In a loop the
// copy is alive at once, and gets what the other one has then when the outermost loop ends. It panics when the entity
// is not alive.
func (w *World) Copy(e Entity) Entity {
	w.check("copy", nil, e)
	w.copying = (*World).copyQueued
	twin := w.reserve()
	if w.depth > 0 {
		w.enqueue(command{op: opCopy, entity: twin, target: e})
		return twin
	}
	w.copyQueued(twin, e)
	w.settle()
	return twin
}

// copyQueued carries out a Copy. An entity that has been taken out since gives nothing.
func (w *World) copyQueued(twin, e Entity) {
	if !w.present(e) {
		w.lodge(twin, w.table(nil, nil), nil, 0)
		return
	}
	n := w.entries[e.index()]
	from := w.tables[n.table]
	to := from
	if len(from.group) > 0 {
		to = w.table(from.components(), nil)
	}
	w.lodge(twin, to, from, int(n.row))
	for _, r := range w.relating().relations {
		for at := r.firstOut(e); at != 0; at = r.nextOut(at) {
			w.copyLink(r, at, twin)
		}
	}
}

// lodge gives a new entity a row, with the values of another one; without from, without.
func (w *World) lodge(e Entity, to, from *table, row int) {
	at := to.push(e)
	if from != nil {
		for i := range to.cols {
			to.cols[i].v.Index(at).Set(from.cols[i].v.Index(row))
		}
	}
	w.put(e, to, at)
	if !w.Alive(e) {
		to.bury(at)
	}
	w.arrived(to, at, 1)
}

// copyLink relates an entity to the target of a link, with the same data.
func (w *World) copyLink(r *relation, at uint32, source Entity) {
	target := r.links[at].target
	row := w.connect(r, source, target)
	if r.data.c != nil {
		r.data.v.Index(int(row)).Set(r.data.v.Index(int(at)))
	}
	w.tellRelated(r, Pair{source, target}, int(row))
}
