// Package particle is fire, smoke, sparks, rain and whatever else is many small pictures that live for a moment.
//
//	var boom = particle.Make("boom", particle.Explosion()...) // an effect: a name for what is described
//
//	type game struct{ booms particle.Emitter } // plain data: rewinds and replays have it
//
//	func (g *game) Update(t *engine.Tick) error {
//		g.booms.Effect = boom
//		if p := t.Input.Pointer(); p.Pressed {
//			g.booms.Burst(p.Pos)
//		}
//		g.booms.Step(t.Dt)
//		return nil
//	}
//
//	func (g *game) Draw(c *render.Canvas) { g.booms.Draw(c) }
//
// What you want, and where it is:
//   - an effect in one line: [Make] with [Fire], [Smoke], [Sparks], [Explosion], [Rain], [Snow], [Confetti], [Dust], [Magic]
//   - one of your own, or one of those changed: [Spec], with [Range], [Curve] and [Gradient]
//   - where they are born: [Shape]: [Circle], [Ring], [Box], [Line], [Cone]
//   - one that goes on, as fire: [Emitter] with a Rate; set Pos each tick, Off to stop it
//   - one for each blow: one Emitter and [Emitter.Burst], or a slice of emitters from which those that are [Emitter.Done]
//     are dropped
//   - particles of particles, such as the smoke of sparks: Spec.Parent and Spec.When
//   - ribbons and ghosts behind them: Spec.Trail, Spec.Ghosts
//   - rain that falls already when the game begins: Spec.Warm
//   - pictures: [Dot], [Disc], [Halo], [Square], [Puff], [Star], [Flake], or any render.Image
//   - the living ones, to bounce or to count them: [Emitter.All], [Emitter.Len]
//   - an effect in a file: [Parse], whose comment is the format, [Format], and [Rewrite], which keeps the comments
//
// # State
//
// An Emitter and its particles are state: they are in snapshots and in the hash of a replay, and the same seed and steps
// give the same particles on every machine. An effect's Spec is not: the state holds its name, so that curves that
// are edited while the game runs show at once, also on particles of a snapshot. A snapshot of an effect that this
// process has not made stands still and is not drawn until Make has its name.
//
// Where particles are for the eye alone and many, leave them out: snapshots get smaller, and a replay does not compare
// them. A restore then leaves them as they were, or begins anew in a new process:
//
//	type game struct {
//		snow particle.Emitter `state:"-"`
//	}
//
// Such an emitter must not lead back into the game: do not seed it from Tick.Rand, nor count its particles for points.
//
// # Reduced motion
//
// For players who want less motion, the flashes of effects, Spec.Flash, are not drawn; the rest is, since it is seldom
// the whole picture that moves. Steps are the same, so that a replay is. Draw less of your own by the canvas's
// ReduceMotion, such as snow over the whole screen.
//
// # Cost
//
// A step costs what a loop over a slice of structs costs that adds the velocity, moves up what lives and drops what died, and
// some more for drag, forces, sway and trails where they are used; drawing costs what as many calls of Canvas.Draw cost.
// TestSpeed says by how much. Nothing is allocated once an emitter has had as many particles.
//
// What it does not do: particles do not collide (go through [Emitter.All], or use engine/collide for what matters), have
// no light (package render/light) and no third dimension. Thousands of things that think are entities: package ecs.
//
// Rejected: an interface for modifiers, which costs a call for each particle and cannot be written to a file; columns of
// numbers for each property, which were not faster here and cannot be bounced by a loop of three lines; particles on
// the GPU, which the game could not read, rewind or test; random numbers of the game's own stream, since then an
// effect that is seen by one player alone would change the game.
package particle
