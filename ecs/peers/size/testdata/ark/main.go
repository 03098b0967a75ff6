// Ark moves a hundred entities.
package main

import (
	"fmt"

	"github.com/mlange-42/ark/ecs"
)

type pos struct{ X, Y float64 }

type vel struct{ X, Y float64 }

type still struct{}

func main() {
	w := ecs.NewWorld()
	things, stills := ecs.NewMap2[pos, vel](w), ecs.NewMap[still](w)
	movers := ecs.NewFilter2[pos, vel](w).Without(ecs.C[still]())
	var all []ecs.Entity
	for i := range 100 {
		all = append(all, things.NewEntity(&pos{}, &vel{1, float64(i)}))
	}
	w.RemoveEntity(all[3])
	stills.Add(all[5], &still{})
	stills.Remove(all[5])
	for q := movers.Query(); q.Next(); {
		p, v := q.Get()
		p.X += v.X
		p.Y += v.Y
	}
	p, _ := things.Get(all[7])
	fmt.Printf("%d things, the seventh at %v\n", w.Stats().Entities.Used, *p)
}
