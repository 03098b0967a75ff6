package render

// What is here are functions and not methods, since a page links all exported methods of a Canvas, used or not.

import (
	"math"
	"unicode/utf8"

	"github.com/krill2d/krill/engine/geom"
)

// TextLen returns the number of characters of a text as it is drawn, without the names of its styles, for First.
// It costs as much as drawing.
func TextLen(c *Canvas, t Text) int { return utf8.RuneCountInString(c.layWords(t).text) }

// TextPos returns where the caret stands before the i-th byte of a text as Text draws it: a line without a width, as
// high as its line. Beyond the end it stands behind the last letter. In a text with styles bytes are those of S, names
// and all. It costs as much as drawing.
func TextPos(c *Canvas, t Text, i int) geom.Rect {
	s := c.layWords(t)
	at := min(max(s.fromSource(i), 0), len(s.text))
	l := s.lineOf(at)
	x, _ := s.caret(l, min(at, l.to), l.first)
	return geom.Rect{X: t.Pos.X + l.x + x, Y: t.Pos.Y + l.top, H: l.height}
}

// TextAt returns the byte of a text before which a caret stands nearest to a point: len(S) at the end. Points above,
// below and beside the text count as its edge. It costs as much as drawing.
func TextAt(c *Canvas, t Text, p geom.Vec) int {
	s := c.layWords(t)
	p = p.Sub(t.Pos)
	n := 0
	for n+1 < len(s.lines) && p.Y >= s.lines[n+1].top {
		n++
	}
	l := &s.lines[n]
	best, far, cell := l.from, math.Inf(1), l.first
	for at := l.from; ; at += runeLen(s.text[at:]) {
		var x float64
		if x, cell = s.caret(l, at, cell); math.Abs(l.x+x-p.X) < far {
			best, far = at, math.Abs(l.x+x-p.X)
		}
		if at >= l.to {
			return s.toSource(best)
		}
	}
}

// TextRects appends to into the boxes of the letters from one byte of a text to another, line by line, as a selection
// shows them. It costs as much as drawing.
func TextRects(c *Canvas, t Text, from, to int, into []geom.Rect) []geom.Rect {
	s := c.layWords(t)
	from, to = s.fromSource(from), s.fromSource(to)
	for i := range s.lines {
		l := &s.lines[i]
		first := len(into)
		for _, j := range s.order[l.first:l.end] {
			x := &s.cells[j]
			if x.from < from || x.from >= to {
				continue
			}
			r := geom.Rect{X: t.Pos.X + l.x + x.x, Y: t.Pos.Y + l.top, W: x.step, H: l.height}
			if n := len(into); n > first && math.Abs(into[n-1].X+into[n-1].W-r.X) < 1e-6+math.Abs(x.kern) {
				into[n-1].W = r.X + r.W - into[n-1].X
			} else {
				into = append(into, r)
			}
		}
	}
	return into
}

// lineOf returns the line that a byte of the text lies in: the last one that begins before it.
func (s *setting) lineOf(at int) *setLine {
	i := 0
	for i+1 < len(s.lines) && s.lines[i+1].from <= at {
		i++
	}
	return &s.lines[i]
}

// caret returns where the caret stands before a byte of a line, logical pixels from the line's left end, and the cell
// that the byte is in, which is looked for from the i-th one on. In a cluster of several characters it stands at equal
// parts.
func (s *setting) caret(l *setLine, at, i int) (x float64, cell int) {
	if l.first == l.end {
		return 0, i
	}
	for i+1 < l.end && s.cells[i+1].from <= at {
		i++
	}
	c := &s.cells[i]
	lo, hi := c.x, c.x+c.step
	for j := i - 1; j >= l.first && s.cells[j].from == c.from; j-- {
		lo, hi = min(lo, s.cells[j].x), max(hi, s.cells[j].x+s.cells[j].step)
	}
	all := max(utf8.RuneCountInString(s.text[c.from:c.to]), 1)
	part := float64(utf8.RuneCountInString(s.text[c.from:min(max(at, c.from), c.to)])) / float64(all)
	if c.level&1 != 0 {
		part = 1 - part
	}
	return geom.Lerp(lo, hi, part), i
}
