// Package input tells a game what its player does: with a keyboard, a mouse, gamepads or fingers, in the same words.
//
// A game names what can be done, and asks the State of its tick:
//
//	var jump = input.Action{Name: "jump", On: input.Any{input.KeySpace, input.PadA, input.TouchScreen}}
//
//	func (g *game) Update(t *engine.Tick) error {
//		g.at = g.at.Add(t.Input.Vec(input.Move).Mul(speed * t.Dt))
//		if t.Input.Pressed(jump) {
//			g.rise = jumpSpeed
//		}
//		return nil
//	}
//
// What you want:
//
//   - walk, steer: [State.Vec] with [Move], [P1] and [P2], or a [Stick] of your own
//   - jump, shoot: [State.Pressed], [State.Down] and [State.Released] with an [Action]
//   - a menu or a grid: [State.Step], [OK], [Back], [Pause]; a list that scrolls while held: [State.Repeated]
//   - a pedal: [State.Value]
//   - aim with whatever the player holds: [State.Aim]
//   - click and drag, also with a finger: [State.Pointer]; several fingers: [State.Touches]
//   - taps, long presses, swipes, and two fingers that pinch, turn and pan: [Gestures]
//   - a stick and buttons under the thumbs on a phone: a [ScreenPad], and [TouchA] beside the PadA of an action;
//     larger, fainter, elsewhere or for left hands: its fields; a touch that means "go on": [TouchTap]
//   - one key, whatever it does: [State.Key]; with Shift or Ctrl: [Modifiers]; [CapsLock], [NumLock]
//   - "press any key": [State.AnyPressed]; what the player holds: [State.LastDevice]
//   - the right hint: [Hint] and [Controls], after bindings too; in words: [Label], which knows the player's keyboard and
//     kind of pad; as a picture: input/glyph; the key that prints "y" on any keyboard: [KeyFor]
//   - any number of controls, chords, sequences, holds and taps for an action: a text of bindings, see below
//   - let the player choose his controls: [Listen] and [Rebind]; set them back: [ResetBindings]; a layout for one hand:
//     [RebindAll]; switches instead of holding, and times: [SetOption]
//   - a menu that takes the game's keys: contexts, see below; without scenes: [Enter]
//   - hold for so long: [Held], [HeldFor]; count taps: [Taps]; repeat with times of your own: [RepeatedEvery]
//   - a jump that forgives, before the landing and behind the edge: [Buffer]
//   - several players, who join by pressing: [Seats]
//   - the pad of one player: [Control.Of], [State.Connected]; what it is: [PadName], [PadFamily]; [SetDeadZones]; to
//     shake it: engine.Rumble
//   - how large something must be for a thumb, and how thin to be sharp: [Unit], [Pixel]
//   - typed text: [State.Text]; a line to write into, also with an input method: engine/typing; its parts: [Edits],
//     [Composing], [TextEnded]
//   - all that happened, for a tool that shows it: [Changes], [AllDown]
//   - a bot or a test that plays: [Injector]; by touch: [Injector.ByTouch]; several fingers: [Injector.PutDown];
//     pads that come and go: [Injector.Connect], [ConnectAs]; input methods and keyboards: [Compose], [Commit], [Relabel]
//   - what a game is played with, for a tool that does not know it: [State.Watch]
//
// A game that asks for nothing but the usual sticks and actions is played with thumbs already: they drag [Move], [P1]
// and [P2] anywhere in their halves of the window, and tap for [OK]. With a method ScreenPad a scene has buttons as well:
//
//	func (g *game) ScreenPad() input.ScreenPad {
//		return input.ScreenPad{Stick: input.Move, Buttons: input.Buttons{jump, input.Pause}}
//	}
//
// Nothing shorter than a tick is lost: a key that goes down and up within one is Pressed and Released, though Down is
// false at its end. (A gamepad is only looked at once a tick.) When the window loses the focus everything is released,
// and so is what is on a pad that is pulled out. The names and numbers of controls do not change between versions,
// so they may be kept in files and replays.
//
// # Bindings
//
// A text among the assets says what actions are done with, and the player's own lines go over it, which the engine saves:
//
//	engine.Main(&game{}, engine.Config{Assets: files, Bindings: engine.Bind("bindings.txt", jump, save, input.Move)})
//
// The code asks as before. A line is a name and any number of ways, each of which does:
//
//	# Comments stay when the text is written back.
//	jump          = Space, W, PadA
//	move.left     = A, PadLeft, PadLeftLeft           # the four ways of a stick: left, right, up, down
//	player 2 jump = Enter, PadA.1                     # see Seats; pads count from 0
//	save          = Ctrl+S, PadL1+PadA                # chords; Ctrl is either key, and also Shift, Alt, Meta
//	charge        = hold 0.5 X                        # down after so many seconds
//	dash          = double 0.3 D, tap 0.2 PadB        # twice within, let go of within
//	fireball      = move.down > move.downright > move.right > punch in 0.5
//
//	set repeat = 0.4 0.1                              # of Repeated and Step: after, and then every so many seconds
//	set hold   = 0.5                                  # and tap, double, sequence: where a line gives no time
//	set toggle = run, crouch                          # pressed once on, pressed again off
//	set chord  = 1                                    # Ctrl may be let go of so many seconds before S
//
//	[menu]                                            # a context, until the next heading
//	ok = Enter, Space
//
// A modifier has to be down before the key of its chord; of other controls none is first. The longest chord wins, and
// its key is no other action's until it is let go of. A chord on any pad is on one pad. A sequence is made of actions, of
// directions of a stick and of controls: what else is pressed between does not matter, and a slanting direction between
// two straight ones may be left out. It sees the last 32 steps. Controls of the touch screen that
// the code gives stay, where a line names none.
//
// Contexts answer as scenes lie on each other: the topmost scene with a method Context() string says whose actions are
// asked for, beside those above the first heading. [car: walk] is a context in which walk's answer too. What is held when
// the context changes counts again after it was let go of. A name may stand in several contexts.
//
// A broken text is told line by line, with what was meant, and then what the code gives holds. Lines of the player's that
// mean nothing are kept and do nothing. Both texts are in the replay of a run, which plays the same where they are others now.
//
// # Limits
//
// What it does not do: the pad of the screen has one stick and five buttons, since a game that needs another can draw
// its own and ask for Touches; what a key prints is not known on phones and in Firefox and Safari until it was pressed once,
// and counts as on a US keyboard until then; the mouse cannot be moved; pads whose layout nobody knows are not seen.
//
// Rejected: callbacks, because they come in the middle of a tick and cannot be copied or replayed. Asking the device
// from anywhere, because then a test or a bot has no way in. A method per key and device, because a game that is
// written with them has to be written again for a pad.
package input
