package ui

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Tooltip shows a text beside the widget that was made last, when the mouse rests on it, or a finger holds it.
func (u *UI) Tooltip(text string) {
	const after = 0.4 // seconds
	if !u.last.over || u.last.id == 0 && u.touch {
		return
	}
	place := hash(u.top().id, text)
	if u.rested != place || u.restedTo < u.frame-1 {
		u.rested, u.restedAt = place, u.frame
	}
	u.restedTo = u.frame
	if float64(u.frame-u.restedAt)*u.t.Dt < after {
		return
	}
	words := render.Text{S: text, Size: letter, Wrap: min(u.size.X-4*pad, 160)}
	size := u.meter.TextSize(words)
	box := geom.R(u.last.box.X, u.last.box.Y+u.last.box.H+2, float64(ceil(size.X))+2*inner, float64(ceil(size.Y))+2*inner-1)
	if box.Y+box.H > u.size.Y {
		box.Y = u.last.box.Y - box.H - 2
	}
	box.X = max(min(box.X, u.size.X-box.W-1), 0)
	box.X, box.Y = float64(geom.Floor(box.X)), float64(geom.Floor(box.Y))
	u.cut(tipID)
	u.add(fill, box, u.look.Title, "")
	u.add(frame, box, u.look.Edge, "")
	u.add(write, geom.R(box.X+inner, box.Y+inner, words.Wrap, size.Y), u.look.Text, text)
	u.resume()
}
