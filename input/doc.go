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
//   - one key, whatever it does: [State.Key]; with Shift or Ctrl: [Modifiers]; held, with times of its own: [Repeated];
//     [CapsLock], [NumLock]
//   - "press any key", rebinding: [State.AnyPressed]
//   - the right hint: [State.LastDevice], [Hint] and [Label], which knows the player's keyboard and kind of pad; as a
//     picture: input/glyph; the key that prints "y" on any keyboard: [KeyFor]
//   - the pad of one player: [Control.Of], [State.Connected]; what it is: [PadName], [PadFamily]; [SetDeadZones]; to
//     shake it: engine.Rumble
//   - typed text: [State.Text]; a line to write into, also with an input method: engine/typing; its parts: [Edits],
//     [Composing], [TextEnded]
//   - all that happened, for a tool that shows it: [Changes], [Held]
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
// What it does not do: the pad of the screen has one stick and five buttons, since a game that needs another can draw
// its own and ask for Touches; what a key prints is not known on phones and in Firefox and Safari until it was pressed once,
// and counts as on a US keyboard until then; the mouse cannot be moved; pads whose layout nobody knows are not seen.
//
// Rejected: callbacks, because they come in the middle of a tick and cannot be copied or replayed. Asking the device
// from anywhere, because then a test or a bot has no way in. A method per key and device, because a game that is
// written with them has to be written again for a pad.
package input
