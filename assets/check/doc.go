// Package check says what is wrong with the files of a game before a player finds out. krill pack is this package with a
// command line.
//
//	files := os.DirFS("mygame")
//	uses, err := check.Uses("mygame/main.go")
//	…
//	bundle := check.Bundle{Files: files, Names: []string{"art/hero.png", "art/old.png"}, Uses: uses}
//	for _, fault := range bundle.Faults() {
//		fmt.Println(fault) // unused   art/old.png: nothing in the source and in other files names it; try leaving it out
//	}
//
// Each file is decoded by what its name ends with: pictures, sounds, fonts, maps of Tiled and LDtk, sheets. What maps,
// sheets and fonts name must be there, and so must what the source gives to functions such as render.File and to
// Tick.File as one text. Of a text that is put together at run time the fixed parts are known, which is enough to say
// that a file is used. A picture above 4096 pixels a side is named, since some phones take no larger one.
//
// What it does not do: it compiles no shaders (the game's tests do), and finds no names that a game keeps in files of its
// own format.
//
// Rejected: running the game and noting what it asks for, since a run sees only the levels that it plays. Types for the
// source, which would need every package that the game imports: names alone have told the same so far.
package check
