// Package host is the window of krill dev: it holds the screen and the sound while the game, in a process of its own,
// comes and goes.
//
// A [Host] is a driver.App, so any driver can run it:
//
//		h := host.New(host.Options{Start: start, Up: tool.Ask, Tell: tool.Tell})
//		go h.Ask(protocol.New(protocol.Swap, protocol.SwapArgs{Program: "bin/game-1", Number: 1}))
//		err := ebiten.Run(h, driver.Setup{Title: "Astro"})
//
//	  - Go on with another build, the state kept: Ask host.swap
//	  - The state of the game, also after its process died: Ask host.state
//	  - Lines over the game: Ask host.say
//	  - An overlay: [Host.Over] with a [Layer]
//	  - What the game's process prints: [Host.Printed]
//
// The game is never more than a guest. One that hangs for two seconds is killed, one that dies is started again, and
// both come back in the state that they were in, which the host knows from a snapshot a second and the input since. A
// build that fails in its first three seconds gives way to the one before it.
//
// Where the processors draw the pictures, since no graphics card does, a build would wait for them: meanwhile there are
// twenty a second. The game's ticks and its sound come as ever.
//
// It does not build, watch or keep anything on disk: that is the tool, package engine/dev. Inside the game's process,
// package engine/dev/agent answers.
//
// Taking over the old build's textures at a swap, instead of uploading the new build's, was rejected: the new build
// plays a tick unseen before the swap and its textures cross then, so that nobody waits for them, and textures that two
// builds share could not be given back to the old one when the new one fails.
package host
