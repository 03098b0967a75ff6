package speed

import (
	"fmt"
	"math"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/ecs/peers/measure"
)

var sink float64 // keeps what is read from being left out

// gets looks at other entities in random order. By hand, an entity is its place in a slice. The rows with a bar are a
// system that a game would have: each mover turns to its target, among as many as fit into a fast cache. The figures
// are 100,000 of them, and the look alone, summed up in a loop that does nothing else; no store comes near a slice
// there, since it reads one place where a store must ask whether the entity is alive, and where it lies.
func gets(t *testing.T) {
	for _, size := range []struct {
		name string
		n    int
		bar  float64
	}{{"10k", 10_000, 1.30}, {"100k", many, 0}} {
		a := newArrays(size.n)
		w, es := newMovers(size.n)
		at, es := order(size.n), shuffled(es)
		own := newArrays(size.n)
		measure.Group{
			Against: one(func() { seekPlaces(a.pos, at, own) }),
			Rows: []measure.Row{
				{Name: "get-view-" + size.name + "/slice", Bar: size.bar, Side: measure.Side{Do: func() { seekView(w, es, own) }}},
			},
		}.Run(t)
		measure.Group{
			Against: one(func() {
				sum := 0.0
				for _, i := range at {
					sum += a.pos[i].X
				}
				sink = sum
			}),
			Rows: []measure.Row{
				{Name: fmt.Sprintf("get-view-%s-alone/slice", size.name), Side: measure.Side{Do: func() { sink = sumView(w, es) }}},
				{Name: fmt.Sprintf("get-%s-alone/slice", size.name), Side: measure.Side{Do: func() { sink = sumGet(w, es) }}},
			},
		}.Run(t)
	}
}

// turn makes a mover at p speed up towards its target.
func (v *vel) turn(p, target *pos) {
	x, y := target.X-p.X, target.Y-p.Y
	k := dt / math.Sqrt(x*x+y*y+1)
	v.X += x * k
	v.Y += y * k
}

//go:noinline
func seekPlaces(p []pos, targets []int, own *arrays) {
	at, v := own.pos[:len(targets)], own.vel[:len(targets)]
	for i, target := range targets {
		v[i].turn(&at[i], &p[target])
	}
}

//go:noinline
func seekView(w *ecs.World, targets []ecs.Entity, own *arrays) {
	at, v := own.pos[:len(targets)], own.vel[:len(targets)]
	look := ecs.ViewOf(w, places)
	for i, e := range targets {
		if target := look.Get(e); target != nil {
			v[i].turn(&at[i], target)
		}
	}
}

//go:noinline
func sumView(w *ecs.World, es []ecs.Entity) (sum float64) {
	look := ecs.ViewOf(w, places)
	for _, e := range es {
		if p := look.Get(e); p != nil {
			sum += p.X
		}
	}
	return sum
}

//go:noinline
func sumGet(w *ecs.World, es []ecs.Entity) (sum float64) {
	for _, e := range es {
		if p := ecs.Get[pos](w, e); p != nil {
			sum += p.X
		}
	}
	return sum
}
