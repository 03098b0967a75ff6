// Package peers proves what ecs says of itself, beside other entity stores. It is a module of its own, so that Ark and
// donburi are in no game's go.mod.
//
//   - package speed: ratios of time and memory to loops, maps and copies that are written by hand, and to Ark
//   - package size: what a store adds to a page, and to the time in which a package is compiled
//   - package game: one game with rules that do not know their store, on ecs, Ark and donburi
//   - here: Ark says what ecs must hold after the same random operations
//
// make bench-ecs, in the root of the repository, runs the first two.
package peers
