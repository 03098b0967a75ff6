package ecs

import (
	"fmt"
	"slices"
)

// observers are those who want to hear of changes in a world. They are funcs, and so no state.
type observers struct {
	onSpawn, onDestroy []*observer
	sites              []*site // by component's id
	writes             []write // under way, the innermost last
	nested             int     // observers under way, one in the other
}

// notice is what an observer is told.
type notice struct {
	entity, target Entity
	old, new       slot
}

// observer is a func that is told of changes. Lists of observers are replaced when one ends, so that those who are being
// told are not disturbed.
type observer struct {
	tell  func(*World, notice)
	ended bool
}

// moment is what happens to a component: a Kind; or to a link: a Kind after onRelate.
type moment int

const (
	onAdd      = moment(WasAdded)
	onSet      = moment(WasSet)
	onRemove   = moment(WasRemoved)
	onRelate   = moment(WasRemoved) + 1
	onUnrelate = onRelate + moment(WasRemoved)
	moments    = onUnrelate + 1
)

// site is where changes of one component are told.
type site struct {
	on   [moments][]*observer
	kept *record
	old  column // the values before the writes under way
	held int    // rows of old in use
}

// write is a value that is being written.
type write struct {
	entity Entity
	c      *component
	kind   Kind
}

// maxNested is how deep observers may call each other.
const maxNested = 100

// OnAdd calls a func when an entity gets a component, by Spawn, a bundle or Put. new points to the value where it lies: it
// may be changed, which tells nobody, and is valid during the call. end ends it, at any time.
//
// Observers run at the change itself, or when the outermost loop ends and what it deferred is carried out; in
// the order they were registered. Structural changes that they make wait until all have been told, as in a loop. A new
// value for what an entity has does not wait: it is told at once, so that those who were registered later hear of it before
// they hear of the change that led to it, and new shows them the latest value both times. A
// new entity is told to OnSpawn first, and then its components in the order of their names to OnAdd. Observers are not
// state: make them in Start; a restore neither ends nor calls them. Without any, a change costs one test. Observers may
// cause changes that others are told of, and so on; they panic when they call each other 100 deep, or when a million
// changes follow from each other.
func OnAdd[T any](w *World, tell func(w *World, e Entity, new *T)) (end func()) {
	return w.observe(componentOf[T](), onAdd, func(w *World, n notice) { tell(w, n.entity, valueIn[T](n.new)) })
}

// OnSet calls a func when a component that an entity has gets another value by Put, Update or SetAt; also an equal one. A
// write through a pointer of Get or of a loop tells nobody. old points to a copy of the value before. See OnAdd.
func OnSet[T any](w *World, tell func(w *World, e Entity, old, new *T)) (end func()) {
	return w.observe(componentOf[T](), onSet, func(w *World, n notice) {
		tell(w, n.entity, valueIn[T](n.old), valueIn[T](n.new))
	})
}

// OnRemove calls a func before an entity loses a component, by Drop or Destroy. The entity may be dead: Remains reads its
// other components. See OnAdd.
func OnRemove[T any](w *World, tell func(w *World, e Entity, old *T)) (end func()) {
	return w.observe(componentOf[T](), onRemove, func(w *World, n notice) { tell(w, n.entity, valueIn[T](n.old)) })
}

// OnSpawn calls a func for each new entity, which has its components already. See OnAdd.
func OnSpawn(w *World, tell func(w *World, e Entity)) (end func()) {
	return w.observeEntities(&w.observers().onSpawn, tell)
}

// OnDestroy calls a func for each entity that was destroyed. It is dead, and Remains reads its components. OnRemove for
// each of them and OnUnrelate for its links follow. See OnAdd.
func OnDestroy(w *World, tell func(w *World, e Entity)) (end func()) {
	return w.observeEntities(&w.observers().onDestroy, tell)
}

// OnRelate calls a func when a link is made, and when Relate gives an existing one data. link points to its data where it
// lies, and is valid during the call. It is called after the link is made; an exclusive relation ends the link to the
// target before, which OnUnrelate is told first. See OnAdd.
func OnRelate[R any](w *World, tell func(w *World, p Pair, link *R)) (end func()) {
	return w.observe(componentOf[R](), onRelate, func(w *World, n notice) {
		tell(w, Pair{n.entity, n.target}, linkIn[R](n.new))
	})
}

