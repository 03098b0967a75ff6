// Package build makes the programs of krill dev by the go command: a game without a window and with the agent in it, and the
// window that it is played in.
//
//		b := &build.Builder{Dir: "games/astro", Out: folder}
//		r, err := b.Build(ctx)
//
//	  - Build a game as it lies in its folder: [Builder.Build]; an overtaken build ends with its context
//	  - Remove the programs of old builds: [Builder.Prune]
//	  - Build the window that goes with a game's version of Krill: [Builder.Window]
//	  - The folders that a program is made of, to be watched: [Sources]
//	  - Package variables that a game changes, which a reload loses: [Globals]
//
// The game is built as it is: the agent comes in by one further file in its package main, which exists in an overlay alone,
// and nothing is written into its folder. So a game needs no line for krill dev, and a released one has nothing of it.
//
// Calling the compiler and the linker themselves was tried instead of go build: it was not faster, and refused a program
// after an exported constant had changed. Plugins cannot be loaded twice and do not exist on Windows.
package build
