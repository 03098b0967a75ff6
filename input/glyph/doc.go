// Package glyph draws what a player presses: a key with the letter of his keyboard, a part of a mouse, a button of the
// kind of gamepad that he holds, a finger.
//
//	func (g *game) Update(t *engine.Tick) error {
//		g.hint = glyph.Of(t.Input, jump) // the device that he used last
//		return nil
//	}
//
//	func (g *game) Draw(c *render.Canvas) {
//		g.hint.Draw(c, geom.V(40, 300), 24)
//		c.Print("jump", 60, 296)
//	}
//
// What you want:
//
//   - the hint of an action: [Of]; of one control: [OfControl], which a menu of bindings shows
//   - how much room it takes: [Glyph.Width]
//   - only the words: input.Hint, input.Label
//
// The pictures are drawn from shapes, at any size, and take the built-in font for letters: those that it lacks are boxes.
// A [Glyph] is plain data, for snapshots too.
//
// What it does not do: pictures of pads as a whole, or in the makers' own drawings, which are theirs. A game that has
// art for them draws it by [Glyph.Control] and [Glyph.Family].
//
// Rejected: a font of pictures, which every page would have to load, and asking for the device in Draw, because what is
// drawn must come from the state of the game.
package glyph
