// Package rendertest holds the scenes that the canvas is tested with: each draws one feature in a few lines.
//
// Every scene is a golden picture here, painted in memory, and the test of engine/driver/headless that compares the
// drivers shows it in a real window and in a browser too. A new feature of render or of a package below it needs a scene:
//
//	func shapes() []Scene {
//		return []Scene{{Name: "circle", Draw: func(c *render.Canvas) { c.Circle(geom.V(160, 90), 60, render.Red) }}}
//	}
//
// and a line in [Scenes]. It is for tests alone: no game links it.
package rendertest
