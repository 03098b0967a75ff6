package render

import (
	"fmt"

	"github.com/krill2d/krill/engine/geom"
)

// lettering is a font other than the built-in one, for which nil stands. It is an interface, although only faces are
// one, so that a game without fonts links nothing of them: only NewFont leads there.
type lettering interface {
	// em and line return the font units of an em, and from line to line.
	em() int
	line() int
	// past returns the step over a character after a glyph, 0 for none, font units, and the glyph for the next call.
	past(last uint16, r rune) (step int, glyph uint16)
	// ready makes the canvas's pen, which has its unit already, one of the font.
	ready(c *Canvas)
	// write draws a line whose top left corner is at a point in device pixels.
	write(c *Canvas, s string, at geom.Vec)
	// forget lets all letters be painted again.
	forget()
}

// lettering returns the open font, or nil for the built-in one and those that cannot be opened.
func (a *Atlas) lettering(f Font) lettering {
	if a.lastFont != f.id {
		opened, ok := a.faces[f.id]
		if !ok {
			opened = a.openFont(f)
			a.faces[f.id] = opened
		}
		a.lastFont, a.lastFace = f.id, opened
	}
	return a.lastFace
}

func (a *Atlas) openFont(f Font) lettering {
	r, ok := known.find(Image(f))
	if !ok || r.font == nil {
		a.report(Image(f), fmt.Errorf("render: load font %016x: no font of this name in this build; name it before a snapshot is restored", f.id))
		return nil
	}
	return r.font(a, f)
}

// walk goes over the characters of a line.
type walk struct {
	font lettering
	last uint16 // glyph that the next one is kerned with; 0: none
}

// past returns the step over a character, units of the font.
func (w *walk) past(r rune) (step int) {
	if w.font == nil {
		return advanceOf(r)
	}
	step, w.last = w.font.past(w.last, r)
	return step
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
