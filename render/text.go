package render

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
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

// Text is words. The built-in font has ASCII and ° © × • … – ← → ↑ ↓ ♥; in every font, a character that it lacks is
// a box. A tab is four spaces. Size is the height of a line in the built-in font, which is crispest at whole multiples
// of 8; in others it is that of the em, as everywhere, and their lines are by their own measure some 1.2 times as high.
type Text struct {
	S     string   // '\n' ends a line
	Pos   geom.Vec // top left, top middle or top right, by Align
	Font  Font     // zero: the built-in pixel font; the package render/font has others
	Size  float64  // logical pixels; zero: 8 in the built-in font, 16 in others
	Wrap  float64  // width at which words go to the next line, logical pixels; zero or less: no wrapping
	Align Align    // zero: Left
	Color Color    // zero: white
}

// defaultSize is that of text in a font other than the built-in one, logical pixels.
const defaultSize = 16

// typeset returns the open font of a text, nil for the built-in one, and the logical pixels in a unit of it.
func (c *Canvas) typeset(t *Text) (f lettering, scale float64) {
	size := t.Size
	if t.Font == (Font{}) {
		if size == 0 {
			return nil, 1
		}
		return nil, size / lineHeight
	}
	if size == 0 {
		size = defaultSize
	}
	if f = c.atlas.lettering(t.Font); f == nil {
		return nil, size / lineHeight
	}
	return f, size / float64(f.em())
}

// limit returns the width of a line, units of the font.
func (t *Text) limit(scale float64) float64 {
	if t.Wrap > 0 {
		return t.Wrap / scale
	}
	return noLimit
}

// TextSize returns the width of a text's widest line and the height of all lines, logical pixels.
// It costs as much as drawing. An empty text has the height of one line. A letter may reach beyond it by a little,
// as that of a slanted font does.
func (c *Canvas) TextSize(t Text) geom.Vec {
	f, scale := c.typeset(&t)
	if !(scale > 0) {
		return geom.Vec{}
	}
	lines, widest, limit := 0, 0, t.limit(scale)
	for rest, more := t.S, true; more; lines++ {
		var l line
		l, rest, more = nextLine(f, rest, limit)
		widest = max(widest, l.width)
	}
	return geom.Vec{X: float64(widest), Y: float64(lines * lineOf(f))}.Mul(scale)
}

// Print draws white text of size 8 in the built-in font with its top left corner at x, y, logical pixels.
func (c *Canvas) Print(s string, x, y float64) { c.Text(Text{S: s, Pos: geom.Vec{X: x, Y: y}}) }

// Text draws text. In the built-in font, where a font pixel becomes a whole number of device pixels it is sharp to
// the pixel and its lines begin at whole ones; elsewhere, and turned, its edges are smooth. Other fonts are painted
// for the size in device pixels, so they are sharp in every window: up to 96 of them exactly, larger and turned ones
// from a picture that is a little larger, and above 192 from one that is enlarged.
//
// It allocates nothing, except at the first use of a font, which reads it, and of a letter in a size, which is painted
// into the atlas. Letters take 64 MB there at most: what comes then is left out, and reported once for each font.
func (c *Canvas) Text(t Text) {
	f, scale := c.typeset(&t)
	if c.skip(t.Pos.X+t.Pos.Y+scale) || !(scale > 0) {
		return
	}
	c.ready(f, scale, t.Color.or(White))
	limit, height := t.limit(scale), float64(lineOf(f))
	y := t.Pos.Y
	for rest, more := t.S, true; more; y += scale * height {
		var l line
		l, rest, more = nextLine(f, rest, limit)
		x := t.Pos.X - float64(float64(l.width)*scale*t.Align.share())
		at := c.m.Apply(geom.Vec{X: x, Y: y})
		if f == nil {
			c.write(l.s, at)
		} else {
			f.write(c, l.s, at)
		}
	}
}

// share is the part of a line's width that lies left of Pos.
func (a Align) share() float64 { return float64(a) / 2 }

// pen is how letters are drawn: one font and size, one filter, one colour.
type pen struct {
	filter driver.Filter
	color  [4]uint16
	unit   geom.Transform // units of the font to device pixels, without the shift

	sheet  *entry  // of the built-in font
	texels float32 // in a font pixel

	strike *strike        // of another font
	px     float64        // device pixels to the em
	sharp  bool           // letters are drawn texel by pixel
	texel  geom.Transform // of other letters: texels to device pixels, without the shift
}

// ready makes a pen for text of a scale in logical pixels per unit of the font.
func (c *Canvas) ready(f lettering, scale float64, col Color) {
	c.pen = pen{color: col.premultiplied()}
	c.pen.unit = geom.Transform{A: c.m.A * scale, B: c.m.B * scale, C: c.m.C * scale, D: c.m.D * scale}
	if f == nil {
		c.readySheet(scale)
	} else {
		f.ready(c)
	}
}

// readySheet makes the pen one of the built-in font.
func (c *Canvas) readySheet(scale float64) {
	p := &c.pen
	size := c.px * scale
	near := math.Round(size)
	k := 1
	if c.upright && c.m.A == c.m.D && near >= 1 && math.Abs(size-near) < 1e-3 {
		p.unit.A, p.unit.D = near, near // font pixels are whole device pixels
	} else {
		p.filter = driver.FilterLinear
		k = min(max(geom.Int(math.Ceil(size)), 1), len(sheets))
	}
	p.sheet, p.texels = c.atlas.find(sheets[k-1]), float32(k)
}

// write draws a line whose top left corner is at a point in device pixels.
func (c *Canvas) write(s string, at geom.Vec) {
	p := &c.pen
	if c.upright && at.X-at.X == 0 && at.Y-at.Y == 0 {
		at = geom.Vec{X: math.Round(at.X), Y: math.Round(at.Y)}
	}
	x := 0
	for _, r := range s {
		if visible(r) {
			c.letter(p, glyphOf(r), p.unit, at, float64(x-cellEdge))
		}
		x += advanceOf(r)
	}
}

// letter draws a letter with the empty edge around it, x font pixels from the line's corner.
func (c *Canvas) letter(p *pen, g *glyph, t geom.Transform, at geom.Vec, x float64) {
	const y = -cellEdge
	w, h := float64(int(g.w)+2*cellEdge), float64(cellHeight)
	t.X = at.X + float64(t.A*x) + float64(t.B*y)
	t.Y = at.Y + float64(t.C*x) + float64(t.D*y)
	t.A, t.C, t.B, t.D = t.A*w, t.C*w, t.B*h, t.D*h
	q := c.quad(p.sheet.page, p.filter, t.A, t.B, t.C, t.D, t.X, t.Y)
	if q == nil {
		return
	}
	q.U0, q.V0 = p.sheet.cell(g.n)
	q.U1, q.V1 = q.U0+float32(float32(w)*p.texels), q.V0+float32(float32(h)*p.texels)
	q.Color = p.color
}
