// Package tessellate cuts the inside of closed contours into triangles: any polygons, with dents, holes, doubled points
// and edges that cross each other and themselves.
//
//	var t tessellate.Tessellator
//	t.Contour(geom.V(0, 0), geom.V(100, 0), geom.V(100, 100), geom.V(0, 100))
//	t.Contour(geom.V(30, 30), geom.V(70, 30), geom.V(50, 70)) // a hole
//	if err := t.Fill(tessellate.EvenOdd); err != nil {
//		return err // NaN, or too much of it
//	}
//	for i := t.Triangles; len(i) > 0; i = i[3:] {
//		draw(t.Corners[i[0]].Pos, t.Corners[i[1]].Pos, t.Corners[i[2]].Pos)
//	}
//
// It goes in three steps, each a known one:
//   - Corners are put on a grid of 1/256, and edges that cross or touch are cut there, so that what is left meets only at
//     its ends: snap rounding (J. D. Hobby, Practical segment intersection with finite precision output, Computational
//     Geometry 13, 1999). From then on all arithmetic is exact, so no input can confuse it.
//   - A line sweeps over the edges from the top down. It counts how often the contours go round what lies between two
//     edges, which says what is inside, and cuts that into pieces without dents from the side (D. T. Lee and F. P.
//     Preparata, Location of a point in a planar subdivision and its applications, SIAM Journal on Computing 6, 1977).
//   - Those are cut into triangles as they grow (M. R. Garey, D. S. Johnson, F. P. Preparata and R. E. Tarjan,
//     Triangulating a simple polygon, Information Processing Letters 7, 1978).
//
// Next to the triangles there are the edges of the inside and, at each corner, where it goes when the edges move: what
// smooth edges need. Everything is the same on every processor.
//
// What it does not do: take curves (render.Path does, and gives lines), make triangles of a nice shape (no angles are
// bounded: physics wants a Delaunay mesh), colours.
//
// Rejected: cutting off ears, which needs polygons that do not cross themselves and time that grows with the square;
// trapezoids, whose corners lie in the middle of their neighbours' edges, where cracks show when edges are moved.
package tessellate
