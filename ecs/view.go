package ecs

// View finds one component of entities quickly: see ViewOf. It is valid until the next structural change, and a plain
// value: keep it in a variable of the function that needs it.
type View[A any] struct {
	entries []entry
	columns *[][]A // by table; empty where the query does not match
}

// ViewOf is for reading the component of many entities in any order: several times quicker than Get. It costs the number
// of tables, and is valid until the next structural change.
func ViewOf[A any](w *World, of *Q1[A]) View[A] {
	q := &of.query
	c := w.cacheOf(q)
	columns, _ := c.view.(*[][]A)
	if columns == nil {
		columns = new([][]A)
		c.view = columns
	}
	for len(*columns) < len(w.tables) {
		*columns = append(*columns, nil)
	}
	for i := range c.matches {
		m := &c.matches[i]
		if q.offer != nil {
			q.offer(m, q, 0, m.t.n)
		}
		(*columns)[m.t.id] = *m.slice[0].(*[]A)
	}
	return View[A]{w.entries, columns}
}

// Get is the component of an entity, or nil when it is not alive or does not match. Changed and Added do not count.
// The pointer is valid until the next structural change.
func (v View[A]) Get(e Entity) *A {
	if i := int(e.index()); i < len(v.entries) {
		n := &v.entries[i]
		if c := *v.columns; n.tag == e.tag() && uint(n.table) < uint(len(c)) {
			if rows := c[n.table]; int(n.row) < len(rows) {
				return &rows[n.row]
			}
		}
	}
	return nil
}
