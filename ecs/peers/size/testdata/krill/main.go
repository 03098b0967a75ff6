// Krill moves a hundred entities.
package main

import (
	"fmt"

	"github.com/krill2d/krill/ecs"
)

type pos struct{ X, Y float64 }

type vel struct{ X, Y float64 }

type still struct{}

var (
	movers = ecs.Query2[pos, vel](ecs.Without[still]())
	thing  = ecs.Bundle2[pos, vel]()
)

func main() {
	w := &ecs.World{}
	var all []ecs.Entity
	for i := range 100 {
		all = append(all, thing.Spawn(w, pos{}, vel{1, float64(i)}))
	}
	w.Destroy(all[3])
	ecs.Put(w, all[5], still{})
	ecs.Drop[still](w, all[5])
	for p, v := range movers.Each(w) {
		p.X += v.X
		p.Y += v.Y
	}
	fmt.Printf("%d things, the seventh at %v\n", w.Len(), *ecs.Get[pos](w, all[7]))
}
