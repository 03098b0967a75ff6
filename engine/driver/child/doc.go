// Package child lets a game run in a process of its own, while another one holds its window, its GPU and its sound card:
// what krill dev is built on. The two sides speak the encoding of package driver over a pair of pipes, or over calls
// between two programs of one page.
//
//   - The game's side: [Serve] at the ends that [Pipe] gives; in a page ServePage
//   - The side of the window: [Connect], or [Start] for a program of its own; in a page ConnectPage. All give an [App]
//
// Beside ticks and pictures the sides exchange bytes that this package does not read: an ask has one answer, and news are
// what the game's side says unasked. Package engine/dev/protocol says what they mean.
//
// Of the two processes either may end, hang or be killed. A game that is late costs its window a tenth of a second once,
// and no input; see [App]. A window that has gone takes its game along within a second, also when that hangs; see [Pipe].
//
// Rejected: shared memory, since a picture of 10,000 quads takes a quarter of a millisecond over a pipe, which every system
// has. The game's standard input and output, since they are the game's own. A signal when the parent dies, which Linux alone
// has, and which a thread of the parent sets off.
package child
