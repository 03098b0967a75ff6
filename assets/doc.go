// Package assets reads a game's files from where they lie: in the program, in a folder, in a pack of somebody else's.
//
// A game made with engine names its files and hardly sees this package: engine opens Config.Assets, and krill run the folder
// of the source over it. By itself it is used so:
//
//	//go:embed art
//	var art embed.FS
//
//	changed, err := assets.Dir("changed") // outside of the program; an error when there is none
//	files := assets.New(changed, assets.Mount{Name: "embedded files", FS: art})
//	hero, err := files.Image("art/hero.png") // from changed when it is there
//
// What you want, in a game:
//
//   - a picture, a sound, a font, a shader: name it with render.File, audio.File, font.File, render.ShaderFile
//   - frames of Aseprite, a sheet, a GIF, a font of pictures: render/ase, render/sheet, render/gif, render/bmfont
//   - a level of Tiled or LDtk: engine.DataBy("level.tmx", tiled.Load)
//   - a table of enemies from TOML or JSON: engine.DataFile, with import _ "github.com/krill2d/krill/assets/toml", or json
//   - bytes: engine.Tick.File
//   - all that before it is needed, with a bar: engine.Group
//   - files and packs of the player over the game's: Config{Assets: mods.Over(art, id)}, of assets/mods
//   - changed files while the game runs: krill run, or engine.Develop
//   - one archive to ship, smaller than the folder: assets/pack; what is wrong with the files: assets/check; both: krill pack
//
// What you want, in a tool or a test:
//
//   - a picture, a sound, bytes: [Files.Image], [Sound], [Files.Bytes]
//   - a level or a table in a format of yours: [Load]; in TOML or JSON: [DecodeData]
//   - pictures in WebP or BMP, also for a game that names them: import _ "github.com/krill2d/krill/assets/webp", or bmp
//   - every file of a folder: [Files.List]; every file there is, with what is wrong with its name: [Walk]
//   - mounts: a folder on the disk: [Dir]; a ZIP: assets/zipped; others: a [Mount] of embed.FS or fstest.MapFS
//   - several mounts as one file system, such as for Config.Assets: [Over]
//   - to know when files change: [Watch]
//   - work on files beside something else, the most urgent first: assets/lanes
//
// # Names
//
// A name is the same on every system, so that what runs on one machine runs on all: relative, with forward slashes,
// exact in its case, without a backslash, a colon, "." or "..". A file that several mounts have is the first one's. What is
// not there is an error that is fs.ErrNotExist and names every place where it was searched, and what may have been meant. A
// file that is there and cannot be read is an error too, and not looked for further below.
//
// # What is not trusted
//
// A file above 256 MB and a picture above 8192 pixels a side, 64 million in all or 384 MB of memory are refused before they
// are read or decoded; so is data above 16 MB, a million values, 64 lists in one another, or what would become more than
// 256 MB of Go values. Packs have limits of their own, see assets/zipped. A decoder that panics gives an error, what is no plain file is not
// opened, and nothing outside a folder is read, whatever links lie in it.
//
// # While a game is made
//
// Files that were asked for are looked at every 20 ms. One that has changed and is the same in two such looks is there in the
// next frame: pictures with all that is cut from them, sounds from their next Play on, fonts, shaders and data. A
// broken one keeps what it was; when it still is broken after 0.2 s, a line over the game and in the log says why. A page
// and an app have no such files. Measured on a machine of two cores: 25 to 55 ms from the write to the tick that has it.
//
// # What it does not do
//
// It does not cache (handles of render, audio and engine do), write (engine/save does), or download. Pictures of other kinds
// go through [Load]; of TIFF, which no game needs, as PNGs.
//
// Rejected: looking for a file in other case or with another extension. It would find more, and break on the first
// machine where somebody else's file has that name. Later mounts winning over earlier ones, as in some engines:
// a list that is searched is read from its start. The image package's registry, because any import changes it: what is
// read here changes by an import that is made for it, which adds 58 KB to a page for WebP, and 4 for BMP. Being told of
// changes by the system, as fsnotify is: it needs a list of folders that follows every rename, does not
// work on folders of a network, and still a look at the file; looking takes 5 µs a file, and never more than a twentieth of a processor.
package assets
