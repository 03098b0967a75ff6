package ui

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// End ends what Window, Closable, Panel, Area, Box, Tree or Section has begun last. It panics when there is nothing.
func (u *UI) End() {
	if len(u.stack) < 2 {
		panic("ui: End: nothing is open; try one End for each Window, Tree and Section that reported true, and for each Panel, Area and Box")
	}
	u.newline()
	r := u.stack[len(u.stack)-1]
	u.stack = u.stack[:len(u.stack)-1]
	if r.tree {
		u.top().at, u.top().bottom = r.at, r.bottom
		return
	}
	a := u.scrolling(&r)
	a.content = max(r.at.Y-gap+a.scroll-r.view.Y, 0)
	if r.back >= 0 {
		u.grow(&r, a)
	}
	a.view = r.view.H
	u.scroll(&r, a)
	u.add(clip, geom.Rect{}, render.Color{}, "")
	if r.box >= 0 {
		u.add(clip, u.top().clip, render.Color{}, "")
	}
	u.scrollBar(&r, a)
	if a.kind == window {
		u.add(grip, a.lies, u.look.Edge, "")
	}
	u.resume()
}

// resume goes on with the commands of the region that is open.
func (u *UI) resume() {
	r := u.top()
	u.cut(u.windowID(r))
	if r.win >= 0 || r.box >= 0 {
		u.add(clip, r.clip, render.Color{}, "")
	}
}

// grow makes the background of an area as high as what is in it.
func (u *UI) grow(r *region, a *area) {
	above, margin := r.view.Y-a.lies.Y, r.view.X-a.lies.X
	a.tall = min(above+a.content+margin, u.size.Y)
	a.lies.H = min(a.tall, u.size.Y-a.lies.Y)
	r.view.H = a.lies.H - above - margin
	if a.kind != bare {
		u.draws[r.back].box.H = a.lies.H
		u.draws[r.back+1].box.H = a.lies.H
	}
}

// scroll does what wheel and finger do to a region.
func (u *UI) scroll(r *region, a *area) {
	id := hash(r.id, "scroll")
	most := max(a.content-a.view, 0)
	over := u.isWithin(r)
	if over && u.wheel != 0 && most > 0 {
		a.scroll -= u.wheel * 3 * (row + gap)
		u.wheel = 0
	}
	if u.pressed && over && u.active == 0 && a.kind != bare {
		u.active, u.from = id, u.at
	}
	if u.touch && u.down && most > 0 && !u.firm && u.active != 0 && over && u.drags() {
		u.active, u.firm = id, true
	}
	if u.touch && u.active == id {
		a.scroll -= u.moved.Y
	}
	if r.bottom {
		a.scroll = most
	}
	a.scroll = geom.Clamp(float64(geom.Round(a.scroll)), 0, most)
}

// drags reports whether the finger has moved up or down far enough for a drag.
func (u *UI) drags() bool {
	way := u.at.Sub(u.from)
	return abs(way.Y) > u.slop() && abs(way.Y) > abs(way.X)
}

// slop is the way of a finger that is no drag yet.
func (u *UI) slop() float64 { return slop * u.system }

// scrollBar shows where a region is scrolled to; the mouse drags it.
func (u *UI) scrollBar(r *region, a *area) {
	if a.content <= a.view || a.view <= 0 {
		return
	}
	all := geom.R(a.lies.X+a.lies.W-slim-1, r.view.Y, slim, a.view)
	part := a.view / a.content
	if u.grab(hash(r.id, "bar"), geom.R(all.X-1, all.Y, slim+2, all.H), geom.Vec{}) {
		a.scroll = geom.Clamp(float64(geom.Round(a.scroll+u.moved.Y/part)), 0, a.content-a.view)
	}
	high := max(float64(geom.Round(a.view*part)), 6)
	y := float64(geom.Round((all.H - high) * a.scroll / (a.content - a.view)))
	u.draw(fill, geom.R(all.X, all.Y+y, slim, high), u.look.Hover, "")
}
