// Package replay is the file of a recorded run: what the player did in each tick, what came from outside, and what the
// game was now and then, so that the run can be played again, entered at any tick, and checked while it plays.
// Package engine records one and plays it; this package only knows what lies in the file.
//
//	data, err := os.ReadFile("wave3.krill")
//	...
//	f, err := replay.Read(bytes.NewReader(data))
//	...
//	fmt.Println(f.Head.Title, f.Ticks())
//
// What to use for what:
//
//   - Read a file: [Read]; write one: [File.Write]
//   - How long it is: [File.Ticks]
//   - A part of a run: [File.From], [LastRun], and a small file for a link: [File.Slim]
//   - What the player did in each tick: [Inputs]
//   - How it failed, and what was logged before: [Head], in its Failed, Stack and Log
//   - Record a run: engine.Loop.Record; play one: engine.NewPlayback
//
// # The file
//
// It begins with the words "krill replay" and the version of the form. Blocks follow, each with its kind, its length,
// a checksum (CRC-32, IEEE) and its content, compressed by DEFLATE: a head, one block for each chunk of the run, and an
// end. What lies in a block is coded by package state, which names its fields, so that a file of an older build is read by
// a newer one and the other way round. A file that was cut short between two blocks plays as far as it goes.
//
// # What it does not do
//
// It is no film: it holds what the player did, and the game shows the rest. Another build of the game may show something
// else; the states and hashes in the file are there to tell. It is not encrypted: what a player typed is in it.
//
// Rejected: one stream over the whole file, because then one damaged byte would lose all that follows.
package replay
