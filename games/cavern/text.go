package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// The sizes of text, logical pixels: a phone that is held upright shows them about as large as they are here.
const (
	bigText  = 32.0
	text     = 16.0
	noteText = 12.0 // for what may be overlooked
)

// The colours of what lies over the cave.
var (
	inkCol   = render.Hex(0xf4ecd8)
	dimCol   = render.Hex(0xa79fb8)
	coinCol  = render.Hex(0xffd65c)
	nightCol = render.Hex(0x0b0a14)
)

// write writes words with a dark rim, so that they can be read over any ground.
func write(c *render.Canvas, words string, at geom.Vec, size float64, align render.Align, col render.Color) {
	c.Text(render.Text{S: words, Pos: at, Size: size, Align: align, Color: col, Outline: 1, OutlineColor: nightCol})
}

// middle writes words in the middle of the canvas at a height.
func middle(c *render.Canvas, words string, y, size float64, col render.Color) {
	write(c, words, geom.V(width/2, y), size, render.Center, col)
}

// dim darkens all that was drawn, by 0 to 1.
func dim(c *render.Canvas, by float64) {
	if by > 0 {
		c.Rect(geom.R(0, 0, width, height), nightCol.Fade(min(by, 1)))
	}
}