// OnUnrelate calls a func before a link is ended, by Unrelate, by Relate to another target of an exclusive relation, or
// because one of the two was destroyed. See OnAdd.
func OnUnrelate[R any](w *World, tell func(w *World, p Pair, link *R)) (end func()) {
	return w.observe(componentOf[R](), onUnrelate, func(w *World, n notice) {
		tell(w, Pair{n.entity, n.target}, linkIn[R](n.old))
	})
}

// Remains is Get for observers: it also reads an entity that was destroyed and is not taken out of its table yet. The
// pointer is valid during the call. It is nil when there is no such value.
func Remains[T any](w *World, e Entity) *T {
	t, row, ok := w.lies(e)
	if !ok {
		return nil
	}
	col := t.column(componentOf[T]())
	if col == nil {
		return nil
	}
	w.typed(col)
	return &data[T](col)[row]
}

func valueIn[T any](s slot) *T { return &data[T](s.col)[s.row] }

// linkIn is the data of a link; relations without fields store none.
func linkIn[R any](s slot) *R {
	if s.col.c == nil {
		return new(R)
	}
	return valueIn[R](s)
}

// lies is where an entity lies, dead or alive.
func (w *World) lies(e Entity) (*table, int, bool) {
	i := e.index()
	if int(i) >= len(w.entries) || w.entries[i].table < 0 {
		return nil, 0, false
	}
	t, row := w.tables[w.entries[i].table], int(w.entries[i].row)
	return t, row, row < t.n && t.entities[row] == e
}

func (w *World) observe(c *component, m moment, tell func(*World, notice)) (end func()) {
	s := w.site(c)
	o := w.enlist(&s.on[m], tell)
	w.renote(c)
	return func() {
		o.end(&s.on[m])
		w.renote(c)
	}
}

func (w *World) observeEntities(list *[]*observer, tell func(*World, Entity)) (end func()) {
	o := w.enlist(list, func(w *World, n notice) { tell(w, n.entity) })
	w.renoteAll()
	return func() {
		o.end(list)
		w.renoteAll()
	}
}

func (w *World) enlist(list *[]*observer, tell func(*World, notice)) *observer {
	if w.telling == nil {
		w.telling = newTelling()
	}
	if w.forked {
		panic(w.refusal("observe", nil))
	}
	o := &observer{tell: tell}
	*list = append(*list, o)
	return o
}

func (o *observer) end(list *[]*observer) {
	o.ended = true
	*list = slices.DeleteFunc(slices.Clone(*list), func(other *observer) bool { return other == o })
}

func (w *World) site(c *component) *site {
	if c.id >= len(w.observers().sites) {
		w.observers().sites = slices.Grow(w.observers().sites, c.id+1-len(w.observers().sites))[:c.id+1]
	}
	if w.observers().sites[c.id] == nil {
		w.observers().sites[c.id] = &site{}
	}
	return w.observers().sites[c.id]
}

// renote notes anew whether anybody wants to know of a component.
func (w *World) renote(c *component) {
	s := w.site(c)
	watched := s.kept != nil
	for _, list := range s.on {
		watched = watched || len(list) > 0
	}
	w.kind(c).watched = watched
	w.renoteAll()
}

func (w *World) renoteAll() {
	w.hatch, w.enders = len(w.observers().onSpawn) > 0, len(w.observers().onDestroy)
	for _, s := range w.observers().sites {
		if s != nil && (s.kept != nil || len(s.on[onRemove])+len(s.on[onRelate])+len(s.on[onUnrelate]) > 0) {
			w.enders++
		}
	}
	for _, t := range w.tables {
		w.note(t)
	}
}

// observed reports whether anybody wants to know when an entity ends or is linked.
func (w *World) observed() bool { return w.enders > 0 }

// tellAll tells a list of observers. Structural changes wait meanwhile.
func (w *World) tellAll(list []*observer, c *component, n notice) {
	if len(list) == 0 {
		return
	}
	if w.observers().nested == maxNested {
		panic(fmt.Sprintf("ecs: observers of%s call each other %d deep, so one changes what it is told of; let it write "+
			"through its pointer, which tells nobody, or only when the value differs", titled(c), maxNested))
	}
	w.observers().nested++
	w.depth++
	for _, o := range list {
		if !o.ended {
			o.tell(w, n)
		}
	}
	if w.observers().nested > 0 { // unless EndLoops came between
		w.depth--
		w.observers().nested--
	}
}

