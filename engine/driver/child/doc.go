// Package child lets a game run in a process of its own, while another one holds its window, its GPU and its sound card:
// what krill dev is built on. The two sides speak the encoding of package driver over a pair of pipes, or in a page
// over messages to a worker, which is a thread of its own.
//
//   - The game's side: [Serve] at the ends that [Pipe] gives
//   - The side of the window: [Connect], or [Start] for a program of its own. Both give an [App]
//   - In a page: the same; and Over for a connection over any port, as to a web socket
//
// Beside ticks and pictures the sides exchange bytes that this package does not read: an ask has one answer, and news are
// what the game's side says unasked. Package engine/dev/protocol says what they mean.
//
// Of the two processes either may end, hang or be killed. A game that is late costs its window a tenth of a second once,
// and no input; see [App]. A window that has gone takes its game along within a second, also when that hangs; see [Pipe].
//
// Rejected: two programs on one thread of a page that call each other, since an endless loop in the game would hang the window,
// and nothing can end it. Shared memory, since a picture of 10,000 quads takes a quarter of a millisecond over a pipe, which every system
// has. The game's standard input and output, since they are the game's own. A signal when the parent dies, which Linux alone
// has, and which a thread of the parent sets off.
package child
