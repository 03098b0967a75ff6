package ecs

import (
	"fmt"
	"slices"
	"strconv"
)

// World holds entities and their components. The zero World is empty and ready; do not copy one by value
// (see World.CopyFrom). One goroutine at a time may use it.
type World struct {
	// ID tells the entities of several worlds apart: using one in a world with another ID is noticed. Set it before
	// the first Spawn; 0, for all, serves programs with one world.
	ID uint8

	// What a loop begins and ends with comes first: it lies in few lines of the processor's cache, which is full of columns.
	tables []*table
	caches []*cache // by query's id
	depth  int      // loops and observers under way; structural changes wait while it is not 0
	queue  []command
	done   int // of queue, those carried out

	entries []entry // by entity's index; 0 is unused
	free    uint32  // the index to use next, which leads to others through entry.row; 0: none
	alive   int

	byKinds map[string]int // index in tables, by kinds of components and group
	kinds   []kind         // by component's id
	scratch []*component
	bundles []*table // by bundle's id
	clock   uint64   // of changes; see stamp

	loops   []*loop    // to use again
	staged  []*staging // by component's id: values that wait in the queue
	queued  []uint64   // a bit for each entity that the queue speaks of
	forked  bool       // a system runs beside others in this view of a world: structural changes are refused
	finders []any      // *runner each, by Finder's id

	linked bits  // entities that may have links; those without are destroyed quickly
	tick   int64 // how often Advance was called
	enders int   // observers of whole entities, and components whose end or links somebody wants to know of
	hatch  bool  // somebody observes spawns

	extras
	used    *component // that Get, Put or another asked for last
	usedKey any        // tells its type: (*T)(nil)
	rooms   []any      // slices for Sort that are not in use
	who     string     // the system under way, for the history
	kept    any        // *archive: what snapshots need besides; nil until there is one
}

// entry says where an entity is.
type entry struct {
	tag   uint32 // of the entity that is alive here, or of the next one; 0: of one that is dead and still has its row
	table int32  // index in World.tables, or limbo
	row   uint32 // in the table; of a free entry the next free one
}

const (
	limbo  = -1 // where an entity is from its spawn in a loop to the end of the loop
	vacant = -2 // where an entry is that no entity has
)

// kind is what a world has to do besides when values of a component change.
type kind struct {
	tracked bool // its columns have stamps
	watched bool // observers or the history want to know
}

// Len is how many entities are alive.
func (w *World) Len() int { return w.alive }

// Alive reports whether an entity was spawned in this world and not destroyed.
func (w *World) Alive(e Entity) bool {
	i := e.index()
	return int(i) < len(w.entries) && w.entries[i].tag == e.tag() && w.entries[i].table != vacant
}

// reserve makes an id for a new entity.
func (w *World) reserve() Entity {
	if len(w.entries) == 0 {
		w.entries = append(w.entries, entry{table: vacant})
	}
	w.alive++
	if i := w.free; i != 0 {
		n := &w.entries[i]
		w.free = n.row
		n.table = limbo
		return entityAt(i, n.tag)
	}
	i := uint32(len(w.entries))
	tag := w.firstTag()
	w.entries = append(w.entries, entry{tag: tag, table: limbo})
	return entityAt(i, tag)
}

// reserveMany makes ids for many entities, just those that reserve would make, and says where they are.
func (w *World) reserveMany(es []Entity, table int32, row uint32) {
	w.alive += len(es)
	entries, free, i := w.entries, w.free, 0
	for ; i < len(es) && free != 0; i++ {
		n := &entries[free]
		es[i] = entityAt(free, n.tag)
		free = n.row
		n.table, n.row = table, row+uint32(i)
	}
	w.free = free
	if i < len(es) {
		w.reserveNew(es[i:], table, row+uint32(i))
	}
}

// reserveNew is reserveMany when no index is free.
func (w *World) reserveNew(es []Entity, table int32, row uint32) {
	first, tag := max(len(w.entries), 1), w.firstTag()
	w.entries = slices.Grow(w.entries, first-len(w.entries)+len(es))[:first+len(es)]
	w.entries[0].table = vacant
	added := w.entries[first:]
	for i := range es {
		es[i] = entityAt(uint32(first+i), tag)
		added[i] = entry{tag, table, row + uint32(i)}
	}
}

