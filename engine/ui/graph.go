package ui

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Progress shows how much of something is done, 0 to 1, with a text in it.
func (u *UI) Progress(text string, part float64) {
	box := u.line(u.width(text) + 2*inner)
	u.last = made{box: box, over: u.isOver(box)}
	u.fill(box, u.look.Well)
	u.frameOf(box, u.look.Edge)
	if w := float64(geom.Round((box.W - 2) * geom.Clamp(part, 0, 1))); w > 0 {
		u.fill(geom.R(box.X+1, box.Y+1, w, box.H-2), u.look.Accent)
	}
	u.write(text, box, render.Center, u.look.Text)
}

// Graph is numbers over time.
type Graph struct {
	Values []float64 // the newest last; those that have no room are left out
	Top    float64   // at the upper edge; zero: the largest value
	Mark   float64   // a line across, above which bars are red: 1000.0/60 for a frame's milliseconds; zero: none
	Height float64   // pixels of the font; zero: 40
	Text   string    // in the upper left corner
}

// Graph shows numbers as bars, such as the times of the last frames.
func (u *UI) Graph(g Graph) {
	if g.Height <= 0 {
		g.Height = 40
	}
	box := u.cell(120, g.Height)
	u.last = made{box: box, over: u.isOver(box)}
	u.fill(box, u.look.Well)
	top := g.Top
	for _, v := range g.Values {
		if g.Top <= 0 {
			top = max(top, v)
		}
	}
	in := box.Inset(1)
	n := min(len(g.Values), geom.Floor(in.W))
	for i := range n {
		v := g.Values[len(g.Values)-n+i]
		h := float64(geom.Round(in.H * geom.Clamp(v/max(top, 1e-9), 0, 1)))
		c := u.look.Accent
		if g.Mark > 0 && v > g.Mark {
			c = u.look.Alarm
		}
		if h > 0 {
			u.fill(geom.R(in.X+in.W-float64(n-i), in.Y+in.H-h, 1, h), c)
		}
	}
	if g.Mark > 0 && g.Mark <= top {
		u.fill(geom.R(in.X, in.Y+in.H-float64(geom.Round(in.H*g.Mark/top)), in.W, 1), u.look.Focus.Fade(0.6))
	}
	u.frameOf(box, u.look.Edge)
	if g.Text != "" {
		u.fill(geom.R(box.X+1, box.Y+1, min(u.width(g.Text)+5, box.W-2), letter+3), u.look.Well)
		u.write(g.Text, geom.R(box.X+3, box.Y, box.W-6, row), render.Left, u.look.Text)
	}
}
