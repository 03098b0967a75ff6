package ecs_test

import (
	"fmt"

	"github.com/krill2d/krill/ecs"
)

func ExampleWorld_Find() {
	type Ship struct{ Fuel float64 }
	type Planet struct{ Pop int }
	type DockedTo struct{ Since int }
	w := &ecs.World{}
	earth, moon := w.Spawn(Planet{8}), w.Spawn(Planet{0})
	for _, port := range []ecs.Entity{earth, moon, earth} {
		ecs.Relate(w, w.Spawn(Ship{Fuel: 1}), port, DockedTo{Since: 5})
	}

	found, err := w.Find("Ship s, DockedTo s p, Planet p | p.Pop > 3")
	if err != nil {
		panic(err)
	}
	fmt.Println(found.Vars)
	for _, row := range found.Rows {
		fmt.Println(row, ecs.Get[Ship](w, row[0]).Fuel)
	}
	fmt.Print(found.Plan)

	_, err = w.Find("Ship s, DockedTo s p, Planet p | p.Ppo > 3")
	fmt.Println(err)
	// Output:
	// [s p]
	// [3v1 1v1] 1
	// [5v1 1v1] 1
	// 1. each DockedTo of s (Ship) to p (Planet): 3 links; if p.Pop > 3
	// ecs: find "Ship s, DockedTo s p, Planet p | p.Ppo > 3": column 34: Planet has no field Ppo; it has Pop; did you mean Pop?
}

func ExampleFinder_Each() {
	type Wolf struct{}
	type Sheep struct{ Fear float64 }
	type Sees struct{}
	afraid := ecs.MustCompile("Wolf w, Sees w s, Sheep s | s.Fear < 1") // a game keeps it in a variable of its package
	w := &ecs.World{}
	wolf, sheep := w.Spawn(Wolf{}), w.Spawn(Sheep{})
	ecs.Relate(w, wolf, sheep, Sees{})

	for row := range afraid.Each(w) {
		ecs.Get[Sheep](w, row[1]).Fear = 1
	}
	fmt.Println(afraid.Count(w), ecs.Get[Sheep](w, sheep).Fear)
	// Output:
	// 0 1
}

func ExampleJoin() {
	type Ship struct{ Fuel float64 }
	type Port struct{ Pump float64 }
	type Broken struct{}
	type DockedTo struct{ Since int }
	docked := ecs.Join[DockedTo, Ship, Port](ecs.OfTarget(ecs.Without[Broken]())) // a game keeps it in a variable of its package
	w := &ecs.World{}
	good, bad := w.Spawn(Port{Pump: 2}), w.Spawn(Port{Pump: 9}, Broken{})
	a, b := w.Spawn(Ship{}), w.Spawn(Ship{})
	ecs.Relate(w, a, good, DockedTo{Since: 1})
	ecs.Relate(w, b, bad, DockedTo{Since: 2})

	for pair, row := range docked.All(w) {
		row.A.Fuel += row.B.Pump
		fmt.Println(pair.Source, "at", pair.Target, "since", row.Link.Since, "has", row.A.Fuel)
	}
	// Output:
	// 3v1 at 1v1 since 1 has 2
}

func ExampleJoin3() {
	type Ship struct{}
	type Planet struct{}
	type Star struct{ Light float64 }
	type DockedTo struct{}
	type Orbits struct{ Far float64 }
	lit := ecs.Join3[DockedTo, Ship, Planet, Orbits, Star]() // a game keeps it in a variable of its package
	w := &ecs.World{}
	ship, planet, star := w.Spawn(Ship{}), w.Spawn(Planet{}), w.Spawn(Star{Light: 8})
	ecs.Relate(w, ship, planet, DockedTo{})
	ecs.Relate(w, planet, star, Orbits{Far: 2})

	for e, row := range lit.All(w) {
		fmt.Println(e.A, e.B, e.C, row.C.Light/row.Link2.Far)
	}
	// Output:
	// 1v1 2v1 3v1 4
}

func ExampleWorld_Live() {
	type Ship struct{ Fuel float64 }
	w := &ecs.World{}
	ship := w.Spawn(Ship{Fuel: 9})
	low, err := w.Live("Ship s | s.Fuel < 5")
	if err != nil {
		panic(err)
	}
	for _, fuel := range []float64{4, 3, 3, 8} {
		ecs.Put(w, ship, Ship{Fuel: fuel})
		for ch := range low.Poll() {
			fmt.Println(ch.Kind, ch.Row)
		}
	}
	// Output:
	// enter [1v1]
	// alter [1v1]
	// alter [1v1]
	// leave [1v1]
}
