// Package ecs stores entities and their components in columns, and answers queries about them as a database does.
//
// Plain structs are components. Nothing is registered and nothing embedded:
//
//	type Pos struct{ X, Y float64 }
//	type Vel struct{ X, Y float64 }
//
//	var movers = ecs.Query2[Pos, Vel](ecs.Without[Frozen]())
//
//	var w ecs.World // the zero World is ready
//	ship := w.Spawn(Pos{1, 2}, Vel{3, 0})
//	for p, v := range movers.Each(&w) {
//		p.X += v.X
//		p.Y += v.Y
//	}
//	for e, row := range movers.All(&w) {
//		if row.A.X > 3 {
//			w.Destroy(e)
//		}
//	}
//
// CHEATSHEET.md, beside this file, shows each part in ten lines that are run as tests. What you want:
//
//   - an entity: [World.Spawn], [World.Destroy], [World.Alive], [World.Copy]; by a name: [World.SetName], [World.Named];
//     by a plan: [NewPrefab]
//   - many, or often: a bundle, [Bundle2], its Spawn and [Batch2]; a change of all that a query finds: [PutAll], [DropAll]
//   - one component: [Get], [Has], [Put], [Drop], [World.Add]; one that others hear of: [Update], [Touch]; a component of
//     many entities in any order: [ViewOf]
//   - loops: [Query2] and its Each, All, Tables, Count, Has; in an order, or only the first: [Sort], [FirstOf]; filters:
//     [With], [Without], [Any]; what may be absent: [Optional]; what changed: [Changed], [Added], [Writes]
//   - links between entities: [Relate], [Unrelate], [Target], [Targets], [Sources], [Link], [Links], [Related]; their rules:
//     [Rules]; trees: [ChildOf], [Up], [Down]; loops over what is related to something: [To]
//   - joins along links: [Join], [Join3]; the same as text: [World.Find], [Compile], its language at [Finder]; answers
//     that say what came and went: [World.Live], [Watch]
//   - to tell others: [Send], [Reader]; to be told: [OnAdd], [OnSet], [OnRemove], [OnSpawn], [OnDestroy], [OnRelate],
//     [OnUnrelate]; what is left of the dead while one is told: [Remains]
//   - who changed what, and back: [Keep], [History], [Undo]
//   - one of something: [SetResource], [Resource], [DropResource]
//   - systems: [Schedule], [Group]; phases of a game: [State], [SwitchTo], [InState], [Entering], [Leaving]
//   - saves, and to go back: [World.AppendSnapshot], [World.RestoreSnapshot]; what an edit of a type made of it:
//     [World.Restored], [Renamed]; what changed between two: [World.DiffSnapshots]
//   - the same in memory, for rewinding and trying out: [World.CopyFrom]; whether two worlds are alike, and where not:
//     [World.Hash], [World.HashParts]
//   - a world as text, for people: [World.WriteJSON], [World.ReadJSON]
//   - for tools: [World.Inspect], [World.At], [World.SetAt], [World.PutText], [World.DropText]; [World.Stats],
//     [World.Components], [World.Tables], [World.Relations], [World.Events], [World.Histories], [World.History]; where only a type
//     is at hand [TypesKnown], [ComponentsOf], [ValueOf], [LinksOf], [ResourcesOf]; what a text query speaks of [TermsOf]
//
// # Queries
//
// Queries, bundles, readers and joins are values to make once, at package level. They never change, and serve all worlds; each
// world remembers under their ids where the answers are. One made anew in each tick works, and leaks.
//
// A loop meets tables in the order they were made, and rows in theirs: the same in every run, but no order that means
// something, since the last row takes the place of one that goes. Sort what has to be in an order, such as what is drawn.
//
// # Loops and what waits for their end
//
// In any loop, also of links and of Sort, and in observers:
//
//   - Destroy is seen at once: Alive is false and Get is nil. The entity leaves its table when the outermost loop ends.
//     Loops that begin after it do not meet it; the one under way may: ask Alive where it matters.
//   - Spawn returns an entity that is alive, and has its components when the outermost loop ends.
//   - Put of a component that is there writes it at once. One that is new, Drop, Relate and Unrelate wait for that end too.
//   - What waited is carried out in the order it was asked for. Observers are told then.
//   - So nothing moves in a loop: pointers into components are valid until it ends. Elsewhere they are until the next
//     structural change. Do not keep them: keep the Entity.
//
// A loop may be left by break, return or panic. After a panic that is recovered, call [World.EndLoops], or restore a
// snapshot; Schedule.Run does it. Reading events is no loop in this sense.
//
// # Who hears of a write
//
//	                                 Changed   observers and histories
//	Put, Add, Update, SetAt, Undo    yes       yes
//	Touch, a loop with Writes        yes       no
//	a pointer of Get or of a loop    no        no
//
// Observers are told at the change itself, in the order they were registered, and what they ask for waits as in
// a loop until all have been told. Events are for what may wait until the reader's turn; each reader meets each once, and
// an event is there until the end of the tick after the one it was sent in. Both cost nothing where nobody uses them: a
// change tests one bit.
//
// # State
//
// Entities, components, links, resources, events, names and what queries have seen of changes are state: they are in
// snapshots. Observers and histories are not; observers stay over a restore. What a func or a channel in a component
// holds cannot be state: keep the name of a thing in it and not the thing.
//
// A snapshot goes on in any process as it would have in its own, byte for byte. The layout of types may be another one by
// then: see engine/state for the rules. A field that is gone, and a type that became something else, is kept with its
// entity and comes back with the edit; of links and events such a field is lost. A type that the process has not met
// yet is parked: its values move and die with their entities, its links cascade by the rules of the snapshot, and all
// is there when the type is first used. Until then Hash gives another number, since it knows no fields: name types in
// queries and bundles at package level, and they are known from the start. Two types inside functions that share a name
// are told apart by which was used first: do not keep those in snapshots.
//
// # Cost
//
// A loop costs what it does over slices that are written by hand: see make bench-ecs, which prints each ratio. Each and All
// are as quick as Tables. Rows of more than four components come in two halves, since what does not stay in registers takes
// 1.4 times as long. In a browser a loop is slower in a function that calls others: hand the columns of a hot Tables loop to
// a function of its own. A [View] is several times quicker than [Get], which has to look up the type. Put of something new and
// Drop move the entity to another table: some tens of nanoseconds, and more with each component that it has; [PutAll] and
// [DropAll] move whole tables. An entity takes 20 bytes besides its components, and what room there is to grow. Nothing is
// allocated in a frame that has found its size: a test runs one with everything in it. In a page the store is some 60 kB
// packed, and more with each part that the program uses: a program without relations, observers, names or snapshots has
// nothing of theirs.
//
// Components without pointers are much the better: about a fifth of the work for the garbage collector, and snapshots copy
// their memory as it is. Handles of images and sounds are numbers for that reason.
//
// Generic code is compiled once for each component in your package, so it is a thin shell here over code that is not
// generic. That is what an author waits for at each reload. Methods of a generic type are compiled whether they are called
// or not: what few need, [Batch2] and [ViewOf], are functions.
//
// # What it does not do
//
//   - It has no threads of its own. One goroutine uses a world; Schedule.Parallel runs systems beside others that have
//     said what they touch. For other work copy out what it needs.
//   - It is no home for everything. A grid of tiles is a slice in a resource; particles that nobody asks about are a
//     slice; what there is one of is a resource or a field of your game.
//   - It has no transforms, sprites or bodies: they are components that a game declares, and systems that it writes.
//   - It writes no files: engine/save does, with the bytes of a snapshot.
//   - It follows no pointer between components. Keep an Entity, or relate the two.
//   - A type has at most one value in an entity: several are links, or a slice in a component.
//   - At most 2³² entities, of which each place is used again 2²⁴ times, and 65,535 types.
//
// # What was rejected, and why
//
// All figures were measured beside each other in one process; × means times as long as a loop over slices.
//
//   - A func that is called for each entity, or systems of such funcs: 2.3 to 2.7×, and 5× in browsers. A range loop is
//     inlined, 0.97 to 1.04×.
//   - A cursor with Next and Get: 2.0×, and seven times that when it is declared in the for statement, where Go copies it.
//   - Objects on the heap: 1.5 to 13×, the more there are; one for each component of each entity: 29 to 41×.
//   - Panics for changes in a loop ("locked world"), as other stores have: the rule for authors would be a list made by
//     hand in every system.
//   - A defer in each loop, so that a panic ends it: 2.7 to 3.7×. EndLoops does it where panics are recovered.
//   - Tables that are split by the target of each relation: a loop over 100,000 children of 10,000 parents took 4.6 times
//     as long, in five times the memory. For few targets with many sources it is worth it: Rules.Grouped.
//   - A store that is generic throughout: 20 to 26 ms of compiling for each component instead of 14 to 17; the one that is
//     most used took 96 to 108 ms.
//   - Moving rows by reflection alone: 15 ns for each value instead of 1.5.
//   - unsafe and go:linkname: not needed, and a release of Go can close the latter.
//   - JSON as a snapshot, as a peer has it: 38 times as long to make, and 1,500 times to restore.
//   - encoding/json to read a world's text: a tenth of the store in every page, and no limit on nesting.
//   - Batch as a method of bundles: 9 of 39 ms of compiling for each component, with all that queries had besides; and loops
//     that have their access to columns inlined: 4 of 28 ms, for a call in each table.
//   - The new value only in an observer of a set: what was lost is what one asks for first.
//   - Old events that wait for slow readers: a reader that is never asked would keep all of them.
package ecs

//go:generate go run ./gen
