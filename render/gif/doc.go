// Package gif plays animated GIFs. It is linked only when imported; of a GIF that stands still, and of the first picture of
// any, render.File is the image.
//
//	var (
//		cat   = gif.File("cat.gif") // reads nothing yet: a Sheet is a name
//		dance = cat.Anim()
//	)
//
//	func (g *game) Start(t *engine.Tick) error { return cat.Load(t.File) } // the durations
//
//	func (g *game) Draw(c *render.Canvas) { c.Draw(dance.Sprite(c.Time(), geom.V(160, 90))) }
//
// What you want:
//   - a file: [File]; its frames, with Sprite.Frame: [Sheet.Image]
//   - its animation, by the time alone or with a player of package anim: [Sheet.Anim]
//   - its durations: [Sheet.Load] in Start; without it Anim.Sprite shows the first frame, and a player panics
//
// A file is not trusted: the limits, 8192 pixels a side and 25 million in all frames, are looked at before anything is
// decoded, and a broken file is an error with its name. It is decoded by the standard library.
//
// What it does not do: save a GIF of the game (krill clip does), play one that is larger than memory (a video is no GIF).
//
// Rejected: GIFs that move as render.File has them, since every page would hold what knows their durations.
package gif
