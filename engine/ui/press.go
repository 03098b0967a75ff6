package ui

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

// point takes over what the pointer did in a tick, and finds out what lies under it, by where things were shown last.
func (u *UI) point(t *engine.Tick) {
	p := t.Input.Pointer()
	u.pointer = p
	before := u.at
	u.at = p.Pos.Mul(1 / u.unit)
	u.moved = u.at.Sub(before)
	if p.Pressed && u.touch {
		u.moved = geom.Vec{} // another finger, elsewhere
	}
	if !u.down && !p.Released || u.later { // what was let go of in the tick before
		u.active, u.firm = 0, false
	}
	u.down, u.pressed, u.let = p.Down, p.Pressed || u.later, p.Released
	u.later = false
	if p.Released && p.Pressed && p.Down && u.active != 0 { // let go of, and pressed again: one after the other
		u.pressed, u.later = false, true
	}
	u.wheel = p.Wheel.Y
	u.over = 0
	if p.Over || p.Down || p.Released {
		u.over = u.under()
	}
	if u.pressed {
		u.raise()
		if u.focus != 0 && u.over == 0 {
			u.focus = 0
		}
	}
}

// under returns the topmost window, panel or area at the pointer, or 0. An area is there only where it has a widget.
func (u *UI) under() uint64 {
	for i := len(u.wins) - 1; i >= 0; i-- {
		w := &u.wins[i]
		if w.seen != u.frame-1 {
			continue
		}
		if w.lies.Contains(u.at) && (w.kind != bare || u.widgetAt(w.id, u.at)) {
			return w.id
		}
	}
	if u.widgetAt(rootID, u.at) {
		return rootID
	}
	return 0
}

// Covers reports whether a window, a panel or a widget lies at a place, canvas units.
func (u *UI) Covers(at geom.Vec) bool {
	at = at.Mul(1 / u.Unit())
	for i := range u.wins {
		if w := &u.wins[i]; w.seen == u.frame && w.lies.Contains(at) && (w.kind != bare || u.widgetAt(w.id, at)) {
			return true
		}
	}
	return u.widgetAt(rootID, at)
}

func (u *UI) widgetAt(window uint64, at geom.Vec) bool {
	for i := range u.places {
		if u.places[i].window == window && u.places[i].box.Contains(at) {
			return true
		}
	}
	return false
}

// raise brings the window that is pressed to the top.
func (u *UI) raise() {
	for i := range u.wins {
		if u.wins[i].id == u.over && u.wins[i].kind == window {
			w := u.wins[i]
			copy(u.wins[i:], u.wins[i+1:])
			u.wins[len(u.wins)-1] = w
			return
		}
	}
}

// isOver reports whether the pointer is on a box of the region that is open, and nothing else is held.
func (u *UI) isOver(box geom.Rect) bool { return box.Contains(u.at) && u.isWithin(u.top()) }

// isWithin reports whether the pointer is on what shows of a region.
func (u *UI) isWithin(r *region) bool {
	return u.over == u.windowID(r) && u.over != 0 && r.clip.Contains(u.at)
}

// press does what the player does to a widget: it is under the mouse, it is held, it was clicked, or chosen with Enter or a
// pad's A. takes says which keys it takes while it has the focus.
func (u *UI) press(id uint64, box geom.Rect, takes keys) (over, held, clicked bool) {
	u.place(id, box, takes)
	over = u.isOver(box) && (u.active == 0 || u.active == id)
	if u.pressed && over && u.active == 0 {
		u.active, u.from = id, u.at
		switch {
		case u.editing != 0 && u.editing != id:
			u.focus = 0 // the text is left, and the game gets its keys back
		case u.focus != 0:
			u.focus = id
		}
	}
	held = u.active == id && (u.down || u.let)
	clicked = over && u.let && u.active == id
	if u.focus == id && u.ok {
		clicked = true
	}
	u.last = made{id, box, over}
	return over && (!u.touch || held), held, clicked
}

// twice reports whether a click was the second of two.
func (u *UI) twice(id uint64) bool {
	const within = 0.35 // seconds
	again := u.clicked == id && float64(u.frame-u.clickAt)*u.t.Dt <= within
	u.clicked, u.clickAt = id, u.frame
	if again {
		u.clicked = 0
	}
	return again
}

// shift reports whether Shift is held.
func (u *UI) shift() bool { return input.Modifiers(u.t.Input)&input.Shift != 0 }
