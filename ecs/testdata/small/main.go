// Small uses a world and a query, and neither texts nor joins.
package main

import (
	"fmt"

	"github.com/krill2d/krill/ecs"
)

type pos struct{ X, Y float64 }

var bodies = ecs.Query1[pos]()

func main() {
	w := &ecs.World{}
	w.Spawn(pos{1, 2})
	for p := range bodies.Each(w) {
		fmt.Println(p.X + p.Y)
	}
}
