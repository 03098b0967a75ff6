package ui

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// command is something that is drawn.
type command struct {
	kind  kind
	color render.Color
	box   geom.Rect
	words string
}

// kind says what a command draws.
type kind uint8

const (
	fill  kind = iota // box
	frame             // the outline of box, a pixel wide
	write             // words, from the upper left of box, wrapped to its width when that is not zero
	clip              // what follows shows in box alone
	caret             // box, half of the time
	right             // an arrow in the middle of box
	down
	cross
	tick
	grip // lines in the lower right corner of box
)

// piece is the commands from one on, up to the next piece: those of a window.
type piece struct {
	window uint64
	from   int
}

const tipID = 2 // of what lies over all windows

// cut begins the commands of another window.
func (u *UI) cut(window uint64) { u.pieces = append(u.pieces, piece{window, len(u.draws)}) }

func (u *UI) add(k kind, box geom.Rect, c render.Color, words string) {
	u.draws = append(u.draws, command{k, c, box, words})
}

// draw is add for what may be out of sight.
func (u *UI) draw(k kind, box geom.Rect, c render.Color, words string) {
	if u.top().clip.Overlaps(box) {
		u.add(k, box, c, words)
	}
}

func (u *UI) fill(box geom.Rect, c render.Color) { u.draw(fill, box, c, "") }

func (u *UI) frameOf(box geom.Rect, c render.Color) { u.draw(frame, box, c, "") }

// write writes a line of text into the middle of a box's height, cut to its width.
func (u *UI) write(words string, box geom.Rect, align render.Align, c render.Color) {
	words = u.fit(words, box.W)
	if words == "" {
		return
	}
	at := geom.R(box.X, box.Y+float64(geom.Floor((box.H-letter+1)/2)), 0, letter)
	if align != render.Left {
		room := box.W - u.width(words)
		if align == render.Center {
			room = float64(geom.Floor(room / 2))
		}
		at.X += max(room, 0)
	}
	if u.top().clip.Overlaps(geom.R(box.X, at.Y, box.W, letter)) {
		u.add(write, at, c, words)
	}
}

// Draw draws what the last Update has made, over what was drawn before in the current layer: call it last. It
// leaves the canvas as it was.
func (u *UI) Draw(c *render.Canvas) {
	if u.unit == 0 {
		return
	}
	render.Preserve(c, func() {
		c.Screen()
		c.Push(geom.Stretch(geom.V(u.unit, u.unit)))
		c.Blend(render.Over)
		u.drawWindow(c, rootID)
		for i := range u.wins {
			if u.wins[i].seen == u.frame {
				u.drawWindow(c, u.wins[i].id)
			}
		}
		u.drawWindow(c, tipID)
		c.Scissor(geom.Rect{})
		c.Pop()
	})
}

func (u *UI) drawWindow(c *render.Canvas, id uint64) {
	for i, p := range u.pieces {
		if p.window != id {
			continue
		}
		to := len(u.draws)
		if i+1 < len(u.pieces) {
			to = u.pieces[i+1].from
		}
		c.Scissor(geom.Rect{})
		for j := p.from; j < to; j++ {
			u.draws[j].draw(c)
		}
	}
}

func (d *command) draw(c *render.Canvas) {
	b := d.box
	switch d.kind {
	case fill:
		c.Rect(b, d.color)
	case frame:
		c.RectLine(b, 1, d.color)
	case write:
		size := letter
		if c.TextScale > 0 {
			size /= c.TextScale // it is in the size of a pixel already
		}
		c.Text(render.Text{S: d.words, Pos: b.Min(), Wrap: b.W, Size: size, Color: d.color})
	case clip:
		c.Scissor(b)
	case caret:
		const blink = 1.0 // seconds, half of them on
		if on := c.ReduceMotion || c.Time()/blink-float64(int64(c.Time()/blink)) < 0.5; on {
			c.Rect(b, d.color)
		}
	default:
		d.sign(c)
	}
}

// sign draws a sign in the middle of the box.
func (d *command) sign(c *render.Canvas) {
	x := d.box.X + float64(geom.Floor((d.box.W-7)/2))
	y := d.box.Y + float64(geom.Floor((d.box.H-7)/2))
	if d.kind == grip {
		x, y = d.box.X+d.box.W-8, d.box.Y+d.box.H-8
	}
	for _, r := range signs[d.kind] {
		c.Rect(geom.R(x+r.X, y+r.Y, r.W, r.H), d.color)
	}
}

// signs are pictures of 7 by 7 pixels, as rectangles.
var signs = [...][]geom.Rect{
	right: {{X: 2, Y: 0, W: 1, H: 7}, {X: 3, Y: 1, W: 1, H: 5}, {X: 4, Y: 2, W: 1, H: 3}, {X: 5, Y: 3, W: 1, H: 1}},
	down:  {{X: 0, Y: 2, W: 7, H: 1}, {X: 1, Y: 3, W: 5, H: 1}, {X: 2, Y: 4, W: 3, H: 1}, {X: 3, Y: 5, W: 1, H: 1}},
	cross: {
		{X: 1, Y: 1, W: 1, H: 1},
		{X: 2, Y: 2, W: 1, H: 1},
		{X: 3, Y: 3, W: 1, H: 1},
		{X: 4, Y: 4, W: 1, H: 1},
		{X: 5, Y: 5, W: 1, H: 1},
		{X: 5, Y: 1, W: 1, H: 1},
		{X: 4, Y: 2, W: 1, H: 1},
		{X: 2, Y: 4, W: 1, H: 1},
		{X: 1, Y: 5, W: 1, H: 1},
	},
	tick: {
		{X: 0, Y: 3, W: 1, H: 2},
		{X: 1, Y: 4, W: 1, H: 2},
		{X: 2, Y: 5, W: 1, H: 2},
		{X: 3, Y: 4, W: 1, H: 2},
		{X: 4, Y: 3, W: 1, H: 2},
		{X: 5, Y: 2, W: 1, H: 2},
		{X: 6, Y: 1, W: 1, H: 2},
	},
	grip: {
		{X: 5, Y: 1, W: 1, H: 1}, {X: 5, Y: 3, W: 1, H: 1}, {X: 3, Y: 3, W: 1, H: 1}, {X: 5, Y: 5, W: 1, H: 1}, {X: 3, Y: 5, W: 1, H: 1}, {X: 1, Y: 5, W: 1, H: 1},
	},
}

// unclip sets back what the region that is open shows.
func (u *UI) unclip() {
	r := u.top()
	if r.win < 0 && r.box < 0 {
		u.add(clip, geom.Rect{}, render.Color{}, "")
		return
	}
	u.add(clip, r.clip, render.Color{}, "")
}
