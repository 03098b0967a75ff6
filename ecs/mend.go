package ecs

// stop forgets all loops under way and what waits for their end.
func (w *World) stop() {
	w.open, w.depth = 0, 0
	w.clearQueue()
}

// mend is called when changes that waited were dropped: entities that were destroyed leave their tables, and those that
// never came into one are dead. It looks at all entities, since how far the queue came before the panic is not known.
func (w *World) mend() {
	w.alive = 0
	for _, t := range w.tables {
		for i := len(t.dead) - 1; i >= 0; i-- {
			row := int(t.dead[i])
			e := t.entities[row]
			w.lose(e)
			w.vacate(t, row)
			w.release(e.index())
		}
		w.alive += t.n
	}
	free := make([]bool, len(w.entries))
	for i := w.free; i != 0; i = w.entries[i].row {
		free[i] = true
	}
	for i := range w.entries {
		n := &w.entries[i]
		if i == 0 || n.table != limbo || n.tag == 0 || free[i] {
			continue
		}
		e := entityAt(uint32(i), n.tag)
		w.lose(e)
		w.alive++
		w.retire(e)
		w.release(e.index())
	}
}

// lose takes an entity out of everything but its table, and tells nobody.
func (w *World) lose(e Entity) {
	w.unlink(e)
	w.forget(e)
}
