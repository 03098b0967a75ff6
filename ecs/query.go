package ecs

import (
	"sync/atomic"
)

// query is what all queries share: what they look for. It never changes; each world keeps a cache for it.
type query struct {
	id    int
	comps []*component // in the order of the type parameters
	terms []Filter
	rows  bool // some filter looks at rows
	plain bool // nothing has to be looked at or done but to hand out rows

	writes bool // some filter says that loops write

	stamping *stamping // nil: no filter is Changed, Added or Writes

	optionals []optional                           // beside comps; nil: there is none that may be absent
	offer     func(m *match, q *query, lo, hi int) // points the optional columns at their values
}

var queries atomic.Int64

// anyQuery is what Q1 to Q8 are, whatever their types: made here, it need not be made for each of them.
type anyQuery struct{ query }

func newQuery(terms []Filter, of ...*component) *anyQuery {
	q := &anyQuery{query{id: int(queries.Add(1) - 1), terms: append([]Filter(nil), terms...)}}
	q.comps = make([]*component, len(of))
	for i, c := range of {
		if may := c.may; may != nil {
			may.join(&q.query, i, len(of))
			c = may.component()
		}
		for _, other := range q.comps {
			if other == c {
				panic("ecs: query: " + c.title() + " stands in it twice; once is enough")
			}
		}
		q.comps[i] = c
	}
	for _, t := range terms {
		t.check("query")
		if t.stamping != nil && q.stamping == nil {
			q.stamping = t.stamping
			q.stamping.made(&q.query)
		}
	}
	q.plain = q.optionals == nil && q.stamping == nil
	return q
}

// cache is what a world knows of a query: the tables that have what it looks for.
type cache struct {
	q       *query
	seen    int // of World.tables
	matches []match
	rest    *loop   // one that went over whole tables and has ended: only its i, count and quick have to be set; nil: none
	index   []int32 // by table: 1 + its place in matches; 0: does not match
	last    uint64  // World.clock when a loop that looks for changes last began
	view    any     // of a View, a *[][]A
}

// match is a table that has what a query looks for.
type match struct {
	t     *table
	slice [8]any // *[]T of each of the query's components: the p of its column

	source []*column // beside those of slice that are Optional: where the values are; nil: the table has none
}

// cacheOf is the up to date cache of a query.
func (w *World) cacheOf(q *query) *cache {
	if q.id < len(w.caches) {
		if c := w.caches[q.id]; c != nil && c.seen == len(w.tables) {
			return c
		}
	}
	return w.refresh(q)
}

func (w *World) refresh(q *query) *cache {
	w.caches = lengthen(w.caches, q.id)
	c := w.caches[q.id]
	if c == nil {
		c = &cache{q: q}
		w.caches[q.id] = c
		if q.stamping != nil {
			q.stamping.prepare(w, q, c)
		}
	}
	for ; c.seen < len(w.tables); c.seen++ {
		c.index = append(c.index, 0)
		c.matches = append(c.matches, match{t: w.tables[c.seen]})
		if last := len(c.matches) - 1; w.match(q, &c.matches[last]) {
			c.index[c.seen] = int32(last) + 1
		} else {
			c.matches = c.matches[:last]
		}
	}
	return c
}

// stale makes all queries look for their tables anew: after columns or tables were replaced.
func (w *World) stale() {
	for _, c := range w.caches {
		if c != nil {
			clear(c.matches)
			c.seen, c.matches, c.index, c.view = 0, c.matches[:0], c.index[:0], nil
		}
	}
	clear(w.bundles)
}

// match reports whether a table has what the query looks for, and where.
func (w *World) match(q *query, m *match) bool {
	for i, c := range q.comps {
		col := m.t.column(c)
		if col != nil {
			w.typed(col)
		}
		switch {
		case q.optionals != nil && q.optionals[i] != nil:
			q.optionals[i].place(m, i, col)
		case col == nil:
			return false
		default:
			m.slice[i] = col.p
		}
	}
	for i := range q.terms {
		if !q.terms[i].matches(m.t) {
			return false
		}
	}
	return true
}

// at is the match and row of an entity, or nil. Filters that look at rows do not count.
func (w *World) at(q *query, e Entity) (*match, int) {
	i := e.index()
	if q.id >= len(w.caches) || int(i) >= len(w.entries) {
		return w.look(q, e)
	}
	c, n := w.caches[q.id], &w.entries[i]
	if c == nil || n.tag != e.tag() || uint(n.table) >= uint(len(c.index)) || q.optionals != nil {
		return w.look(q, e)
	}
	if m := c.index[n.table]; m != 0 {
		return &c.matches[m-1], int(n.row)
	}
	return nil, 0
}

// look is at when the cache may be behind, or there is more to do.
func (w *World) look(q *query, e Entity) (*match, int) {
	c := w.cacheOf(q)
	_, row, ok := w.place(e)
	if !ok {
		return nil, 0
	}
	m := c.index[w.entries[e.index()].table]
	if m == 0 {
		return nil, 0
	}
	found := &c.matches[m-1]
	if q.optionals != nil {
		q.offer(found, q, row, row+1)
	}
	return found, row
}

// Has reports whether an entity is alive and has what the query looks for; Changed and Added do not count.
func (q *query) Has(w *World, e Entity) bool {
	m, _ := w.at(q, e)
	return m != nil
}

// Count is how many entities a loop would meet. It costs the number of tables; with Changed, Added or targets, of
// entities. Changes stay unseen: a loop meets them after it too.
func (q *query) Count(w *World, to ...Goal) int {
	l := w.begin(q, to)
	n := 0
	for l.seek() {
		n += l.hi - l.lo
	}
	l.unsee()
	l.quick = nil // it did not go over whole tables
	w.end(l)
	return n
}
