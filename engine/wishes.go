package engine

import (
	"github.com/krill2d/krill/engine/driver"
)

// answerQuit asks the scenes, from the top down, when the player closes the window.
func (l *Loop) answerQuit(in *driver.Input) {
	if !in.Quit {
		return
	}
	for i := len(l.scenes.stack) - 1; i >= 0 && l.failed == nil; i-- {
		if l.keepsOpen(l.scenes.stack[i]) {
			l.out.Actions = append(l.out.Actions, driver.Action{Kind: driver.ActionKeepOpen})
			return
		}
	}
	l.quit = true
}

// keepsOpen reports whether a scene refuses; when asking it fails the window stays too, to show that.
func (l *Loop) keepsOpen(g Game) bool {
	q, ok := g.(Quitter)
	if !ok {
		return false
	}
	stay := false
	l.fail(guard("CanQuit", g, func() error { stay = !q.CanQuit(&l.tick); return nil }))
	return stay || l.failed != nil
}

// follow notes what the player did with the window: whether he is here, and whether he made it cover the screen or
// left that by the system's own means, such as Escape in a browser.
func (w *Window) follow(in *driver.Input) {
	w.away = in.Unfocused || in.Suspended
	if in.Fullscreen != w.full {
		w.full, w.Fullscreen = in.Fullscreen, in.Fullscreen
	}
}

// wishes writes what the tick asks of the window.
func (l *Loop) wishes() {
	w := &l.window
	l.out.Window = driver.Window{Title: w.Title, Fullscreen: w.Fullscreen, Cursor: w.Cursor}
	if l.failed == nil {
		l.out.Window.Text = l.writing
	}
	if w.width > 0 {
		l.out.Actions = append(l.out.Actions, driver.Action{Kind: driver.ActionSize, W: w.width, H: w.height})
		w.width, w.height = 0, 0
	}
	l.out.Exit = l.quit
}
