package ecs_test

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/krill2d/krill/ecs"
)

type (
	Position struct{ X, Y float64 } // any struct is a component
	Velocity struct{ X, Y float64 }
	Hull     struct{ N int }
	Frozen   struct{}

	Hit struct { // any struct is an event
		On     ecs.Entity
		Damage int
	}
	Gravity struct{ Y float64 } // any type is a resource

	DockedTo struct{ Since int } // any type is a relation; its value is the data of a link
)

// Relation says the rules of DockedTo; without it a ship could dock at many ports.
func (DockedTo) Relation() ecs.Rules { return ecs.Rules{Exclusive: true} }

// Queries, bundles and readers are made once, for all worlds.
var (
	moving  = ecs.Query2[Position, Velocity](ecs.Without[Frozen]())
	placed  = ecs.Query1[Position]()
	living  = ecs.Query2[Position, ecs.Optional[Hull]]()
	wounded = ecs.Query1[Hull](ecs.Changed[Hull]())
	bullets = ecs.Bundle2[Position, Velocity]()
	hits    = ecs.Reader[Hit]()
	docked  = ecs.Join[DockedTo, Velocity, Position]() // the ship has Velocity, the port Position
	weak    = ecs.MustCompile("Hull h | h.N < 3")
)

// Entities and components
func Example_entities() {
	var w ecs.World // ready as it is
	ship := w.Spawn(Position{1, 2}, Hull{3})
	ecs.Put(&w, ship, Velocity{5, 0})                 // adds, or replaces
	ecs.Drop[Hull](&w, ship)                          // takes away
	fmt.Println(ecs.Get[Position](&w, ship).X)        // nil when it has none; a pointer for now, not to keep
	fmt.Println(ecs.Has[Hull](&w, ship))              // a test
	ecs.Get[Position](&w, ship).X = 9                 // a write that nobody else hears of
	ecs.Update(&w, ship, func(p *Position) { p.X++ }) // a write that observers, Changed and the history see
	w.SetName(ship, "Beagle")
	twin := w.Copy(ship)
	fmt.Println(w.Named("Beagle") == ship, *ecs.Get[Position](&w, twin))
	w.Destroy(ship)
	fmt.Println(w.Alive(ship), w.Len())
	// Output:
	// 1
	// false
	// true {10 2}
	// false 1
}

// Many entities at once
func Example_bundles() {
	var w ecs.World
	bullets.Spawn(&w, Position{}, Velocity{1, 1}) // quicker than w.Spawn: nothing is boxed
	for c := range ecs.Batch2(&w, bullets, 100) { // the body runs once
		for i := range c.A {
			c.A[i] = Position{X: float64(i)}
			c.B[i] = Velocity{Y: 1}
		}
	}
	fmt.Println(w.Len())
	// Output: 101
}

// Plans for entities
func Example_prefabs() {
	var w ecs.World
	scout := ecs.NewPrefab(Position{}, Hull{3}).Child(ecs.NewPrefab(Velocity{})) // in a program: at package level
	elite := scout.With(Hull{9})
	ship := elite.Spawn(&w, Position{4, 4})
	fmt.Println(*ecs.Get[Position](&w, ship), ecs.Get[Hull](&w, ship).N, w.Len())
	// Output: {4 4} 9 2
}

// Loops
func Example_loops() {
	var w ecs.World
	bullets.Spawn(&w, Position{0, 0}, Velocity{1, 2})
	ice := w.Spawn(Position{5, 5}, Velocity{9, 9}, Frozen{}, Hull{7})

	for p, v := range moving.Each(&w) { // what most systems are
		p.X += v.X
		p.Y += v.Y
	}
	for e, row := range moving.All(&w) { // with the entity
		fmt.Println(e, *row.A, *row.B)
	}
	for ps, vs := range moving.Tables(&w) { // whole columns: for the tightest loops
		for i := range ps {
			ps[i].X += vs[i].X
		}
	}
	for p, health := range living.Each(&w) { // what may be absent
		if health.Value != nil {
			fmt.Println(*p, health.Value.N)
		}
	}
	for e, p := range ecs.Sort(&w, placed.All(&w), func(a, b *Position) int { return cmp.Compare(b.Y, a.Y) }) {
		fmt.Println(e, p.Y)
	}
	fmt.Println(moving.Has(&w, ice), moving.Count(&w)) // one entity: no, it is frozen
	// Output:
	// 1v1 {1 2} {1 2}
	// {5 5} 7
	// 2v1 5
	// 1v1 2
	// false 1
}

