// Package ui is windows, buttons, sliders and text fields, for a game's menus and for tuning it while it runs.
//
//	type game struct {
//		ui    ui.UI
//		speed float64
//		name  string
//	}
//
//	func (g *game) Update(t *engine.Tick) error {
//		u := g.ui.Begin(t)
//		if u.Window("Tuning", geom.R(20, 20, 200, 0)) {
//			u.Slider("speed", &g.speed, 50, 400, 5)
//			u.Field("name", &g.name)
//			if u.Button("Reset") {
//				g.speed = 100
//			}
//			u.End()
//		}
//		if !u.TakesPointer() && t.Input.Pointer().Pressed {
//			g.shoot(t)
//		}
//		return nil
//	}
//
//	func (g *game) Draw(c *render.Canvas) {
//		g.world(c)
//		g.ui.Draw(c)
//	}
//
// There are no objects to keep: a widget is there in the ticks in which it is called, shows the value that it is given, and
// says at once what the player did. It is called in Update, since it changes the game; Draw draws what the last Update
// has made.
//
// What you want:
//
//   - a window that the player moves, resizes, folds and scrolls: [UI.Window]; one that he can close: [UI.Closable]
//   - a part of the canvas that stays where it is: [UI.Panel]; without a background, such as a menu: [UI.Area]; a part of a
//     window that scrolls by itself: [UI.Box]
//   - words: [UI.Label], [UI.Faint], [UI.Text], [UI.Colored]; to explain a widget: [UI.Tooltip]
//   - something to press: [UI.Button]; on and off: [UI.Toggle]; one of a few, such as tabs: [UI.Choice]
//   - a number: [UI.Slider], [UI.Whole]; a line of text: [UI.Field]
//   - one of many: [UI.List]; rows and columns: [UI.Table], which ask only for the rows that show
//   - a tree: [UI.Tree], whose branches are asked only while they are open; a part of a window that folds: [UI.Section]
//   - how far something is: [UI.Progress]; numbers over time, such as frame times: [UI.Graph]
//   - side by side: [UI.Row]; a line: [UI.Separator]; room for a drawing of your own: [UI.Space]
//   - what the game below must not get: [UI.TakesPointer], [UI.TakesKeys]
//   - a menu for keys and pads: [UI.Focus]
//   - other colours and sizes: [Style]
//
// # Which widget is which
//
// A widget is known by its label, within the window or branch that it is in. What stands behind ## in a label is not shown:
// "delete##rock 3". Several with one label are told apart by their order; give them a [UI.Key] when some of them come and
// go. A window is known by its title, wherever it is called.
//
// # Lengths
//
// All of them are pixels of the font. Such a pixel is a whole number of the device's pixels, so that letters are sharp. It
// is a canvas unit or a little more or less where the window is no multiple of the canvas; more on small screens, where
// the canvas's own pixels could not be read, and for players with larger text. [UI.Size] says how much there is room for.
// Windows are moved and made smaller so that they fit.
//
// # What the player can do
//
// With a mouse: click, drag sliders and titles, turn the wheel; a second click on a slider lets him type a number. With
// fingers: the same, widgets are at least 40 logical pixels of the system high, and a drag scrolls. With keys: Tab and
// Shift+Tab go to a widget, arrows go on from there and change sliders, Enter presses, Escape leaves. With a pad, once
// Focus has given a widget the focus: the cross or the left stick, A and B. As long as no widget has the focus and none
// is written into, all keys are for the game.
//
// # State
//
// A UI is plain data and a part of the game: where the windows lie, what is open, scrolled, held and written, and what the
// last Update has drawn, so that a moment that is gone back to looks as it did. It rewinds and is saved with the game, and a
// replay finds it again; a release of Krill that draws widgets otherwise gives another hash. A tick of a window with fifty
// widgets allocates nothing while its text stays the same; a number that changes allocates a string.
//
// What it does not do: pictures in buttons (a [UI.Space] is room for them), other fonts, several lines of text to write,
// columns that the player resizes, menus with submenus, docking, drag and drop. For a game's own look, draw the game's
// own widgets; package input says what the player does.
//
// Rejected: objects for widgets, since what they show would have to be kept equal to the game by hand, and be saved;
// callbacks, since they come when the game is not ready for them; drawing in Update, since Draw may run twice for one
// tick, or not at all; ids that are given by hand, since almost no widget needs one.
package ui
