package ui

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Window begins a window, which the player moves by its title, resizes by its lower right corner, folds by the arrow,
// and scrolls. rect is where it lies until he does so, pixels of the font; a height of zero: as high as what is in it. It
// is brought onto the canvas where it would not fit. Window reports whether it is unfolded: then widgets follow, and End.
func (u *UI) Window(title string, rect geom.Rect) bool { return u.window(title, rect, nil) }

// Closable is Window with a sign that sets open to false. While that is false there is no window, and Closable reports
// false.
func (u *UI) Closable(title string, rect geom.Rect, open *bool) bool {
	return *open && u.window(title, rect, open)
}

// Panel begins a part of the canvas with a background, which stays where it is and scrolls when it must. rect is pixels
// of the font; a height of zero: as high as what is in it. End ends it.
func (u *UI) Panel(name string, rect geom.Rect) { u.panel(name, rect, panel) }

// Area is Panel without a background, for a menu or what stands over a game.
func (u *UI) Area(name string, rect geom.Rect) { u.panel(name, rect, bare) }

// Box begins a part of a window that scrolls by itself, in the place of one widget. height is pixels of the font; zero:
// what is left of the window; less than zero: that, but for so much. End ends it.
func (u *UI) Box(name string, height float64) {
	id := u.id(name)
	outer := *u.top()
	if height <= 0 {
		height = max(outer.view.Y+outer.view.H-outer.at.Y+height, 3*row)
	}
	lies := u.cell(outer.view.W, height)
	i := u.find(&u.boxes, id, box, lies)
	a := &u.boxes[i]
	a.seen, a.lies = u.frame, lies
	u.fill(lies, u.look.Well)
	view := lies.Inset(gap)
	if a.content > a.view && a.view > 0 {
		view.W -= slim
	}
	r := u.open(id, name, view, a.scroll)
	r.win, r.box = outer.win, i
	r.clip = inside(lies, outer.clip)
	u.add(clip, r.clip, render.Color{}, "")
}

// inside is what two boxes share; when that is nothing, it is a box that hides everything.
func inside(a, b geom.Rect) geom.Rect {
	if c := a.Intersect(b); !c.Empty() {
		return c
	}
	return geom.R(b.X-1, b.Y-1, 0, 0)
}

func (u *UI) panel(name string, rect geom.Rect, k areaKind) {
	id := u.rootID(name)
	i := u.find(&u.wins, id, k, rect)
	a := &u.wins[i]
	a.rect, a.seen = rect, u.frame
	u.lay(a)
	u.cut(id)
	back, margin := len(u.draws), 0.0
	if k == panel {
		margin = pad
		u.add(fill, a.lies, u.look.Back, "")
		u.add(frame, a.lies, u.look.Edge, "")
	}
	u.content(i, name, 0, margin, back)
}

// rootID is id for what is the same wherever it is called.
func (u *UI) rootID(name string) uint64 {
	stack := u.stack
	u.stack = u.stack[:1]
	id := u.id(name)
	u.stack = stack
	return id
}

// lay brings an area onto the canvas. One without a height is as high as it was.
func (u *UI) lay(a *area) {
	r := a.rect
	if r.H <= 0 {
		r.H = a.tall
	}
	if a.folded {
		r.H = max(bar, u.finger)
	}
	r.W, r.H = min(r.W, u.size.X), min(r.H, u.size.Y)
	a.lies = geom.R(
		float64(geom.Floor(geom.Clamp(r.X, 0, u.size.X-r.W))), float64(geom.Floor(geom.Clamp(r.Y, 0, max(u.size.Y-max(r.H, bar), 0)))),
		float64(geom.Floor(r.W)), float64(geom.Floor(r.H)),
	)
}

// content begins what is in an area, below a title. back is the command that draws its background.
func (u *UI) content(i int, name string, head, margin float64, back int) {
	a := &u.wins[i]
	lies, grows := a.lies, a.rect.H <= 0
	if grows {
		lies.H = u.size.Y - lies.Y
	}
	all := geom.R(lies.X, lies.Y+head, lies.W, lies.H-head)
	r := u.open(a.id, name, all.Inset(margin), a.scroll)
	r.win, r.clip = i, all.Inset(min(margin, 1))
	if grows {
		r.back = back
	}
	u.add(clip, r.clip, render.Color{}, "")
}