// Changes in a loop
func Example_deferral() {
	var w ecs.World
	for range 3 {
		bullets.Spawn(&w, Position{}, Velocity{})
	}
	for e := range moving.All(&w) {
		w.Destroy(e)                                       // dead at once
		fmt.Println(w.Alive(e))                            // and out of its table when the outermost loop ends
		wreck := bullets.Spawn(&w, Position{}, Velocity{}) // alive at once
		fmt.Println(ecs.Has[Position](&w, wreck))          // with its components when the outermost loop ends
		ecs.Put(&w, wreck, Frozen{})                       // in this order
		break
	}
	fmt.Println(w.Len(), moving.Count(&w), placed.Count(&w))
	// Output:
	// false
	// false
	// 3 2 3
}

// What changed
func Example_changed() {
	var w ecs.World
	ship := w.Spawn(Hull{3})
	for h := range wounded.Each(&w) {
		fmt.Println("new", h.N) // what was added counts as changed
	}
	ecs.Put(&w, ship, Hull{2}) // as Update, SetAt and Touch do, and loops over queries with ecs.Writes
	for h := range wounded.Each(&w) {
		fmt.Println("changed", h.N)
	}
	for range wounded.Each(&w) {
		fmt.Println("nothing since")
	}
	// Output:
	// new 3
	// changed 2
}

// Relations
func Example_relations() {
	var w ecs.World
	port, ship := w.Spawn(Position{7, 7}), w.Spawn()
	ecs.Relate(&w, ship, port, DockedTo{Since: 3}) // exclusive: an older link of the ship is gone
	fmt.Println(ecs.Target[DockedTo](&w, ship) == port, ecs.Link[DockedTo](&w, ship, port).Since)
	for s := range ecs.Sources[DockedTo](&w, port) {
		fmt.Println(s, "is docked")
	}
	gun := w.Spawn(Position{1, 0})
	ecs.Relate[ecs.ChildOf](&w, gun, ship)
	for e, depth := range ecs.Down[ecs.ChildOf](&w, ship) { // parents come before their children
		fmt.Println(e, depth)
	}
	for p := range placed.Each(&w, ecs.To[ecs.ChildOf](ship)) { // a loop over the parts of one ship
		fmt.Println(*p)
	}
	w.Destroy(ship) // and its parts
	fmt.Println(w.Alive(gun), slices.Collect(ecs.Sources[DockedTo](&w, port)))
	// Output:
	// true 3
	// 2v1 is docked
	// 3v1 1
	// {1 0}
	// false []
}

// Joins and questions
func Example_joins() {
	var w ecs.World
	port := w.Spawn(Position{7, 7})
	for i := range 3 {
		ship := w.Spawn(Velocity{}, Hull{i})
		ecs.Relate(&w, ship, port, DockedTo{Since: i})
	}
	for pair, row := range docked.All(&w) { // A of the source, B of the target, and the link's data
		row.A.X = row.B.X
		fmt.Println(pair.Source, row.Link.Since)
	}
	found, err := w.Find("Hull h, DockedTo h p, Position p | p.X > 5 && h.N >= 1") // text: a console asks
	fmt.Println(found.Vars, found.Rows, err)
	live, _ := w.Live("Hull h | h.N < 1") // who enters, changes and leaves
	for change := range live.Poll() {
		fmt.Println(change.Kind, change.Row)
	}
	fmt.Println(weak.Count(&w))
	// Output:
	// 2v1 0
	// 3v1 1
	// 4v1 2
	// [h p] [[3v1 1v1] [4v1 1v1]] <nil>
	// enter [2v1]
	// 3
}

// Events
func Example_events() {
	var w ecs.World
	ship := w.Spawn(Hull{9})
	ecs.Send(&w, Hit{On: ship, Damage: 2})
	ecs.Send(&w, Hit{On: ship, Damage: 3})
	for hit := range hits.Read(&w) { // this reader meets each once; others meet them too
		ecs.Get[Hull](&w, hit.On).N -= hit.Damage
	}
	fmt.Println(ecs.Get[Hull](&w, ship).N, hits.Count(&w))
	w.Advance() // Schedule.Run does it: events from before the last tick go
	// Output: 4 0
}

