// Package engine runs a game: it calls its Update at a fixed rate and its Draw for each picture, and gives it input,
// sound, random numbers and a place for saves. It is the only package a program must import to open a window.
//
//	package main
//
//	import (
//		"github.com/krill2d/krill/engine"
//		"github.com/krill2d/krill/render"
//	)
//
//	type hello struct{ x float64 }
//
//	func (h *hello) Update(t *engine.Tick) error {
//		h.x += 60 * t.Dt
//		return nil
//	}
//
//	func (h *hello) Draw(c *render.Canvas) {
//		c.Print("Hello, world!", h.x, 100)
//	}
//
//	func main() { engine.Main(&hello{}, engine.Config{Title: "Hello"}) }
//
// What to use for what:
//
//   - Run a game: [Main] with a [Config]
//   - What a step may use: [Tick]
//   - Title, pause and play as values of their own: scenes, by [Tick.Push], [Tick.Replace] and [Tick.Pop];
//     what a scene can be besides a [Game]: [Starter], [Overlay], [Quitter], [Closer], [Bot]
//   - Buttons for thumbs on a phone: [ScreenPadder]
//   - Something every so often: [Tick.Every]; something once, later: [Timer]; what glides, springs, follows a way or
//     happens step by step: package engine/tween
//   - What touches what, walls, heroes that jump: package engine/collide; ways to a goal: engine/nav; states: engine/fsm
//   - What makes a blow felt: package engine/juice; entities that do all of it: packages ecs and engine/systems
//   - Chance: [Tick.Rand], and streams of your own by [NewRand]
//   - High scores and settings: [Tick.Store]; saves of older releases: [Migrator]
//   - Saved games: [PutSlot], and [Slots] for the menu; [DeleteSlot], [CopySlot] and [UndoSlot]; without a menu: [Autosave]
//   - Saves as a file: [Export], [Import] and [Imported]
//   - Full screen, title, cursor, size, and whether the player is here: [Tick.Window]
//   - Let players choose their controls: [Config.Bindings]; a menu that takes the game's keys: [Contexter]
//   - Larger text, less motion, other colours, no shaking, for those who need it: [Tick.Access], kept between runs
//   - Shake the player's gamepad or phone: [Rumble]
//   - Let the player write, also with an input method: package typing; the clipboard: [Copy], [Paste]
//   - Menus, and windows with sliders that tune a game while it runs: package engine/ui
//   - Over everything that is drawn: Config.Finish
//   - Slow motion: [Tick.SetSpeed]
//   - A table or a level from a file: [DataFile], [DataBy]; the bytes of a file: [Tick.File]
//   - Speeds, ranges and colours that are tried out while it runs, by sliders or a file: [Tune]
//   - Files ready before they are needed, with a bar that shows how far that is: [Group]
//   - Files that change while the game runs: krill run, or [Develop]
//   - Something slow beside the game: [Tick.Go]
//   - What went wrong, for a test or a tool: [Loop.Failed], a [Failure]
//   - A game inside a test: package enginetest; inside a tool: [New]
//   - Copy a run and put it back: [Loop.Snapshot], [Loop.Restore]; one number for it: [Loop.Hash]
//   - Write a run down and play it again: [Loop.Record], [NewPlayback]; within the game, while nobody plays: [Demo]
//
// # Time
//
// A tick is always 1/Config.TPS seconds. When pictures are slower than ticks, up to five ticks are made up for at once;
// time beyond that is dropped, so a game that is too slow runs slowly instead of standing still. Canvas.Alpha tells Draw
// where it is between the last two ticks; a game that ignores it looks right at 60 Hz.
//
// # State
//
// All that a run is between two ticks is the game's own values and what the engine knows: the tick, chance, the scenes,
// what is held and what sounds. It can be copied out, put back, and compared, so a run can be written down and
// played again: a snapshot, what the player did, and the seed. Package engine/state says which values can be copied; the
// log names those of a game that cannot, at its first tick, with what to do. Start makes what is no state, such as
// functions: a scene that a snapshot brings back is started and then laid over.
//
// A run is the same again, bit for bit, if the game takes time, chance and input from its Tick alone, reads no package
// variable that changes, and goes through no map in the map's own order.
//
// # Saves
//
// What a game puts into its [Store], settings and slots alike, is one whole file a key, checked by a checksum, with the
// one before as a backup; package engine/save says where they lie on each system, and what a crash, a full disk or a closed tab
// leaves. Nothing of it needs a wait in a tick. What cannot be stored stays in memory, is read from there, and is tried
// again; the player sees a line over the game, for as long as that is so, and a game with slots offers him there a file
// with all that is saved: F2, or a tap. So he does when the browser or the folder allows no saves at all, when a second copy of the
// game runs, and when a save was damaged and the one before was taken. With Config.NoNotices the game tells that itself, by
// Store.Err.
//
// A slot that is deleted, copied over or imported stays beside its key until the next such change, for [UndoSlot]. An
// autosave goes to the key "autosave" unless the game names another. A file of saves may come from anybody: it is checked
// as a whole before anything of it is stored.
//
// A run that is gone back in (LastGood, a tool) keeps what was saved: a save is not part of what the game is. In a replay
// nothing is saved, and what the game asked of its saves, slots and imports it is told again, the clock's time of a slot with it.
//
// # Phones
//
// The same folder with a package main runs on phones: krill mobile makes what an app for Android or iOS binds. There
// Main registers the game and returns, a game that is over begins anew, saves lie in the app's own folder, and the
// ticks and the sound stop while the app is in the background. What is after Main in main runs at once, so let nothing
// be there. The variables below are not set there.
//
// # The window
//
// F11 and Alt+Enter change between a window and the whole screen; the game does not see these presses. A game goes on
// while its player is in another window, also minimised, but with nothing held; a page that is hidden stands still.
// One that should wait pauses itself when [Window.Focused] becomes false. Who closes the window is asked by a scene that
// is a [Quitter]: one that refuses once and shows a question is closed by the second try.
//
// # Failure
//
// A panic or an error in a game's own code is caught in one place, wherever the engine called it: Update, Draw, Start,
// CanQuit, Overlay, ScreenPad, Context, Bot, Summary, a function of render.Make, a file system in Config.Assets, and
// goroutines that [Tick.Go] started. Sounds are decoded in the tick that plays them first, and the mixer runs no code of
// a game, so there is no other place. One line in the log names the calls that led there, and a screen takes the place
// of the game. It says what happened, where in the game's module, through which calls, and what one can do:
//
//   - R, restart: the game as it was given to Main, without what it held; what is in the Store stays, and what was being
//     saved is finished
//   - L, go back: the game as it was shortly before, where that was kept; when it fails again in the same way,
//     the screen counts it
//   - C, copy: the whole report with versions and all calls, to the system's clipboard, or to the log's side (standard
//     error, the console of a page) where there is none. On Linux wl-copy, xclip or xsel does it
//   - S, save a replay of the last 30 seconds: a file that plays them again, in the folder that the game was started
//     in, or else in the player's home; in a page a download
//   - Escape, quit: with status 1. Not in pages and on phones, where there is nothing to go back to
//
// The arrows and Enter, the mouse, fingers and a pad's cross and A choose too. For a moment after the failure only the
// letters do, so that nobody loses the screen by what he was pressing. The screen uses no image, font, camera or canvas
// of the game. When not even it can be drawn, the run ends with two lines in the log and status 1.
//
// What cannot be caught: a panic on a goroutine of a plain go statement, running out of memory or stack, and a map that
// two goroutines write, which end any program of Go; and an Update that never returns. On the headless driver a failure
// ends the run.
//
// # The end
//
// A closed window, [Tick.Quit] and the last [Tick.Pop] end a run: scenes that are a [Closer] are told, and saves are
// finished. So do SIGTERM, SIGINT and SIGHUP, within a tick and without asking a [Quitter]; a second one, a moment later,
// ends the process at once. A game that does not hear of the signal for two seconds hangs: its saves are finished all the
// same, and the status is 128 and the signal's number. A Close that panics is logged, the others are told all the same,
// and the status is 1. A page that is left and an app that goes to the background finish their saves, since they may not
// be asked again; their scenes are not closed.
//
// # Environment
//
// A game's arguments are its own; these variables change how it runs: KRILL_SEED sets the seed, KRILL_TICKS the
// number of ticks after which it ends, KRILL_BOT lets the bot play, or, as "aloud" and "aloud-touch", say what to press
// and where to touch (see [Loop.PlayBotAloud]), KRILL_HEADLESS plays without a window, KRILL_DIGEST prints one number
// for all that the run showed and sounded, KRILL_WIRE sends it through the encoding, KRILL_PIPE lets another process be
// the driver, by descriptors 3 and 4, KRILL_SAVE_DIR is the folder of the saves, KRILL_RECORD
// is the file to which the run's replay is written, KRILL_REPLAY that of one to play instead, from the tick
// KRILL_REPLAY_FROM on, KRILL_REPLAY_DATA is one as text (base64url), which a page sets as a
// global value, KRILL_CLIP asks for films of a run or a replay without a window, and KRILL_DEV gives a developer F6
// (pause), F7 (one step), F8 (slow motion), F9 (a line of what the game says of itself) and files that change while the game
// runs, as [Develop] says; with a slash in it, it names the folder of the game's source, which krill run does.
//
// KRILL_CLIP is a list as JSON, such as [{"Out": "a.gif", "From": 3, "To": 8, "FPS": 25, "Scale": 2}, {"Out": "a.png",
// "At": 5}]: times are seconds of the run, Scale is in pixels for each logical pixel of the canvas, what is left out is
// the start, the end, 25 and 1, and with "Spare": true a film that cannot be had is only told of. A name without an
// ending is a folder for a picture of each moment. A film shows the canvas alone, without the bars of the window that
// the run was recorded in. The picture at a time is the one after that many seconds of ticks; a film ends before To. A
// film of a replay that differs from what was recorded is refused. Programs for browsers and phones make no films.
//
// # What it does not do
//
// It owns no objects of the game: no scene graph, no entities. Keep them in your own structs, or in a store of
// entities. It starts no goroutines but those of [Tick.Go], [Group] and [Develop], and Update and Draw never run at the same
// time.
//
// Rejected: a variable time step, because a run could then never be repeated; callbacks for events, because state that
// is asked for in Update can be recorded, and a callback's order cannot; and a base type to embed, because two methods
// are less to learn.
package engine
