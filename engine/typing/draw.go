package typing

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Draw draws the entry in a box, in the style of a text whose S and Pos do not matter: what is selected, what is being
// composed with a line under it, and the caret, which blinks unless the player asked for less motion. A text that is
// too long is moved so that the caret shows.
func (e *Entry) Draw(c *render.Canvas, box geom.Rect, style render.Text) {
	shown, from, to, caret := e.Shown()
	style.S, style.Wrap, style.Align, style.Styles = shown, 0, render.Left, render.Styles{}
	style.Pos = geom.V(box.X, box.Y+(box.H-c.TextSize(style).Y)/2)
	at := render.TextPos(c, style, caret)
	if over := at.X - (box.X + box.W - 2); over > 0 {
		style.Pos.X -= over
		at.X -= over
	}
	col := style.Color
	if col == (render.Color{}) {
		col = render.White
	}
	c.Scissor(box)
	if a, b := e.Selection(); from == to && a != b {
		for _, r := range render.TextRects(c, style, a, b, nil) {
			c.Rect(r, col.Fade(0.3))
		}
	}
	c.Text(style)
	for _, r := range render.TextRects(c, style, from, to, nil) {
		c.Rect(geom.R(r.X, r.Y+r.H, r.W, 1), col)
	}
	const blink = 1.0 // seconds, half of them on
	if on := c.ReduceMotion || c.Time()/blink-float64(int64(c.Time()/blink)) < 0.5; on {
		c.Rect(geom.R(at.X, at.Y, 1, at.H), col)
	}
	c.Scissor(geom.Rect{})
}
