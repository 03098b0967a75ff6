// Command krill builds, runs and tests a game from its folder.
//
//	krill new "deep sea"               makes a folder with a game to begin with
//	krill run games/astro              builds the game and runs it
//	krill run games/astro -- -x        the same, with arguments of the game's own
//	krill test games/astro             tests it with no display
//	krill web games/astro --out site   builds it for a browser, with a page around it
//	krill build games/astro --os all   builds programs for Linux, Windows and macOS, into dist/build
//	krill mobile games/astro --android makes what an Android app takes in to hold the game; --ios for iOS
//	krill doctor                       says what this machine can do, and what it lacks
//
// A game is a folder with a package main that imports Krill's engine. Without a folder, the current one is meant.
// What follows "--" goes to the game (run) or to go test (test).
//
// The exit status is 0 when all went well, 1 when a build, a test or a check failed, 2 when krill itself was used
// wrongly or finds no Go. After run it is the game's own, or 128 and the signal's number when a signal ended it.
//
// A game that new makes is a module of its own, which finds Krill where this program was built from: in a folder,
// with no network needed, or at a released version. It holds krill as a tool of its own: go tool krill run.
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
// Every build leaves out fused multiply-adds, so that a game computes the same on every processor.
// A plain "go build" works as well, but then a replay from one kind of processor may differ on another.
//
// It does not package games for shops, and has no server: what web writes is plain files for any of them.
//
// Rejected: reading a project file. A folder with a package main says all that is needed, and go.mod the rest.
package main
