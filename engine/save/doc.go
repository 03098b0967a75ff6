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
//   - no waiting in a tick: [Queue], which also keeps what could not be stored; a second try: [Queue.Retry]
//   - whether it worked: [Queue.Err] while playing, [Queue.Flush] or [Queue.Close] at the end
//   - what to tell the player: [Error.Sentence]; the log gets [Error.Error]
//   - whether the save before the last was read, or another copy of the game saves too: [ErrBackup], [ErrShared]
//   - a save of a newer version, which is neither read nor replaced: [ErrNewer]
//   - what there is: [Names]; where it is: [Folder]
//   - a file that a player takes along: [Export]; the saves in one, of anybody: [Import]
//
// # Where saves are
//
//   - Linux and the BSDs: ~/.config/ID/save, or below $XDG_CONFIG_HOME
//   - macOS: ~/Library/Application Support/ID/save
//   - Windows: %AppData%\ID\save
//   - Android and iOS: ID/save in the app's own folder, which goes when the app is removed
//   - a browser: localStorage, under keys that begin with ID and a slash, and IndexedDB, in the database krill/ID
//   - anywhere else than in a browser: the folder that KRILL_SAVE_DIR names
//
// ID is engine.Config.ID, or the path of the main package. In the folder lies a file for each save, save-NAME, the one
// before it, save-NAME.bak, and two empty files for locks.
//
// # What holds
//
// A file is a header (magic, version, length, SHA-256) and the data. It is written beside the old one, synced, and
// renamed into its place; the one before stays as a backup, which Read takes when the current one is damaged, and says
// so. Every version of the format that was released stays readable: testdata has a file of each. A power cut or a
// kill at any moment leaves the save before or the new one, and costs the one that was under way; so do a full
// disk, one that can only be read, and a folder of somebody else, which are errors that name the cause and the way out.
//
// When a game is started twice, each write takes its turn by a lock of the system, so that every save is one
// process's whole, and the last one stays. The second process to save through Open is told, by an error that is
// [ErrShared] with each write. Locks end with their process, and one that hangs in its turn delays others by a second and
// hinders nobody. Two tabs of one page share their saves in the same way, since the browser replaces a value whole; the
// second tab is told where the page came over HTTPS or from this machine. Systems without such locks (node, AIX, Solaris)
// keep saves whole by their temporary files alone, and a write may fail when it meets another.
//
// On Windows a virus scanner may hold a file for a moment: reading it is tried again for 100 ms, replacing it for a
// second. Windows brings names of files to the disk in its own time, so a power cut there may leave the save before.
//
// # In a browser
//
// The same header and data are kept as base64 in localStorage, whose room is about 5 MB for a whole site. A save of more
// than about 750 KB, or one that has no room there, moves to IndexedDB, and stays there. What is there is read when the
// page opens, before the game's first tick, since it cannot be waited for later, and is kept in memory. A page that is
// hidden or left writes what waits: to localStorage at once, and to IndexedDB by a transaction that is committed in the
// same moment, which the browser finishes after the page is gone. What is put only then, an autosave, may come too late
// for the browser, which then has the one before. A write that is under way when the browser itself is
// killed leaves the save before. The browser is asked to keep what is stored; one that clears it all the same, as
// private windows do when they close, clears saves: that is what a file to take along is for. Where storage is off, Open
// says so. A site that forbids text to become code (Content-Security-Policy without unsafe-eval) has localStorage alone, no list
// of saves, and no word about a second tab.
//
// # What it does not do
//
// It does not encode values (engine/state or encoding/json do), know the versions of a game's own values (engine.Migrator
// does), encrypt or compress them, delete saves (write an empty one), merge saves of two devices, or send them anywhere. A
// file that a player takes along is no secret, and may be changed by who knows how: what it holds is as untrusted as input.
//
// Rejected: a second copy of a game that may not save, for its player would lose all that he does there. A file that
// says which process runs, for it stays after a crash and locks the player out. One file for all saves, because a fault
// in one would take the others with it. Files replaced in place and kept whole by a journal, which is a database: a
// save is small, and rename is enough. IndexedDB for all saves, because it answers later, and what a page saves in its last
// moment is safest in localStorage. A save that goes back to localStorage when it shrinks: of two places one must always
// be the newer.
package save
