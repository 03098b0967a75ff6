package ecs_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/krill2d/krill/ecs"
)

// mirror is what one knows of a world who is told of changes only.
type mirror struct {
	t     *testing.T
	loose bool // observers change what others are to be told of, who may hear of the second change first
	alive map[ecs.Entity]bool
	hps   map[ecs.Entity]int
	poss  map[ecs.Entity]pos
	owed  map[ecs.Pair]int
	homes map[ecs.Pair]bool
}

func reflected(t *testing.T, w *ecs.World) *mirror {
	m := &mirror{t, false, map[ecs.Entity]bool{}, map[ecs.Entity]int{}, map[ecs.Entity]pos{}, map[ecs.Pair]int{}, map[ecs.Pair]bool{}}
	ecs.OnSpawn(w, func(_ *ecs.World, e ecs.Entity) { m.expect(!m.alive[e], "spawn", e); m.alive[e] = true })
	ecs.OnDestroy(w, func(_ *ecs.World, e ecs.Entity) { m.expect(m.alive[e], "destroy", e); delete(m.alive, e) })
	ecs.OnAdd(w, func(_ *ecs.World, e ecs.Entity, v *hp) { m.lacks(e); m.hps[e] = v.N })
	ecs.OnSet(w, func(_ *ecs.World, e ecs.Entity, old, v *hp) { m.had(e, old.N); m.hps[e] = v.N })
	ecs.OnRemove(w, func(_ *ecs.World, e ecs.Entity, v *hp) { m.had(e, v.N); delete(m.hps, e) })
	ecs.OnAdd(w, func(_ *ecs.World, e ecs.Entity, v *pos) { m.poss[e] = *v })
	ecs.OnSet(w, func(_ *ecs.World, e ecs.Entity, old, v *pos) {
		m.expect(m.poss[e] == *old || m.loose, "old pos of", e)
		m.poss[e] = *v
	})
	ecs.OnRemove(w, func(_ *ecs.World, e ecs.Entity, v *pos) { m.expect(m.poss[e] == *v, "pos of", e); delete(m.poss, e) })
	ecs.OnRelate(w, func(_ *ecs.World, p ecs.Pair, l *owes) { m.owed[p] = l.Gold })
	ecs.OnUnrelate(w, func(_ *ecs.World, p ecs.Pair, l *owes) {
		m.expect(m.owed[p] == l.Gold, "debt of", p.Source)
		delete(m.owed, p)
	})
	ecs.OnRelate(w, func(_ *ecs.World, p ecs.Pair, _ *ecs.ChildOf) { m.homes[p] = true })
	ecs.OnUnrelate(w, func(_ *ecs.World, p ecs.Pair, _ *ecs.ChildOf) {
		m.expect(m.homes[p], "home of", p.Source)
		delete(m.homes, p)
	})
	return m
}

func (m *mirror) expect(ok bool, what string, e ecs.Entity) {
	if !ok {
		m.t.Helper()
		m.t.Errorf("told wrongly: %s %s", what, e)
	}
}

func (m *mirror) lacks(e ecs.Entity) { _, has := m.hps[e]; m.expect(!has, "add to", e) }

func (m *mirror) had(e ecs.Entity, n int) {
	was, has := m.hps[e]
	m.expect(has && was == n, "old value of", e)
}

// String is what the mirror knows, and worldText the same of the world itself.
func (m *mirror) String() string {
	return fmt.Sprint(len(m.alive), m.hps, m.poss, m.owed, m.homes)
}

func worldText(w *ecs.World) string {
	hps, poss, owed, homes := map[ecs.Entity]int{}, map[ecs.Entity]pos{}, map[ecs.Pair]int{}, map[ecs.Pair]bool{}
	for e, v := range lives.All(w) {
		hps[e] = v.N
	}
	for e, v := range bodies.All(w) {
		poss[e] = *v
	}
	for p, l := range ecs.Links[owes](w) {
		owed[p] = l.Gold
	}
	for p := range ecs.Links[ecs.ChildOf](w) {
		homes[p] = true
	}
	return fmt.Sprint(w.Len(), hps, poss, owed, homes)
}

// TestObserversAreToldOfEverything keeps a mirror of worlds that change at random, in and out of loops, also by other
// observers, and compares the two after each round.
func TestObserversAreToldOfEverything(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 1))
		var w ecs.World
		m := reflected(t, &w)
		if seed%2 == 1 {
			m.loose = true
			meddle(&w, r)
		}
		for range 60 {
			if r.IntN(2) == 0 {
				changeAtRandom(&w, r, m)
			} else {
				for range lives.Each(&w) {
					changeAtRandom(&w, r, m)
				}
			}
			if got, want := m.String(), worldText(&w); got != want {
				t.Fatalf("seed %d: told\n%s\nin the world\n%s", seed, got, want)
			}
		}
	}
}

// meddle adds an observer that changes the world itself.
func meddle(w *ecs.World, r *rand.Rand) {
	ecs.OnAdd(w, func(w *ecs.World, e ecs.Entity, v *hp) {
		switch {
		case w.Alive(e) && r.IntN(3) == 0:
			ecs.Put(w, e, pos{float64(v.N), 0})
		case w.Alive(e) && r.IntN(8) == 0:
			w.Destroy(e)
		}
	})
	ecs.OnRemove(w, func(w *ecs.World, e ecs.Entity, v *hp) {
		if r.IntN(4) == 0 {
			w.Spawn(pos{0, float64(v.N)})
		}
	})
}

func changeAtRandom(w *ecs.World, r *rand.Rand, m *mirror) {
	all := slices.SortedFunc(maps.Keys(m.alive), ecs.Entity.Compare)
	all = slices.DeleteFunc(all, func(e ecs.Entity) bool { return !w.Alive(e) })
	if len(all) == 0 || r.IntN(5) == 0 {
		w.Spawn([]any{hp{r.IntN(9)}, pos{1, 2}, vel{}}[r.IntN(2):][:1+r.IntN(2)]...)
		return
	}
	e, f := all[r.IntN(len(all))], all[r.IntN(len(all))]
	switch r.IntN(9) {
	case 0:
		w.Destroy(e)
	case 1, 2:
		ecs.Put(w, e, hp{r.IntN(9)})
	case 3:
		ecs.Drop[hp](w, e)
	case 4:
		ecs.Update(w, e, func(p *pos) { p.X++ })
	case 5:
		for c := range ecs.Batch2(w, both, 3) {
			c.A[r.IntN(3)].X = 5
		}
	case 6:
		ecs.Relate(w, e, f, owes{r.IntN(9)})
	case 7:
		ecs.Unrelate[owes](w, e, f)
	case 8:
		if e.Compare(f) < 0 { // no cycles
			ecs.Relate(w, e, f, ecs.ChildOf{})
		}
	}
}
