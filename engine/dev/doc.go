// Package dev is krill dev without the command around it: it watches the source of a game, builds it while the old build
// runs, and lets the window go on with the new one.
//
//		err := dev.Run(ctx, dev.Options{Game: "games/astro", Output: os.Stdout})
//
//	  - Run it: [Run]
//	  - Remove what Try has made, also when krill dev runs no more: [Drop]
//
// What people and programs can ask of it is said in package protocol; package server is how they get there.
//
// A save counts when the content of a Go file is another, in the game's folder or in that of a package which the game imports
// from its module; the game itself watches its assets. A build begins at once and is overtaken by the next save: it is
// ended, and nobody hears of it.
//
// What belongs to a game, such as kept states, lies in the user's cache folder. Nothing is written into the game's folder but
// by Bake.
package dev