// firstTag is the tag of an index's first entity.
func (w *World) firstTag() uint32 { return uint32(w.ID)<<24 | 1 }

// retire makes an entity dead; its index is free only when release is called.
func (w *World) retire(e Entity) {
	w.alive--
	w.entries[e.index()].tag = 0
}

// release frees the index of a dead entity that has no row any more, unless its generations have run out.
func (w *World) release(e Entity) {
	n := &w.entries[e.index()]
	n.tag, n.table = 0, vacant
	if e.generation() < maxGeneration {
		n.tag, n.row, w.free = e.tag()+1, w.free, e.index()
	}
}

// check panics when an entity is not alive: what was to be done, and why it cannot be.
func (w *World) check(verb string, c *component, e Entity) {
	if w.forked {
		panic(w.refusal(verb, c))
	}
	if !w.Alive(e) {
		panic(w.complaint(verb, c, e))
	}
}

func (w *World) refusal(verb string, c *component) string {
	return fmt.Sprintf("ecs: %s%s in system %q, which runs beside others; leave its Reads and Writes undeclared, so that it runs alone",
		verb, titled(c), w.who)
}

func titled(c *component) string {
	if c == nil {
		return ""
	}
	return " " + c.title()
}

// complaint says what cannot be done and why. It is put together without fmt: boxing what it prints is more code.
func (w *World) complaint(verb string, c *component, e Entity) string {
	said := "ecs: " + verb + titled(c)
	if e.IsNone() {
		return said + ": the entity is none; keep the one that Spawn returned"
	}
	said += ": entity " + e.String()
	switch {
	case e.world() != w.ID:
		return said + " is of the world with ID " + strconv.Itoa(int(e.world())) + ", and this one has ID " + strconv.Itoa(int(w.ID)) +
			"; use the world it was spawned in"
	case int(e.index()) >= len(w.entries) || w.entries[e.index()].tag != 0 && w.entries[e.index()].tag <= e.tag():
		return said + " was never spawned in this world; is it of another one? Give worlds different IDs to tell"
	}
	return said + " was destroyed; ask World.Alive before"
}

// kind is what the world knows of a component. The pointer is valid until the next call.
func (w *World) kind(c *component) *kind {
	w.kinds = lengthen(w.kinds, c.id)
	return &w.kinds[c.id]
}

func (w *World) watched(c *component) bool { return c.id < len(w.kinds) && w.kinds[c.id].watched }

// table finds or makes the table of components, which must be sorted by name and without doubles.
func (w *World) table(comps []*component, group []Goal) *table {
	if w.unparking != nil {
		w.unpark(comps)
	}
	if len(group) > 0 {
		return w.linking.table(w, comps, group)
	}
	key := appendKinds(make([]byte, 0, 64), comps)
	if i, ok := w.byKinds[string(key)]; ok {
		return w.tables[i]
	}
	return w.addTable(key, comps)
}

// addTable makes a table that is not there yet.
func (w *World) addTable(key []byte, comps []*component) *table {
	t := newTable(len(w.tables), comps)
	for i, c := range comps {
		if c.id < len(w.kinds) && w.kinds[c.id].tracked {
			t.cols[i].stamps = []stamp{}
		}
	}
	w.note(t)
	if w.byKinds == nil {
		w.byKinds = map[string]int{}
	}
	w.byKinds[string(key)] = t.id
	w.tables = append(w.tables, t)
	return t
}

// note sets whether new rows of a table have to be stamped or told of.
func (w *World) note(t *table) {
	t.noted = w.hatch
	for i := range t.cols {
		t.noted = t.noted || t.cols[i].stamps != nil || w.watched(t.cols[i].c)
	}
}

// appendKinds appends what tells tables apart by their components.
func appendKinds(key []byte, comps []*component) []byte {
	for _, c := range comps {
		key = append(key, byte(c.id), byte(c.id>>8))
	}
	return key
}

