// Package enginetest plays a game inside a test: it presses keys, moves the mouse, waits, looks at the picture, listens
// and looks into the state, with no window, no sound card and no clock, many times faster than real time.
//
//	package main
//
//	import (
//		"testing"
//
//		"github.com/krill2d/krill/engine/enginetest"
//		"github.com/krill2d/krill/input"
//	)
//
//	func TestShipBreaksARock(t *testing.T) {
//		g := enginetest.New(t, &game{}, config())
//		g.Press(input.KeyEnter).Step(30)
//		g.Hold(fire, 60)
//		g.Until(func() bool { return g.Number("score.points") > 0 }, 600)
//		g.Golden("first-rock")
//		g.GoldenSound("first-rock")
//	}
//
// Such a test fails when the game panics or returns an error, when an image or a sound is missing, when Draw changes the
// game, and when a golden file differs. It is a Go test like any other: go test runs it in any module, and krill test does
// it sooner, because that links no window.
//
// What you want:
//
//   - Play a game: [New]; one that was saved before: [Game.Save], [Game.Reopen]
//   - Let time pass: [Game.Step], [Game.StepSeconds], [Game.Until]
//   - Press: [Game.Press], [Game.Hold], [Game.Down] and [Game.Up], with controls or actions; [Game.Push] for sticks,
//     [Game.Type] for text, [Game.Compose] and [Game.Commit] for an input method's
//   - Mouse: [Game.Point], [Game.Click], [Game.Drag], [Game.Wheel]
//   - Fingers: [Game.Tap], [Game.Swipe], [Game.Pinch], [Game.Touch] and [Game.Lift]
//   - Pads: the controls of one are enough; [Game.Connect], [Game.Disconnect], [Game.Tilt]
//   - The window: [Game.Resize], [Game.Focus], [Game.Quit]; whatever else there is: [Game.Hands], [Game.Input]
//   - Look: [Game.Golden], [Game.GoldenWithin], [Game.Image], [Game.Pixel]; a picture of your own: [GoldenImage]
//   - Listen: [Game.Plays], [Game.Loudness], [Game.GoldenSound], [Game.Heard], from [Game.Listen] on
//   - Look into the game: its own fields, or [Game.Number], [State], [Game.At], by a path such as "rocks[3].at.X";
//     [Game.Hash], [Game.Scene], [Game.Top], [Saved], [Game.Log]
//   - Play a recorded run: [Replay]; record one: [Game.WriteReplay]; one in which the game failed, and must not any
//     more: [Capsule]
//   - Let somebody else play: [Game.Bot], [Game.Play], [Game.Monkey]; what must hold meanwhile: [Game.Always],
//     and a scene's engine.Invariant, in every test
//
// # Golden files
//
// They lie in testdata/golden, and are written by
//
//	go test . -update
//
// or, for packages of which some have no such tests, KRILL_UPDATE=1 go test ./... . Look at what was written before it is
// committed. What a failed test leaves behind lies in testdata/failed, which is not to be committed: pictures of what was
// expected, what was drawn and where they differ, sounds, and the run itself, to be seen with krill replay. It goes with
// the next success. With go test -artifacts it lies where that flag says.
//
// Pictures, sounds and hashes are the same on every system, so golden files are compared bit for bit. But some processors
// join a product and a sum in one instruction, and Go then computes other numbers on them (on arm64, and on amd64 with
// GOAMD64=v3) unless it is told not to. krill test tells it; for plain go test there, set
//
//	GOFLAGS=-gcflags=all=-d=fmahash=qn
//
// A build that does fuse is recognised, and refuses to compare instead of failing at random.
//
// # Drawing
//
// After each tick the picture is drawn twice. Draw must leave the game as it was ("Draw changed game.shake: 3 → 2.5"), and
// draw the same picture twice. [Game].Blind leaves that out, for runs of many thousand ticks.
//
// With KRILL_WIRE set to anything, all that passes between a game and its driver goes through the encoding that two
// processes use.
//
// # What it does not do
//
// It does not test the window, the GPU and the sound card, which are the engine's business; it does not measure speed (a
// benchmark does); and it does not find out what is fun. It cannot see what a game keeps outside of its Game value, in
// package variables, except that pictures which depend on them differ.
//
// Rejected: scripts of input in files, because Go is shorter and has loops. Golden pictures that are compared roughly,
// because a tolerance that hides the rounding of a GPU hides a shifted pixel as well; here the painter is exact. A golden
// file that is made when it is missing, because then a wrong name is a passed test.
package enginetest
