// Package ebiten is the driver that players use: a window, the GPU, the sound card, keyboard, mouse, fingers and
// gamepads, on the desktop and in browsers, through Ebitengine and oto. This is the only tree that imports them.
//
// A game does not import it; engine.Main does. By hand it takes an app, such as the engine's loop:
//
//		loop := engine.New(&game{}, engine.Config{}, nil)
//		if err := ebiten.Run(loop, driver.Setup{Title: "By hand"}); err != nil {
//			log.Fatal(err)
//		}
//
//	  - Play in a window: [Run]
//	  - Find out whether there can be one: [HasDisplay]
//	  - Hear what a test played: the environment variable KRILL_SOUND_OUT names a WAV file that gets all that was mixed
//	  - Make a film or a test with one picture for each tick: driver.Setup.Lockstep
//
// Commands that are neighbours and have equal states become one draw call of Ebitengine, and Ebitengine joins
// neighbouring calls again when only the page differs. With a shader of the game, Filter and Wrap are the shader's
// own business; sources of a shader in texels must have one size. A command without a source draws its colour alone.
//
// In a browser nothing may sound before the player has done something. What the game plays until then is lost as if it
// had sounded; at the first gesture the mixer waits for the device, a second at most, so that this sound is whole. Sound
// stops while the page is hidden. A notch is told by driver.Input.Safe, and the page is stretched under it.
//
// What it does not do: no text input sessions with an input method (driver.TextSession is ignored; text arrives as
// whole commits), no clipboard of the system (what a game copies can be pasted in that game alone), no gamepad whose
// layout is not known, no finger on a phone that lies down for less than a picture, no new density while a page is
// open (zoomed, it is drawn at the old one and stretched), no more than one run in a
// process. Without a display use driver/headless.
//
// Rejected: Ebitengine's own audio package, which ends the game on a machine without a sound card; its ticks, which
// give no fraction to draw between; unmanaged pages, which make a draw call of the GPU each time two pages alternate;
// managed canvases, which Ebitengine copies into its atlas after some frames and out again at the next drawing.
package ebiten
