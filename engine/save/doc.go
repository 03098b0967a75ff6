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
//   - what to tell the player: [Error.Sentence]; the log gets [Error.Error]
//   - whether the save before the last was read, or another copy of the game saves too: [ErrBackup], [ErrShared]
//   - a save of a newer version, which is neither read nor replaced: [ErrNewer]
//
// A file is a header (magic, version, length, SHA-256) and the data. It is written beside the old one, synced, and
// renamed into its place; the one before stays as a backup, which Read takes when the current one is damaged, and says
// so. Every version of the format that was released stays readable: testdata has a file of each.
// In a browser the same header and data are kept as base64 in localStorage, whose room is about 5 MB for a whole site.
//
// What holds when a game is started twice: each write takes its turn by a lock of the system, so that every save is one
// process's whole, and the last one stays. The second process to save through Open is told. Locks end with their
// process, and one that hangs in its turn delays others by a second and hinders nobody. Two tabs of one page share
// their saves in the same way, since the browser replaces a value whole; there nobody is told. Systems without such
// locks (node, AIX, Solaris) keep saves whole by their temporary files alone, and a write may fail when it meets another.
//
// On Windows a virus scanner may hold a file for a moment: reading it is tried again for 100 ms, replacing it for a
// second.
// Windows brings names of files to the disk in its own time, so a power cut there may leave the save before.
//
// What it does not do: it does not encode values (engine/state or encoding/json do), know the versions of a game's own
// values (engine.Migrator does), encrypt or compress them, list or delete saves (keep a save that names the others, and
// write an empty one), merge saves of two devices, or send them anywhere.
//
// Rejected: a second copy of a game that may not save, for its player would lose all that he does there. A file that
// says which process runs, for it stays after a crash and locks the player out. One file for all saves, because a fault
// in one would take the others with it. Files replaced in place and kept whole by a journal, which is a database: a
// save is small, and rename is enough. IndexedDB, which has more room, because it answers later: Read would need a
// callback in one place out of four.
package save
