package ui

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// region is a part of the canvas that widgets are put into, from the top down.
type region struct {
	id     uint64    // scope of the labels in it
	name   string    // for complaints
	win    int       // its place in u.wins; -1: it stands in none
	box    int       // its place in u.boxes; -1: it is none
	tree   bool      // the children of a branch: in the region of their parent
	bottom bool      // it is to be scrolled to its end
	back   int       // the command of its background, which grows with what is in it; -1: it does not
	clip   geom.Rect // what of it shows
	view   geom.Rect // what is filled, before it is scrolled
	at     geom.Vec  // where the next row begins
	shift  float64   // of the children of branches
	height float64   // of the row so far
	cols   [maxCols]float64
	n      int // columns of the row; 0: one as wide as the view
	col    int // that is next
	x      float64
	share  float64 // width of a column of width zero
}

const maxCols = 12

func (u *UI) top() *region { return &u.stack[len(u.stack)-1] }

// open begins a region whose content begins so far above its view.
func (u *UI) open(id uint64, name string, view geom.Rect, scroll float64) *region {
	u.stack = append(u.stack, region{
		id: id, name: name, win: -1, box: -1, back: -1, view: view, clip: view, at: geom.V(view.X, view.Y-scroll),
	})
	return u.top()
}

// Row puts the next widgets side by side, one for each width: pixels of the font, 0 for an equal share of what is left,
// and Fit for what the widget needs. There are at most 12. The row after it has one widget again.
func (u *UI) Row(widths ...float64) {
	u.newline()
	r := u.top()
	r.n = copy(r.cols[:], widths)
	r.x, r.share = 0, 0
	left, shares := r.view.W-r.shift, 0.0
	for i := range r.n {
		switch w := r.cols[i]; {
		case w > 0:
			left -= w
		case w == 0:
			shares++
		}
	}
	left -= gap * float64(r.n-1)
	if shares > 0 {
		r.share = max(float64(geom.Floor(left/shares)), 1)
	}
}

// Fit is the width, in a Row, of a widget that is as wide as its text.
const Fit = -1.0

// newline ends a row that is not full.
func (u *UI) newline() {
	r := u.top()
	if r.n > 0 && r.col > 0 {
		r.at.Y += r.height + gap
	}
	r.n, r.col, r.height = 0, 0, 0
}

// cell returns the place of the next widget. natural is the width that it needs.
func (u *UI) cell(natural, height float64) geom.Rect {
	r := u.top()
	if r.n == 0 {
		box := geom.R(r.view.X+r.shift, r.at.Y, max(r.view.W-r.shift, 1), height)
		r.at.Y += height + gap
		return box
	}
	w := r.cols[r.col]
	switch {
	case w < 0:
		w = natural
	case w == 0:
		w = r.share
	}
	rest := r.view.W - r.shift - r.x
	if r.col == r.n-1 && r.cols[r.col] == 0 {
		w = rest // what the division has left
	}
	box := geom.R(r.view.X+r.shift+r.x, r.at.Y, max(min(w, rest), 1), height)
	r.x += w + gap
	r.height = max(r.height, height)
	if r.col++; r.col == r.n {
		r.at.Y += r.height + gap
		r.n, r.col, r.height = 0, 0, 0
	}
	return box
}

// line returns the place of the next widget of one line.
func (u *UI) line(natural float64) geom.Rect { return u.cell(natural, u.RowHeight()) }

// RowHeight returns how high a widget of one line is, pixels of the font: more where a finger must find it. Between two rows are
// 3 pixels, and around what is in a window or panel 5.
func (u *UI) RowHeight() float64 { return max(row, u.finger) }

// Space leaves room for a drawing of the game's own, or none, and returns where it is, in canvas units.
func (u *UI) Space(height float64) geom.Rect {
	box := u.cell(height, height)
	u.last = made{box: box, over: u.isOver(box)}
	return u.canvas(box)
}

// canvas returns a box in canvas units.
func (u *UI) canvas(box geom.Rect) geom.Rect {
	return geom.R(box.X*u.unit, box.Y*u.unit, box.W*u.unit, box.H*u.unit)
}

// Separator draws a line across.
func (u *UI) Separator() {
	box := u.cell(1, 3)
	u.fill(geom.R(box.X, box.Y+1, box.W, 1), u.look.Edge)
}

// Bottom scrolls the window, panel or box that is open to its end, as a log wants it when a line has come.
func (u *UI) Bottom() { u.top().bottom = true }

// Paint fills a rectangle over the widget that was made last, or in a [UI.Space]: pixels of the font, from its upper left
// corner on.
func (u *UI) Paint(r geom.Rect, c render.Color) {
	u.fill(geom.R(u.last.box.X+r.X, u.last.box.Y+r.Y, r.W, r.H), c)
}

// Last returns the size of the widget that was made last, pixels of the font; without the label before it.
func (u *UI) Last() geom.Vec { return u.last.box.Size() }
