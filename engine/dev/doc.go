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
// With Web the game is played in a page of a browser, also on a phone with LAN: nothing of the page is loaded anew when a build
// comes, and its game runs in a worker, so that an endless loop hangs neither page nor browser. The page that came last is the
// window; one that is loaded anew goes on where the game was. A page's game sees no files: a change of what is in the game's
// folder assets is built as one of its source, values that are tuned last as long as krill dev, and so does what the game
// saves, since each run of krill dev has an address of its own.
//
// What belongs to a game, such as kept states, lies in the user's cache folder. Nothing is written into the game's folder but
// by Bake.
package dev
