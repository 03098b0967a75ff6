package ecs

// table holds all entities that have the same components, a row each: an archetype. With a group it holds only those
// of them that are related to the same target.
type table struct {
	n        int      // rows in use; slices are longer
	dead     []uint64 // a bit for each row whose entity was destroyed in a loop, until it ends; empty: none; see bury
	entities []Entity // as long as there is room
	id       int
	deads    int      // bits that are set in dead
	noted    bool     // new rows have to be stamped or told of
	cols     []column // in the order of the components' names
	version  uint64   // counts the rows that came and went
	at       []uint16 // by component's id: 1 + its place in cols; 0: none
	edges    []edge   // by component's id: where an entity goes when it gets or loses it
	nursery  *table   // rows that were spawned in a loop, until it ends; see nursing
	lent     bool     // of a nursery: its columns are in the hands of a Batch, and must not move
	group    []Goal   // the targets that all of its entities have, of grouped relations, by name of the relation
}

// lengthen gives a slice a place i, with zeros up to it. It stays out of line: most of the store's slices are by
// numbers of components, queries or entities.
//
//go:noinline
func lengthen[T any](s []T, i int) []T {
	n := len(s)
	if i < n {
		return s
	}
	if i >= cap(s) {
		return append(s, make([]T, i+1-n)...)
	}
	s = s[:i+1]
	clear(s[n:])
	return s
}

// edge leads to the tables with one component more, and with one less. A nil path is not known yet.
type edge struct{ with, without *way }

// way leads from a table to another one.
type way struct {
	to    *table
	stays []step  // the columns that both have
	gets  *column // the one that is only there; nil: there is none
	loses *column // the one that is only here; nil: there is none
}

// step leads from a column to that of the same component in another table.
type step struct{ from, to *column }

const firstRoom = 8 // rows that a table has room for when it gets its first one

func newTable(id int, comps []*component) *table {
	t := &table{id: id, cols: make([]column, len(comps))}
	for i, c := range comps {
		t.cols[i].hold(c)
		t.at = lengthen(t.at, c.id)
		t.at[c.id] = uint16(i + 1)
	}
	return t
}

// column is the column of a component, or nil.
func (t *table) column(c *component) *column {
	if c.id >= len(t.at) || t.at[c.id] == 0 {
		return nil
	}
	return &t.cols[t.at[c.id]-1]
}

func (t *table) has(c *component) bool { return c.id < len(t.at) && t.at[c.id] != 0 }

// components lists the table's components by name.
func (t *table) components() []*component {
	comps := make([]*component, len(t.cols))
	for i := range t.cols {
		comps[i] = t.cols[i].c
	}
	return comps
}

// push adds a row, to be filled.
func (t *table) push(e Entity) int {
	if t.n == len(t.entities) {
		t.reserve(1)
	}
	row := t.n
	t.entities[row] = e
	t.n++
	t.version++
	return row
}

// reserve makes room for n rows more: just that when they are many, and otherwise for half as many again as there are.
func (t *table) reserve(n int) {
	need := t.n + n
	if need <= len(t.entities) {
		return
	}
	room := max(need, firstRoom, len(t.entities)+len(t.entities)/2)
	t.entities = append(make([]Entity, 0, room), t.entities...)[:room]
	for i := range t.cols {
		t.cols[i].grow(room)
	}
}

// remove takes a row out and puts the last one into its place. It returns the entity that moved, or none.
func (t *table) remove(row int) Entity {
	last := t.n - 1
	for i := range t.cols {
		t.cols[i].cut(row, last)
	}
	return t.close(row)
}

// close ends remove when the columns are done.
func (t *table) close(row int) Entity {
	last := t.n - 1
	t.n = last
	t.version++
	moved := t.entities[last]
	t.entities[row] = moved
	t.entities[last] = Entity{}
	if row == last {
		return Entity{}
	}
	return moved
}
