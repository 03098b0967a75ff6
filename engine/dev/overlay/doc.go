// Package overlay is what krill dev shows over a running game: notices, what went wrong, a time bar, a console, and windows
// that look into the game and tune it.
//
// It is a program of its own in the process of the window, so that it is there when the game is not, and is drawn with
// package engine/ui:
//
//	o := overlay.New(h.Ask)
//	h.Over(o)
//
// It asks the game, the window and the tool by the asks of package protocol, in goroutines of its own, so that a game that is
// slow, hangs or is gone never stops it: what is shown is what was answered last. Of what is open it asks ten times a
// second, and of nothing else.
//
// Hidden, as it is at first, it shows the notices of the host and the windows of what went wrong. F1 shows and hides the
// rest, F9 brings back the last of what went wrong. The game goes on below it and gets all that is not over a window; keys
// are the overlay's while a field of it is written into.
//
//   - Show and hide it: [Overlay.Toggle], [Overlay.ShowFailure]
//   - What it is told: [Overlay.Say], [Overlay.Told]
//   - What the game below must not get: [Overlay.TakesKeys], [Overlay.TakesPointer]
//
// It holds no logic of the live loop: each button is one ask, which a terminal and a page can make as well. It keeps
// nothing between runs, such as where windows lie.
//
// Drawing it into the game's own canvas was rejected: a game that failed, hangs or is being swapped could show nothing, and
// its replays and pictures would hold the developer's windows.
package overlay
