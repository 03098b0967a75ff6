package ecs_test

import (
	"testing"

	"github.com/krill2d/krill/ecs"
)

var (
	steadyHurt = ecs.Query2[pos, hp](ecs.Changed[hp]())
	steadyNew  = ecs.Query1[pos](ecs.Added[pos]())
	steadyHits = ecs.Reader[hit]()
)

// TestASteadyFrameDoesNotAllocate runs frames that spawn, destroy, put, drop, relate, send and read events, look for
// changes, are observed and kept in a history, in and out of loops.
func TestASteadyFrameDoesNotAllocate(t *testing.T) {
	var w ecs.World
	seen, told, n, turn := 0, 0, 0, 0
	ecs.OnSpawn(&w, func(*ecs.World, ecs.Entity) { told++ })
	ecs.OnDestroy(&w, func(w *ecs.World, e ecs.Entity) { told += int(ecs.Remains[pos](w, e).X) })
	ecs.OnSet(&w, func(w *ecs.World, e ecs.Entity, old, new *hp) {
		if new.N < old.N {
			ecs.Send(w, hit{old.N - new.N})
		}
	})
	ecs.OnAdd(&w, func(w *ecs.World, e ecs.Entity, _ *hp) { ecs.Put(w, e, tag{}) })
	ecs.OnRemove(&w, func(w *ecs.World, e ecs.Entity, _ *hp) { told++ })
	ecs.OnUnrelate(&w, func(*ecs.World, ecs.Pair, *ecs.ChildOf) { told++ })
	ecs.Keep[hp](&w, 16)
	root := w.Spawn(pos{})
	frame := func() {
		n++
		for range 20 {
			ecs.Relate[ecs.ChildOf](&w, both.Spawn(&w, pos{1, 0}, vel{}), root)
		}
		for c := range ecs.Batch2(&w, both, 20) {
			for i := range c.A {
				c.A[i].X = 1
			}
		}
		for e, r := range movers.All(&w) {
			r.A.X += r.B.X
			turn++
			switch turn % 3 {
			case 0:
				ecs.Put(&w, e, hp{n})
				ecs.Drop[hp](&w, e)
			default:
				ecs.Put(&w, e, hp{n})
			}
			both.Spawn(&w, pos{}, vel{})
		}
		for e := range lives.All(&w) {
			ecs.Update(&w, e, func(h *hp) { h.N-- })
		}
		for range steadyHurt.Each(&w) {
			seen++
		}
		for range steadyNew.Each(&w) {
			seen++
		}
		for h := range steadyHits.Read(&w) {
			seen += h.N
		}
		for e := range movers.All(&w) {
			w.Destroy(e)
		}
		w.Advance()
	}
	for range 5 {
		frame()
	}
	if n := testing.AllocsPerRun(50, frame); n != 0 {
		t.Errorf("got %v allocations a frame; want 0", n)
	}
	if w.Len() != 1 || seen == 0 || told == 0 {
		t.Errorf("%d alive, %d seen, %d told", w.Len(), seen, told)
	}
}
