package ecs_test

import (
	"fmt"
	"testing"

	"github.com/krill2d/krill/ecs"
)

type (
	c1 struct{ N int }
	c2 struct{ N int }
	c3 struct{ N int }
	c4 struct{ N int }
	c5 struct{ N int }
	c6 struct{ N int }
	c7 struct{ N int }
	c8 struct{ N int }
)

// Bundles and queries of all sizes give each component its own place, one by one, in batches and in loops.
func TestAllArities(t *testing.T) {
	var w ecs.World
	b1, b2, b3, b4 := ecs.Bundle1[c1](), ecs.Bundle2[c2, c1](), ecs.Bundle3[c3, c1, c2](), ecs.Bundle4[c4, c2, c3, c1]()
	b5, b6 := ecs.Bundle5[c5, c4, c3, c2, c1](), ecs.Bundle6[c1, c3, c5, c2, c4, c6]()
	b7, b8 := ecs.Bundle7[c7, c1, c6, c2, c5, c3, c4](), ecs.Bundle8[c1, c2, c3, c4, c5, c6, c7, c8]()
	b1.Spawn(&w, c1{1})
	b2.Spawn(&w, c2{2}, c1{1})
	b3.Spawn(&w, c3{3}, c1{1}, c2{2})
	b4.Spawn(&w, c4{4}, c2{2}, c3{3}, c1{1})
	b5.Spawn(&w, c5{5}, c4{4}, c3{3}, c2{2}, c1{1})
	b6.Spawn(&w, c1{1}, c3{3}, c5{5}, c2{2}, c4{4}, c6{6})
	b7.Spawn(&w, c7{7}, c1{1}, c6{6}, c2{2}, c5{5}, c3{3}, c4{4})
	b8.Spawn(&w, c1{1}, c2{2}, c3{3}, c4{4}, c5{5}, c6{6}, c7{7}, c8{8})
	for range 2 { // in no loop, and in one
		for c := range ecs.Batch1(&w, b1, 1) {
			c.A[0].N = 1
		}
		for c := range ecs.Batch2(&w, b2, 1) {
			c.A[0].N, c.B[0].N = 2, 1
		}
		for c := range ecs.Batch3(&w, b3, 1) {
			c.A[0].N, c.B[0].N, c.C[0].N = 3, 1, 2
			for c := range ecs.Batch4(&w, b4, 1) {
				c.A[0].N, c.B[0].N, c.C[0].N, c.D[0].N = 4, 2, 3, 1
			}
			for c := range ecs.Batch5(&w, b5, 1) {
				c.A[0].N, c.B[0].N, c.C[0].N, c.D[0].N, c.E[0].N = 5, 4, 3, 2, 1
			}
		}
		for c := range ecs.Batch6(&w, b6, 1) {
			c.A[0].N, c.B[0].N, c.C[0].N, c.D[0].N, c.E[0].N, c.F[0].N = 1, 3, 5, 2, 4, 6
		}
		for c := range ecs.Batch7(&w, b7, 1) {
			c.A[0].N, c.B[0].N, c.C[0].N, c.D[0].N, c.E[0].N, c.F[0].N, c.G[0].N = 7, 1, 6, 2, 5, 3, 4
		}
		for c := range ecs.Batch8(&w, b8, 1) {
			c.A[0].N, c.B[0].N, c.C[0].N, c.D[0].N = 1, 2, 3, 4
			c.E[0].N, c.F[0].N, c.G[0].N, c.H[0].N = 5, 6, 7, 8
		}
	}

	got := map[string]int{}
	see := func(form string, all ...*int) {
		for i, n := range all {
			if *n != i+1 {
				t.Errorf("%s of %d: component %d is %d", form, len(all), i+1, *n)
			}
		}
		got[fmt.Sprint(form, len(all))]++
	}
	q1, q2, q3 := ecs.Query1[c1](), ecs.Query2[c1, c2](), ecs.Query3[c1, c2, c3]()
	q4, q5 := ecs.Query4[c1, c2, c3, c4](), ecs.Query5[c1, c2, c3, c4, c5]()
	q6, q7 := ecs.Query6[c1, c2, c3, c4, c5, c6](), ecs.Query7[c1, c2, c3, c4, c5, c6, c7]()
	q8 := ecs.Query8[c1, c2, c3, c4, c5, c6, c7, c8]()
	for _, a := range q1.All(&w) {
		see("All", &a.N)
	}
	for a := range q1.Each(&w) {
		see("Each", &a.N)
	}
	for a := range q1.Tables(&w) {
		for i := range a {
			see("Tables", &a[i].N)
		}
	}
	for _, r := range q2.All(&w) {
		see("All", &r.A.N, &r.B.N)
	}
	for a, b := range q2.Each(&w) {
		see("Each", &a.N, &b.N)
	}
	for a, b := range q2.Tables(&w) {
		for i := range a {
			see("Tables", &a[i].N, &b[i].N)
		}
	}
	for _, r := range q3.All(&w) {
		see("All", &r.A.N, &r.B.N, &r.C.N)
	}
	for r := range q3.Each(&w) {
		see("Each", &r.A.N, &r.B.N, &r.C.N)
	}
	for c := range q3.Tables(&w) {
		for i := range c.Entities {
			see("Tables", &c.A[i].N, &c.B[i].N, &c.C[i].N)
		}
	}
	for _, r := range q4.All(&w) {
		see("All", &r.A.N, &r.B.N, &r.C.N, &r.D.N)
	}
	for r := range q4.Each(&w) {
		see("Each", &r.A.N, &r.B.N, &r.C.N, &r.D.N)
	}
	for c := range q4.Tables(&w) {
		for i := range c.Entities {
			see("Tables", &c.A[i].N, &c.B[i].N, &c.C[i].N, &c.D[i].N)
		}
	}
	for h, r := range q5.All(&w) {
		see("All", &h.A.N, &h.B.N, &h.C.N, &r.D.N, &r.E.N)
	}
	for h, r := range q5.Each(&w) {
		see("Each", &h.A.N, &h.B.N, &h.C.N, &r.D.N, &r.E.N)
	}
	for c := range q5.Tables(&w) {
		for i := range c.Entities {
			see("Tables", &c.A[i].N, &c.B[i].N, &c.C[i].N, &c.D[i].N, &c.E[i].N)
		}
	}
	for h, r := range q6.All(&w) {
		see("All", &h.A.N, &h.B.N, &h.C.N, &r.D.N, &r.E.N, &r.F.N)
	}
	for h, r := range q6.Each(&w) {
		see("Each", &h.A.N, &h.B.N, &h.C.N, &r.D.N, &r.E.N, &r.F.N)
	}
	for c := range q6.Tables(&w) {
		for i := range c.Entities {
			see("Tables", &c.A[i].N, &c.B[i].N, &c.C[i].N, &c.D[i].N, &c.E[i].N, &c.F[i].N)
		}
	}
	for h, r := range q7.All(&w) {
		see("All", &h.A.N, &h.B.N, &h.C.N, &r.D.N, &r.E.N, &r.F.N, &r.G.N)
	}
	for h, r := range q7.Each(&w) {
		see("Each", &h.A.N, &h.B.N, &h.C.N, &r.D.N, &r.E.N, &r.F.N, &r.G.N)
	}
	for c := range q7.Tables(&w) {
		for i := range c.Entities {
			see("Tables", &c.A[i].N, &c.B[i].N, &c.C[i].N, &c.D[i].N, &c.E[i].N, &c.F[i].N, &c.G[i].N)
		}
	}
	for h, r := range q8.All(&w) {
		see("All", &h.A.N, &h.B.N, &h.C.N, &r.D.N, &r.E.N, &r.F.N, &r.G.N, &r.H.N)
	}
	for h, r := range q8.Each(&w) {
		see("Each", &h.A.N, &h.B.N, &h.C.N, &r.D.N, &r.E.N, &r.F.N, &r.G.N, &r.H.N)
	}
	for c := range q8.Tables(&w) {
		for i := range c.Entities {
			see("Tables", &c.A[i].N, &c.B[i].N, &c.C[i].N, &c.D[i].N, &c.E[i].N, &c.F[i].N, &c.G[i].N, &c.H[i].N)
		}
	}
	for n := 1; n <= 8; n++ {
		for _, form := range []string{"All", "Each", "Tables"} {
			if met := got[fmt.Sprint(form, n)]; met != 3*(9-n) {
				t.Errorf("%s of %d meets %d; want %d", form, n, met, 3*(9-n))
			}
		}
	}
}