// with is the way for entities of t that get a component.
func (w *World) with(t *table, c *component) *way {
	if l := t.known(c).with; l != nil {
		return l
	}
	w.lead(t, w.table(insert(t.components(), c), t.group), c)
	return t.edge(c).with
}

// without is the way for entities of t that lose a component.
func (w *World) without(t *table, c *component) *way {
	if l := t.known(c).without; l != nil {
		return l
	}
	comps := t.components()
	at, _ := placeOf(comps, c)
	copy(comps[at:], comps[at+1:])
	w.lead(w.table(comps[:len(comps)-1], t.group), t, c)
	return t.edge(c).without
}

// lead makes the ways between two tables, of which the second has one component more.
func (w *World) lead(less, more *table, c *component) {
	less.edge(c).with = newWay(less, more)
	more.edge(c).without = newWay(more, less)
}

func newWay(from, to *table) *way {
	l := &way{to: to, stays: make([]step, 0, len(from.cols))}
	for i := range to.cols {
		if !from.has(to.cols[i].c) {
			l.gets = &to.cols[i]
		}
	}
	for i := range from.cols {
		if col := &from.cols[i]; to.has(col.c) {
			l.stays = append(l.stays, step{col, to.column(col.c)})
		} else {
			l.loses = col
		}
	}
	return l
}

// known is the edge of a component as far as it is known.
func (t *table) known(c *component) edge {
	if c.id < len(t.edges) {
		return t.edges[c.id]
	}
	return edge{}
}

func (t *table) edge(c *component) *edge {
	t.edges = lengthen(t.edges, c.id)
	return &t.edges[c.id]
}

func byName(a, b *component) int {
	if a == b {
		return 0
	}
	if a.name < b.name {
		return -1
	}
	return 1
}

// place is the table and row of an entity that is alive and not in limbo.
func (w *World) place(e Entity) (*table, int, bool) {
	i := e.index()
	if int(i) >= len(w.entries) {
		return nil, 0, false
	}
	n := &w.entries[i]
	if n.tag != e.tag() || n.table < 0 {
		return nil, 0, false
	}
	return w.tables[n.table], int(n.row), true
}

// put is where an entity lies from now on.
func (w *World) put(e Entity, t *table, row int) {
	n := &w.entries[e.index()]
	n.table, n.row = int32(t.id), uint32(row)
}

// move takes an entity along a way, with what both tables have, and returns its new row.
func (w *World) move(e Entity, from *table, row int, along *way) int {
	to := along.to
	if to.n == len(to.entities) {
		to.reserve(1)
	}
	next, last := to.n, from.n-1
	if from.noted || len(from.dead) > 0 {
		along.notes(next, from, row)
	}
	to.entities[next] = e
	to.n++
	to.version++
	w.put(e, to, next)
	if moved := from.close(row); moved.bits != 0 {
		w.entries[moved.index()].row = uint32(row)
	}
	along.carry(next, row, last)
	return next
}

// carry moves the values of a row along, and those of the last row into its place.
func (l *way) carry(next, row, last int) {
	for i := range l.stays {
		s := &l.stays[i]
		s.from.move(s.to, next, s.from, row, last)
	}
	if l.loses != nil {
		l.loses.move(nil, 0, l.loses, row, last)
	}
}

// notes takes along what tables know of a row besides its values.
func (l *way) notes(next int, from *table, row int) {
	if len(from.dead) > 0 {
		if from.buried(row) {
			l.to.bury(next)
		}
		from.unbury(row)
	}
	last := from.n - 1
	for _, s := range l.stays {
		s.from.stampsTo(s.to, next, row, last)
	}
	if l.loses != nil && l.loses.stamps != nil {
		l.loses.stamps[row] = l.loses.stamps[last]
	}
}

// vacate takes a row out of a table.
func (w *World) vacate(t *table, row int) {
	if len(t.dead) > 0 {
		t.unbury(row)
	}
	if moved := t.remove(row); moved.bits != 0 {
		w.entries[moved.index()].row = uint32(row)
	}
}
