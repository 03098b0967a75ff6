// Package assets reads a game's files from where they lie: in the program, in a folder, in an archive.
//
// A game made with engine names its files and never sees this package: engine opens Config.Assets, and krill dev the
// folder. By itself it is used so:
//
//	//go:embed art
//	var art embed.FS
//
//	mods, err := assets.Dir("mods") // outside of the program; an error when there is none
//	files := assets.New(mods, assets.Mount{Name: "embedded files", FS: art})
//	hero, err := files.Image("art/hero.png") // from mods when it is there
//
// What you want:
//
//   - a picture, a sound, bytes: [Files.Image], [Sound], [Files.Bytes]
//   - pictures in WebP or BMP, also for a game that names them: import _ "github.com/krill2d/krill/assets/webp", or bmp
//   - a level or a table in a format of yours: [Load]
//   - every file of a folder: [Files.List]
//   - a folder on the disk: [Dir]
//   - files in the program, an archive or a test: a [Mount] of embed.FS, zip.Reader or fstest.MapFS
//
// A name is the same on every system, so that what runs on one machine runs on all: relative, with forward slashes,
// exact in its case, without a backslash, a colon, "." or "..". What is not there is an error that is fs.ErrNotExist
// and tells where it was searched and what may have been meant.
//
// Files are not trusted: one above 256 MB and a picture above 8192 pixels a side, 64 million in all or 384 MB of memory
// are refused before they are read or decoded, a decoder that panics gives an error, and nothing outside a folder is read.
//
// What it does not do: it does not cache (handles of render and audio do), watch for changes (krill dev does), write
// (engine/save does), or download. Pictures of other kinds go through [Load]; of TIFF, which no game needs, as PNGs.
//
// Rejected: looking for a file in other case or with another extension. It would find more, and break on the first
// machine where somebody else's file has that name. Later mounts winning over earlier ones, as in some engines:
// a list that is searched is read from its start. The image package's registry, because any import changes it: what is
// read here changes by an import that is made for it, which adds 58 KB to a page for WebP, and 4 for BMP.
package assets
