package ui

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

// place is where a widget lies that keys can be for.
type place struct {
	id, window uint64
	box        geom.Rect
	takes      keys
}

// keys is a set of directions.
type keys uint8

const (
	takesLeft keys = 1 << iota
	takesRight
	takesUp
	takesDown
	takesX = takesLeft | takesRight
)

var (
	keyOK    = input.Action{On: input.Any{input.KeyEnter, input.KeyNumpadEnter, input.KeySpace, input.PadA}}
	keyBack  = input.Action{On: input.Any{input.KeyEscape, input.PadB}}
	keyTab   = input.Action{On: input.Any{input.KeyTab}}
	keyLeft  = input.Action{On: input.Any{input.KeyLeft, input.PadLeft, input.PadLeftLeft}}
	keyRight = input.Action{On: input.Any{input.KeyRight, input.PadRight, input.PadLeftRight}}
	keyUp    = input.Action{On: input.Any{input.KeyUp, input.PadUp, input.PadLeftUp}}
	keyDown  = input.Action{On: input.Any{input.KeyDown, input.PadDown, input.PadLeftDown}}
)

// Focus gives keys and pads to the user interface: when nothing has the focus the next widget gets it, and one that is a
// text is written into. Call it in each tick of a menu, or once when a field is to be written into.
func (u *UI) Focus() { u.wants = true }

// KeepTab lets Tab stay in the next field while that is written into: for a line that Tab completes. Call it before the field,
// in each tick.
func (u *UI) KeepTab() { u.stays = true }

// keys takes over what keys and pads did in a tick.
func (u *UI) keys(t *engine.Tick) {
	s := t.Input
	u.ok, u.stepX, u.stepY, u.left, u.tabbed = false, 0, 0, false, false
	if u.editing != 0 && u.edited != u.frame-1 {
		u.editing = 0 // what was written into is gone
	}
	if u.focus != 0 && u.editing == 0 && u.placeOf(u.focus) < 0 {
		u.focus = 0 // so is what had the focus, and the game gets its keys back
	}
	if by := u.tabs; by != 0 { // the text was left in the tick before
		u.tabs, u.tabbed = 0, true
		u.next(by)
	}
	if s.Repeated(keyTab) {
		u.tab(input.Modifiers(s))
	}
	if u.editing != 0 || u.focus == 0 {
		return
	}
	if s.Pressed(keyBack) {
		u.focus = 0
		return
	}
	u.ok = s.Pressed(keyOK)
	dx, dy := steps(s, keyLeft, keyRight), steps(s, keyUp, keyDown)
	if dx == 0 && dy == 0 {
		return
	}
	i := u.placeOf(u.focus)
	takes := u.places[i].takes
	if dx < 0 && takes&takesLeft != 0 || dx > 0 && takes&takesRight != 0 {
		u.stepX, dx = dx, 0
	}
	if dy < 0 && takes&takesUp != 0 || dy > 0 && takes&takesDown != 0 {
		u.stepY, dy = dy, 0
	}
	u.turn(i, dx, dy)
}

// tab moves the focus, or first leaves the text that is written.
func (u *UI) tab(mods input.Mods) {
	by := 1
	if mods&input.Shift != 0 {
		by = -1
	}
	if u.editing != 0 {
		u.left, u.tabs = true, by
		return
	}
	u.tabbed = true
	u.next(by)
}

// steps returns -1, 0 or 1.
func steps(s *input.State, less, more input.Action) (n int) {
	const after, every = 0.35, 0.06 // seconds
	if input.RepeatedEvery(s, less, after, every) {
		n--
	}
	if input.RepeatedEvery(s, more, after, every) {
		n++
	}
	return n
}

func (u *UI) placeOf(id uint64) int {
	for i := range u.places {
		if u.places[i].id == id {
			return i
		}
	}
	return -1
}

// next moves the focus to the next widget, in the order of the calls.
func (u *UI) next(by int) {
	n := len(u.places)
	if n == 0 {
		return
	}
	i := u.placeOf(u.focus)
	switch {
	case i >= 0:
		i = (i + by + n) % n
	case by < 0:
		i = n - 1
	default:
		i = 0
	}
	u.focus, u.reveal = u.places[i].id, true
}

// turn moves the focus to the nearest widget in a direction, of the same window.
func (u *UI) turn(from, dx, dy int) {
	if dx == 0 && dy == 0 {
		return
	}
	a := &u.places[from]
	best, found := 0.0, -1
	for i := range u.places {
		b := &u.places[i]
		if i == from || b.window != a.window {
			continue
		}
		if far, ok := away(a.box, b.box, float64(dx), float64(dy)); ok && (found < 0 || far < best) {
			best, found = far, i
		}
	}
	if found >= 0 {
		u.focus, u.reveal = u.places[found].id, true
	}
}

// away returns how far b is from a in a direction, and false when it does not lie there.
func away(a, b geom.Rect, dx, dy float64) (far float64, ok bool) {
	way := b.Center().Sub(a.Center())
	along, aside := float64(way.X*dx)+float64(way.Y*dy), 0.0
	if dy != 0 {
		ok = dy > 0 && b.Y >= a.Y+a.H-1 || dy < 0 && b.Y+b.H <= a.Y+1
		aside = max(b.X-(a.X+a.W), a.X-(b.X+b.W), 0) + b.X/1000
	} else {
		ok = dx > 0 && b.X >= a.X+a.W-1 || dx < 0 && b.X+b.W <= a.X+1
		aside = 4 * max(b.Y-(a.Y+a.H), a.Y-(b.Y+b.H), 0)
		ok = ok && aside == 0
	}
	return along + aside, ok
}

// place notes where a widget is, and scrolls to one that has just got the focus.
func (u *UI) place(id uint64, box geom.Rect, takes keys) {
	r := u.top()
	u.places = append(u.places, place{id, u.windowID(r), box, takes})
	if u.focus != id || !u.reveal {
		return
	}
	u.reveal = false
	a := u.scrolling(r)
	switch {
	case a == nil:
	case box.Y < r.view.Y:
		a.scroll += box.Y - r.view.Y
	case box.Y+box.H > r.view.Y+r.view.H:
		a.scroll += box.Y + box.H - (r.view.Y + r.view.H)
	}
}

// ring shows that keys are for a widget.
func (u *UI) ring(id uint64, box geom.Rect) {
	if u.focus == id {
		u.frameOf(box, u.look.Focus)
	}
}
