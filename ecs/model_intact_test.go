package ecs

import (
	"fmt"
	"slices"
	"strings"
)

// look compares all that can be seen of the world with the model.
func (d *driver) look() {
	if !d.check {
		return
	}
	if d.w.Len() != len(d.m.ents) {
		d.failf("%d entities; want %d", d.w.Len(), len(d.m.ents))
	}
	for _, e := range d.known {
		x := d.m.ents[e]
		if d.w.Alive(e) != (x != nil) {
			d.failf("Alive of %s is %t; want %t", e, x == nil, x != nil)
		}
		for k := range mKinds {
			want, has := uint32(0), d.m.has(e, k)
			if has {
				want = x.comps[k]
			}
			n, ok := mKinds[k].get(d.w, e)
			if ok != has || n != want || mKinds[k].has(d.w, e) != has {
				d.failf("%s of %s is %d, %t; want %d, %t", mKinds[k].name, e, n, ok, want, has)
			}
		}
	}
	if err := d.w.intact(); err != nil {
		d.failf("%v", err)
	}
	if d.level == 0 && d.m.depth == 0 {
		d.hear()
	}
}

// listen makes observers, which write down what they hear, and look around.
func (d *driver) listen() {
	hear := func(format string, args ...any) {
		d.heard = append(d.heard, fmt.Sprintf(format, args...))
		for e := range mView.All(d.w) {
			if !d.w.Alive(e) {
				d.failf("an observer's loop meets %s, which is dead", e)
			}
		}
	}
	OnSpawn(d.w, func(_ *World, e Entity) { hear("spawn %s", e) })
	OnDestroy(d.w, func(_ *World, e Entity) { hear("destroy %s", e) })
	listenTo[mA](d, kA, hear)
	listenTo[mC](d, kC, hear)
	listenTo[mH](d, kH, hear)
}

func listenTo[T any](d *driver, k int, hear func(format string, args ...any)) {
	value := func(p *T) uint32 { n, _ := mKinds[k].read(p); return n }
	OnAdd(d.w, func(_ *World, e Entity, p *T) { hear("add %s %s %d", mKinds[k].name, e, value(p)) })
	OnSet(d.w, func(_ *World, e Entity, old, p *T) {
		hear("set %s %s %d to %d", mKinds[k].name, e, value(old), value(p))
	})
	OnRemove(d.w, func(_ *World, e Entity, p *T) { hear("remove %s %s %d", mKinds[k].name, e, value(p)) })
}

// hear compares what observers heard with what they must hear.
func (d *driver) hear() {
	if d.m.told != nil && !slices.Equal(d.heard, d.m.told) {
		d.failf("observers heard\n%s\nwant\n%s", strings.Join(d.heard, "\n"), strings.Join(d.m.told, "\n"))
	}
	d.heard = d.heard[:0]
	if d.m.told != nil {
		d.m.told = d.m.told[:0]
	}
}

// intact checks what must hold of a world's insides.
func (w *World) intact() error {
	rows := 0
	for i, t := range w.tables {
		rows += t.n
		if t.id != i || t.n > len(t.entities) {
			return fmt.Errorf("table %d has id %d, %d rows of %d", i, t.id, t.n, len(t.entities))
		}
		dead := 0
		for row, e := range t.entities {
			n := entry{}
			if row < t.n {
				n = w.entries[e.index()]
			}
			switch {
			case row >= t.n && !e.IsNone():
				return fmt.Errorf("table %d keeps %s behind its rows", i, e)
			case row >= t.n:
			case int(n.table) != i || int(n.row) != row:
				return fmt.Errorf("%s lies in table %d, row %d, and its entry says %d, %d", e, i, row, n.table, n.row)
			case n.tag != e.tag() && (n.tag != 0 || !t.buried(row)):
				return fmt.Errorf("%s lies in table %d, row %d, and is not alive", e, i, row)
			case t.buried(row):
				dead++
			}
		}
		if dead != t.deads || (dead == 0) != (len(t.dead) == 0) {
			return fmt.Errorf("table %d has %d dead rows, and says %d", i, dead, t.deads)
		}
		if w.depth == 0 && dead > 0 {
			return fmt.Errorf("table %d has dead rows in no loop", i)
		}
		for j := range t.cols {
			c := &t.cols[j]
			if c.v.Len() != len(t.entities) || c.stamps != nil && len(c.stamps) != len(t.entities) {
				return fmt.Errorf("table %d: column %s is %d long; want %d", i, c.c.name, c.v.Len(), len(t.entities))
			}
			if j > 0 && t.cols[j-1].c.name >= c.c.name {
				return fmt.Errorf("table %d: columns are not in order", i)
			}
		}
		for of := t.nursery; of != nil && w.depth == 0; of = of.nursery {
			if of.n != 0 || of.lent {
				return fmt.Errorf("table %d: a nursery has %d rows in no loop", i, of.n)
			}
		}
	}
	if w.depth > 0 {
		return nil
	}
	if rows != w.alive {
		return fmt.Errorf("%d rows, %d alive", rows, w.alive)
	}
	free := 0
	for i := w.free; i != 0; i = w.entries[i].row {
		if n := w.entries[i]; n.table != vacant || n.tag == 0 || free > len(w.entries) {
			return fmt.Errorf("index %d is free and has an entry %v", i, n)
		}
		free++
	}
	if len(w.entries) > 0 && 1+w.alive+free != len(w.entries) {
		return fmt.Errorf("%d entries, %d alive, %d free", len(w.entries), w.alive, free)
	}
	if len(w.queue) > 0 || slices.ContainsFunc(w.queued, func(bits uint64) bool { return bits != 0 }) {
		return fmt.Errorf("the queue has %d commands in no loop", len(w.queue))
	}
	for i := range w.staged {
		if w.staged[i] != nil && w.staged[i].n != 0 {
			return fmt.Errorf("values wait in no loop")
		}
	}
	return nil
}

// dump is all that a world has, in its own order.
func (w *World) dump() string {
	var b strings.Builder
	fmt.Fprint(&b, w.alive, w.free, w.entries)
	for _, t := range w.tables {
		fmt.Fprint(&b, "\n", t.entities[:t.n])
		for i := range t.cols {
			c := &t.cols[i]
			fmt.Fprint(&b, " ", c.c.name)
			for row := range t.n {
				for _, k := range mKinds {
					if k.c == c.c {
						n, _ := k.get(w, t.entities[row])
						fmt.Fprint(&b, " ", n)
					}
				}
				if c.stamps != nil {
					fmt.Fprint(&b, c.stamp(row))
				}
			}
		}
	}
	return b.String()
}
