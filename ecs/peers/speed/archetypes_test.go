package speed

import (
	"testing"

	ark "github.com/mlange-42/ark/ecs"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/ecs/peers/measure"
)

// Ten tags make 1,024 archetypes.
type (
	t0 struct{}
	t1 struct{}
	t2 struct{}
	t3 struct{}
	t4 struct{}
	t5 struct{}
	t6 struct{}
	t7 struct{}
	t8 struct{}
	t9 struct{}
)

// archetypes moves 100,000 entities that lie in 1,000 archetypes.
func archetypes(t *testing.T) {
	w := &ecs.World{}
	a := newArk()
	ids := []ark.ID{
		ark.ComponentID[t0](a.World), ark.ComponentID[t1](a.World), ark.ComponentID[t2](a.World), ark.ComponentID[t3](a.World),
		ark.ComponentID[t4](a.World), ark.ComponentID[t5](a.World), ark.ComponentID[t6](a.World), ark.ComponentID[t7](a.World),
		ark.ComponentID[t8](a.World), ark.ComponentID[t9](a.World),
	}
	tags := []any{t0{}, t1{}, t2{}, t3{}, t4{}, t5{}, t6{}, t7{}, t8{}, t9{}}
	for i := range many {
		values := []any{pos{}, vel{1, 1}}
		e := a.movers.NewEntity(&pos{}, &vel{1, 1})
		for bit := range tags {
			if i%1_000>>bit&1 == 1 {
				values = append(values, tags[bit])
				a.Unsafe().Add(e, ids[bit])
			}
		}
		w.Spawn(values...)
	}
	cached := ark.NewFilter2[pos, vel](a.World).Register()
	measure.Group{
		Against: []measure.Side{{Do: func() { arkTables(a.filter) }}, {Do: func() { arkTables(cached) }}},
		Rows: []measure.Row{
			{Name: "1000-archetypes/ark", Bar: 0.70, Side: measure.Side{Do: func() { tables2(w) }}},
			{Name: "1000-archetypes-each/ark", Side: measure.Side{Do: func() { each2(w) }}},
		},
	}.Run(t)
}
