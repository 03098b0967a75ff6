package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// What a finger, or a click, can hit in the text over the field, logical pixels.
var (
	leaveButton = geom.R(width-118, 282, 100, 44)
	doneButton  = geom.R(474, 178, 124, 56)
)

// The initials, logical pixels.
const (
	initialY    = 206.0 // of their middle
	initialStep = 100.0 // from one to the next
	initialHalf = 26.0  // height above and below the middle in which a letter is chosen; beyond are its arrows
	initialAll  = 84.0  // height above and below the middle that belongs to a letter
)

// thumbLines says what the thumbs do.
var thumbLines = [...][3]string{
	{"TURN", "LEFT THUMB", ""},
	{"THRUST", "RIGHT OR UP", ""},
	{"FIRE", "RIGHT THUMB", ""},
	{"HYPERSPACE", "ABOVE THAT", ""},
	{"PAUSE", "CORNER", ""},
}

// ScreenPad is what lies under the thumbs while the game is played.
func (g *game) ScreenPad() input.ScreenPad {
	switch {
	case g.mode != playing:
		return input.ScreenPad{}
	case g.paused > 0:
		return input.ScreenPad{Buttons: input.Buttons{pause}}
	}
	return input.ScreenPad{Stick: turn, Buttons: input.Buttons{fire, thrust, hyperspace, pause}}
}

// hint returns the words for what the player plays with.
func (g *game) hint(keys, touch string) string {
	if g.touch {
		return touch
	}
	return keys
}

var (
	click = input.Action{Name: "click", On: input.Any{input.TouchTap, input.MouseLeft}}
	touch = input.Action{Name: "touch", On: input.Any{input.TouchScreen, input.MouseLeft}}
)

// tapped reports whether a finger or the mouse tapped a part of the screen.
func tapped(in *input.State, r geom.Rect) bool {
	return in.Pressed(click) && r.Contains(in.Pointer().Pos)
}

// initialAt returns the middle of a letter of the name. For fingers there is a button beside them.
func initialAt(i int, touch bool) geom.Vec {
	x := centre.X
	if touch {
		x -= 74
	}
	return geom.V(x+float64(i-1)*initialStep, initialY)
}

// entryTouched returns the letter that a finger lies on, and which way one on its arrows dials it, again and again
// while it lies there. on is -1 when there is none.
func entryTouched(in *input.State) (on, by int) {
	if !in.Repeated(touch) {
		return -1, 0
	}
	at := in.Pointer().Pos
	for i := range nameLength {
		d := at.Sub(initialAt(i, in.LastDevice() == input.Touch))
		switch {
		case max(d.X, -d.X) > initialStep/2 || max(d.Y, -d.Y) > initialAll:
			continue
		case d.Y < -initialHalf:
			return i, -1
		case d.Y > initialHalf:
			return i, 1
		}
		return i, 0
	}
	return -1, 0
}

// drawButton draws something to tap.
func drawButton(c *render.Canvas, r geom.Rect, label string, col render.Color) {
	c.Rect(r, col.Fade(0.12))
	c.RectLine(r, 1.5, col.Fade(0.8))
	style{size: 13, align: 0.5, plain: true, col: col}.write(c, label, r.Center().Sub(geom.V(0, 6.5)))
}
