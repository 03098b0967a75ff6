// Package geom is the geometry of the plane, and arithmetic that gives the same bits on every processor.
//
//	package main
//
//	import (
//		"fmt"
//
//		"github.com/krill2d/krill/engine/geom"
//	)
//
//	func main() {
//		ship, rock := geom.V(100, 50), geom.Around(geom.V(160, 50), 20, 20)
//		nose := ship.Add(geom.Polar(0, 55)) // 55 pixels to the right
//		fmt.Println(rock.Contains(nose), rock.Min().Sub(ship).Angle())
//	}
//
// Units are logical pixels with y down, radians clockwise on the screen, and angle 0 points right.
//
//   - A point, a direction, a speed: [Vec], [V], [Polar]
//   - A box, and whether two touch: [Rect], [R], [Around], [Rect.Overlaps], [Rect.Contains]
//   - Move, turn and scale many points alike: [Transform], [Move], [Turn], [Stretch], [Transform.Then]
//   - Hold a number in a range: [Clamp]; move it towards another: [Lerp], [Approach]
//   - A world that is a ring: [Wrap]; an angle's shortest way round: [WrapAngle] of the difference
//   - Chance that needs no state, and what sways without one: [Scatter], [Noise]
//   - A float as an int: [Int], [Floor], [Round]
//   - Tiles, also isometric and hexagonal ones: [Grid], [Tiling]; which one a point is in, and where one is: [Grid.Cell],
//     [Grid.Center], [Grid.Bounds]
//   - What math has, with the same result everywhere: [Sin], [Cos], [Sincos], [Tan], [Atan2], [Exp], [Log], [Pow], [Hypot]
//
// Use those instead of math's wherever a result reaches the state of a game, a frame or a sample: some processors
// run math's in assembly, and a compiler may join a product and a sum with one rounding fewer, so that two players
// drift apart. Here every product is rounded by itself. From math, Sqrt, Floor, Ceil, Trunc, Mod and Abs are exact and
// may be used. Code of your own that multiplies and adds in a tick writes float64(a*b) + c for the same reason.
//
// All values are plain data: comparable (except Grid), copied by assignment, safe in snapshots. Nothing here allocates
// but [NewGrid] and [Grid.SetFlipped]. What a comment does not say about NaN is: it comes out again.
//
// It has no polygons, rays or collision (package collide), no easing (package tween), no integer vectors and no
// third dimension; for matrices use gonum.
//
// Rejected: fixed-point numbers, which are the same everywhere by nature, but overflow in the hands of a beginner and
// make every formula longer; float32, which shows its steps in a world of 100,000 pixels; and a Vec that is an array,
// since v.X reads better than v[0].
package geom
