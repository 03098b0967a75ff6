package ecs_test

import (
	"fmt"
	"math/rand"
	"sort"
	"testing"
	"time"

	"github.com/krill2d/krill/ecs"
)

var sink float64

//go:noinline
func soaLoop(a []pos, b []vel) {
	b = b[:len(a)]
	for i := range a {
		a[i].X += b[i].X * 0.1
		a[i].Y += b[i].Y * 0.1
	}
}

//go:noinline
func eachLoop(w *ecs.World) {
	for p, v := range movers.Each(w) {
		p.X += v.X * 0.1
		p.Y += v.Y * 0.1
	}
}

//go:noinline
func allLoop(w *ecs.World) {
	for _, r := range movers.All(w) {
		r.A.X += r.B.X * 0.1
		r.A.Y += r.B.Y * 0.1
	}
}

//go:noinline
func tabLoop(w *ecs.World) {
	for a, b := range movers.Tables(w) {
		b = b[:len(a)]
		for i := range a {
			a[i].X += b[i].X * 0.1
			a[i].Y += b[i].Y * 0.1
		}
	}
}

func TestZZ(t *testing.T) {
	var w ecs.World
	n := 100000
	var es []ecs.Entity
	for c := range both.Batch(&w, n) {
		es = append(es, c.Entities...)
	}
	a, b := make([]pos, n), make([]vel, n)
	sh := rand.Perm(n)
	se := make([]ecs.Entity, n)
	for i, j := range sh {
		se[i] = es[j]
	}
	slice := make([]pos, n)
	var w2 ecs.World
	times := map[string][]float64{}
	run := func(name string, per int, f func()) {
		st := time.Now()
		f()
		times[name] = append(times[name], float64(time.Since(st).Nanoseconds())/float64(per))
	}
	ids := make([]ecs.Entity, 10000)
	for range 15 {
		run("soa", n*20, func() {
			for range 20 {
				soaLoop(a, b)
			}
		})
		run("each", n*20, func() {
			for range 20 {
				eachLoop(&w)
			}
		})
		run("all", n*20, func() {
			for range 20 {
				allLoop(&w)
			}
		})
		run("tab", n*20, func() {
			for range 20 {
				tabLoop(&w)
			}
		})
		run("index", n*5, func() {
			s := 0.0
			for range 5 {
				for _, j := range sh {
					s += slice[j].X
				}
			}
			sink += s
		})
		run("qget", n*5, func() {
			s := 0.0
			for range 5 {
				for _, e := range se {
					s += bodies.Get(&w, e).X
				}
			}
			sink += s
		})
		run("get", n*5, func() {
			s := 0.0
			for range 5 {
				for _, e := range se {
					s += ecs.Get[pos](&w, e).X
				}
			}
			sink += s
		})
		run("spawn", 10000, func() {
			for i := range ids {
				ids[i] = both.Spawn(&w2, pos{1, 2}, vel{3, 4})
			}
		})
		run("putdrop", 10000, func() {
			for _, e := range ids {
				ecs.Put(&w2, e, hp{1})
			}
			for _, e := range ids {
				ecs.Drop[hp](&w2, e)
			}
		})
		run("destroy", 10000, func() {
			for _, e := range ids {
				w2.Destroy(e)
			}
		})
		run("batch", 10000, func() {
			for c := range both.Batch(&w2, 10000) {
				copy(ids, c.Entities)
			}
		})
		for _, e := range ids {
			w2.Destroy(e)
		}
	}
	for _, k := range []string{"soa", "each", "all", "tab", "index", "qget", "get", "spawn", "batch", "putdrop", "destroy"} {
		v := times[k]
		sort.Float64s(v)
		fmt.Printf("%-8s %.2f min %.2f\n", k, v[len(v)/2], v[0])
	}
}
