package render

import (
	"fmt"

	"github.com/krill2d/krill/engine/geom"
)

// lettering is a font other than the built-in one, for which nil stands. It is an interface so that a game without
// fonts links nothing of them: only NewFont leads there.
type lettering interface {
	// em and line return the font units of an em, and from line to line; size the Text.Size that zero means.
	em() int
	line() int
	size() float64
	// past returns the step over a character after a glyph, 0 for none, font units, and the glyph for the next call.
	past(last uint16, r rune) (step int, glyph uint16)
	// ready makes the canvas's pen, which has its unit and edge already, one of the font.
	ready(c *Canvas)
	// write draws a line whose top left corner is at a point in device pixels.
	write(c *Canvas, s string, at geom.Vec)
	// forget lets all letters be painted again.
	forget()
	// flow returns what lays the font's text out, or nil when its letters stand side by side.
	flow() flow
}

// signs are what text of several fonts is laid out by, letter by letter. Every lettering has them: they are apart so
// that a page without such text links less.
type signs interface {
	// top returns the font units from a line's top to its baseline.
	top() int
	// next returns a character's slot, how much it is moved first, the step after it, font units, and the glyph that
	// the next one is kerned with.
	next(last uint16, r rune) (slot int32, kern, advance int, glyph uint16)
	// sees reports whether the letter of a slot is drawn.
	sees(slot int32) bool
	// put draws the letter of a slot whose pen stands at a point of the baseline in device pixels.
	put(c *Canvas, p *pen, slot int32, at geom.Vec)
	// shaper returns what puts the font's letters together, or nil; glyphSlot the slot of a glyph of it. With a type
	// of our own here a page would link that type's methods.
	shaper() Shaper
	glyphSlot(glyph uint16) int32
}

// lettering returns the open font, or nil for the built-in one and those that cannot be opened.
func (a *Atlas) lettering(f Font) lettering {
	if a.lastFont != f.id {
		opened, ok := a.faces[f.id]
		if !ok {
			opened = a.openLettering(f)
			a.faces[f.id] = opened
		}
		a.lastFont, a.lastFace = f.id, opened
	}
	return a.lastFace
}

func (a *Atlas) openLettering(f Font) lettering {
	r, ok := known.find(Image(f))
	if !ok || r.font == nil {
		a.report(Image(f), fmt.Errorf("render: load font %016x: no font of this name in this build; name it before a snapshot is restored", f.id))
		return nil
	}
	return r.font(a, f)
}

// gapOf returns what follows a letter and is no part of it, units of the font.
func gapOf(f lettering) int {
	if f == nil {
		return letterGap
	}
	return 0
}

// lineOf returns the height of a line, units of the font.
func lineOf(f lettering) int {
	if f == nil {
		return lineHeight
	}
	return f.line()
}

// emOf returns the units of the font that Text.Size stands for.
func emOf(f lettering) int {
	if f == nil {
		return lineHeight
	}
	return f.em()
}
