package ui

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// List shows lines to choose one from, so many at a time, and reports whether the player has chosen another one:
// *chosen is its number, from 0. lines of zero: as many as there are, up to 6. Only those that show cost anything.
func (u *UI) List(label string, chosen *int, items []string, lines int) bool {
	if lines <= 0 {
		lines = min(len(items), 6)
	}
	return u.Table(label, chosen, Table{Rows: len(items), Lines: lines, Cell: func(row, _ int) string { return items[row] }})
}

// Table is what a table shows.
type Table struct {
	Columns []Column // none: one without a head
	Rows    int
	Cell    func(row, column int) string       // asked for what shows alone
	Color   func(row, column int) render.Color // of the text; nil, and zero: the usual one
	Lines   int                                // rows that show at a time; zero: what is left of the window, at least 3
}

// Column is a column of a table.
type Column struct {
	Name  string
	Width float64      // pixels of the font; zero: a share of what is left
	Align render.Align // zero: left
}

// Table shows rows that scroll below a head, and reports whether the player has chosen another one: *chosen is its
// number, from 0; -1: none. chosen may be nil: then rows cannot be chosen.
func (u *UI) Table(label string, chosen *int, t Table) bool {
	id := u.id(label)
	line := u.tableLine()
	head := 0.0
	if len(t.Columns) > 0 {
		head = row
	}
	r := u.top()
	high := line * float64(t.Lines)
	if t.Lines <= 0 {
		high = max(r.view.Y+r.view.H-r.at.Y-head-2, 3*line)
	}
	all := u.cell(160, high+head+2)
	outer := *u.top()
	i := u.find(&u.boxes, id, box, all)
	a := &u.boxes[i]
	a.seen, a.lies = u.frame, all
	a.content, a.view = line*float64(t.Rows), high
	a.scroll = geom.Clamp(a.scroll, 0, max(a.content-a.view, 0))
	view := geom.R(all.X+1, all.Y+1+head, all.W-2, high)
	if a.content > a.view {
		view.W -= slim + 1
	}
	u.fill(all, u.look.Well)
	u.columns(t, view, head)
	changed := u.rows(id, i, outer, chosen, t, view, line)
	u.ring(id, all)
	return changed
}

// tableLine returns how high a row of a table is.
func (u *UI) tableLine() float64 { return max(letter+3, float64(geom.Floor(u.finger*0.8))) }

// columns draws the head of a table.
func (u *UI) columns(t Table, view geom.Rect, head float64) {
	if head == 0 {
		return
	}
	u.fill(geom.R(view.X, view.Y-head, view.W, head), u.look.Title)
	x, share := view.X, t.share(view.W)
	for _, c := range t.Columns {
		w := c.width(share)
		u.write(c.Name, geom.R(x+3, view.Y-head, w-6, head), c.Align, u.look.Faint)
		x += w
	}
}

func (c Column) width(share float64) float64 {
	if c.Width > 0 {
		return c.Width
	}
	return share
}

// share returns the width of a column that has none.
func (t *Table) share(width float64) float64 {
	n := 0.0
	for _, c := range t.Columns {
		width -= c.Width
		if c.Width <= 0 {
			n++
		}
	}
	return float64(geom.Floor(max(width/max(n, 1), 8)))
}

// rows does what the player does to the rows, and draws those that show.
func (u *UI) rows(id uint64, i int, outer region, chosen *int, t Table, view geom.Rect, line float64) (changed bool) {
	u.boxes[i].lies.X, u.boxes[i].lies.W = view.X, u.boxes[i].lies.X+u.boxes[i].lies.W-view.X
	r := u.open(id, "table", view, 0)
	r.win, r.box, r.clip = outer.win, i, inside(view, outer.clip)
	a := &u.boxes[i]
	takes := keys(0)
	if chosen != nil && *chosen > 0 {
		takes |= takesUp
	}
	if chosen != nil && *chosen < t.Rows-1 {
		takes |= takesDown
	}
	_, held, clicked := u.press(id, view, takes)
	under := geom.Floor((u.at.Y - view.Y + a.scroll) / line)
	if chosen != nil {
		was := *chosen
		if clicked && !u.ok && under >= 0 && under < t.Rows {
			*chosen = under
		}
		if u.focus == id && u.stepY != 0 {
			*chosen = min(max(*chosen+u.stepY, 0), t.Rows-1)
			a.reveal(float64(*chosen)*line, line)
		}
		changed = *chosen != was
	}
	u.add(clip, r.clip, render.Color{}, "")
	first := max(geom.Floor(a.scroll/line), 0)
	last := min(geom.Floor((a.scroll+view.H)/line), t.Rows-1)
	for n := first; n <= last; n++ {
		b := geom.R(view.X, view.Y+float64(n)*line-a.scroll, view.W, line)
		light := u.last.over && n == under && chosen != nil && (held || !u.touch)
		u.row(t, b, n, chosen != nil && *chosen == n, light)
	}
	u.stack = u.stack[:len(u.stack)-1]
	u.scroll(&region{id: id, win: outer.win, box: i, clip: inside(view, outer.clip)}, a)
	u.unclip()
	u.scrollBar(&region{id: id, win: outer.win, box: i, view: view}, a)
	return changed
}

// reveal scrolls a part of what is in an area into sight.
func (a *area) reveal(from, high float64) {
	if from < a.scroll {
		a.scroll = from
	}
	a.scroll = max(a.scroll, from+high-a.view)
}

// row draws a row of a table.
func (u *UI) row(t Table, b geom.Rect, n int, on, light bool) {
	switch {
	case on:
		u.fill(b, u.look.Accent)
	case light:
		u.fill(b, u.look.Hover)
	case n%2 == 1:
		u.fill(b, u.look.Text.Fade(0.035))
	}
	x, share := b.X, t.share(b.W)
	for c := range max(len(t.Columns), 1) {
		w, align := b.W, render.Left
		if len(t.Columns) > 0 {
			w, align = t.Columns[c].width(share), t.Columns[c].Align
		}
		ink := u.look.Text
		if t.Color != nil {
			ink = or(t.Color(n, c), ink)
		}
		u.write(t.Cell(n, c), geom.R(x+3, b.Y, w-6, b.H), align, ink)
		x += w
	}
}
