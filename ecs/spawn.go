package ecs

import (
	"fmt"
	"reflect"
)

// Spawn makes an entity with a value for each of its components. It boxes them: in what runs often use a Bundle.
// In a loop the entity is alive at once, and has its components when the outermost loop has ended.
func (w *World) Spawn(values ...any) Entity {
	comps := w.componentsOf("spawn", values)
	e, t, row := w.spawn(w.table(comps, nil))
	for _, v := range values {
		w.fill(t, row, v)
	}
	if t.noted {
		w.spawned(e)
	}
	return e
}

// componentsOf lists the components of values by name. What it returns is valid until the next call.
func (w *World) componentsOf(verb string, values []any) []*component {
	comps := w.scratch[:0]
	for _, v := range values {
		c := componentOfValue(verb, v)
		_, twice := placeOf(comps, c)
		if twice {
			panic(fmt.Sprintf("ecs: %s: two values of %s; an entity has one of each type, and more through relations", verb, c.title()))
		}
		comps = insert(comps, c)
	}
	w.scratch = comps
	return comps
}

// fill lays a value into a row.
func (w *World) fill(t *table, row int, v any) {
	t.column(componentFor(reflect.TypeOf(v))).v.Index(row).Set(reflect.ValueOf(v))
}

// spawn makes an entity in a table, or in its nursery while loops are under way, and says where its row is.
func (w *World) spawn(t *table) (Entity, *table, int) {
	i := w.free
	if i == 0 || w.depth > 0 || w.forked || t.n == len(t.entities) {
		return w.spawnAnew(t)
	}
	n := &w.entries[i]
	e, row := entityAt(i, n.tag), t.n
	w.free = n.row
	w.alive++
	t.entities[row] = e
	t.n++
	t.version++
	n.table, n.row = int32(t.id), uint32(row)
	return e, t, row
}

// spawnAnew is spawn when there is no room or no free index, or a loop is under way.
func (w *World) spawnAnew(t *table) (Entity, *table, int) {
	if w.forked {
		panic(w.refusal("spawn", nil))
	}
	e := w.reserve()
	if w.depth == 0 {
		row := t.push(e)
		w.put(e, t, row)
		return e, t, row
	}
	n := t.nursing()
	row := n.push(e)
	w.enqueue(command{op: opSpawn, entity: e, table: n, at: int32(row)})
	return e, n, row
}

// nursing is a nursery of the table: where new rows wait for the end of the outermost loop. There is more than one
// only when a Batch in a loop has others in its body: what it handed out must not move.
func (t *table) nursing() *table {
	for of := t; ; of = of.nursery {
		if of.nursery == nil {
			of.nursery = newTable(t.id, t.components())
		}
		if !of.nursery.lent {
			return of.nursery
		}
	}
}

// spawned is called when the values of a new entity are in its row, when its table is noted.
func (w *World) spawned(e Entity) {
	if n := &w.entries[e.index()]; n.table >= 0 {
		w.arrived(w.tables[n.table], int(n.row), 1)
		w.settle()
	}
}

// arrived stamps n new rows from row on, and tells observers of them.
func (w *World) arrived(t *table, row, n int) {
	if !t.noted {
		return
	}
	seen := w.hatch
	for i := range t.cols {
		t.cols[i].addedMany(row, n, w.now())
		seen = seen || w.watched(t.cols[i].c)
	}
	for r := row; r < row+n && seen; r++ {
		w.telling.spawned(w, t, r)
	}
}
