package ecs

import "reflect"

// Asked is any query: *Q1 to *Q8.
type Asked interface {
	Has(w *World, e Entity) bool
	core() any
}

// core is the query behind a Q1 to Q8. It is their only method that is not for authors: each is compiled for each of the
// types of queries that a package has.
func (q *query) core() any { return q }

func queryOf(q Asked) *query { return q.core().(*query) }

// PutAll puts a component to all entities that a query finds, as Put does one by one, and returns how many they are.
// Where nobody watches them (no observer, no history, no Changed or Added filter) whole tables move at once, which takes
// a fraction of the time. In a loop the changes wait for its end, as those of Put do.
func PutAll[T any](w *World, q Asked, v T) int {
	c := componentOf[T]()
	tables, whole := w.wholesale(queryOf(q), c)
	if !whole {
		all := w.found(queryOf(q))
		for _, e := range all {
			Put(w, e, v)
		}
		return len(all)
	}
	n := 0
	for _, t := range tables {
		in, lo := w.giveAll(t, c)
		rows := data[T](in.column(c))[lo : lo+t.rows]
		for i := range rows {
			rows[i] = v
		}
		n += len(rows)
	}
	return n
}

// DropAll takes a component from all entities that a query finds, as Drop does one by one, and returns how many had it.
// It is quick where PutAll is.
func DropAll[T any](w *World, q Asked) int { return w.dropAll(queryOf(q), componentOf[T]()) }

func (w *World) dropAll(q *query, c *component) int {
	n := 0
	tables, whole := w.wholesale(q, c)
	if !whole {
		for _, e := range w.found(q) {
			if w.dropNow(e, c) {
				n++
			}
		}
		return n
	}
	for _, t := range tables {
		if t.has(c) {
			n += t.rows
			w.moveAll(t.table, w.without(t.table, c))
		}
	}
	return n
}

// full is a table, and how many rows it had before others moved to it.
type full struct {
	*table
	rows int
}

// wholesale lists the tables that a query finds, and reports whether they may move whole to get or lose a component.
func (w *World) wholesale(q *query, c *component) ([]full, bool) {
	if w.depth > 0 || w.forked || q.rows || w.watched(c) || w.kind(c).tracked {
		return nil, false
	}
	var tables []full
	matches := w.cacheOf(q).matches
	for i := range matches {
		t := matches[i].t
		if t.noted || len(t.dead) > 0 {
			return nil, false
		}
		if t.n > 0 {
			tables = append(tables, full{t, t.n})
		}
	}
	return tables, true
}

// found lists the entities that a query finds.
func (w *World) found(q *query) []Entity {
	var all []Entity
	l := w.begin(q, nil)
	for l.next() {
		all = append(all, l.entities()...)
	}
	w.end(l)
	return all
}

// giveAll moves a table's entities to where they have one component more, and says from which row on they lie there.
func (w *World) giveAll(t full, c *component) (in *table, lo int) {
	if t.has(c) {
		return t.table, 0
	}
	along := w.with(t.table, c)
	lo = along.to.n
	w.moveAll(t.table, along)
	return along.to, lo
}

// moveAll moves all rows of a table, behind those of another one.
func (w *World) moveAll(from *table, along *way) {
	to, n := along.to, from.n
	lo := to.n
	to.reserve(n)
	copy(to.entities[lo:], from.entities[:n])
	for _, s := range along.stays {
		reflect.Copy(s.to.v.Slice(lo, lo+n), s.from.v.Slice(0, n))
	}
	for i := range from.cols {
		if from.cols[i].wipe {
			from.cols[i].v.Slice(0, n).Clear()
		}
	}
	clear(from.entities[:n])
	from.n, to.n = 0, lo+n
	from.version++
	to.version++
	for row := lo; row < to.n; row++ {
		w.put(to.entities[row], to, row)
	}
}
