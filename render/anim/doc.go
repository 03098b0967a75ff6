// Package anim plays animations of sprites: frames with durations, events on them, and graphs of what follows what.
//
// A hero who stands, runs and jumps:
//
//	var sheet = render.File("hero.png").Grid(16, 16)
//
//	var (
//		idle = anim.Make("idle", anim.Clip{Image: sheet, Frames: anim.Strip(0, 2, 0.4)})
//		run  = anim.Make("run", anim.Clip{Image: sheet, Frames: anim.Strip(2, 6, 0.08).On(1, "step").On(4, "step")})
//		jump = anim.Make("jump", anim.Clip{Image: sheet, Frames: anim.Strip(8, 3, 0.1), Mode: anim.Once})
//	)
//
//	type hero struct {
//		pos, vel geom.Vec
//		look     anim.Player // plain data: it is saved, rewound and replayed with the rest
//	}
//
//	func (h *hero) Update(t *engine.Tick) error {
//		// … h.vel and h.pos …
//		switch {
//		case h.pos.Y < floor:
//			h.look.Play(jump)
//		case h.vel.X != 0:
//			h.look.Play(run)
//		default:
//			h.look.Play(idle)
//		}
//		h.look.Step(t.Dt)
//		if h.look.Fired("step") {
//			t.Audio.Play(step)
//		}
//		return nil
//	}
//
//	func (h *hero) Draw(c *render.Canvas) {
//		s := h.look.Sprite(h.pos)
//		s.Flip = h.vel.X < 0
//		c.Draw(s)
//	}
//
// What you want:
//   - frames from a sheet of cells: [Clip], [Strip]; each with a duration, picture and events of its own: [Frame]
//   - for ever, once, there and back, so many times: [Clip.Mode], [Clip.Times]
//   - a name for it, that fits into a state: [Make], [Anim]
//   - play it: [Player.Play], [Player.Step]; draw it: [Player.Sprite]; faster and slower: [Player.Speed]
//   - something that happens on a frame: [Frames.On], [Player.Fired], or [Player.Entered] with the frame's number
//   - when it has ended: [Player.Done]; again: [Player.Restart]; from the middle: [Player.Seek]
//   - an animation without a player, by the time alone: [Anim.Sprite] with Canvas.Time
//   - what follows what, in one table: [NewGraph], [State], [Edge], [Machine], [Graph.Step]
//   - animations that an artist has made: packages render/ase, render/sheet and render/gif
//   - for such packages: [Library]
//
// A frame is shown for whole ticks: of 0.1 s at 60 ticks a second, six. The tick in which an anim begins shows its first
// frame and fires its events. The same steps give the same frames and events on every machine.
//
// What it does not do: it blends nothing (pictures cannot be; engine/tween moves numbers), has no bones, and does not
// draw: a Player gives a render.Sprite.
//
// Rejected: clips in the state, which would keep old durations after an edit; callbacks for events, which a snapshot
// cannot hold and which run at times that nobody sees in the code; parameters of a graph by name, since a condition in
// Go reads the figure itself and the compiler knows its fields.
package anim
