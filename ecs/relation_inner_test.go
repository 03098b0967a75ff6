package ecs

import (
	"slices"
	"testing"
)

// CheckLinks checks what tests outside cannot see: that lists, counts and groups agree, and that a packed and a copied
// relation is the same.
func CheckLinks(t testing.TB, w *World) {
	t.Helper()
	for _, r := range w.relations {
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
