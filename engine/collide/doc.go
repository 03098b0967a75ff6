// Package collide says what touches what in a game, and moves bodies so that nothing passes through a wall.
//
//	package main
//
//	import (
//		"fmt"
//
//		"github.com/krill2d/krill/engine/collide"
//		"github.com/krill2d/krill/engine/geom"
//	)
//
//	func main() {
//		var s collide.Space // a field of the game: it is state
//		s.Add(collide.Body{Shape: collide.Box(200, 20), Pos: geom.V(0, 100)})
//		coin := s.Add(collide.Body{Shape: collide.Circle(4), Pos: geom.V(30, 84), Kind: collide.Trigger})
//		hero := s.Add(collide.Body{Shape: collide.Box(12, 20), Kind: collide.Kinematic})
//		for range 60 {
//			m := s.Slide(hero, geom.V(0.5, 4)) // half a pixel to the right and 4 down
//			s.Step(1.0 / 60)
//			for e := range s.Of(coin) {
//				if e.Kind == collide.Enter && m.Floor {
//					fmt.Println("a coin, at", s.Pos(hero))
//				}
//			}
//		}
//	}
//
// A [Space] holds bodies; a [Body] is a [Shape] at a place. Units are logical pixels with y down, radians clockwise on the
// screen, and seconds. A Static body holds others, a Kinematic one is moved by the game and held, and a Trigger only
// tells. Who holds whom: the one that moves is held by those that are in the layers of its Hits.
//
//   - Put something there, take it out, change it: [Space.Add], [Space.Remove], [Space.Set], [Space.Put], [Space.SetRot],
//     [Space.SetVel]
//   - A box, a ball, a hero with round feet, a rope, a rock, a map: [Box], [Circle], [Capsule], [Segment], [Convex], [Tiles]
//   - Slopes, platforms that one jumps through, and layers in a map: [Tile]; a body of that kind: Body.OneWay
//   - A hero of a platform game, with jumps, ladders and slopes: [Platformer]; one seen from above: [TopDown]
//   - An enemy that walks, a crate that falls: [Space.SlideWith]; what flies or is seen from above: [Space.Slide]
//   - A ball that bounces, a bullet: [Space.Move], and then [Hit.Reflect] its speed, or burst
//   - A lift, a door that pushes, a crusher: [Space.Push], or a Vel and [Space.Step]; whom it has crushed: [Space.Crushed]
//   - Who touches whom since when: [Space.Step], then [Space.Events], or [Space.Of] one; without all that: [Space.Pairs]
//   - Can it see me, what does the laser hit: [Space.Ray], [Space.RayAll]; is there room for it on the way: [Space.Cast]
//   - What is in the blast, under the mouse, on the screen: [Space.Touching], [Space.At], [Space.In]; which is next: [Space.Nearest]
//   - Leave somebody out, ask about some layers, count triggers: [Filter]
//   - Draw what it sees: [Shape.Outline], [Shape.TileOutline], [Space.Cells], [Space.Stats]; package outline does
//   - Entities of a store: Body.User holds the id; package systems keeps both in step
//
// # A tick
//
// A game moves what it moves (Slide, Move, a Platformer), and then calls Step once, which moves what has a Vel and finds
// out what touches. Where lifts move with a Vel, call Step first, so that heroes stand on them where they are now. A
// Space answers questions about what is where at once, also between moves.
//
// Two bodies touch, for events, when they overlap, and when one was held by the other since the last Step: what stands on
// a floor touches it, though nothing overlaps. What has only come near, or passed a trigger within one tick, does not: ask
// RayAll or Cast along the way where a coin must not be missed at any speed.
//
// How fast things walk: Slide keeps the part of the way that points along a surface. SlideWith a Walk keeps the whole way
// across on ground of up to 46°, up and down, does not slip down it, and does not walk up what is steeper; with a Snap it
// stays on the ground where that goes down. A body ends at the edge of what holds it. At corners that it grazes with less
// than a hundredth of a pixel it is not held, and may be that deep in them.
//
// # State, order and cost
//
// A Space is plain data: a snapshot has its bodies, what touches, and who stands where. The grids that it searches are not
// state, are built anew after a restore, and never change an answer. Lists are ordered by [ID], or by how near their hits
// are and then by ID; what happens is the same on every processor. Numbers that are NaN or beyond 1e9 panic where they enter,
// by name. A Grid of tiles may change at any time; after a change of a Tile's Is, Set the body again.
//
// The world has no edges up to 1e9 pixels, and no cell size has to be chosen. A question costs about as much as there are
// bodies near it; sorting all bodies of a tick costs about a fifth more than a grid written by hand for one size of box
// does (make bench-collide). Bodies that stand still are sorted when they change. Nothing is allocated in a tick once the
// lists have grown, when the lists that are appended to have room.
//
// # What it does not do
//
// No physics: there is no mass, friction, torque, joint or pile of crates that comes to rest. For those use Chipmunk
// (github.com/jakecoffman/cp/v2) in a game of its own making, and give its bodies' places to the drawing. No turning
// against walls: a turn may put a body into one. No concave polygons: add several Convex bodies, or tiles. No
// isometric or hexagonal tiles: add bodies. No paths around walls: package nav. Not for several goroutines at a time.
//
// Rejected: resolv (github.com/solarlune/resolv v0.8.1) inside, since of what a Space promises it could serve the overlap of
// convex polygons alone, and there calls nothing a hit that lies within another shape, answers rays in random order, and
// keeps its room in variables of the package. A test of two polygons there is 44 allocations, and a thousand boxes that
// move take a hundred times as long as here. It is in package resolvspace, behind the same calls. A tree of boxes, which
// is slower than sorting when most bodies move. Fixed-point numbers, see package geom. Callbacks on contact, which run in
// the middle of a step, cannot be state, and are where bodies get removed that are still in use.
package collide
