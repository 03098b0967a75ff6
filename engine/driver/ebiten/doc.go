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
// # Sound
//
// From the mixer to the loudspeaker lie, besides what the system's own mixer adds and a headset without a wire, 100 to
// 250 ms more:
//
//	platform          buffer of the device  in front of it  altogether    why
//	Linux             40 ms, in two halves  30 ms           50 to 70 ms   PulseAudio, or PipeWire in its place, else ALSA
//	Windows           40 ms asked for       30 ms           40 to 70 ms   WASAPI, shared; it takes a little more
//	macOS, iOS        40 ms, in quarters    30 ms           50 to 70 ms   AudioQueue
//	Android           40 ms asked for       30 ms           up to 250 ms  AAudio or OpenSL ES; oto queues some buffers more
//	browsers, wasm    85 ms                 85 ms           130 to 210 ms one thread mixes, ticks and draws: the buffer
//	                                                                      bridges a picture that takes long
//
// Linux and browsers were tried; the rest was read in oto 3.5.0, of which the times are what it asks for.
// driver.Input.SoundAt is what was mixed less what waits in these buffers. They are not to be set: a shorter one
// stutters on somebody's machine, and a longer one is late on all.
//
// A device that is not there, fails or takes nothing for a second is replaced by the clock: the game goes on in silence,
// its sounds end when they would, and it is said once. oto makes one device a process, also after a failure, so that one
// which failed for good stays silent until the next start. Before that, by oto 3.5.0 itself:
//
//   - Windows: a device that is unplugged, switched or woken up is opened anew, 24 times at most without success. Where
//     there is none at the start, none that comes later is found.
//   - macOS: the sound follows the system's choice. iOS: after a call, Siri or a reset of the system's sound it is
//     started again, and so it is on return from the background.
//   - Android: a headset that comes or goes breaks the stream, which is opened anew; older than 11, it follows by itself.
//   - Linux: PulseAudio moves the sound to another device; when the server itself ends, that is a failure. ALSA alone
//     recovers from a sleep, and an unplugged device is a failure.
//   - Browsers: the page's system moves the sound. What took it away, such as a call, may leave it suspended until the
//     next gesture, which brings it back.
//
// On phones and in browsers the sound stops with the page or the app in the background and goes on with it. No sound is
// asked for before the first picture: on Android that would hang.
//
// # Windows
//
// A window opens on the monitor that has the mouse, in proportion smaller where it has no room, and a window that the
// game resizes stays on its monitor. A player cannot make a side shorter than a quarter of the canvas or 128 logical
// pixels. Full screen is that of the window's monitor, and leads back to the same place and size. A game that is not in
// front goes on, at the same speed and with its sound; what was held is released. Minimised it goes on in silence, as
// in a page that is hidden it stands still, and both are told by driver.Input.Suspended. Time in which nothing ran
// becomes five ticks at most. A captured cursor is given back while another window is in front, and is where it was
// when the game lets it go.
//
//   - Linux, X11: the density is that of Xft.dpi when the game starts. Alt+F4 is the window manager's. Wayland is played
//     through XWayland.
//   - Windows: while a player drags the title bar nothing runs; while he drags an edge pictures and ticks do. Alt+F4 and
//     the cross are the same wish to quit, Alt opens no menu, and the screen saver waits in full screen. The system ends
//     games that run when it shuts down without asking them.
//   - macOS: the green button and the game's own full screen are the system's, on a desktop of its own, and the window
//     cannot be minimised there. Cmd+Q and the red button are the same wish to quit. The red button has a dot, since
//     every game may refuse. There are no icons of windows. A held key repeats nothing and opens no list of accents.
//   - Browsers: full screen and a captured cursor need a key or a click just before, and Escape ends both. A page takes
//     the game's title after the first picture, has no size or icon to set, and is closed without a question.
//
// Linux is tested with Openbox, and Windows with Wine, by OpenGL: DirectX, which players on Windows get, is not, nor is
// anything on macOS. What is said of the two was read in Ebitengine 2.10.4.
//
// # Files and copies
//
// A file for the player is written into the folder that the game was started in, or else into his home, and never over
// another one; in a browser it is a download. A text is copied by programs, without waiting for them: wl-copy, xclip or
// xsel, pbcopy on macOS, clip.exe on Windows; in browsers by the page, just after a key, a click or a lifted finger. How
// it went comes with driver.Input.Done. On phones there is no clipboard. A file of the player's comes by ActionOpenFile: the
// browser's own chooser, or that of zenity, kdialog, macOS or PowerShell, and what is dropped onto the window; on phones
// there is neither. A file that is given to the player lies in the app's own folder there: nothing shares it yet.
//
// What it does not do: input methods and pasting from the system's clipboard, which package typing below adds (without it
// driver.TextSession is ignored, text arrives as whole commits, and a game can paste what it copied itself), no gamepad whose
// layout is not known, no finger on a phone that lies down for less than a picture, no new density while a page is
// open (zoomed, it is drawn at the old one and stretched), no more than one run in a
// process, no choice of the monitor. Without a display use driver/headless.
//
// Rejected: Ebitengine's own audio package, which ends the game on a machine without a sound card; its ticks, which
// give no fraction to draw between; a pause of its own when another window is in front, because only the game knows
// whether it can; unmanaged pages, which make a draw call of the GPU each time two pages alternate;
// managed canvases, which Ebitengine copies into its atlas after some frames and out again at the next drawing.
package ebiten
