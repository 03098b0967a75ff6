// Donburi moves a hundred entities.
package main

import (
	"fmt"

	"github.com/yohamta/donburi"
	"github.com/yohamta/donburi/filter"
)

type posData struct{ X, Y float64 }

type velData struct{ X, Y float64 }

var (
	pos    = donburi.NewComponentType[posData]()
	vel    = donburi.NewComponentType[velData]()
	still  = donburi.NewTag()
	movers = donburi.NewQuery(filter.And(filter.Contains(pos, vel), filter.Not(filter.Contains(still))))
)

func main() {
	w := donburi.NewWorld()
	all := w.CreateMany(100, pos, vel)
	for i, e := range all {
		vel.SetValue(w.Entry(e), velData{1, float64(i)})
	}
	w.Remove(all[3])
	w.Entry(all[5]).AddComponent(still)
	w.Entry(all[5]).RemoveComponent(still)
	for e := range movers.Iter(w) {
		p, v := pos.Get(e), vel.Get(e)
		p.X += v.X
		p.Y += v.Y
	}
	fmt.Printf("%d things, the seventh at %v\n", w.Len(), *pos.Get(w.Entry(all[7])))
}
