package ecs_test

import (
	"fmt"

	"github.com/krill2d/krill/ecs"
)

func Example() {
	type Pos struct{ X, Y float64 }
	type Vel struct{ X, Y float64 }
	type Frozen struct{}
	var (
		movers = ecs.Query2[Pos, Vel](ecs.Without[Frozen]()) // in a program: at package level
		w      ecs.World
	)

	ship := w.Spawn(Pos{1, 2}, Vel{3, 0})
	w.Spawn(Pos{5, 5}, Vel{1, 1}, Frozen{})
	for p, v := range movers.Each(&w) {
		p.X += v.X
		p.Y += v.Y
	}
	for e, row := range movers.All(&w) {
		if row.A.X > 3 {
			w.Destroy(e)
		}
	}
	fmt.Println(w.Alive(ship), w.Len())
	// Output: false 1
}
