// Package systems is where entities meet the rest of the engine: they move, carry others, are drawn, animated, lit and
// heard, emit particles, collide and follow tweens. Each system is a plain function over a world, and each component a small
// plain struct, so take those that a game needs and leave or rewrite the others.
//
//	package main
//
//	import (
//		"github.com/krill2d/krill/ecs"
//		"github.com/krill2d/krill/engine"
//		"github.com/krill2d/krill/engine/systems"
//		"github.com/krill2d/krill/render"
//	)
//
//	var moon = render.Make("moon", 9, 9, func(x, y int) render.Color { return render.Gray })
//
//	type sky struct{ world ecs.World }
//
//	func (s *sky) Start(*engine.Tick) error {
//		planet := s.world.Spawn(systems.At(320, 180), systems.Velocity{Spin: 1}, systems.Sprite{Image: moon, Tint: render.Orange})
//		m := s.world.Spawn(systems.Transform{}, systems.Local{Transform: systems.At(60, 0)}, systems.Sprite{Image: moon}, systems.Last{})
//		ecs.Relate[ecs.ChildOf](&s.world, m, planet)
//		return nil
//	}
//
//	func (s *sky) Update(t *engine.Tick) error {
//		systems.Remember(&s.world)
//		systems.Move(&s.world, t.Dt)
//		systems.Place(&s.world)
//		return nil
//	}
//
//	func (s *sky) Draw(c *render.Canvas) { systems.Draw(&s.world, c) }
//
//	func main() { engine.Main(&sky{}, engine.Config{Title: "Moon"}) }
//
// What you want, the components for it, and the system that reads them:
//
//   - a place, an angle, a size: [Transform]; a point of it in the world: [Transform.Apply]
//   - to move, to turn: [Velocity], [Move]; to end after a time: [Lifetime], [Expire]
//   - parts that go with their whole: [Local] and ecs.ChildOf, [Place]; to pick up and let go: [Attach], [Detach]
//   - to be seen: [Sprite], [Draw]; smoothly between ticks: [Last], [Remember]; where that is: [Shown]
//   - an animation: anim.Player or anim.Machine, [Animate]
//   - particles: [Emitter], [Emit], [DrawEmitters]
//   - a lamp: light.Light, [Shine]
//   - a sound that comes from it: [Voice], [Hear]
//   - to be in the way of others: [Body], [Collide]; what met what: [Hit], [Parted], [Crushed], [Met]; what became of a
//     move: [Moved]; rays, what is near, an overlay of all shapes: [Space], [EntityOf], [IDOf]
//   - to be moved as a hero, or a foe, is: [Platformer], [TopDown], [Control]
//   - a field that goes from here to there: [PosTween], [ScaleTween], [RotTween], [FadeTween], [TintTween], [GainTween], [Tween]; a
//     way along a path: [PathTween], [TweenPaths]; and then: [Then]
//
// # Their order
//
// What matters is that Remember comes before all that moves, Place after it, and what looks at places after that:
//
//	systems.Remember(w)
//	// the game's own: input, wits, spawning
//	systems.Tween(w, t.Dt)
//	systems.TweenPaths(w, t.Dt, &dive)
//	systems.Move(w, t.Dt)
//	systems.Control(w, t.Dt)
//	systems.Collide(w, t.Dt)
//	// the game's own: events
//	systems.Expire(w, t.Dt)
//	systems.Place(w)
//	systems.Animate(w, t.Dt)
//	systems.Emit(w, t.Dt)
//	systems.Hear(w, audio.Ears{At: camera.Pos}, t.Audio)
//
// A game that reads events and has no [ecs.Schedule] calls World.Advance at the end of each tick. One that has a Schedule adds
// them as funcs of a world and its context, a line each:
//
//	rules.Add(func(w *ecs.World, t *engine.Tick) { systems.Move(w, t.Dt) })
//
// or with a name of its own, for Group.After and for messages:
//
//	func place(w *ecs.World, _ *engine.Tick) { systems.Place(w) }
//
// Remember, Move, Place and Animate change no structure, so they may run beside others when their group says what they
// touch, such as Reads: []any{systems.Velocity{}, systems.Body{}}, Writes: []any{systems.Transform{}, systems.Local{}} of
// Move. The others drop components, make resources or send events: let them run alone.
//
// # State
//
// All components are state, and so are the Space with its bodies and the list of voices that play, which are resources of
// the world. A world that goes back goes on as it did, to the bit, and the same on every processor; the sounds go back with the
// engine's snapshot. A Lighting that Shine fills is none: give it the tag `state:"-"`. Emitters and Bodies lead to slices, so
// they cost more in snapshots than the others, which are copied as memory.
//
// # Cost
//
// TestSpeed prints each as a share of a loop over a slice that is written by hand, and fails above its bar. To move and
// draw 10,000 sprites takes a third or less of what a loop with Canvas.Draw does, since neighbours that share a picture go
// through a render.Bulk, and up to 1.3 times as long as the tightest loop with a Bulk. Seen between ticks, turned, they take
// about as long as that loop. A child's place costs two or three looks into tables, some 20 nanoseconds, whether its parent
// has moved or not: to find out would cost as much. Collide costs what the same calls of a Space do. Nothing is allocated in a
// tick or a picture once all has found its size.
//
// # What it does not do
//
//   - It has no shapes and no text as components: draw them in a loop of a query, with Shown for the place.
//   - It sorts nothing itself: layers do, with Canvas.LayerOrder.
//   - Transforms have no skew. A child that is turned below a parent of two different scales is where it should be, and
//     not as askew as it should be.
//   - Bodies do not scale with their entity, and have no mass and no torque: package collide says what else they are not.
//   - It has no cameras: a render.Camera is a field of the game, and follows Shown of a hero.
//   - Light stops at what the Lighting has as casters and tiles, not at bodies.
//   - It follows no steering and no paths through mazes: package nav finds ways.
//
// # Rejected
//
// A world transform beside the local one in every entity: most have no parent, and would pay for it in each system. Last
// places for all: the same. A flag for what has changed: loops write through pointers, which tells nobody, and a system of
// an author's own that forgot the flag would be a bug that is seen far away. Observers that tell the Space of bodies: they
// are no state, so each game would have to register them in Start, and a restore does not call them; a sweep costs a few
// nanoseconds for each body and cannot forget one. A system for everything, called once: it would link all packages into
// every game. Tweens of any field by its name: a string for each, looked up in each tick, that the compiler does not check.
package systems
