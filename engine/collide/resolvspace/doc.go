// Package resolvspace puts the shapes of github.com/solarlune/resolv behind the calls of a collide.Space.
//
//	var s resolvspace.Space
//	rock := s.Add(collide.Body{Shape: collide.Convex(geom.V(0, -20), geom.V(18, 8), geom.V(-15, 12))})
//	for _, h := range s.Touching(nil, collide.Circle(8), geom.V(10, 4), collide.Filter{}) {
//		fmt.Println(h.ID == rock, h.Normal, h.Depth)
//	}
//
// It is for games that come from resolv, have its shapes in their own code and want to try collide beside it: Shape
// returns the resolv shape of a body, and Grid the resolv Space. New games use collide.Space, which has all that is here
// and more, is about a hundred times as fast, and gives the same bits on every processor; resolv does not promise that.
//
// What resolv v0.8.1 gets wrong is put right here, each with a test in this package:
//
//   - A shape inside another one touches it; resolv compares edges, and finds nothing.
//   - A line that touches a box is found wherever it lies; resolv's Bounds.IsEmpty subtracts Min.X from Max.Y, and takes a
//     common part for none when these two are the same number.
//   - What lies outside the grid is found: it is kept in a list of its own, which every question looks at.
//   - What was removed is gone for ever; in resolv it comes back when it is moved.
//   - A question inside the loop over another's answers changes nothing: answers are in the caller's own slice. In resolv
//     they are in package variables, so two goroutines may not ask at a time, also not in two Spaces.
//   - Answers come by their distance or by their ID; resolv's ShapeLineTest goes through a map.
//   - Nothing is jumped over: Cast and Move go in steps of half of what moves, and then halve the last one.
//   - A loop that is left is over; resolv's goes on through all shapes.
//
// What cannot be put right here: a ray's point on a polygon is up to a pixel or two beside the edge, the more so the
// shorter the edge, since resolv adds 1 to a cross product for the sake of corners. And the price: resolv allocates 24 to
// 44 times for a test of two shapes (make bench-collide), and a shape that moves writes itself into every cell of the grid.
//
// It has circles, boxes, segments and convex polygons, questions and Move. It has no capsules, tiles, Slide, Push and
// events: those are collide.Space's. As state it is its bodies; resolv's own part is built anew after a restore.
package resolvspace
