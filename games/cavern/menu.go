package main

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

const (
	rowHigh = 22.0  // of a line of a menu, logical pixels: a thumb finds it
	rowWide = 240.0 // logical pixels
)

// The controls of menus.
var (
	pick = input.Stick{
		Name: "pick",
		Left: input.Any{input.KeyLeft, input.KeyA, input.PadLeft, input.PadLeftLeft}, Right: input.Any{input.KeyRight, input.KeyD, input.PadRight, input.PadLeftRight},
		Up: input.Any{input.KeyUp, input.KeyW, input.PadUp, input.PadLeftUp}, Down: input.Any{input.KeyDown, input.KeyS, input.PadDown, input.PadLeftDown},
	}
	accept = input.Action{Name: "accept", On: input.Any{input.KeyEnter, input.KeySpace, input.KeyNumpadEnter, input.PadA, input.PadStart}}
	back   = input.Action{Name: "back", On: input.Any{input.KeyEscape, input.KeyBackspace, input.PadB, input.PadBack}}
)

// menu is lines to choose from, with keys, a pad, the mouse or a finger.
type menu struct {
	Row int     // that is chosen
	Top float64 // of the first line, logical pixels
}

// rect returns where a line is.
func (m *menu) rect(i int) geom.Rect {
	return geom.R((width-rowWide)/2, m.Top+float64(float64(i)*rowHigh), rowWide, rowHigh)
}

// update moves the choice among some lines. It reports whether the chosen one was taken, and which way it was pushed,
// −1 to the left and 1 to the right.
func (m *menu) update(t *engine.Tick, lines int) (taken bool, push int) {
	dx, dy := t.Input.Step(pick)
	if m.Row = (m.Row + dy + lines) % lines; dy != 0 {
		click(t)
	}
	taken = t.Input.Pressed(accept)
	for p, i := t.Input.Pointer(), 0; i < lines; i++ {
		if m.rect(i).Contains(p.Pos) && (p.Delta != geom.Vec{} || p.Pressed || p.Released) {
			m.Row = i
			taken = taken || p.Released
		}
	}
	if taken || dx != 0 {
		click(t)
	}
	return taken, dx
}

// click is the sound of menus.
func click(t *engine.Tick) { t.Audio.PlayWith(soundClick, audio.Play{Bus: audio.BusUI}) }

// draw draws the lines, and right of them what each is set to; no words: nothing.
func (m *menu) draw(c *render.Canvas, lines, values []string) {
	for i, words := range lines {
		r, col := m.rect(i), dimCol
		if i == m.Row {
			col = inkCol
			c.Rect(r.Inset(1), inkCol.Fade(0.12))
		}
		y := r.Y + (rowHigh-text)/2
		if values == nil {
			write(c, words, geom.V(width/2, y), text, render.Center, col)
			continue
		}
		write(c, words, geom.V(r.X+8, y), text, render.Left, col)
		write(c, values[i], geom.V(r.Max().X-8, y), text, render.Right, coinCol)
	}
}