// Loops of all sizes may be left by break.
func TestBreakEndsLoopsOfAllArities(t *testing.T) {
	var w ecs.World
	w.Spawn(c1{}, c2{}, c3{}, c4{}, c5{}, c6{}, c7{}, c8{})
	e := w.Spawn(c1{}, c2{}, c3{}, c4{}, c5{}, c6{}, c7{}, c8{})
	q1, q2, q3 := ecs.Query1[c1](), ecs.Query2[c1, c2](), ecs.Query3[c1, c2, c3]()
	q4, q5 := ecs.Query4[c1, c2, c3, c4](), ecs.Query5[c1, c2, c3, c4, c5]()
	q6, q7 := ecs.Query6[c1, c2, c3, c4, c5, c6](), ecs.Query7[c1, c2, c3, c4, c5, c6, c7]()
	q8 := ecs.Query8[c1, c2, c3, c4, c5, c6, c7, c8]()
	n := 0
	for i, loop := range []func(){
		func() { q1.All(&w)(func(ecs.Entity, *c1) bool { n++; return false }) },
		func() { q1.Each(&w)(func(*c1) bool { n++; return false }) },
		func() { q1.Tables(&w)(func([]c1) bool { n++; return false }) },
		func() { q2.All(&w)(func(ecs.Entity, ecs.Row2[c1, c2]) bool { n++; return false }) },
		func() { q2.Each(&w)(func(*c1, *c2) bool { n++; return false }) },
		func() { q2.Tables(&w)(func([]c1, []c2) bool { n++; return false }) },
		func() { first(q3.All(&w), &n) }, func() { each(q3.Each(&w), &n) }, func() { each(q3.Tables(&w), &n) },
		func() { first(q4.All(&w), &n) }, func() { each(q4.Each(&w), &n) }, func() { each(q4.Tables(&w), &n) },
		func() { first(q5.All(&w), &n) }, func() { first(q5.Each(&w), &n) }, func() { each(q5.Tables(&w), &n) },
		func() { first(q6.All(&w), &n) }, func() { first(q6.Each(&w), &n) }, func() { each(q6.Tables(&w), &n) },
		func() { first(q7.All(&w), &n) }, func() { first(q7.Each(&w), &n) }, func() { each(q7.Tables(&w), &n) },
		func() { first(q8.All(&w), &n) }, func() { first(q8.Each(&w), &n) }, func() { each(q8.Tables(&w), &n) },
	} {
		loop()
		if ecs.Put(&w, e, hp{i}); n != i+1 || ecs.Get[hp](&w, e) == nil {
			t.Fatalf("loop %d: %d rows, or it has not ended", i, n)
		}
		ecs.Drop[hp](&w, e)
	}
}

func first[K, R any](rows func(yield func(K, R) bool), n *int) {
	rows(func(K, R) bool { *n++; return false })
}

func each[R any](rows func(yield func(R) bool), n *int) {
	rows(func(R) bool { *n++; return false })
}
