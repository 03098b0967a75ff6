// Package save keeps a game's saves so that a crash, a full disk or a closed tab leaves the old save or the new one
// and never half of one.
//
// A game saves through engine.Store, which knows about types and replays. This package is the bytes below it,
// and usable by itself:
//
//	disk, err := save.Open("example.com/me/game")
//	if err != nil {
//		disk = save.Memory() // the game goes on, and says that it cannot save
//	}
//	queue := save.NewQueue(disk)
//	err = queue.Write("slot1", data) // returns at once
//	data, err = queue.Read("slot1")  // sees what was just written
//	err = queue.Close()              // when the game ends; waits for the disk
//
// What you want:
//
//   - the place where this system keeps saves: [Open]
//   - a folder of your own: [Dir], or the environment variable KRILL_SAVE_DIR for Open
//   - nothing on the disk, for tests: [Memory]
//   - no waiting in a tick: [Queue]
//   - whether it worked: [Queue.Err] while playing, [Queue.Flush] or [Queue.Close] at the end
//
// A file is a header (magic, version, length, SHA-256) and the data. It is written beside the old one, synced, and
// renamed into its place; the one before stays as a backup, which Read takes when the current one is damaged.
// In a browser the same header and data are kept as base64 in localStorage, whose room is about 5 MB for a whole site.
//
// What it does not do: it does not encode values (engine/state or encoding/json do), encrypt or compress them, list
// or delete saves (keep a save that names the others, and write an empty one), merge saves of two devices, or send
// them anywhere.
//
// Rejected: one file for all saves, because a fault in one would take the others with it. Files replaced in place
// and kept whole by a journal, which is a database: a save is small, and rename is enough. IndexedDB, which has more
// room, because it answers later: Read would need a callback in one place out of four.
package save
