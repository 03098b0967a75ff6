package ecs_test

import (
	"fmt"

	"github.com/krill2d/krill/ecs"
)

type (
	Planet struct{ Name string }
	Ship   struct{ Name string }
	Orbits struct{ Days int } // the data of a link
	Local  struct{ X, Y float64 }
	Global struct{ X, Y float64 }
)

// Relation says that a ship is at one planet at a time.
func (Orbits) Relation() ecs.Rules { return ecs.Rules{Exclusive: true} }

var ships = ecs.Query1[Ship]()

func ExampleRelate() {
	var w ecs.World
	earth, mars := w.Spawn(Planet{"Earth"}), w.Spawn(Planet{"Mars"})
	krill, squid := w.Spawn(Ship{"Krill"}), w.Spawn(Ship{"Squid"})
	ecs.Relate(&w, krill, earth, Orbits{Days: 3})
	ecs.Relate(&w, squid, earth, Orbits{Days: 8})
	for s := range ships.Each(&w, ecs.To[Orbits](earth)) {
		fmt.Println("at Earth:", s.Name)
	}
	ecs.Relate(&w, krill, mars, Orbits{Days: 1})
	for e := range ecs.Sources[Orbits](&w, earth) {
		fmt.Println("still there:", ecs.Get[Ship](&w, e).Name, ecs.Link[Orbits](&w, e, earth).Days)
	}
	w.Destroy(mars)
	fmt.Println("Krill is alive:", w.Alive(krill), "and orbits", ecs.Target[Orbits](&w, krill))
	// Output:
	// at Earth: Krill
	// at Earth: Squid
	// still there: Squid 8
	// Krill is alive: true and orbits none
}

func ExampleLinks() {
	var w ecs.World
	earth := w.Spawn(Planet{"Earth"})
	ecs.Relate(&w, w.Spawn(Ship{"Krill"}), earth, Orbits{Days: 3})
	ecs.Relate(&w, w.Spawn(Ship{"Squid"}), earth, Orbits{Days: 8})
	for pair, orbit := range ecs.Links[Orbits](&w) {
		orbit.Days++
		fmt.Println(ecs.Get[Ship](&w, pair.Source).Name, "orbits", ecs.Get[Planet](&w, pair.Target).Name, "since", orbit.Days)
	}
	// Output:
	// Krill orbits Earth since 4
	// Squid orbits Earth since 9
}

var places = ecs.Query2[Local, Global]()

// Places in the world are made of places beside the parent, parents first.
func ExampleDown() {
	var w ecs.World
	tank := w.Spawn(Local{100, 50}, Global{})
	turret := w.Spawn(Local{0, -8}, Global{})
	barrel := w.Spawn(Local{12, 0}, Global{})
	ecs.Relate[ecs.ChildOf](&w, turret, tank)
	ecs.Relate[ecs.ChildOf](&w, barrel, turret)

	for e, r := range places.All(&w) {
		if !ecs.Target[ecs.ChildOf](&w, e).IsNone() {
			continue // not a root
		}
		*r.B = Global(*r.A)
		for part := range ecs.Down[ecs.ChildOf](&w, e) {
			above := ecs.Get[Global](&w, ecs.Target[ecs.ChildOf](&w, part))
			local, global := ecs.Get[Local](&w, part), ecs.Get[Global](&w, part)
			*global = Global{above.X + local.X, above.Y + local.Y}
		}
	}
	fmt.Println(*ecs.Get[Global](&w, barrel))
	w.Destroy(tank)
	fmt.Println(w.Len(), "left")
	// Output:
	// {112 42}
	// 0 left
}

func ExampleUp() {
	var w ecs.World
	window, list, row := w.Spawn(), w.Spawn(), w.Spawn()
	w.SetName(window, "window")
	w.SetName(list, "list")
	ecs.Relate[ecs.ChildOf](&w, list, window)
	ecs.Relate[ecs.ChildOf](&w, row, list)
	for e := range ecs.Up[ecs.ChildOf](&w, row) {
		fmt.Println(w.Name(e))
	}
	// Output:
	// list
	// window
}

func ExamplePrefab() {
	type HP struct{ N int }
	orc := ecs.NewPrefab(HP{10}, Local{}).Child(ecs.NewPrefab(Ship{"club"}))
	boss := orc.With(HP{200})

	var w ecs.World
	e := boss.Spawn(&w, Local{3, 4})
	fmt.Println(*ecs.Get[HP](&w, e), *ecs.Get[Local](&w, e))
	for s := range ships.Each(&w, ecs.To[ecs.ChildOf](e)) {
		fmt.Println("with a", s.Name)
	}
	// Output:
	// {200} {3 4}
	// with a club
}

func ExampleWorld_Copy() {
	var w ecs.World
	earth := w.Spawn(Planet{"Earth"})
	krill := w.Spawn(Ship{"Krill"})
	ecs.Relate(&w, krill, earth, Orbits{Days: 3})
	twin := w.Copy(krill)
	ecs.Get[Ship](&w, twin).Name = "Twin"
	for s := range ships.Each(&w, ecs.To[Orbits](earth)) {
		fmt.Println(s.Name)
	}
	// Output:
	// Krill
	// Twin
}
