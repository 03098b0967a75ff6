// Package tween is what happens over time: values that glide from here to there, springs, ways to follow, and scripts of
// many steps.
//
//	package main
//
//	import (
//		"github.com/krill2d/krill/engine"
//		"github.com/krill2d/krill/engine/geom"
//		"github.com/krill2d/krill/engine/tween"
//		"github.com/krill2d/krill/render"
//	)
//
//	type game struct{ ball tween.Vec }
//
//	func (g *game) Start(*engine.Tick) error {
//		g.ball = tween.Vec{From: geom.V(100, 60), To: geom.V(540, 300), Sec: 1.5, Ease: tween.BounceOut, Repeat: tween.Forever, Yoyo: true}
//		return nil
//	}
//
//	func (g *game) Update(t *engine.Tick) error {
//		g.ball.Update(t.Dt)
//		return nil
//	}
//
//	func (g *game) Draw(c *render.Canvas) { c.Circle(g.ball.Value(), 20, render.Orange) }
//
//	func main() { engine.Main(&game{}, engine.Config{Title: "Ball"}) }
//
// What you want:
//
//   - a number or a point that goes somewhere: [Float], [Vec]; later, several times, to and fro, faster: the fields Delay,
//     Repeat and [Forever], Yoyo, Speed; back again from where it is: [Tween.Reverse]; to another goal: [Tween.Retarget]
//   - how it goes: an [Ease], of which there are thirty and Linear; its name in a file: [ParseEase]
//   - a colour: render.Mix(a, b, g.fade.Value()) with a Float to 1; an angle, the short way round: from a to
//     a + geom.WrapAngle(b-a)
//   - a scale or a loudness that ends at zero: [Tween.Scale], [Scale], [Gain]
//   - one value through several in turn: [Sequence]
//   - several values at once, in turn or overlapping, with one end: a [Clock] for all, and a [Part] for each
//   - to follow a way at an even speed, and to look along it: [Polyline], [CatmullRom], [Bezier]; [Path.At] and
//     [Path.Heading] of the distance that a Float has gone
//   - to follow a goal that moves: [Spring], with a bounce or without; [Damp]
//   - one thing after the other, over many ticks: [Script]; the same with loops and ifs, for what need not be
//     rewound: package engine/tween/co
//   - which of a few moods something is in: package engine/fsm
//   - a countdown: engine.Timer; once in a while: Tick.Every; so many a second: [Interval]; time that went by: add up Dt
//
// # Time
//
// All is driven by ticks: Update takes the seconds of one, and asks no clock. What a tick has beyond the end of a run or a
// step counts for the next, so that where things are does not depend on the length of ticks, and ends are exact: a
// tween ends at To and not near it. A number of ticks that adds up to an end but for a billionth of a second has reached it.
//
// All are plain data with useful zero values, and nothing else than what you see: they rewind, save, and are hashed with
// the game that holds them. Nothing allocates but what makes a path. Every result is the same on every processor.
//
// # Ending at zero
//
// The zero of a render.Sprite's Scale and of an audio.Play's Gain means 1, so that a value that shrinks to zero would
// jump back to full size. So give them not Value but Scale, and Gain(Value):
//
//	c.Draw(render.Sprite{Image: coin, Pos: at, Scale: g.shrink.Scale()})      // Float or Vec; at 0 it is gone
//	t.Audio.Set(g.hum, audio.Play{Gain: tween.Gain(g.fade.Update(t.Dt))})     // at 0 it is silent
//
// Color.Fade, SetGain of a bus and whatever else takes 0 as 0 need no such care. A Back or an Elastic that goes to zero goes
// past it on its way, and a negative scale mirrors.
//
// # What it does not do
//
// It does not write into the fields of others: a pointer in a tween would be one more thing that is shared, and g.x =
// g.slide.Update(t.Dt) says the same. It plays no animations of pictures (render/anim) and shakes no screen
// (engine/juice). Values that are kept in entities are driven by engine/systems.
//
// Rejected: funcs as eases and callbacks at the end, because funcs are not state and a rewind would lose them: ask
// Done. A manager of all tweens, because it would be a second place where a game's state is. Eases of one's own, because
// a number cannot hold them: any func of a Clock's Fraction does as well. Timelines as trees of sequences and parallels,
// because a list of Parts says when each begins, which is what one wants to know when something is late.
package tween
