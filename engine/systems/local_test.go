package systems_test

import (
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/systems"
)

// forest spawns n entities, each a child of one that may come before or after it, or of none.
func forest(w *ecs.World, r *rand.Rand, n int) []ecs.Entity {
	var all []ecs.Entity
	for range n {
		if r.IntN(4) == 0 {
			all = append(all, w.Spawn(random(r)))
			continue
		}
		all = append(all, w.Spawn(systems.Local{Transform: random(r)}, systems.Transform{}))
		if r.IntN(5) == 0 {
			ecs.Put(w, all[len(all)-1], systems.Velocity{Spin: 1})
		}
	}
	order := r.Perm(n)
	for i, at := range order[1:] {
		if ecs.Has[systems.Local](w, all[at]) && r.IntN(8) > 0 {
			ecs.Relate[ecs.ChildOf](w, all[at], all[order[r.IntN(i+1)]])
		}
	}
	return all
}

// world is where an entity is, by way of its parents' matrices.
func world(w *ecs.World, e ecs.Entity) geom.Transform {
	l := ecs.Get[systems.Local](w, e)
	if l == nil {
		return matrix(*ecs.Get[systems.Transform](w, e))
	}
	if parent := ecs.Target[ecs.ChildOf](w, e); !parent.IsNone() {
		return matrix(l.Transform).Then(world(w, parent))
	}
	return matrix(l.Transform)
}

// The order of tables is not that of parents and children, and depths are what they are.
func TestPlaceIsWhatMatricesSay(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	for range 200 {
		var w ecs.World
		all := forest(&w, r, 2+r.IntN(60))
		for range 3 {
			systems.Move(&w, 0.1)
			systems.Place(&w)
			for _, e := range all {
				if !w.Alive(e) {
					continue
				}
				p := geom.V(3, 4)
				got, want := ecs.Get[systems.Transform](&w, e).Apply(p), world(&w, e).Apply(p)
				if got.Dist(want) > 1e-6*(1+want.Len()) {
					t.Fatalf("%v of %d: got %v; want %v", e, len(all), got, want)
				}
			}
			w.Destroy(all[r.IntN(len(all))])
		}
	}
}

func TestAttachAndDetachLeaveThingsWhereTheyAre(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 1))
	for range 100 {
		var w ecs.World
		hand, coin := w.Spawn(random(r)), w.Spawn(random(r))
		before := *ecs.Get[systems.Transform](&w, coin)
		systems.Attach(&w, coin, hand)
		systems.Place(&w)
		if got := ecs.Get[systems.Transform](&w, coin); !near(got.Apply(geom.V(5, 5)), before.Apply(geom.V(5, 5))) {
			t.Fatalf("attached: got %+v; want %+v", *got, before)
		}
		ecs.Get[systems.Transform](&w, hand).Pos.X += 100
		systems.Place(&w)
		if got := ecs.Get[systems.Transform](&w, coin).Pos; !near(got, before.Pos.Add(geom.V(100, 0))) {
			t.Fatalf("carried by 100: got %v; want it beside %v", got, before.Pos)
		}
		systems.Detach(&w, coin)
		ecs.Get[systems.Transform](&w, hand).Pos.X += 100
		systems.Place(&w)
		if got := ecs.Get[systems.Transform](&w, coin).Pos; !near(got, before.Pos.Add(geom.V(100, 0))) || ecs.Has[systems.Local](&w, coin) {
			t.Fatalf("let go: got %v; want it to stay", got)
		}
		systems.Detach(&w, coin)
	}
}
