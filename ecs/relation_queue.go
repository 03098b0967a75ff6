package ecs

// queueRelate puts a Relate in the queue, and makes a place for its data.
func (w *World) queueRelate(r *relation, source, target Entity, data int) slot {
	c := command{op: opRelate, entity: source, target: target, c: r.c, at: -1}
	s := slot{}
	if data > 0 && r.data.c != nil {
		col, at := w.stagingOf(r.c)
		c.at = int32(at)
		s = slot{col: col, row: at}
	}
	w.enqueue(c)
	r.pending.set(source.index())
	return s
}

// linkQueued carries out a Relate or Unrelate that waited. It does nothing when one of the two has been taken out since.
func (w *World) linkQueued(c command) {
	if c.op == opUnrelate {
		w.unrelateQueued(c)
		return
	}
	r := w.relation(c.c)
	if !w.present(c.entity) || !w.present(c.target) {
		if c.at >= 0 {
			w.staged[c.c.id].col.cut(int(c.at), int(c.at))
		}
		return
	}
	row := int(w.connect(r, c.entity, c.target))
	if c.at >= 0 {
		w.staged[c.c.id].col.lend(&r.data, row, int(c.at))
		r.version++
	}
	w.tellRelated(r, Pair{c.entity, c.target}, row)
}

// unrelateQueued carries out an Unrelate that waited.
func (w *World) unrelateQueued(c command) {
	if w.present(c.entity) && w.present(c.target) {
		w.disconnect(w.relation(c.c), c.entity, c.target)
	}
}

// present reports whether an entity lies in a table: it is alive, or dead and not taken out yet.
func (w *World) present(e Entity) bool {
	n := &w.entries[e.index()]
	return n.table >= 0 && w.tables[n.table].entities[n.row] == e
}

// linkDropped notes that a command is out of the queue.
func (w *World) linkDropped(c command) {
	w.relating().linksBy[c.c.id].pending[int(c.entity.index())/64] = 0
}
