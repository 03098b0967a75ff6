// Package typing lets a player write: with a keyboard, with an input method for languages whose letters are more than the
// keys, and with the keyboard that a phone or a browser shows for it.
//
//	type game struct{ name typing.Entry }
//
//	func (g *game) Update(t *engine.Tick) error {
//		if g.name.Update(t, geom.R(40, 100, 300, 24)) == typing.Entered {
//			greet(g.name.Text)
//		}
//		return nil
//	}
//
//	func (g *game) Draw(c *render.Canvas) {
//		g.name.Draw(c, geom.R(40, 100, 300, 24), render.Text{Size: 16})
//	}
//
// What you want:
//
//   - a line of text, such as a name: an [Entry], updated in each tick in which the player writes into it
//   - what the input method shows and has not entered: [Entry.Shown], or input.Composing
//   - a field of your own: [Write] in each tick, and input.Edits for what comes
//   - copy and paste: Entry does it by itself; engine.Copy and engine.Paste
//
// The player writes as long as Update or Write is called in each tick, and the keyboard of a phone is there as long. A
// field is closed by calling it no more: on Entered, on Left, on a click elsewhere.
//
// A page becomes about 18 kB larger, which is why this is a package of its own: whoever wants to know only what was typed
// on a keyboard has input.State.Text.
//
// While a method has a text in the making, or takes a key as a letter, the game does not see that key pressed: Enter that
// chooses a word does not also send a message.
//
// What it does not do: several lines, undo, passwords, the mouse in the text, text that runs from right to left. Those
// are fields of a user interface. Some browsers show the phone's keyboard only when a field begins in the tick of a
// touch or just after, and iOS at the touch after that. Which letters a method needs is up to the font they are drawn in.
//
// Rejected: callbacks for the letters, because a game then gets them outside of its ticks and cannot be replayed; and a
// switch for "the player writes now", because whatever forgets to turn it off leaves a keyboard over the game.
package typing
