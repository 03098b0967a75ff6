// Package outline draws what a collide.Space holds over a game: the edges of its bodies, where they touch, and the squares
// that they are sorted into. It is for whoever wonders why a hero does not fit through a door.
//
//	func (g *game) Draw(c *render.Canvas) {
//		c.World(g.camera)
//		g.drawWorld(c)
//		if g.debug {
//			outline.Draw(c, &g.space, outline.Options{})
//		}
//	}
//
// Colours: grey holds and stands still, green is moved by the game, yellow is a trigger, and a body is filled while it
// touches another one. A red arrow is the way out of an overlap, for the one of the two that can move, ten times as long as
// they overlap. What lets
// pass from below has a double edge above; the blue line from a body is its velocity, a quarter of a second of it.
//
// It draws in the coordinates of the space, so show the world by Canvas.World first. It reads the space and changes
// nothing of its state. Tiles are drawn cell by cell: with a large map, say in Options.View what is in sight.
package outline
