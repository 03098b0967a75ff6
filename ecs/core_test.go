package ecs_test

import (
	"testing"

	"github.com/krill2d/krill/ecs"
)

type (
	pos struct{ X, Y float64 }
	vel struct{ X, Y float64 }
	hp  struct{ N int }
	tag struct{}
)

var (
	movers = ecs.Query2[pos, vel]()
	bodies = ecs.Query1[pos]()
	both   = ecs.Bundle2[pos, vel]()
	maybe  = ecs.Query2[pos, ecs.Optional[hp]]()
)

func TestLoopsAndDeferral(t *testing.T) {
	var w ecs.World
	for c := range ecs.Batch2(&w, both, 10) {
		for i := range c.A {
			c.A[i].X = float64(i)
			c.B[i].X = 1
		}
	}
	e := w.Spawn(pos{100, 0})
	for p, v := range movers.Each(&w) {
		p.X += v.X
	}
	n := 0
	for e, r := range movers.All(&w) {
		if r.A.X == 3 {
			w.Destroy(e)
			if w.Alive(e) {
				t.Error("alive after Destroy")
			}
			for o := range movers.All(&w) {
				if o == e {
					t.Error("an inner loop meets a dead entity")
				}
			}
		}
		both.Spawn(&w, pos{}, vel{})
		ecs.Put(&w, e2(&w, e), hp{5})
		n++
	}
	if n != 10 || w.Len() != 21 || movers.Count(&w) != 19 {
		t.Errorf("met %d, %d alive, %d match; want 10, 21, 19", n, w.Len(), movers.Count(&w))
	}
	if p := ecs.Get[pos](&w, e); p.X != 100 {
		t.Errorf("got %v; want 100", p.X)
	}
	m := 0
	for _, h := range maybe.Each(&w) {
		if h.Value != nil {
			m += h.Value.N
		}
	}
	if m != 45 {
		t.Errorf("got %d; want 45", m)
	}
}

func e2(w *ecs.World, e ecs.Entity) ecs.Entity {
	if w.Alive(e) {
		return e
	}
	return w.Spawn()
}