// Observers
func Example_observers() {
	var w ecs.World
	end := ecs.OnSet(&w, func(w *ecs.World, e ecs.Entity, old, new *Hull) {
		fmt.Println(e, old.N, "to", new.N)
		if new.N <= 0 {
			w.Destroy(e) // dead at once; carried out when all have been told
		}
	})
	ecs.OnRemove(&w, func(w *ecs.World, e ecs.Entity, old *Hull) {
		fmt.Println(e, "is gone from", *ecs.Remains[Position](w, e)) // Get finds nothing of the dead
	})
	ship := w.Spawn(Position{4, 4}, Hull{1})
	ecs.Put(&w, ship, Hull{0})
	end() // there are OnAdd, OnSpawn, OnDestroy, OnRelate and OnUnrelate too
	// Output:
	// 1v1 1 to 0
	// 1v1 is gone from {4 4}
}

// History and undo
func Example_history() {
	var w ecs.World
	wall := w.Spawn(Position{1, 1})
	ecs.Keep[Position](&w, 100) // the last hundred changes
	ecs.Put(&w, wall, Position{2, 1})
	ecs.Put(&w, wall, Position{3, 1})
	changes := slices.Collect(ecs.History[Position](&w))
	for _, change := range changes {
		fmt.Println(change.Entity, change.Kind, change.Old, change.New)
	}
	for _, change := range slices.Backward(changes) { // the latest first
		ecs.Undo(&w, change)
	}
	fmt.Println(*ecs.Get[Position](&w, wall))
	// Output:
	// 1v1 set {1 1} {2 1}
	// 1v1 set {2 1} {3 1}
	// {1 1}
}

// Resources
func Example_resources() {
	var w ecs.World
	ecs.SetResource(&w, Gravity{9.8}) // one of its type in a world
	ecs.Resource[Gravity](&w).Y = 1.6 // nil when there is none
	fmt.Println(*ecs.Resource[Gravity](&w))
	// Output: {1.6}
}

// Systems
func Example_systems() {
	var w ecs.World
	var rules ecs.Schedule[float64] // of what systems get besides the world: *engine.Tick, in a game
	rules.Add(glide)                // in order; see Group for stages, conditions and running beside others
	bullets.Spawn(&w, Position{}, Velocity{X: 60})
	for range 60 {
		rules.Run(&w, 1.0/60)
	}
	_, p, _ := ecs.FirstOf(placed.All(&w))
	fmt.Printf("%.0f\n", p.X)
	// Output: 60
}

func glide(w *ecs.World, dt float64) {
	for p, v := range moving.Each(w) {
		p.X += v.X * dt
		p.Y += v.Y * dt
	}
}

// Saves, and back in time
func Example_snapshots() {
	var w, past ecs.World
	ship := w.Spawn(Hull{3})
	past.CopyFrom(&w)                   // in memory: for a ring to rewind in
	saved, err := w.AppendSnapshot(nil) // bytes: for a file; types may change until they are read
	ecs.Put(&w, ship, Hull{0})
	now, _ := w.AppendSnapshot(nil)
	fmt.Println(w.DiffSnapshots(saved, now)) // what changed
	w.CopyFrom(&past)
	fmt.Println(ecs.Get[Hull](&w, ship).N, err, w.RestoreSnapshot(saved))
	a, _ := w.Hash()
	b, _ := past.Hash()
	fmt.Println(a == b) // for people there are w.WriteJSON and w.ReadJSON
	// Output:
	// [1v1 ecs_test.Hull.N: 3 → 0]
	// 3 <nil> <nil>
	// true
}

// Looking in from outside
func Example_inspection() {
	var w ecs.World
	port, ship := w.Spawn(), w.Spawn(Position{1, 2}, Hull{3})
	w.SetName(port, "Dover")
	ecs.Relate(&w, ship, port, DockedTo{4})
	if err := w.SetAt(ship, "Position.X", "7.5"); err != nil { // a console; observers hear of it
		fmt.Println(err)
	}
	x, err := w.At(ship, "Position.X")
	fmt.Println(x, err)
	fmt.Println(w.SetAt(ship, "Position.Z", "1"))
	fmt.Println(w.PutText(ship, "Velocity", "1 0"))
	fmt.Print(w.Inspect(ship))
	fmt.Println(len(w.Components()), w.Stats().Entities) // also w.Tables, w.Relations, w.Events
	// Output:
	// 7.5 <nil>
	// ecs: set "Position.Z" of 2v1 to "1": ecs_test.Position has no field "Z"; it has X, Y
	// <nil>
	// 2v1
	//   ecs_test.Hull {N: 3}
	//   ecs_test.Position {X: 7.5, Y: 2}
	//   ecs_test.Velocity {X: 1, Y: 0}
	//   ecs_test.DockedTo → 1v1 Dover {Since: 4}
	// 3 2
}
