package ui

import "github.com/krill2d/krill/render"

// Style is what a user interface looks like. Each zero field is Krill's own look.
type Style struct {
	Zoom int // factor of all sizes; zero: 1

	Back   render.Color // of windows and panels
	Edge   render.Color // around them, and of separators
	Title  render.Color // bar of the window on top
	Text   render.Color
	Faint  render.Color // labels before values, hints, titles of other windows
	Rest   render.Color // of buttons, and what a slider has not filled
	Hover  render.Color // under the mouse
	Accent render.Color // what is held, filled or chosen
	Focus  render.Color // around what keys are for
	Well   render.Color // of fields, lists and graphs
	Alarm  render.Color // bars of a graph above its mark
}

// The sizes, pixels of the font.
const (
	letter    = 8.0   // a line of text
	row       = 13.0  // a widget
	bar       = 13.0  // of a window's title
	pad       = 5.0   // in a window, on each side
	gap       = 3.0   // between widgets
	inner     = 4.0   // in a widget, left and right of its text
	slim      = 3.0   // a scroll bar
	indent    = 9.0   // of what is in a tree
	thumb     = 40.0  // the least height of what is touched, logical pixels of the system
	phone     = 500.0 // below which a screen's shorter side is small, logical pixels of the system
	slop      = 8.0   // way of a finger that is no drag yet, logical pixels of the system
	least     = 48.0  // width and height of a window
	labelPart = 0.38  // of the width, for the label before a value
)

func or(c, other render.Color) render.Color {
	if c == (render.Color{}) {
		return other
	}
	return c
}

// filled returns the style with what zero means.
func (s Style) filled() Style {
	s.Zoom = max(s.Zoom, 1)
	s.Back = or(s.Back, render.Hex(0x151927))
	s.Edge = or(s.Edge, render.Hex(0x353b5c))
	s.Title = or(s.Title, render.Navy)
	s.Text = or(s.Text, render.Hex(0xf4f6fb))
	s.Faint = or(s.Faint, render.Hex(0x9a9fbd))
	s.Rest = or(s.Rest, render.Hex(0x2a3152))
	s.Hover = or(s.Hover, render.Hex(0x3a4470))
	s.Accent = or(s.Accent, render.Hex(0x1c78c0))
	s.Focus = or(s.Focus, render.Yellow)
	s.Well = or(s.Well, render.Hex(0x0c0f1a))
	s.Alarm = or(s.Alarm, render.Red)
	return s
}
