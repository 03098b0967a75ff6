package speed

import (
	"math/rand/v2"
	"testing"

	ark "github.com/mlange-42/ark/ecs"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/ecs/peers/measure"
)

const many = 100_000

// order is a shuffled order, the same for all sides.
func order(n int) []int { return rand.New(rand.NewPCG(1, 2)).Perm(n) }

func shuffled[T any](from []T) []T {
	to := make([]T, len(from))
	for i, at := range order(len(from)) {
		to[i] = from[at]
	}
	return to
}

// spawns fills worlds that have held as many entities before.
func spawns(t *testing.T) {
	a, w := newArk(), &ecs.World{}
	es := make([]ecs.Entity, 0, many)
	clear := func() { destroyAll(w, &es) }
	measure.Group{
		Against: []measure.Side{{Before: a.clear, Do: func() {
			for i := range many {
				a.movers.NewEntity(&pos{}, &vel{1, float64(i)})
			}
		}}},
		Rows: []measure.Row{{Name: "spawn/ark", Bar: 0.30, Side: measure.Side{Before: clear, Do: func() {
			for i := range many {
				es = append(es, mover.Spawn(w, pos{}, vel{1, float64(i)}))
			}
		}}}},
	}.Run(t)

	batch := measure.Side{Before: clear, Do: func() {
		for c := range ecs.Batch2(w, mover, many) {
			for i := range c.B {
				c.B[i] = vel{1, float64(i)}
			}
			es = append(es, c.Entities...)
		}
	}}
	measure.Group{
		Against: []measure.Side{{Before: a.clear, Do: func() {
			i := 0
			a.movers.NewBatchFn(many, func(_ ark.Entity, p *pos, v *vel) {
				*p, *v = pos{}, vel{1, float64(i)}
				i++
			})
		}}},
		Rows: []measure.Row{{Name: "spawn-batch/ark", Bar: 0.30, Side: batch}},
	}.Run(t)
	measure.Group{
		Against: []measure.Side{{Before: a.clear, Do: func() { a.movers.NewBatch(many, &pos{}, &vel{1, 2}) }}},
		Rows:    []measure.Row{{Name: "spawn-batch/ark-of-equals", Side: batch}},
	}.Run(t)
}

func destroyAll(w *ecs.World, es *[]ecs.Entity) {
	for _, e := range *es {
		w.Destroy(e)
	}
	*es = (*es)[:0]
}

// changes puts a component to entities of two, and drops it again.
func changes(t *testing.T) {
	a := newArk()
	arks := make([]ark.Entity, many/10)
	a.fill(arks)
	w, es := newMovers(many / 10)
	measure.Group{
		Against: one(func() {
			for _, e := range arks {
				a.pulls.Add(e, &pull{1, 2})
			}
			for _, e := range arks {
				a.pulls.Remove(e)
			}
		}),
		Rows: []measure.Row{{Name: "put-drop/ark", Bar: 0.60, Side: measure.Side{Do: func() {
			for _, e := range es {
				ecs.Put(w, e, pull{1, 2})
			}
			for _, e := range es {
				ecs.Drop[pull](w, e)
			}
		}}}},
	}.Run(t)
}

// batches do the same to all of them at once.
func batches(t *testing.T) {
	a := newArk()
	a.fill(make([]ark.Entity, many))
	w, _ := newMovers(many)
	measure.Group{
		Against: one(func() {
			a.pulls.AddBatch(a.filter.Batch(), &pull{1, 2})
			a.pulls.RemoveBatch(a.filter.Batch(), nil)
		}),
		Rows: []measure.Row{{Name: "put-drop-batch/ark", Bar: 1, Side: measure.Side{Do: func() {
			ecs.PutAll(w, movers, pull{1, 2})
			ecs.DropAll[pull](w, movers)
		}}}},
	}.Run(t)
}

// destroys removes entities in random order.
func destroys(t *testing.T) {
	a, w := newArk(), &ecs.World{}
	arks, es, at := make([]ark.Entity, many), make([]ecs.Entity, many), order(many)
	measure.Group{
		Against: []measure.Side{{Before: func() { a.fill(arks) }, Do: func() {
			for _, i := range at {
				a.RemoveEntity(arks[i])
			}
		}}},
		Rows: []measure.Row{{Name: "destroy/ark", Bar: 1, Side: measure.Side{
			Before: func() {
				for c := range ecs.Batch2(w, mover, many) {
					copy(es, c.Entities)
				}
			},
			Do: func() {
				for _, i := range at {
					w.Destroy(es[i])
				}
			},
		}}},
	}.Run(t)
}
