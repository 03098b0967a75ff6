// Package post changes the whole picture after it was drawn: glow, an old screen, darkness in the corners, a wave, the
// change from one scene to the next.
//
//	func (g *game) Draw(c *render.Canvas) {
//		g.drawWorld(c)
//		post.Bloom{}.Draw(c)
//		post.CRT{}.Draw(c)
//		g.drawScore(c) // lies above, and is not changed
//	}
//
// An effect is a struct whose zero value looks as one expects; its Draw changes what was drawn on the canvas so far, also
// on an image within Canvas.Into. Several follow each other in the order of their calls.
//
// What you want, and where it is:
//   - light that spreads: [Bloom]; a soft picture, for a pause: [Blur]
//   - an old screen: [CRT], [Palette], [Pixelate], [Fringe]
//   - mood: [Grade], [Vignette]
//   - a blow: [Shockwave]
//   - from scene to scene: [Transition]
//   - for sprites instead of the picture: [Dissolve], [Flash], until [End]
//   - colours for those who see them otherwise: [Vision], as Config.Finish of the engine; see what they see: [Simulate]
//
// Lengths are logical pixels, so that an effect looks alike in every window; places are points of the canvas (of a world's
// point, camera.ToCanvas). A time or a progress is the game's: effects hold none, and the same call draws the same.
//
// With Canvas.ReduceMotion a Shockwave and a Flash are not drawn, and every Transition is a Fade.
//
// All but Transition are shaders in Kage. Where there are none, as in tests, the picture stays as it was. Each costs a
// pass over the picture, Bloom and Blur five smaller ones besides; on phones one or two at a time are a good measure.
//
// What it does not do: lights and shadows are package light, sparks and smoke package particle; effects of one's own are
// render.ShaderFile with Canvas.Post, and with render.Capture when they take several steps.
//
// Rejected: a list of effects that the engine keeps, since one could not draw between them; effects that count their own
// time, since a replay could not show them alike.
package post
