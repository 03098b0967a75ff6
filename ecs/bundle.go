package ecs

import (
	"fmt"
	"sync/atomic"
)

// bundle is what all bundles share: the components that they give.
type bundle struct {
	id     int
	sorted []*component // by name
	at     [8]uint8     // where in sorted, and so in the table, the component of each type parameter is
}

var bundles atomic.Int64

// anyBundle is what B1 to B8 are, whatever their types.
type anyBundle struct{ bundle }

func newBundle(comps ...*component) *anyBundle {
	sorted := make([]*component, 0, len(comps))
	for _, c := range comps {
		if _, twice := placeOf(sorted, c); twice {
			panic("ecs: bundle: " + c.title() + " stands in it twice; an entity has one of each type")
		}
		sorted = insert(sorted, c)
	}
	b := &anyBundle{bundle{id: int(bundles.Add(1) - 1), sorted: sorted}}
	for i, c := range comps {
		at, _ := placeOf(sorted, c)
		b.at[i] = uint8(at)
	}
	return b
}

// bundled is where a bundle's entities go. It is no method of the bundle, which each type of bundle would have too.
func (w *World) bundled(b *bundle) *table {
	if b.id < len(w.bundles) && w.bundles[b.id] != nil {
		return w.bundles[b.id]
	}
	w.bundles = lengthen(w.bundles, b.id)
	t := w.table(b.sorted, nil)
	for i := range t.cols {
		w.typed(&t.cols[i])
	}
	w.bundles[b.id] = t
	return t
}

// spawnMany makes n entities in rows that follow each other, in a nursery while loops are under way. Structural changes
// wait until spawnedMany.
func (w *World) spawnMany(t *table, n int) (*table, int) {
	if w.forked {
		panic(w.refusal("spawn", nil))
	}
	if n < 0 {
		panic(fmt.Sprintf("ecs: batch of %d entities; n must be 0 or more", n))
	}
	to := t
	if w.depth > 0 {
		to = t.nursing()
	}
	to.reserve(n)
	row := to.n
	rows := to.entities[row : row+n]
	to.n += n
	to.version++
	if to == t {
		w.reserveMany(rows, int32(t.id), uint32(row))
		for i := range t.cols {
			t.cols[i].addedMany(row, n, w.now())
		}
	} else {
		w.reserveMany(rows, limbo, 0)
		for i, e := range rows {
			w.enqueue(command{op: opSpawn, entity: e, table: to, at: int32(row + i)})
		}
	}
	to.lent = to != t && n > 0
	w.depth++
	return to, row
}

// spawnedMany ends spawnMany.
func (w *World) spawnedMany(t *table, row, n int) {
	t.lent = false
	if w.depth == 0 {
		return // EndLoops came between
	}
	w.depth--
	if w.depth == 0 {
		w.arrived(t, row, n)
		w.settle()
	}
}
