// Package child lets a game run in a process of its own, while another one holds its window, its GPU and its sound card:
// what krill dev is built on. The two sides speak the encoding of package driver over a pair of pipes, or over calls
// between two programs of one page.
//
//   - The game's side: [Serve]
//   - The side of the window: [Connect], or [Start] for a program of its own; both give an [App]
//
// Beside ticks and pictures the sides exchange bytes that this package does not read: an ask has one answer, and news are
// what the game's side says unasked. Package engine/dev/protocol says what they mean.
package child
