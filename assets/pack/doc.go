// Package pack makes one archive of a game's files and reads it: pictures on common pages, sounds written smaller, and
// a list of everything with checksums. krill pack is this package with a command line. What lies in a pack has the
// names that it had in the folder, so a game does not know which of both it reads.
//
//	//go:embed game.zip
//	var packed []byte
//
//	func main() {
//		archive, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
//		…
//		files, err := pack.Open(archive)
//		…
//		engine.Main(&game{}, engine.Config{Title: "Game", Assets: files})
//	}
//
// What you want:
//
//   - a pack of a folder, from a terminal: krill pack; from Go: [Make]
//   - to read one, from an archive or from a folder it was unpacked to: [Open]
//   - to know whether one arrived whole: [Verify]
//   - what lies in it, with sizes, checksums and places on pages: [Read] and [Manifest]
//
// A picture of at most 256 pixels a side goes onto a page with others when that makes the pack smaller, which it does
// where there are many; what is read is the same pixels. [Open] gives it as a PNG again, so everything that reads files
// works. Pages are decoded when the first of their pictures is asked for, and the last one is kept.
//
// What it does not do: it makes no sheets for package render/sheet (the engine puts pictures onto pages of the device by
// itself), shrinks no pictures, hides nothing (a pack is a ZIP that anybody can open), and loads nothing over a network.
//
// Rejected: a format of our own, which no other program opens. A new name for a sound that is written in another format:
// names stay, and what a file is tell its first bytes. Pages that go to the device as they are: sizes and order would be
// those of the pack and not those of the scene that is played, and the device's pages are filled in a moment.
package pack
