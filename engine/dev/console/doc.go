// Package console reads what a developer types to the running game, and answers: queries over its entities with their
// values, values of the game by path, changes that can be undone, and breakpoints. The words are the same in the overlay, in
// krill repl, in krill q '…' and on the page.
//
//	> Enemy e, Position e p | p.X > 150            who is over there
//	e   e.Speed  p.X  p.Y
//	e3  2        200  7
//	e4  3        300  7
//	> play.ship.vel                                a value, exported or not
//	{X: 1, Y: 2}
//	> set play.ship.vel.X = 5                      a change answers with what differs
//	1: set play.ship.vel.X = 5
//	  play.ship.vel.X: 1 → 5
//	> set p.X += 10 where Enemy e, Position e p | p.X > 150
//	> spawn Enemy Position{X: 10} "Max"; add it Hull{N: 3}
//	> undo
//	> Enemy e, Position e p | p.X > 150 @-120      the same, two seconds ago
//	> break Hull h | h.N < 0                       pauses when somebody is lost
//	> watch Enemy e | count
//
// What you want:
//
//   - entities: a query in the words of ecs.Finder, Enemy e, DockedTo e p, !Frozen e | e.Speed > 3. A component's value may have
//     a name, Position e p, so that p.X is its field. The table has a column for each variable, and for each field of the
//     components in the terms; the rows are those of the first 100 entities, in their order. With several worlds the path of one
//     stands in front: play.world: Enemy e; without, it is that of the scene that is updated
//   - elements of a list or map of a game without ecs: play.rocks r | r.at.X > 300, or play.rocks | at.X > 300; key is the
//     index or key
//   - not all of it: behind another bar sort by p.X desc, limit 20, count, sum p.X, mean p.X, min p.X, max p.X
//   - a value: play.ship.vel, play.rocks[3].at.X, play.best["ann"], e42.Position.X, 42v3.Position, "Max".Hull. A scene is named by
//     its type; game is the one that is updated. Where a field holds an entity the path goes on into its components. Values may
//     be computed with: play.lives * 2 > 3
//   - the past: @-120, so many ticks ago, or @1200, a tick, before or behind any of these
//   - to change: set PLACE = VALUE, also += and the like; set PLACE = VALUE where QUERY for each row; add e42 Frozen, Hull{N: 3};
//     drop e42 Frozen; spawn Enemy Position{X: 10} "Max"; destroy e42; destroy where QUERY; name e42 Max; relate DockedTo{Since: 3}
//     e42 "Earth"; unrelate DockedTo e42 "Earth". Several with ; between are one transaction, in which it is the entity that was spawned
//     last. When there is a mistake in one, none is done
//   - back: undo, redo, log
//   - to be told: watch, unwatch, watches; break QUERY pauses when there is a row that was not there at the tick before, break
//     CONDITION when it becomes true; breaks, unbreak
//   - to find out: help, types, tree play, stats, history Health
//   - time: pause, go, step 10, back 60, to 1200, speed 0.5, restart, which ReadClock reads for whoever plays the game
//   - from Go: New, Console.Run, Console.Stopped, Console.Watches, Console.Changed, Console.Complete
//
// # Changes
//
// A change happens between two ticks. An undo gives the very state before it, to the hash, as long as the game has not gone on.
// After that it puts back what the transaction changed: fields, components, links and names get the value that they had, what was
// spawned is destroyed, and what was destroyed comes back with another id, since an entity that was destroyed is never again alive;
// the answer says so, and what else could not be put back. Observers and Changed filters hear of changes of components as they do of
// World.Add. What observers change besides is not in the diff; an undo at once takes it back too.
//
// # Cost
//
// Nothing while nobody asks: a Stopped without breakpoints is one test. A breakpoint costs its query in each tick, and allocates nothing
// while it has no rows. A query over 100,000 entities with few rows takes as long as a loop that reads by reflection, some milliseconds. A
// transaction copies and hashes the scenes.
//
// # What it does not do
//
// It runs no Go: for that, edit the game, which krill dev swaps in. It calls no methods but String. It does not follow what is
// tagged `state:"-"` differently from the rest, and such a field is not put back by an undo at once. Values in maps are set whole, or field by field
// where the map holds structs; what stands in an interface is not written. It has no variables and no loops: a query with set is one.
//
// # What was rejected
//
// An expression library for what follows the bar: the game's own module would have to have it. SQL: a join along relations is
// longer in it than the question. Snapshots of the whole run for an undo: the sound and the input of a player go on.
package console
