// Package co runs a function a piece at a time, over many ticks: a coroutine, with loops and ifs as Go has them.
//
//	type game struct {
//		intro co.Routine `state:"-"`
//		door  float64
//	}
//
//	func (g *game) Start(*engine.Tick) error {
//		g.intro.Start(g.open)
//		return nil
//	}
//
//	func (g *game) Update(t *engine.Tick) error {
//		g.intro.Resume(t.Dt)
//		return nil
//	}
//
//	func (g *game) open(c *co.Flow) {
//		c.Wait(0.5)
//		for k := range c.During(1.2) { // in every tick of 1.2 seconds
//			g.door = 40 * tween.BounceOut.At(k)
//		}
//		for knocks := 0; knocks < 3; knocks++ {
//			c.Wait(0.3)
//			g.knock()
//		}
//	}
//
// What you want:
//
//   - to begin, go on once a tick, end: [Routine.Start], [Routine.Resume], [Routine.Stop]
//   - to wait in the function: [Flow.Wait] for seconds, [Flow.Until] for something, [Flow.Yield] for the next tick
//   - to do something in every tick meanwhile: for range [Flow.During], for range [Flow.While]
//   - several at once: a Routine for each
//   - a function called by the function: give it the Flow
//
// # It is no state
//
// Where a function is in the middle of its loops cannot be copied, so a Routine does not survive a snapshot: not a
// rewind, not a reload by krill dev, not the second half of a saved replay. A game that holds one without a tag is told so in the log as soon as it runs,
//
//	… *main.game …: "intro": …/tween/co.Routine cannot be state: a coroutine cannot be copied; use tween.Script, or tag
//	the field state:"-" and start it anew in Start
//
// and nothing of it is recorded then. With the tag `state:"-"` the Routine is left as it is when the rest of the game goes
// back: what it does from then on happens again, or not at all, and a replay that begins in its middle differs. After
// a restart, or when a snapshot comes back into a new process, Start begins it anew. So it is for what does not matter
// so much: a title, a thing that moves in the background, a tool, a test that plays. What matters is a [tween.Script],
// which reads much the same and is plain data.
//
// # Goroutines and panics
//
// The function runs on the caller's time, through iter.Pull: never at the same time as Update, and in browsers as well. It
// takes memory as long as it runs: a Routine that is still running is stopped before it is thrown away, such as with the list
// of guards that it is in. When a player restarts, the one of the game before stays behind, a few kilobytes. A panic in it comes out
// of Resume as a [Panic], and the engine's failure screen shows the line of the function.
//
// Rejected: Wait as something to range over, because a Wait that is called without a loop would then do nothing and not say
// so. Starting the function over after a restore and running it silently to where it was, because what it did to
// the game would be done twice.
//
// [tween.Script]: https://pkg.go.dev/github.com/krill2d/krill/engine/tween#Script
package co
