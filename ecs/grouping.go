package ecs

import "slices"

// regroup takes an entity to the table of its group for a relation that is grouped; a target of none: to the one
// without.
func (w *World) regroup(r *relation, e, target Entity) {
	n := w.entries[e.index()]
	t := w.tables[n.table]
	to := w.groupTable(t, r, target)
	if to == t {
		return
	}
	w.relating().level.to, w.relating().level.stays = to, w.relating().level.stays[:0]
	for i := range t.cols {
		w.relating().level.stays = append(w.relating().level.stays, step{&t.cols[i], &to.cols[i]})
	}
	w.move(e, t, int(n.row), &w.relating().level)
}

// groupTable is the table of the same components with another target of a relation.
func (w *World) groupTable(t *table, r *relation, target Entity) *table {
	rel := w.relating()
	goals := rel.goals[:0]
	for _, g := range t.group {
		if g.relation != r.c {
			goals = append(goals, g)
		}
	}
	if !target.IsNone() {
		i, _ := slices.BinarySearchFunc(goals, r.c, func(g Goal, c *component) int { return byName(g.relation, c) })
		goals = slices.Insert(goals, i, Goal{r.c, target})
	}
	rel.goals = goals
	rel.key = appendGoals(t.appendKinds(rel.key[:0]), goals)
	if i, ok := w.byKinds[string(rel.key)]; ok {
		return w.tables[i]
	}
	return w.table(t.components(), goals)
}

// groupedTable is table for a group.
func (w *World) groupedTable(comps []*component, group []Goal) *table {
	key := appendGoals(appendKinds(nil, comps), group)
	if i, ok := w.byKinds[string(key)]; ok {
		return w.tables[i]
	}
	t := w.idleTable(comps, group)
	if t == nil {
		t = w.addTable(key, comps)
	}
	t.group = append(t.group[:0], group...)
	w.byKinds[string(key)] = t.id
	w.enroll(t)
	return t
}

func (t *table) appendKinds(key []byte) []byte {
	for i := range t.cols {
		key = appendKind(key, t.cols[i].c)
	}
	return key
}

func appendKind(key []byte, c *component) []byte { return append(key, byte(c.id), byte(c.id>>8)) }

func appendGoals(key []byte, group []Goal) []byte {
	for _, g := range group {
		key = appendKind(append(key, 0xff), g.relation)
		for shift := 0; shift < 64; shift += 8 {
			key = append(key, byte(g.target.bits>>shift))
		}
	}
	return key
}

// shape is the key that a table has in World.idle: its components and the relations of its group.
func (w *World) shape(t *table) []byte {
	rel := w.relating()
	rel.key = t.appendKinds(rel.key[:0])
	for _, g := range t.group {
		rel.key = appendKind(append(rel.key, 0xff), g.relation)
	}
	return rel.key
}

// idleTable takes a table of a group whose target is gone, for another group of the same relations, or nil. The one
// that was made first is taken first: which one it is follows from the tables alone.
func (w *World) idleTable(comps []*component, group []Goal) *table {
	rel := w.relating()
	if len(rel.idle) == 0 {
		return nil
	}
	key := appendKinds(rel.key[:0], comps)
	for _, g := range group {
		key = appendKind(append(key, 0xff), g.relation)
	}
	rel.key = key
	ids := rel.idle[string(key)]
	if len(ids) == 0 {
		return nil
	}
	rel.idle[string(key)] = ids[:len(ids)-1]
	return w.tables[ids[len(ids)-1]]
}

// enroll enters a table with the targets of its group.
func (w *World) enroll(t *table) {
	for _, g := range t.group {
		r, i := w.relation(g.relation), int(g.target.index())
		if i >= len(r.group) {
			r.group = resized(r.group, max(i+1, len(r.group)+len(r.group)/2))
		}
		if at, found := slices.BinarySearch(r.group[i], int32(t.id)); !found {
			r.group[i] = slices.Insert(r.group[i], at, int32(t.id))
		}
	}
}

// disband makes the tables of a target that is gone idle. They are empty.
func (w *World) disband(r *relation, target Entity) {
	i := int(target.index())
	if i >= len(r.group) {
		return
	}
	for _, id := range r.group[i] {
		t := w.tables[id]
		for _, g := range t.group {
			if g.relation != r.c {
				w.linksOf(g.relation).dismiss(g.target, id)
			}
		}
		w.lay(t)
	}
	r.group[i] = r.group[i][:0]
}

// dismiss takes a table from those of a target.
func (r *relation) dismiss(target Entity, id int32) {
	ids := &r.group[target.index()]
	if at, found := slices.BinarySearch(*ids, id); found {
		*ids = slices.Delete(*ids, at, at+1)
	}
}

// lay makes an empty table idle: nothing leads to it any more.
func (w *World) lay(t *table) {
	w.relating().key = appendGoals(t.appendKinds(w.relating().key[:0]), t.group)
	delete(w.byKinds, string(w.relating().key))
	all := *registry.all.Load()
	for id := range t.edges {
		e := &t.edges[id]
		if e.with != nil {
			e.with.to.edge(all[id]).without = nil
		}
		if e.without != nil {
			e.without.to.edge(all[id]).with = nil
		}
		*e = edge{}
	}
	if w.relating().idle == nil {
		w.relating().idle = map[string][]int32{}
	}
	key := w.shape(t)
	ids := w.relating().idle[string(key)]
	at, _ := slices.BinarySearchFunc(ids, int32(t.id), func(a, b int32) int { return int(b - a) })
	w.relating().idle[string(key)] = slices.Insert(ids, at, int32(t.id))
}

// regather finds out anew which tables belong to which targets, and which are idle, from the tables and their groups:
// after they were replaced. World.byKinds must have all of them.
func (w *World) regather() {
	clear(w.relating().idle)
	for _, r := range w.relating().relations {
		for i := range r.group {
			r.group[i] = r.group[i][:0]
		}
	}
	for _, t := range w.tables {
		gone := func(g Goal) bool { return !w.Alive(g.target) }
		switch {
		case len(t.group) == 0:
		case slices.ContainsFunc(t.group, gone):
			w.lay(t)
		default:
			w.enroll(t)
		}
	}
}
