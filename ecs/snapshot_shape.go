package ecs

import (
	"maps"
	"slices"
)

// tableAt is the table of a place in World.tables, with components and a group. When another one is there, it and those
// after it are dropped. nil: a table before it is the same.
func (w *World) tableAt(i int, comps []*component, group []Goal) *table {
	if i < len(w.tables) && w.tables[i].is(comps, group) {
		return w.tables[i]
	}
	w.cut(i)
	t := w.table(comps, group)
	if t.id != i {
		return nil
	}
	return t
}

// is reports whether a table has just these components and this group, and columns of their types.
func (t *table) is(comps []*component, group []Goal) bool {
	if len(t.cols) != len(comps) || !slices.Equal(t.group, group) {
		return false
	}
	for i, c := range comps {
		if t.cols[i].c != c || t.cols[i].parked != (c.typ.Load() == nil) {
			return false
		}
	}
	return true
}

// cut drops the tables from a place on.
func (w *World) cut(i int) {
	if i >= len(w.tables) {
		return
	}
	clear(w.tables[i:])
	w.tables = w.tables[:i]
	maps.DeleteFunc(w.byKinds, func(_ string, id int) bool { return id >= i })
	w.reshaped()
}

// blank gives a table n rows of zeroes.
func (t *table) blank(n int) {
	t.version++
	t.n, t.dead, t.deads, t.nursery = 0, t.dead[:0], 0, nil
	if n > len(t.entities) {
		t.reserve(n)
	}
	clear(t.entities)
	for i := range t.cols {
		t.cols[i].v.Clear()
	}
	t.n = n
}

// fileTables makes all tables findable by their components and groups, and those groups by their targets' ends.
func (w *World) fileTables() {
	for _, t := range w.tables {
		for _, g := range t.group {
			w.linked.set(g.target.index())
		}
		w.relating().key = appendGoals(t.appendKinds(w.relating().key[:0]), t.group)
		if _, ok := w.byKinds[string(w.relating().key)]; !ok {
			w.byKinds[string(w.relating().key)] = t.id
		}
	}
}
