package ui

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Label shows a line of text, cut where there is no room for more.
func (u *UI) Label(text string) {
	box := u.line(u.width(text))
	u.last = made{box: box, over: u.isOver(box)}
	u.write(text, box, render.Left, u.look.Text)
}

// Faint is Label in a fainter colour: what a value is called, a hint.
func (u *UI) Faint(text string) {
	box := u.line(u.width(text))
	u.last = made{box: box, over: u.isOver(box)}
	u.write(text, box, render.Left, u.look.Faint)
}

// Text shows a text of any number of lines, which go on at the next one where there is no room.
func (u *UI) Text(text string) { u.Colored(text, u.look.Text) }

// Colored is Text in a colour.
func (u *UI) Colored(text string, c render.Color) {
	r := u.top()
	wide := r.view.W - r.shift
	if r.n > 0 {
		switch wide = r.cols[r.col]; {
		case wide == 0:
			wide = r.share
		case wide < 0:
			wide = float64(ceil(u.width(text)))
		}
	}
	high := u.meter.TextSize(render.Text{S: text, Size: letter, Wrap: wide}).Y
	room := high + 1
	if r.n > 0 {
		room = max(room, u.RowHeight()) // it stands beside others
	}
	box := u.cell(wide, room)
	u.last = made{box: box, over: u.isOver(box)}
	u.draw(write, geom.R(box.X, box.Y+float64(geom.Floor((room-high+1)/2)), box.W, high), c, text)
}

// Button shows a button and reports whether it was pressed.
func (u *UI) Button(label string) bool {
	words := shown(label)
	id, box := u.id(label), u.line(u.width(words)+2*inner+2)
	over, held, clicked := u.press(id, box, 0)
	u.plate(id, box, over, held)
	u.write(words, box.Inset(1), render.Center, u.look.Text)
	return clicked
}

// plate is what a button stands on.
func (u *UI) plate(id uint64, box geom.Rect, over, held bool) {
	c := u.look.Rest
	switch {
	case held && over:
		c = u.look.Accent
	case over:
		c = u.look.Hover
	}
	u.fill(box, c)
	u.ring(id, box)
}

// Choice shows one of several things to choose from, such as tabs in a Row, highlighted when on, and reports whether it
// was chosen.
func (u *UI) Choice(label string, on bool) bool {
	words := shown(label)
	align, beside := render.Left, u.top().n > 0
	if beside {
		align = render.Center
	}
	id, box := u.id(label), u.line(u.width(words)+2*inner)
	over, held, clicked := u.press(id, box, 0)
	switch {
	case on:
		u.fill(box, u.look.Accent)
	case over || held:
		u.fill(box, u.look.Hover)
	case beside:
		u.fill(box, u.look.Rest)
	}
	u.ring(id, box)
	u.write(words, geom.R(box.X+inner, box.Y, box.W-2*inner, box.H), align, u.look.Text)
	return clicked
}

// Toggle shows a box that is ticked while *on is true, and reports whether the player has changed it.
func (u *UI) Toggle(label string, on *bool) bool {
	words := shown(label)
	const side = 9.0
	id, box := u.id(label), u.line(u.width(words)+side+inner)
	over, held, clicked := u.press(id, box, 0)
	if clicked {
		*on = !*on
	}
	square := geom.R(box.X, box.Y+float64(geom.Floor((box.H-side)/2)), side, side)
	c := u.look.Rest
	switch {
	case *on:
		c = u.look.Accent
	case over || held:
		c = u.look.Hover
	}
	u.fill(square, c)
	if *on {
		u.draw(tick, square, u.look.Text, "")
	}
	u.ring(id, square.Inset(-1))
	u.write(words, geom.R(box.X+side+inner, box.Y, box.W-side-inner, box.H), render.Left, u.look.Text)
	return clicked
}
