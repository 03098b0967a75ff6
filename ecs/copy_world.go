package ecs

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
)

// CopyFrom makes the world an exact copy of another one, in the memory that it has: for a ring to rewind in, or to try
// something out. Both go on alike: entities, components, relations, resources, events, and what queries with Changed
// have seen are the same. Observers and the history stay those of w, and loops of w end. Components without pointers
// cost a copy of their bytes, and nothing is allocated when w has grown to the size; those with pointers are copied
// with all that they lead to, which costs about a snapshot and a restore, and what is tagged `state:"-"` in them is zero in
// the copy. It panics when a loop of src is under way, or a component cannot be in a snapshot.
func (w *World) CopyFrom(src *World) {
	if w == src {
		return
	}
	if w.forked || src.forked {
		panic("ecs: copy world: " + errForked.Error())
	}
	if src.depth > 0 {
		panic("ecs: copy world: a loop of the one to copy is under way; copy between loops")
	}
	w.stop()
	w.opened()
	w.unparkKnown()
	src.unparkKnown()
	w.ID, w.free, w.alive, w.clock = src.ID, src.free, src.alive, src.clock
	w.entries = append(w.entries[:0], src.entries...)
	clear(w.relating().idle)
	w.copyTables(src)
	w.copyLinks(src)
	w.copyResources(src)
	w.copyEvents(src)
	w.copyKept(src)
	w.copySeen(src)
	copyMap(&w.naming().names, src.naming().names)
	copyMap(&w.naming().nameOf, src.naming().nameOf)
	w.forgetSince(w.tick)
}

func copyMap[K comparable, V any](dst *map[K]V, src map[K]V) {
	if *dst == nil && len(src) > 0 {
		*dst = make(map[K]V, len(src))
	}
	clear(*dst)
	maps.Copy(*dst, src)
}

func (w *World) copyTables(src *World) {
	for id := range max(len(w.kinds), len(src.kinds)) {
		c := (*registry.all.Load())[id]
		w.kind(c).tracked = src.kind(c).tracked
	}
	for i, t := range src.tables {
		w.copyTable(i, t)
	}
	w.cut(len(src.tables))
	for _, c := range src.stored(false) {
		if c.typ.Load() != nil {
			if p := w.archive().pane(c); !p.plain {
				w.copyDeep(src, c, p)
			}
		}
	}
}

// copyTable copies a table, but for columns that have to be copied deep.
func (w *World) copyTable(i int, src *table) {
	t := w.tableLike(i, src)
	old := t.n
	t.version++
	t.n, t.dead, t.deads, t.nursery = 0, t.dead[:0], 0, nil
	t.reserve(src.n)
	t.n = src.n
	copy(t.entities, src.entities[:src.n])
	if old > src.n {
		clear(t.entities[src.n:old])
	}
	for j := range t.cols {
		w.copyColumn(&t.cols[j], &src.cols[j], old, src.n)
	}
	w.note(t)
}

// tableLike is the table of a place that has the columns of another world's.
func (w *World) tableLike(i int, src *table) *table {
	if i < len(w.tables) && w.tables[i].like(src) {
		return w.tables[i]
	}
	w.cut(i)
	t := w.table(src.components(), src.group)
	for j := range t.cols {
		if src.cols[j].parked && !t.cols[j].parked {
			t.cols[j] = parkedColumn(t.cols[j].c)
			t.cols[j].grow(len(t.entities))
		}
	}
	return t
}

func (t *table) like(o *table) bool {
	if len(t.cols) != len(o.cols) || !slices.Equal(t.group, o.group) {
		return false
	}
	for i := range t.cols {
		if t.cols[i].c != o.cols[i].c || t.cols[i].parked != o.cols[i].parked {
			return false
		}
	}
	return true
}

// copyColumn copies n rows, and clears those up to old.
func (w *World) copyColumn(dst, src *column, old, n int) {
	if src.parked || w.archive().pane(src.c).plain {
		copyPart(dst, src, n)
		for row := n; row < old; row++ {
			dst.v.Index(row).SetZero()
		}
	} else if w.archive().pane(src.c).partial || old > n {
		dst.v.Clear()
	}
	dst.marked, dst.latest = src.marked, src.latest
	if src.stamps == nil {
		dst.stamps = nil
		return
	}
	dst.stamps = append(dst.stamps[:0], src.stamps[:n]...)
	dst.stamps = slices.Grow(dst.stamps, dst.v.Len()-n)[:dst.v.Len()]
}

// copyPart copies the first n rows.
func copyPart(dst, src *column, n int) {
	room := dst.v.Len()
	dst.v.SetLen(n)
	reflect.Copy(dst.v, src.v)
	dst.v.SetLen(room)
}

// copyDeep copies a component with all that its values lead to, by way of a snapshot.
func (w *World) copyDeep(src *World, c *component, p *pane) {
	from := src.archive().pane(c)
	src.all(c, from)
	b, err := appendPane(w.archive().bytes[:0], src.archive().tool(), from, c)
	from.close()
	if err != nil {
		panic(fmt.Sprintf("ecs: copy world: %v", err))
	}
	w.archive().bytes = b
	w.all(c, p)
	defer p.close()
	if _, err := w.archive().tool().Restore(b[8:], p.p); err != nil {
		panic(fmt.Sprintf("ecs: copy world: %v", reworded(err, c)))
	}
	if err := w.collect(c, p); err != nil {
		panic(fmt.Sprintf("ecs: copy world: %s: %v", c.title(), err))
	}
}

// copyLinks copies the relations, and finds out anew what follows from them.
func (w *World) copyLinks(src *World) {
	for _, r := range src.relating().relations {
		if mine := w.relation(r.c); r.parked {
			mine.rules, mine.hierarchy = r.rules, r.hierarchy
			if (mine.data.c == nil) != (r.data.c == nil) {
				mine.data = column{}
				if r.data.c != nil {
					mine.data = parkedColumn(r.c)
					mine.data.grow(len(mine.links))
				}
			}
		}
	}
	w.copyRelations(src)
	for _, r := range src.relating().relations {
		mine := w.linksOf(r.c)
		mine.from = r.from
		if r.data.c == nil || r.parked || r.count == 0 || w.archive().pane(r.c).plain {
			continue
		}
		to := slices.Clone(w.archive().linkData(mine).rows)
		w.deepen(src, src.archive().linkData(r), to)
	}
	w.fileTables()
	w.regather()
}

// copyKept copies what is kept of components. What is in it never changes.
func (w *World) copyKept(src *World) {
	a, b := w.archive(), src.archive()
	a.report = b.report
	clear(a.keepers)
	for id, k := range b.keepers {
		if k != nil {
			mine := *k
			mine.kept = slices.Clone(k.kept)
			*a.keeping((*registry.all.Load())[id]) = mine
		}
	}
}

// copySeen copies what queries have seen of changes.
func (w *World) copySeen(src *World) {
	copyMap(&w.archive().lasts, src.archive().lasts)
	for id, c := range w.caches {
		if c != nil && c.q.rows && (id >= len(src.caches) || src.caches[id] == nil) {
			w.caches[id] = nil
		}
	}
	for id, c := range src.caches {
		if c != nil && c.q.rows {
			w.own(id, c.q).last = c.last
		}
	}
}
