package ecs_test

import (
	"fmt"

	"github.com/krill2d/krill/ecs"
)

// tick is what this game's systems get besides the world; with the engine it is *engine.Tick.
type tick struct{ Dt float64 }

type (
	place struct{ X float64 }
	speed struct{ X float64 }
	fuel  struct{ Left float64 }
)

var rockets = ecs.Query3[place, speed, fuel]()

func thrust(w *ecs.World, t *tick) {
	for r := range rockets.Each(w) {
		r.B.X += 10 * t.Dt
		r.C.Left -= t.Dt
	}
}

func fly(w *ecs.World, t *tick) {
	for r := range rockets.Each(w) {
		r.A.X += r.B.X * t.Dt
	}
}

func land(w *ecs.World, _ *tick) {
	for e, r := range rockets.All(w) {
		if r.C.Left <= 0 {
			w.Destroy(e)
		}
	}
}

func report(w *ecs.World, _ *tick) {
	for r := range rockets.Each(w) {
		fmt.Printf("at %g, %g s of fuel\n", r.A.X, r.C.Left)
	}
}

func ExampleSchedule() {
	var w ecs.World
	var rules ecs.Schedule[*tick] // a game keeps both in its struct, and adds in Start
	rules.Add(thrust, fly, land)  // in this order
	rules.AddGroup(ecs.Group{Stage: ecs.Last}, report)

	w.Spawn(place{}, speed{}, fuel{1})
	for range 3 { // a game does this in Update
		rules.Run(&w, &tick{Dt: 0.5})
	}
	fmt.Print(&rules)
	fmt.Println(w.Len(), "rockets")
	// Output:
	// at 2.5, 0.5 s of fuel
	// middle: thrust, fly, land
	// last: report
	// 0 rockets
}

func ExampleGroup() {
	var rules ecs.Schedule[*tick]
	rules.AddGroup(ecs.Group{After: "physics"}, report)
	rules.AddGroup(ecs.Group{Name: "physics", If: ecs.InState(cave)}, thrust, fly)
	rules.AddGroup(ecs.Group{After: fly, Before: "report"}, land)
	fmt.Print(&rules)

	rules.AddGroup(ecs.Group{Before: "phisics"}, turnWind)
	fmt.Println(rules.Check())
	// Output:
	// middle: thrust, fly, land, report
	// ecs: order systems: "turnWind" is to run before "phisics": there is no system or group of that name; did you mean physics?
}

type level int

const (
	menu level = iota
	cave
)

func ExampleSwitchTo() {
	var w ecs.World
	var rules ecs.Schedule[*tick]
	rules.AddGroup(ecs.Group{If: ecs.InState(menu)}, func(w *ecs.World, _ *tick) {
		fmt.Println("in the menu, somebody presses play")
		ecs.SwitchTo(w, cave)
	})
	rules.AddGroup(ecs.Group{On: ecs.Leaving(menu)}, func(*ecs.World, *tick) { fmt.Println("the menu closes") })
	rules.AddGroup(ecs.Group{On: ecs.Entering(cave)}, func(*ecs.World, *tick) { fmt.Println("the cave is dug") })
	rules.AddGroup(ecs.Group{If: ecs.InState(cave)}, func(*ecs.World, *tick) { fmt.Println("in the cave") })

	ecs.SwitchTo(&w, menu) // where the game begins
	for range 3 {
		rules.Run(&w, nil)
	}
	// Output:
	// in the menu, somebody presses play
	// the menu closes
	// the cave is dug
	// in the cave
	// in the cave
}

func ExampleSchedule_parallel() {
	var w ecs.World
	rules := ecs.Schedule[*tick]{Parallel: 4}
	rules.AddGroup(ecs.Group{Writes: []any{speed{}, fuel{}, place{}}}, thrust) // a query hands out pointers to all three
	rules.AddGroup(ecs.Group{Writes: []any{rockets}}, fly)                     // the same, said with the query
	rules.AddGroup(ecs.Group{Writes: []any{wind{}}}, turnWind)                 // touches nothing of theirs
	rules.Add(land)                                                            // destroys, so it says nothing and runs alone
	ecs.SetResource(&w, wind{})
	rules.Run(&w, &tick{})
	fmt.Print(&rules)
	// Output:
	// middle: thrust + turnWind, fly, land
}

func turnWind(w *ecs.World, t *tick) { ecs.Resource[wind](w).X += t.Dt }

func ExampleSetResource() {
	type clock struct{ Day int }
	var w ecs.World
	ecs.SetResource(&w, clock{Day: 1})
	ecs.Resource[clock](&w).Day++
	fmt.Println(*ecs.Resource[clock](&w))
	ecs.DropResource[clock](&w)
	fmt.Println(ecs.Resource[clock](&w))
	// Output:
	// {2}
	// <nil>
}
