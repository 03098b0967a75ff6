// Package protocol is what the parts of krill dev say to each other: the tool, the window, the game, and the faces that a
// developer looks at, which are the overlay, the page and the terminal.
//
//	face ─┐
//	face ─┴─ tool (dev.*) ── window (host.*) ── game (game.*)
//
// An [Ask] has a name that says who answers it: each part answers its own and hands the others on. [Event]s go the other
// way. Between the tool and the window, and between the tool and a page, a [Peer] carries both.
//
// It holds no logic and uses the standard library alone, since it is linked into the game while it is edited.
package protocol
