// Package mods puts what a player has over the files of a game: changed files, and packs that others made.
//
//	//go:embed art
//	var art embed.FS
//
//	func main() { engine.Main(&game{}, engine.Config{ID: "studio/astro", Assets: mods.Over(art, "studio/astro")}) }
//
// A file is taken from the first of these places that has it. What is not there counts as empty:
//
//  1. the player's files: the folder id/files beside the folder of the saves
//  2. the player's packs: ZIP files in the folder id/mods there, in the order of their names
//  3. the game's packs: ZIP files in the folder mods beside the program
//  4. the game's folder: assets beside the program
//  5. the files that were given, which are most likely embedded
//
// The folder of id is, with the id "studio/astro",
//
//   - Linux: ~/.config/studio/astro, or where XDG_CONFIG_HOME says
//   - Windows: %AppData%\studio\astro
//   - macOS: ~/Library/Application Support/studio/astro
//   - anywhere: the folder that the environment variable KRILL_MODS_DIR names, in place of all
//
// Browsers and phones have the files that were given alone.
//
// What you want:
//
//   - all of it: [Over]; where players put their files, to show it to them: [Folder]
//   - which packs are there, and what was refused: the fields of [Mods]
//   - one pack alone: assets/zipped
//
// Mods are art, sound and data. They are no programs: nothing in them runs but shaders. A run with mods is another run: a replay
// of it says so where a file that a tick has read is another one. Tests of a game take the embedded files themselves, so
// that they depend on no folder of the machine.
//
// Rejected: later packs over earlier ones, since it is a list that is read from its start; a file that gives the order,
// since a name that begins with a number does; looking for packs while the game runs.
package mods
