package render

import (
	"math"
	"strings"
)

// line is a line of a text as it is drawn.
type line struct {
	s     string
	width int // without the gap after the last letter, units of the font
}

// walk goes over the characters of lines in one font.
type walk struct {
	font    lettering
	limit   float64 // width of a line, units of the font
	spacing int     // units of the font after each letter
	last    uint16  // glyph that the next one is kerned with; 0: none
}

// past returns the step over a character, units of the font.
func (w *walk) past(r rune) (step int) {
	if w.font == nil {
		step = advanceOf(r)
	} else {
		step, w.last = w.font.past(w.last, r)
	}
	if step > 0 {
		step += w.spacing
	}
	return step
}

// gap returns what follows a letter and is no part of it, units of the font.
func (w *walk) gap() int { return gapOf(w.font) + w.spacing }

// nextLine cuts the first line off a text: at '\n', or by words so that it is no wider than the limit.
// A word that is wider is broken at a letter; a line has at least one. Spaces at a break are dropped. more is false
// when the text has ended, so that a '\n' at the end makes an empty line.
func (w *walk) nextLine(s string) (l line, rest string, more bool) {
	first := s
	if hard := strings.IndexByte(s, '\n'); hard >= 0 {
		first, rest, more = s[:hard], s[hard+1:], true
	}
	end, next := w.breakAt(first)
	if next < len(first) {
		rest, more = s[next:], true
	}
	return line{first[:end], w.width(first[:end])}, rest, more
}

// breakAt returns where a text without '\n' ends when it is broken, and where the next line begins.
func (w *walk) breakAt(s string) (end, next int) {
	if w.limit == noLimit {
		return len(s), len(s)
	}
	w.last = 0
	gap := w.gap()
	x, word := 0, -1
	for i, r := range s {
		if r == ' ' && i > 0 && s[i-1] != ' ' {
			word = i
		}
		x += w.past(r)
		if float64(x-gap) <= w.limit || i == 0 || r == ' ' {
			continue
		}
		if word > 0 {
			return word, word + leadingSpaces(s[word:])
		}
		return i, i
	}
	if float64(x-gap) > w.limit {
		return len(strings.TrimRight(s, " ")), len(s)
	}
	return len(s), len(s)
}

func leadingSpaces(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }

// width measures a line.
func (w *walk) width(s string) int {
	w.last = 0
	x := 0
	for _, r := range s {
		x += w.past(r)
	}
	if x == 0 {
		return 0
	}
	return max(x-w.gap(), 0)
}

// advanceOf returns the step after a character of the built-in font, font pixels.
func advanceOf(r rune) int {
	if uint32(r) < uint32(len(asciiSteps)) {
		return int(asciiSteps[r])
	}
	return glyphOf(r).advance()
}

// asciiSteps holds the steps that most text is made of. Control characters take no room, a tab four spaces.
var asciiSteps = func() (steps [128]uint8) {
	for r := ' '; r < 0x7f; r++ {
		steps[r] = uint8(glyphOf(r).advance())
	}
	steps['\t'] = tabSpaces * steps[' ']
	return steps
}()

// visible reports whether a character is drawn.
func visible(r rune) bool { return r > ' ' && r != 0x7f }

// noLimit is the width of text that is not wrapped.
var noLimit = math.Inf(1)
