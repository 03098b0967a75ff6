package render

import (
	"fmt"

	"github.com/krill2d/krill/engine/geom"
)

// Shaper is an open font that puts its letters together itself, as scripts need whose letters join, lie above each
// other or run from right to left. What it returns is good until its next call.
type Shaper interface {
	Outlines
	// Levels returns the embedding level of each byte of a paragraph by the Unicode bidirectional algorithm, odd ones
	// run from right to left; nil: all of it runs from left to right.
	Levels(paragraph string) []uint8
	// Shape returns the glyphs of a part of a paragraph, all of one level, from left to right as they are drawn.
	Shape(paragraph string, from, to int, rightToLeft bool) []Shaped
}

// Shaped is a glyph on its place. Lengths are in the font's units, y down.
type Shaped struct {
	Glyph   uint16
	At      int // the byte of the paragraph where its cluster begins: the characters that it stands for with others
	Advance int // to the next glyph's pen
	X, Y    int // from the pen to where it is drawn
}

// NewShapedFont is NewFont for one that shapes its text, for a package such as render/shape. It is another font than
// that of NewFont under the same name.
func NewShapedFont(name string, data []byte, open func(data []byte, page PageFunc) (Shaper, error)) Font {
	if name == "" && data == nil {
		return Font{}
	}
	if open == nil {
		panic(fmt.Sprintf("render: font %q: nothing opens it; use a package such as render/shape", name))
	}
	return enterFont(name, data, true, func(a *Atlas, f Font) lettering {
		o := a.openFont(f, name, data, func(data []byte, page PageFunc) (Outlines, error) { return open(data, page) })
		if o == nil {
			return nil
		}
		return &shaped{face: newFace(f, o), font: o.(Shaper)}
	})
}

// shaped is an open font that shapes.
type shaped struct {
	*face
	font  Shaper
	slots []int32 // by glyph: one more than where it lies in letters; zero: nowhere yet
}

func (s *shaped) flow() flow     { return flowAlone }
func (s *shaped) shaper() Shaper { return s.font }

// flowAlone lays out a text without styles.
func flowAlone(c *Canvas, t *Text, draw bool) geom.Vec { return c.flow(t, nil, draw) }

// glyphSlot returns where a glyph lies in letters.
func (s *shaped) glyphSlot(glyph uint16) int32 {
	if int(glyph) >= len(s.slots) {
		s.slots = append(s.slots, make([]int32, int(glyph)+1-len(s.slots))...)
	}
	if s.slots[glyph] == 0 {
		s.letters = append(s.letters, inkLetter{glyph: glyph, visible: true})
		s.slots[glyph] = int32(len(s.letters))
	}
	return s.slots[glyph] - 1
}

// shapedRun is run for a font that shapes.
func (s *setting) shapedRun(text string, start, from, to, look int, level uint8, n int) int {
	l := &s.looks[look]
	glyphs := l.shaper().Shape(text, from-start, to-start, level&1 != 0)
	first := len(s.cells)
	for i := range glyphs {
		g := &glyphs[i]
		if level&1 != 0 {
			g = &glyphs[len(glyphs)-1-i]
		}
		s.cells = append(s.cells, cell{
			from: g.At + start, slot: l.signs.glyphSlot(g.Glyph), look: look, level: level,
			step: float64(g.Advance) * l.scale, offset: geom.Vec{X: float64(g.X), Y: float64(g.Y)}.Mul(l.scale),
		})
	}
	return s.clusters(first, from, to, n)
}

// clusters says of the cells from the first on which bytes of the text they stand for. Those come in their order;
// what a font says that makes no sense is mended.
func (s *setting) clusters(first, from, to, n int) int {
	end := to
	for i := len(s.cells) - 1; i >= first; i-- {
		c := &s.cells[i]
		c.from = min(max(c.from, from), end)
		if i == first {
			c.from = from
		}
		if i+1 < len(s.cells) && s.cells[i+1].from == c.from {
			c.to = s.cells[i+1].to
		} else {
			c.to = end
		}
		end = c.from
	}
	at := from
	for i := first; i < len(s.cells); i++ {
		c := &s.cells[i]
		for ; at < c.from; at += runeLen(s.text[at:]) {
			n++
		}
		c.n = n
		c.space = s.text[c.from:c.to] == " "
		c.hidden = c.space || c.to == c.from+1 && s.text[c.from] < ' '
	}
	for ; at < to; at += runeLen(s.text[at:]) {
		n++
	}
	return n
}