// tellSpawned tells of a new row.
func (w *World) tellSpawned(t *table, row int) {
	e := t.entities[row]
	w.tellAll(w.observers().onSpawn, nil, notice{entity: e})
	for i := range t.cols {
		if col := &t.cols[i]; w.watched(col.c) {
			w.typed(col)
			w.tell(col.c, WasAdded, notice{entity: e, new: slot{col: col, row: row}})
		}
	}
}

// tell tells the history and the observers of a component or a link.
func (w *World) tell(c *component, kind Kind, n notice) {
	s := w.site(c)
	if s.kept != nil {
		s.kept.add(w, kind, n)
	}
	m := moment(kind)
	if !n.target.IsNone() {
		m += onRelate
	}
	w.tellAll(s.on[m], c, n)
}

// tellRemoving tells that a component is about to go.
func (w *World) tellRemoving(e Entity, col *column, row int) {
	w.typed(col)
	w.tell(col.c, WasRemoved, notice{entity: e, old: slot{col: col, row: row}})
}

// tellDestroying tells that an entity is about to go, with its components.
func (w *World) tellDestroying(e Entity, t *table, row int) {
	w.tellAll(w.observers().onDestroy, nil, notice{entity: e})
	for i := range t.cols {
		if col := &t.cols[i]; w.watched(col.c) {
			w.tellRemoving(e, col, row)
		}
	}
}

// tellRelated tells of a link that was made or got data.
func (w *World) tellRelated(r *relation, p Pair, at int) {
	if w.watched(r.c) {
		w.tell(r.c, WasAdded, notice{entity: p.Source, target: p.Target, new: slot{col: &r.data, row: at}})
	}
}

// tellUnrelating tells that a link is about to go.
func (w *World) tellUnrelating(r *relation, p Pair, at int) {
	if w.watched(r.c) {
		w.tell(r.c, WasRemoved, notice{entity: p.Source, target: p.Target, old: slot{col: &r.data, row: at}})
	}
}

// openWrite keeps the value that is about to be written over.
func (w *World) openWrite(e Entity, s slot, k Kind) {
	c := s.col.c
	w.observers().writes = append(w.observers().writes, write{e, c, k})
	if k == WasSet {
		w.site(c).hold(s)
	}
}

func (s *site) hold(from slot) {
	if s.old.c == nil {
		s.old = newColumn(from.col.c)
	}
	if s.held == s.old.v.Len() {
		s.old.grow(max(firstRoom, 2*s.held))
	}
	s.old.v.Index(s.held).Set(from.col.v.Index(from.row))
	s.held++
}

// release lets go of the value that was held last.
func (s *site) release() {
	s.held--
	s.old.v.Index(s.held).SetZero()
}

// closeWrite tells of the write that was opened last. What wrote the value may have moved the entity or ended it.
func (w *World) closeWrite() {
	last := len(w.observers().writes) - 1
	open := w.observers().writes[last]
	w.observers().writes = w.observers().writes[:last]
	s := w.site(open.c)
	n := notice{entity: open.entity}
	if t, row, ok := w.lies(open.entity); ok && t.has(open.c) {
		n.new = slot{col: t.column(open.c), row: row}
	}
	switch {
	case open.kind == WasSet:
		n.old = slot{col: &s.old, row: s.held - 1}
		if n.new.col != nil {
			w.tell(open.c, WasSet, n)
		}
		s.release()
	case n.new.col != nil:
		w.tell(open.c, WasAdded, n)
	}
}

// refuseEndless panics when observers answer what they cause themselves, and names what they asked for last.
func (w *World) refuseEndless(c command) {
	what := ""
	switch c.op {
	case opSpawn:
		what = "Spawn"
		for _, c := range c.table.components() {
			what += titled(c)
		}
	case opCopy:
		what = "Copy"
	case opPut:
		what = "Put"
	case opDrop:
		what = "Drop"
	case opDestroy:
		what = "Destroy"
	case opRelate:
		what = "Relate"
	case opUnrelate:
		what = "Unrelate"
	}
	panic(fmt.Sprintf("ecs: observers asked for %d changes, each because of another one, and do not end; the next is %s%s: an observer of it, "+
		"or of what comes of it, makes another; let it do so only while something is true that ends", maxAnswers, what, titled(c.c)))
}

// endWrites forgets what a panic left open.
func (w *World) endWrites() {
	for _, s := range w.observers().sites {
		for s != nil && s.held > 0 {
			s.release()
		}
	}
	w.observers().writes, w.observers().nested = w.observers().writes[:0], 0
}
