package ecs

// Destroy ends an entity: it is dead at once, and so are those whose relations say so (see Rules.Cascade). In a loop
// it leaves its table when the outermost loop ends; loops that begin after Destroy do not meet it, and a loop under
// way may still meet it further on in its table: ask Alive there. It reports false when the entity was not alive.
// It costs what its components and relations cost to take out.
func (w *World) Destroy(e Entity) bool {
	if w.forked {
		panic(w.refusal("destroy", nil))
	}
	if !w.Alive(e) {
		return false
	}
	if w.quiet() {
		w.retire(e)
		w.erase(e)
		return true
	}
	w.condemn(e)
	w.settle()
	return true
}

// quiet reports whether nothing has to wait and nobody is to be told.
func (w *World) quiet() bool { return w.depth == 0 && len(w.queue) == 0 && !w.observed() }

// condemn makes an entity dead, and what goes with it; the queue takes them out of their tables.
func (w *World) condemn(e Entity) {
	n := w.entries[e.index()]
	w.retire(e)
	if n.table >= 0 {
		w.tables[n.table].bury(int(n.row))
	}
	w.enqueue(command{op: opDestroy, entity: e})
	if w.linked.has(e.index()) {
		w.linking.cascade(w, e)
	}
}

// bury takes a condemned entity out of everything.
func (w *World) bury(e Entity) {
	n := w.entries[e.index()]
	if w.telling != nil {
		w.telling.destroying(w, e, w.tables[n.table], int(n.row))
	}
	w.erase(e)
}

// erase is bury without telling anybody. When the world is quiet it is all there is to do.
func (w *World) erase(e Entity) {
	if w.linked.has(e.index()) {
		w.linking.unlink(w, e)
	}
	w.unname(e)
	if n := w.entries[e.index()]; n.table >= 0 {
		w.vacate(w.tables[n.table], int(n.row))
	}
	w.release(e)
}
