package render

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Align says on which side of Text.Pos the lines lie.
type Align uint8

// The alignments.
const (
	Left   Align = iota // lines begin at Pos
	Center              // Pos is in their middle
	Right               // lines end at Pos
)

// Text is words. The built-in font has ASCII, the letters of Western European languages, and some signs such as
// ° © × ♥ and arrows; in every font, a character that it lacks is a box. A tab is four spaces. Size is the height of a
// line in the built-in font, which is crispest at whole multiples of 8; in others it is that of the em, as everywhere,
// and their lines are by their own measure some 1.2 times as high. [Canvas].TextScale multiplies it.
type Text struct {
	S     string   // '\n' ends a line
	Pos   geom.Vec // top left, top middle or top right, by Align
	Font  Font     // zero: the built-in pixel font; the packages render/font, bmfont and shape have others
	Size  float64  // logical pixels; zero: 8 in the built-in font, its own in a bitmap font, 16 in others
	Wrap  float64  // width at which words go to the next line, logical pixels; zero or less: no wrapping
	Align Align    // zero: Left
	Color Color    // zero: white

	LineHeight    float64  // factor of the distance from line to line; zero: 1
	LetterSpacing float64  // how much further apart letters stand, logical pixels; none in fonts of render/shape
	Outline       float64  // how far the letters' outline reaches, logical pixels; zero: none
	OutlineColor  Color    // its alpha is times that of Color; zero: black
	Shadow        geom.Vec // from the letters to their shadow, logical pixels; zero: none
	ShadowColor   Color    // its alpha is times that of Color; zero: black at half
	Show          Shown    // First(n) for a text that is being typed; zero: all
	Styles        Styles   // what {names} in S mean, by NewStyles; zero: braces are plain
}

// Shown says how much of a text is drawn. It is plain data; the zero value is all of it.
type Shown struct{ upTo int } // one more than the number of characters; zero: all

// First shows the first n characters of a text, spaces and line ends among them. What does not show keeps its room,
// so that no word jumps to the next line while it is typed. Zero and less show nothing.
func First(n int) Shown { return Shown{max(n, 0) + 1} }

// count returns the number of characters.
func (s Shown) count() int {
	if s.upTo == 0 {
		return math.MaxInt
	}
	return s.upTo - 1
}

// bytes returns how many bytes of a text are drawn.
func (s Shown) bytes(text string) int {
	if s.upTo > 0 {
		for i := range text {
			if s.upTo--; s.upTo == 0 {
				return i
			}
		}
	}
	return len(text)
}

// flow lays a text out that is more than the letters of one font side by side, draws it if it shall, and returns its
// size. It is a function so that a game without styles and shaped fonts links nothing of it: only NewStyles and
// NewShapedFont lead there. The text must be the Canvas's own, or it would be allocated.
type flow func(c *Canvas, t *Text, draw bool) geom.Vec

// flowing returns what lays a text out, or nil when it is one font.
func (t *Text) flowing(f lettering) flow {
	if t.Styles.flow == nil && f != nil {
		return f.flow()
	}
	return t.Styles.flow
}

// TextSize returns the width of a text's widest line and the height of all lines, logical pixels.
// It costs as much as drawing. An empty text has the height of one line. A letter may reach beyond it by a little,
// as that of a slanted font does; outlines and shadows do too.
func (c *Canvas) TextSize(t Text) geom.Vec {
	f, scale := c.typeset(&t)
	if !(scale > 0) {
		return geom.Vec{}
	}
	if w := t.flowing(f); w != nil {
		c.words = t
		return w(c, &c.words, false)
	}
	lines, widest := 0, 0
	set := t.walk(f, scale)
	for rest, more := t.S, true; more; lines++ {
		var l line
		l, rest, more = set.nextLine(rest)
		widest = max(widest, l.width)
	}
	height := float64(lineOf(f)) * (1 + float64(float64(lines-1)*t.lineFactor()))
	return geom.Vec{X: float64(widest), Y: height}.Mul(scale)
}

// Print draws white text of size 8 in the built-in font with its top left corner at x, y, logical pixels.
func (c *Canvas) Print(s string, x, y float64) { c.Text(Text{S: s, Pos: geom.Vec{X: x, Y: y}}) }

// Text draws text. In the built-in font, where a font pixel becomes a whole number of device pixels it is sharp to
// the pixel and its lines begin at whole ones; elsewhere, and turned, its edges are smooth. Other fonts are painted
// for the size in device pixels, so they are sharp in every window: up to 96 of them exactly, larger and turned ones
// from a picture that is a little larger, and above 192 from one that is enlarged.
//
// Outline and shadow lie below all letters of the text and share their draw call. In the built-in font an outline is
// copies of the letters, 8, 24 or 48 of them, and reaches three of its pixels at most; in others it is painted around
// each letter, and reaches 16 texels. Where letters are close, their outlines overlap: see-through ones are denser.
//
// It allocates nothing, except at the first use of a font, which reads it, and of a letter in a size, which is painted
// into the atlas. Letters take 64 MB there at most: what comes then is left out, and reported once for each font.
func (c *Canvas) Text(t Text) {
	f, scale := c.typeset(&t)
	if c.skip(t.Pos.X+t.Pos.Y+scale) || !(scale > 0) {
		return
	}
	if w := t.flowing(f); w != nil {
		c.words = t
		w(c, &c.words, true)
		return
	}
	for k := shadow; k <= letters; k++ {
		if t.has(k) {
			c.textCoat(&t, f, scale, k)
		}
	}
}

// textCoat draws a coat of a text that is in one font.
func (c *Canvas) textCoat(t *Text, f lettering, scale float64, k coat) {
	p, edge := t.thickness(k)
	c.ready(f, scale, edge, t.coatColor(k, t.Color.or(White)))
	set, show := t.walk(f, scale), t.Show.bytes(t.S)
	c.pen.spacing = set.spacing
	step := scale * float64(float64(lineOf(f))*t.lineFactor())
	for rest, more := t.S, true; more; p.Y += step {
		left := show - (len(t.S) - len(rest))
		var l line
		l, rest, more = set.nextLine(rest)
		x := p.X - float64(float64(l.width)*scale*t.Align.share())
		at, s := c.m.Apply(geom.Vec{X: x, Y: p.Y}), l.s[:min(max(left, 0), len(l.s))]
		if f == nil {
			c.writeThick(s, at)
		} else {
			f.write(c, s, at)
		}
	}
}

// share is the part of a line's width that lies left of Pos.
func (a Align) share() float64 { return float64(a) / 2 }
