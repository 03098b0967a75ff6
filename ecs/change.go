package ecs

import "reflect"

// slot is where a value is to be written: a row of a table, or a place in the queue.
type slot struct {
	col  *column
	row  int
	open bool // a write that observers wait for, to be closed
}

// Put gives an entity a component, or another value of one that it has. Observers, Changed filters and the history
// see it. In a loop a component that the entity does not have yet comes when the outermost loop ends. It panics when
// the entity is not alive. A new component moves the entity to another table: pointers to its components end.
func Put[T any](w *World, e Entity, v T) {
	c := componentIn[T](w)
	s := w.beginPut(e, c)
	data[T](s.col)[s.row] = v
	w.endPut(s)
}

// Add puts several values, one after the other; it boxes them, as Spawn does.
func (w *World) Add(e Entity, values ...any) {
	w.componentsOf("add", values)
	for _, v := range values {
		w.putValue(e, componentOfValue("add", v), reflect.ValueOf(v))
	}
}

func (w *World) putValue(e Entity, c *component, v reflect.Value) {
	s := w.beginPut(e, c)
	s.col.v.Index(s.row).Set(v)
	w.endPut(s)
}

// Get is the component of an entity, or nil when it has none or is not alive. The pointer is valid until the next
// structural change: a Spawn, Destroy, Drop, or a Put of something new. Observers and Changed filters do not see what
// is written through it; see Update and Touch. A query's own Get is quicker, and a View more so.
func Get[T any](w *World, e Entity) *T {
	col, row := w.cell(e, componentIn[T](w))
	if col == nil {
		return nil
	}
	return &data[T](col)[row]
}

// cell is where a component of an entity lies, or nil.
func (w *World) cell(e Entity, c *component) (*column, int) {
	t, row, ok := w.place(e)
	if !ok {
		return nil, 0
	}
	col := t.column(c)
	if col != nil && col.parked {
		w.adopt(c)
		col = t.column(c)
	}
	return col, row
}

// Has reports whether an entity is alive and has a component.
func Has[T any](w *World, e Entity) bool { return w.has(e, componentIn[T](w)) }

func (w *World) has(e Entity, c *component) bool {
	t, _, ok := w.place(e)
	return ok && t.has(c)
}

// Update changes a component where it lies, and lets observers, Changed filters and the history see it. It reports
// false, and does not call f, when the entity has none. The pointer is valid during the call; structural changes in f
// wait for its end.
func Update[T any](w *World, e Entity, f func(*T)) bool {
	p := Get[T](w, e)
	if p == nil {
		return false
	}
	s := w.beginSet(e, componentIn[T](w))
	w.depth++
	f(p)
	w.endUpdate(s)
	return true
}

// Touch says that a component was changed through a pointer: Changed filters see it. It reports false when the entity
// has none.
func Touch[T any](w *World, e Entity) bool { return w.touch(e, componentIn[T](w)) }

func (w *World) touch(e Entity, c *component) bool {
	t, row, ok := w.place(e)
	if !ok || !t.has(c) {
		return false
	}
	w.stampSet(t.column(c), row)
	return true
}

// Drop takes a component from an entity, and reports whether it had it. In a loop it goes when the outermost loop
// ends. It panics when the entity is not alive.
func Drop[T any](w *World, e Entity) bool { return w.dropNow(e, componentIn[T](w)) }

func (w *World) dropNow(e Entity, c *component) bool {
	if n := w.ready(e); n != nil {
		t := w.tables[n.table]
		if l := t.known(c).without; l != nil && !t.noted {
			w.move(e, t, int(n.row), l)
			return true
		}
	}
	return w.dropAny(e, c)
}

// dropAny is dropNow when there is more to do than to move the entity.
func (w *World) dropAny(e Entity, c *component) bool {
	w.check("drop", c, e)
	if w.depth > 0 {
		return w.queueDrop(e, c)
	}
	done := w.drop(e, c)
	w.settle()
	return done
}

// ready is the entry of an entity that is alive, when nothing has to wait; or nil.
func (w *World) ready(e Entity) *entry {
	if i := int(e.index()); w.depth == 0 && !w.forked && i < len(w.entries) {
		if n := &w.entries[i]; n.tag == e.tag() && n.table >= 0 {
			return n
		}
	}
	return nil
}

// beginPut makes a place for a value; endPut must follow when it is written.
func (w *World) beginPut(e Entity, c *component) slot {
	if n := w.ready(e); n != nil {
		t := w.tables[n.table]
		if l := t.known(c).with; l != nil && !l.to.noted && !l.gets.parked {
			return slot{col: l.gets, row: w.move(e, t, int(n.row), l)}
		}
	}
	return w.beginAnyPut(e, c)
}

// beginAnyPut is beginPut when there is more to do than to move the entity.
func (w *World) beginAnyPut(e Entity, c *component) slot {
	if w.forked && w.has(e, c) {
		return w.beginSet(e, c)
	}
	w.check("put", c, e)
	if w.depth == 0 {
		return w.makePlace(e, c)
	}
	if !w.isQueued(e) && w.has(e, c) {
		return w.beginSet(e, c)
	}
	return w.stage(e, c)
}

// makePlace is beginPut when nothing has to wait.
func (w *World) makePlace(e Entity, c *component) slot {
	n := &w.entries[e.index()]
	t, row := w.tables[n.table], int(n.row)
	if t.has(c) {
		return w.beginSet(e, c)
	}
	way := w.with(t, c)
	row = w.move(e, t, row, way)
	col := way.gets
	w.typed(col)
	if col.stamps != nil {
		col.added(row, w.now())
	}
	s := slot{col: col, row: row}
	if w.watched(c) {
		s.open = true
		w.telling.open(w, e, s, WasAdded)
	}
	return s
}

// beginSet is beginPut for a component that the entity has.
func (w *World) beginSet(e Entity, c *component) slot {
	n := &w.entries[e.index()]
	s := slot{col: w.tables[n.table].column(c), row: int(n.row)}
	w.typed(s.col)
	w.stampSet(s.col, s.row)
	if w.watched(c) {
		if w.forked {
			panic(w.refusal("tell observers of a new", c))
		}
		s.open = true
		w.telling.open(w, e, s, WasSet)
	}
	return s
}

func (w *World) stampSet(col *column, row int) {
	if col.stamps != nil {
		col.stamps[row].changed = w.now()
		col.latest = w.now()
	}
}

// endUpdate ends an Update.
func (w *World) endUpdate(s slot) {
	if w.depth > 0 {
		w.depth-- // unless EndLoops came between
	}
	if s.open {
		w.telling.closed(w)
	}
	w.settle()
}

// endPut tells observers of a value that was written.
func (w *World) endPut(s slot) {
	if s.open {
		w.tellPut()
	}
}

func (w *World) tellPut() {
	w.telling.closed(w)
	w.settle()
}

// drop takes a component away, now.
func (w *World) drop(e Entity, c *component) bool {
	n := &w.entries[e.index()]
	t, row := w.tables[n.table], int(n.row)
	col := t.column(c)
	if col == nil {
		return false
	}
	if w.watched(c) {
		w.telling.removing(w, e, col, row)
	}
	w.move(e, t, row, w.without(t, c))
	return true
}
