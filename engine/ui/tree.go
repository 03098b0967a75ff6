package ui

import (
	"slices"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Tree shows a branch that the player opens and closes, closed at first, and reports whether it is open: then what is in
// it follows, and End. So what is in a closed one is never asked for.
func (u *UI) Tree(label string) bool { return u.branch(label, false) }

// Section is Tree that is open at first, and stands out: a part of a window.
func (u *UI) Section(label string) bool { return u.branch(label, true) }

func (u *UI) branch(label string, section bool) bool {
	id, words := u.id(label), shown(label)
	box := u.line(u.width(words) + indent + inner)
	u.tight(section)
	at, other := slices.BinarySearch(u.opened, id)
	open := other != section
	takes := takesRight
	if open {
		takes = takesLeft
	}
	over, held, clicked := u.press(id, box, takes)
	if clicked || u.focus == id && u.stepX != 0 {
		open = !open
		if other {
			u.opened = slices.Delete(u.opened, at, at+1)
		} else {
			u.opened = slices.Insert(u.opened, at, id)
		}
	}
	switch {
	case over || held:
		u.fill(box, u.look.Hover)
	case section:
		u.fill(box, u.look.Title)
	}
	arrow := right
	if open {
		arrow = down
	}
	u.draw(arrow, geom.R(box.X, box.Y, indent, box.H), u.look.Faint, "")
	u.write(words, geom.R(box.X+indent+1, box.Y, box.W-indent-inner, box.H), render.Left, u.look.Text)
	u.ring(id, box)
	if !open {
		return false
	}
	u.newline()
	inner := *u.top()
	inner.id, inner.name, inner.tree, inner.back = id, label, true, -1
	if !section {
		inner.shift += indent
	}
	u.stack = append(u.stack, inner)
	return true
}

// tight brings the rows of a tree closer together.
func (u *UI) tight(section bool) {
	if r := u.top(); r.n == 0 && !section {
		r.at.Y -= gap - 1
	}
}