func (u *UI) window(title string, rect geom.Rect, open *bool) bool {
	id := u.rootID(title)
	i := u.find(&u.wins, id, window, rect)
	a := &u.wins[i]
	a.seen = u.frame
	if !a.moved {
		a.rect = rect
	}
	u.lay(a)
	head, back := max(bar, u.finger), len(u.draws)
	u.cut(id)
	r := u.open(id, title, a.lies, 0) // of the title
	r.win, r.clip = i, a.lies
	u.handle(a, head)
	r.clip = a.lies
	u.add(fill, a.lies, u.look.Back, "")
	u.add(frame, a.lies, u.look.Edge, "")
	folded := a.folded // what its signs do is seen in the next tick, when it is laid for that
	u.titleBar(i, title, head, open)
	u.stack = u.stack[:len(u.stack)-1]
	if folded {
		u.resume()
		return false
	}
	u.content(i, title, head, pad, back)
	return true
}

// handle moves and resizes a window.
func (u *UI) handle(a *area, head float64) {
	box := geom.R(a.lies.X, a.lies.Y, a.lies.W, head)
	title, corner := hash(a.id, "title"), hash(a.id, "corner")
	if !a.folded {
		side := max(9, float64(geom.Floor(u.finger/2)))
		if u.grab(corner, geom.R(a.lies.X+a.lies.W-side, a.lies.Y+a.lies.H-side, side, side), a.lies.Max()) && u.at != u.from {
			to := u.at.Add(u.grip)
			a.rect.W, a.rect.H = max(float64(geom.Round(to.X-a.lies.X)), least), max(float64(geom.Round(to.Y-a.lies.Y)), least)
			a.rect.X, a.rect.Y, a.moved = a.lies.X, a.lies.Y, true
		}
	}
	signs := head // at the left, and perhaps at the right
	if u.grab(title, geom.R(box.X+signs, box.Y, box.W-2*signs, box.H), a.lies.Min()) && u.at != u.from {
		to := u.at.Add(u.grip)
		a.rect.X, a.rect.Y, a.moved = float64(geom.Round(to.X)), float64(geom.Round(to.Y)), true
	}
	u.lay(a)
}

// grab reports whether a handle of a window is held; u.grip is then the way from the pointer to what it moves.
func (u *UI) grab(id uint64, box geom.Rect, what geom.Vec) bool {
	if u.pressed && u.active == 0 && u.isOver(box) {
		u.active, u.from, u.grip, u.firm = id, u.at, what.Sub(u.at), true
	}
	return u.active == id && (u.down || u.let)
}

// titleBar draws the title of a window, and does what its signs do.
func (u *UI) titleBar(i int, title string, head float64, open *bool) {
	a := &u.wins[i]
	box := geom.R(a.lies.X, a.lies.Y, a.lies.W, head)
	ink := u.look.Faint
	if i == len(u.wins)-1 {
		ink = u.look.Text
	}
	u.add(fill, box.Inset(1), u.look.Title, "")
	words := geom.R(box.X+head, box.Y, box.W-head-inner, head)
	arrow := down
	if a.folded {
		arrow = right
	}
	if u.sign(arrow, hash(a.id, "fold"), geom.R(box.X, box.Y, head, head), ink) {
		a.folded = !a.folded
		a.scroll = 0
	}
	if open != nil {
		words.W -= head
		if u.sign(cross, hash(a.id, "close"), geom.R(box.X+box.W-head, box.Y, head, head), ink) {
			*open = false
		}
	}
	u.write(shown(title), words, render.Left, ink)
}

// sign is a small button.
func (u *UI) sign(k kind, id uint64, box geom.Rect, ink render.Color) (clicked bool) {
	over, held, clicked := u.press(id, box, 0)
	if over || held {
		u.fill(box.Inset(1), u.look.Hover)
	}
	u.draw(k, box, ink, "")
	u.ring(id, box)
	return clicked
}
