// Package juice is what makes a blow felt: time that stands still for a moment, shakes, flashes, squash and stretch,
// numbers that pop up, trails.
//
//	type game struct { // all of it is plain data, and the zero values are at rest
//		clock  juice.Clock
//		shake  juice.Shake
//		flash  juice.Flash
//		squash juice.Squash
//		pops   juice.Popups
//		slime  render.Sprite
//	}
//
//	func (g *game) hit(damage int) {
//		g.clock.Stop(0.06)
//		g.shake.Add(0.4)
//		g.flash.Hit(0.12)
//		g.squash.Hit(0.5)
//		g.pops.Number(damage, g.slime.Pos, render.Yellow)
//	}
//
//	func (g *game) Update(t *engine.Tick) error {
//		g.shake.Update(t.Dt) // what is for the eye alone goes on
//		g.flash.Update(t.Dt)
//		g.squash.Update(t.Dt)
//		g.pops.Update(t.Dt)
//		dt := g.clock.Update(t.Dt) // what the game does stands still
//		return g.play(t, dt)
//	}
//
//	func (g *game) Draw(c *render.Canvas) {
//		c.World(g.shake.Camera(c, render.Camera{}))
//		g.flash.Draw(c, g.squash.Apply(c, g.slime))
//		g.pops.Draw(c)
//	}
//
// What you want, and where it is:
//   - hit-stop, freeze frames, slow motion: [Clock]
//   - a shake whose blows add up, and a kick in a direction: [Shake]; one shake at a time: render's Camera.Shake
//   - a hit thing turns white: [Flash], for sprites and for colours; the whole picture flashes: [ScreenFlash]
//   - squash and stretch that keep the volume: [Squash]; to and fro: [Wobble]; whatever else swings:
//     package tween's Spring
//   - damage, points, "miss": [Popups]
//   - nothing more can happen for a second: [Blink]
//   - something fast: [Trail], [Ghosts]
//   - sparks, dust and smoke: package render/particle; waves through the picture: package render/post
//
// A type holds what goes on, and its zero value is at rest. Hit, Add, Stop and Start begin something, Update lets the
// time of a tick go by, and what draws takes the canvas and changes nothing: Apply returns a sprite as it is to be
// drawn, Around a transform for Canvas.Push, for what is drawn of shapes. They chain:
// flash.Draw(c, blink.Apply(c, squash.Apply(c, sprite))).
//
// # Less motion
//
// A player who asks for less motion (engine's Tick.Access.ReduceMotion, which the engine hands to canvases) sees no
// shakes, kicks, squashes, wobbles, ghosts and flashes of the screen; flashes of things are a third as bright, what
// would blink is half transparent, and numbers stay where they pop up. A Clock and a Trail are for all. Only what is
// drawn differs, never the game: a replay is the same for everybody. Whoever plays, the screen flashes at most three
// times a second, which is what is known to be safe.
//
// # State and cost
//
// All values are state: they rewind. Nothing is allocated once Popups, Trails and Ghosts have had as many, except by
// Popups.Number, which writes a number of three digits and more. A Flash takes four draw calls while it is seen and one
// otherwise, a Trail one, the rest none of their own. An effect that comes to rest does so exactly: a swing ends at its
// goal, and no Scale is ever zero, which would mean the default.
//
// What it does not do: it moves nothing over time to a place (package tween), shakes no gamepads (engine.Rumble), and
// plays no sounds, which are half of what is felt.
//
// Rejected: one call for all at once, since what a blow is made of is what makes a game its own; effects that an engine
// runs by themselves in a list, since they could not be seen in the game's state; a shader for white sprites, since
// tests and servers have none (package post has it, for one draw call less).
package juice
