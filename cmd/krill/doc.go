// Command krill builds, runs and tests a game from its folder.
//
//	krill new "deep sea"               makes a folder with a game to begin with
//	krill run games/astro              builds the game and runs it; files that change meanwhile are there at once
//	krill run games/astro -- -x        the same, with arguments of the game's own
//	krill run games/astro --record a.replay
//	                                   the same, and writes what the player did to a file
//	krill replay a.replay              plays it again in a window; --headless says whether it still ends the same
//	krill replay a.replay --link https://example.com/astro/
//	                                   prints the address that plays it on the game's page
//	krill clip a.replay --from 3s --to 8s
//	                                   makes a GIF of it; -o a.png --at 3s a picture, -o frames/ one of each moment
//	krill test games/astro             tests it with no display
//	krill monkey games/astro --minutes 10
//	                                   plays it at random, hundreds of times faster than in a window, until it fails
//	krill shrink crash.krill           finds the shortest input after which the game still fails
//	krill test --from crash.krill --name wave3
//	                                   makes a Go test of it, in the game's folder
//	krill web games/astro --out site   builds it for a browser, with a page around it
//	krill web games/astro --zip a.zip  the same as one archive, for itch.io and other hosts of games
//	krill serve games/astro            builds it and serves it to browsers of this machine, or with --lan to a phone
//	krill build games/astro --os all   builds programs for Linux, Windows and macOS, into dist/build
//	krill pack games/astro --check     says what is wrong with the game's files; without --check, one archive of them
//	krill bake games/astro             writes the values that were tuned while it ran into its source
//	krill mobile games/astro --android makes what an Android app takes in to hold the game; --ios for iOS
//	krill dev games/astro              shows the game, which goes on with its new code at each save; --web in a page
//	krill q 'Enemy e | e.Hp < 3'       asks the game that runs under dev; -w asks again and again, --json is for programs
//	krill repl                         the same, line after line; help lists what can be said
//	krill try idea                     opens the same state on a throw-away copy of its source; krill drop idea removes it
//	krill doctor                       says what this machine can do, and what it lacks
//
// A game is a folder with a package main that imports Krill's engine. Without a folder, the current one is meant.
// What follows "--" goes to the game (run) or to go test (test).
//
// The exit status is 0 when all went well, 1 when a build, a test or a check failed, 2 when krill itself was used
// wrongly or finds no Go. After run it is the game's own, or 128 and the signal's number when a signal ended it.
//
// A replay is played by its game, so replay and clip build that first: the folder after the file, or the current one, or
// the one that the file names or lies in. replay ends with status 1 and the first field that differs when the run is not
// what was recorded any more, and clip then makes no film. A file that is no replay, is damaged, or is of another game is
// status 2. Space stops a replay in a window, left and right go a second, comma and full stop a tick, Home and End to its
// ends. A GIF holds 30 seconds and 20 MB; package film says what it does to colours and time. Where there is no display,
// run leaves a picture and a film of the bot's run in out, unless one of the variables KRILL_CLIP and KRILL_TICKS is
// set, if only to nothing.
//
// A capsule is a replay at whose end the game failed: it also holds what the failure said, its calls, and the last lines of the
// log. A game on a desktop writes one by itself when it fails, beside its saves, and says where; the screen of a failure in a
// page gives one. With one, replay ends with status 1 when the game does not fail as it did then; the build may be another
// one. monkey writes one when the game fails, and ends with status 1. What must hold in a game it says in an Invariant; see
// package engine. shrink leaves out ticks and events for as long as the game still fails with the same words, numbers aside,
// in the same line. What monkey and shrink build has one more import than the game: engine/dev/monkey.
//
// test --from writes testdata/NAME.krill and NAME_test.go, over nothing that is there: a test that fails as long as the game
// fails. It takes what main gives to engine.Main, so that must be something a test can say too: newGame() and config(), or a
// literal, and no variable of main's.
//
// A game that new makes is a module of its own, which finds Krill where this program was built from: in a folder,
// with no network needed, or at a released version. It holds krill as a tool of its own: go tool krill run.
//
// bake takes values out of assets/tune.toml and puts them where engine.Tune has their defaults, each in the place of the
// one that stands there and no more. An expression or a name in that place stays, and so does the value in the file: it is
// said with file and line, and the status is 2.
//
// Under dev a save of a Go file of the game, or of a package of its module, is built while the game goes on, and then the new
// program takes over between two ticks with the state of the old. What does not compile, or fails in its first seconds, leaves
// the old one in its place. Assets are there without a build. What dev keeps of a game lies in the user's cache folder. try
// makes a worktree of git in the temporary folder, on a branch krill-try-NAME, with what is not committed of the game's
// module, and drop removes both; the game's own folder, its index and its branch are never touched. try and drop are asked of
// the dev that runs, and drop does without one.
//
// q and repl ask the dev of the current folder or of one above it, else the only one that runs; --game says which. What can be
// said is one language in the terminal, on the page that dev prints a link to, and over the game: queries, values, changes
// and time are the console's (package engine/dev/console), and keep, kept, back, forget, try, drop, bake, build, loop, capsule,
// status, pair, unpair and quit are dev's. q ends with status 1 when a query finds nothing and 2 when it could not be asked. A table
// has tabs between its columns, and no characters that command a terminal. Read from a pipe, repl answers each line with a
// block and an empty line, and ends with status 1 when one could not be answered.
//
// Only who sits at this machine can ask: see package engine/dev/server. With dev --lan a phone can too, which has typed the
// code that dev shows.
//
// A program that build made holds the game and all its files, and needs no installation; its bytes are the same from
// any folder and any system with the same version of Go. On Windows it opens no console, so what it prints is not
// seen. A folder that krill writes holds a file .krill with checksums of what krill put there: what somebody else put
// or changed is never overwritten. The programs for macOS are built and their headers checked, but the authors of
// krill never ran one.
//
// For phones, mobile writes a module into dist/mobile: a copy of the game's package main under another name, which an app
// can bind, with all that it embeds; other packages of the game are used where they are. That module's types are
// checked for the phone, the calls of C taken on trust. Where the Android SDK with its NDK, or on a Mac Xcode, is at
// hand, ebitenmobile binds the module to an .aar or an .xcframework beside it; else mobile says what to install and
// keeps the module. The app's project around it, in Java or Swift, is yours to write: it holds an EbitenView, and calls
// suspendGame and resumeGame. What the binding needs beyond the game may have to be downloaded. The authors of krill had
// neither kit: make bind-android binds a game with a stand-in for Android's, and no app was ever built.
//
// pack looks at the files that a game embeds, or at all files of a folder that holds no program: each is decoded as the
// game would, and compared with what the source, maps and sheets name. "broken", "missing", "case" and "name" are faults,
// and nothing is written; "large", for pictures that some phones refuse, and "unused" are worth a look, and are faults
// with --strict. A name that the source puts together is known by its fixed parts. The archive has what package
// assets/pack says: small pictures on pages, and pack.json with a checksum for each file, which --verify compares. With
// --qoa the WAVs in it are QOAs, a fifth as large and with a faint hiss, under their old names.
//
// Every build leaves out fused multiply-adds, so that a game computes the same on every processor.
// A plain "go build" works as well, but then a replay from one kind of processor may differ on another.
//
// # The page
//
// Ebitengine writes its shaders with text/template, which may call any method of a game by its name, so that the linker
// keeps them all. It calls none; so web builds with a text/template that looks for none, unless something else in the
// game imports that too, and the page is a tenth smaller. A plain "go build" and serve do without.
//
// What web writes is plain files with relative names, for any server and below any path: index.html, wasm_exec.js of
// the Go that built the game, game.wasm, and game.wasm.gz, which is the same packed. The page loads the packed one and
// unpacks it itself, so that a player loads a quarter of the bytes from hosts that pack nothing, too: 3.7 MB of 14.6 for
// astro. The plain one is for old browsers, for a host that refuses .gz, and for a server of your own that packs
// better. The bar shows the true share, since both sizes are written into the page. An archive holds the same
// files and is the same, byte for byte, at each build.
//
// The page says what a browser lacks, and on a slow line does so before the program has come; how a game died that the
// engine could not catch; and that the graphics were lost; each with a button to load again. It takes the keys inside another page too.
// There the keys belong to whatever was clicked last, and the game's F11 works only when the outer page allows it:
// <iframe allow="fullscreen; gamepad; autoplay">. Browsers may keep no saves for a page of another site.
//
// An address that ends in #replay= and a replay, as krill replay --link prints it, lets the page play that, with a bar
// that leads to the game itself; &s= after it is how many seconds the bar speaks of. An address takes 60,000
// characters, which is about three quarters of a minute of astro played by its bot. Where the replay is damaged or is of
// another game, the page says so and the game plays as usual. What is after a # does not reach a server.
//
// A file icon.png in the game's folder is the page's icon, and a file page.html in it, or --page, is the page. That is
// a template of html/template with four fields:
//
//	{{.Title}}  name of the game's folder; the game's own title replaces it when it runs
//	{{.Icon}}   address of the icon
//	{{.Size}}   bytes of game.wasm, which come through fetch when all is unpacked
//	{{.Packed}} bytes of game.wasm.gz
//
// It must load wasm_exec.js and run game.wasm or game.wasm.gz with it; begin with a copy of page/index.html beside this
// file. The game puts its canvas into the body and makes it as large as that. Everything else is the page's own.
//
// What serve shows is built anew each time the page is loaded, and nothing else on the disk can be asked of it.
// It listens on this machine alone, and with --lan on all networks. On a phone that came over plain HTTP some things
// of a browser are switched off, such as the better kind of sound output.
//
// It does not package games for shops.
//
// Rejected: reading a project file. A folder with a package main says all that is needed, and go.mod the rest. The
// packed program alone: it would halve the archive, but no player loads less. Brotli, which saves another 14 %: browsers
// unpack it only for a server that says so.
package main
