package ecs

import (
	"slices"
	"strings"
	"testing"
)

// CheckLinks checks what tests outside cannot see: that lists, counts and groups agree, and that a packed and a copied
// relation is the same.
func CheckLinks(t testing.TB, w *World) {
	t.Helper()
	for _, r := range w.relating().relations {
		checkRelation(t, w, r)
		again := newRelation(r.c)
		again.copyFrom(r)
		same(t, r, again)
		again.unpack(r.pack(nil), r.top, r.free)
		same(t, r, again)
	}
	for _, tab := range w.tables {
		for row, e := range tab.entities[:tab.n] {
			if tab.buried(row) {
				t.Fatalf("%v is buried", e)
			}
			for _, g := range tab.group {
				if w.linksOf(g.relation).find(e, g.target) == 0 {
					t.Fatalf("%v is in a group of %v and not related to it", e, g.target)
				}
			}
		}
	}
}

func checkRelation(t testing.TB, w *World, r *relation) {
	t.Helper()
	n, sources, targets := 0, 0, 0
	for i := range r.ins {
		if r.ins[i].first != 0 {
			targets++
		}
		before := uint32(0)
		for at := r.ins[i].first; at != 0; before, at = at, r.links[at].next {
			if r.links[at].prev != before || !w.lives(&r.links[at]) {
				t.Fatalf("%s: slot %d: %+v", r.c.name, at, r.links[at])
			}
			n++
		}
		if before != r.ins[i].last {
			t.Fatalf("%s: the list of %d ends in %d and not in %d", r.c.name, i, before, r.ins[i].last)
		}
	}
	for i := range w.entries {
		if i > 0 && r.firstOut(Entity{uint64(i)}) != 0 {
			sources++
		}
	}
	if n != r.count || sources != r.sources || targets != r.targets {
		t.Fatalf("%s: %d links, %d sources, %d targets; counted %d, %d, %d", r.c.name, n, sources, targets, r.count, r.sources, r.targets)
	}
	if len(r.pending) > 0 && slices.Max(r.pending) != 0 {
		t.Fatalf("%s: links wait outside loops", r.c.name)
	}
}

// same compares two stores up to what room they have, and without data.
func same(t testing.TB, a, b *relation) {
	t.Helper()
	if !slices.Equal(a.pack(nil), b.pack(nil)) || a.top != b.top || a.free != b.free || a.count != b.count ||
		a.sources != b.sources || a.targets != b.targets {
		t.Fatalf("%s: a copy differs", a.c.name)
	}
	trim := func(e []ends) []ends {
		for len(e) > 0 && e[len(e)-1] == (ends{}) {
			e = e[:len(e)-1]
		}
		return e
	}
	if !slices.Equal(trim(a.ins), trim(b.ins)) || !slices.Equal(trim(a.begin), trim(b.begin)) {
		t.Fatalf("%s: a copy's lists differ", a.c.name)
	}
}

// TableCount is how many tables a world has.
func TableCount(w *World) int { return len(w.tables) }

// RegatherKeeps checks that what a world knows of groups follows from its tables.
func RegatherKeeps(t testing.TB, w *World) {
	t.Helper()
	groups := map[*relation][][]int32{}
	for _, r := range w.relating().relations {
		for _, ids := range r.group {
			groups[r] = append(groups[r], slices.Clone(ids))
		}
	}
	idle := map[string][]int32{}
	for shape, ids := range w.relating().idle {
		idle[shape] = slices.Clone(ids)
	}
	linked := slices.Clone(w.linked)
	w.relink()
	w.regather()
	for i := range w.linked {
		if w.linked[i]&^linked[i] != 0 {
			t.Errorf("word %d of those that are linked: got %x; want %x", i, linked[i], w.linked[i])
		}
	}
	for _, r := range w.relating().relations {
		for i := range r.group {
			if !slices.Equal(r.group[i], groups[r][i]) {
				t.Errorf("%s: tables of %d: got %v; want %v", r.c.name, i, r.group[i], groups[r][i])
			}
		}
	}
	for shape, ids := range idle {
		if !slices.Equal(w.relating().idle[shape], ids) {
			t.Errorf("idle tables: got %v; want %v", w.relating().idle[shape], ids)
		}
	}
}

func TestCopyRelations(t *testing.T) {
	var a, b World
	x, y := a.Spawn(), a.Spawn()
	Relate[ChildOf](&a, x, y)
	type knows struct{ N int }
	Relate(&a, y, x, knows{4})
	u, v := b.Spawn(), b.Spawn()
	type hears struct{}
	Relate[hears](&b, u, v)
	for range 20 {
		Relate(&b, b.Spawn(), v, knows{1})
	}
	b.copyRelations(&a)
	if b.linksOf(componentOf[hears]()).count != 0 || Target[ChildOf](&b, u) != v || Link[knows](&b, v, u).N != 4 {
		t.Error("the links are not those of the other world")
	}
	r := b.linksOf(componentOf[knows]())
	if r.value(1).Field(0).Int() != 4 || r.value(2).Field(0).Int() != 0 {
		t.Errorf("got %v, %v; want 4, 0", r.value(1), r.value(2))
	}
	if v := b.linksOf(componentOf[ChildOf]()).value(u.index()); v.NumField() != 0 {
		t.Errorf("got %v", v)
	}
	CheckLinks(t, &b)
}

// An observer can be the reason that an entity is taken out before what was queued for it.
func TestQueuedForGone(t *testing.T) {
	type knows struct{ S string }
	c := registerTyped((*knows)(nil), mover[knows]())
	var w World
	a, b := w.Spawn(), w.Spawn()
	Relate(&w, a, b, knows{"x"})
	w.depth++
	w.Destroy(a)
	col, at := w.stagingOf(c)
	data[knows](col)[at].S = "y"
	w.enqueue(command{op: opRelate, entity: b, target: a, c: c, at: int32(at)})
	w.enqueue(command{op: opRelate, entity: b, target: a, c: c, at: -1})
	w.enqueue(command{op: opUnrelate, entity: b, target: a, c: c})
	w.linksOf(c).pending.set(b.index())
	twin := w.reserve()
	w.copying = (*World).copyQueued
	w.enqueue(command{op: opCopy, entity: twin, target: a})
	w.leave()
	if Related[knows](&w, b, a) || w.linksOf(c).count != 0 || data[knows](col)[at].S != "" {
		t.Error("an entity that was taken out is related")
	}
	if _, _, ok := w.place(twin); !ok || w.Len() != 2 {
		t.Error("a copy of an entity that was taken out is not there")
	}
}

func TestRelateInFork(t *testing.T) {
	type knows struct{}
	type hears struct{}
	var w World
	a, b := w.Spawn(), w.Spawn()
	Relate[knows](&w, a, b)
	f := w.fork()
	f.who = "walk"
	for _, relate := range []func(){func() { Relate[knows](f, b, a) }, func() { Relate[hears](f, b, a) }, func() { Unrelate[knows](f, a, b) }} {
		func() {
			defer func() {
				if s, _ := recover().(string); !strings.Contains(s, `in system "walk", which runs beside others`) {
					t.Errorf("got %q", s)
				}
			}()
			relate()
		}()
	}
	for e := range Sources[knows](f, b) {
		if e != a || Target[knows](f, e) != b {
			t.Errorf("got %v", e)
		}
	}
	w.join([]*World{f})
}
