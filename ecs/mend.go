package ecs

// stop forgets all loops under way and what waits for their end.
func (w *World) stop() {
	w.open, w.depth = 0, 0
	w.endWrites()
	w.clearQueue()
}

// mend is called when changes that waited were dropped: entities that were destroyed leave their tables, and those that
// never came into one are dead. It looks at all entities, since how far the queue came before the panic is not known.
// Observers are not told, since one of them may be what panicked.
func (w *World) mend() {
	watching := w.observers
	w.observers = observers{}
	for w.removeDead() || w.removeStray() {
	}
	w.observers = watching
	w.clearQueue()
	w.alive = 0
	for _, t := range w.tables {
		w.alive += t.n
	}
}

// removeDead takes entities that were destroyed out of their tables; others may go with them.
func (w *World) removeDead() bool {
	found := false
	for _, t := range w.tables {
		for len(t.dead) > 0 {
			row := int(t.dead[len(t.dead)-1])
			e := t.entities[row]
			w.lose(e)
			n := w.entries[e.index()]
			w.vacate(w.tables[n.table], int(n.row))
			w.release(e.index())
			found = true
		}
	}
	return found
}

// removeStray ends entities that have no row.
func (w *World) removeStray() bool {
	free := make([]bool, len(w.entries))
	for i := w.free; i != 0; i = w.entries[i].row {
		free[i] = true
	}
	found := false
	for i := range w.entries {
		n := &w.entries[i]
		if i == 0 || n.table != limbo || n.tag == 0 || free[i] {
			continue
		}
		e := entityAt(uint32(i), n.tag)
		w.retire(e)
		w.lose(e)
		w.release(e.index())
		found = true
	}
	return found
}

// lose takes an entity out of everything but its table.
func (w *World) lose(e Entity) {
	w.unlink(e)
	w.forget(e)
}
