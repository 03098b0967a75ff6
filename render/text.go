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

// Text is words in the built-in font: ASCII and ° © × • … – ← → ↑ ↓ ♥; other characters are a small box.
type Text struct {
	S     string   // '\n' ends a line
	Pos   geom.Vec // top left, top middle or top right, by Align
	Size  float64  // height of a line, logical pixels; crispest at whole multiples of 8; zero: 8
	Wrap  float64  // width at which words go to the next line, logical pixels; zero or less: no wrapping
	Align Align    // zero: Left
	Color Color    // zero: white
}

// scale returns the logical pixels in a font pixel.
func (t *Text) scale() float64 {
	if t.Size == 0 {
		return 1
	}
	return t.Size / lineHeight
}

// limit returns the width of a line, font pixels.
func (t *Text) limit() float64 {
	if t.Wrap > 0 {
		return t.Wrap / t.scale()
	}
	return noLimit
}

// TextSize returns the width of a text's widest line and the height of all lines, logical pixels.
// It costs as much as drawing. An empty text has the height of one line.
func (c *Canvas) TextSize(t Text) geom.Vec {
	if !(t.scale() > 0) {
		return geom.Vec{}
	}
	lines, widest := 0, 0
	for rest, more := t.S, true; more; lines++ {
		var l line
		l, rest, more = nextLine(rest, t.limit())
		widest = max(widest, l.width)
	}
	return geom.Vec{X: float64(widest), Y: float64(lines * lineHeight)}.Mul(t.scale())
}

// Print draws white text of size 8 with its top left corner at x, y, logical pixels.
func (c *Canvas) Print(s string, x, y float64) { c.Text(Text{S: s, Pos: geom.Vec{X: x, Y: y}}) }

// Text draws text. Where a font pixel becomes a whole number of device pixels it is sharp to the pixel and its
// lines begin at whole ones; elsewhere, and turned, its edges are smooth.
func (c *Canvas) Text(t Text) {
	scale := t.scale()
	if c.skip(t.Pos.X+t.Pos.Y+scale) || !(scale > 0) {
		return
	}
	p := c.pen(scale, t.Color.or(White))
	limit := t.limit()
	y := t.Pos.Y
	for rest, more := t.S, true; more; y += scale * lineHeight {
		var l line
		l, rest, more = nextLine(rest, limit)
		x := t.Pos.X - float64(float64(l.width)*scale*t.Align.share())
		c.write(&p, l.s, c.m.Apply(geom.Vec{X: x, Y: y}))
	}
}

// share is the part of a line's width that lies left of Pos.
func (a Align) share() float64 { return float64(a) / 2 }

// pen is how letters are drawn: one sheet, one filter, one colour.
type pen struct {
	sheet  *entry
	filter driver.Filter
	color  [4]uint16
	unit   geom.Transform // font pixels to device pixels, without the shift
	texels float32        // in a font pixel
}

// pen chooses the sheet for text of a scale in logical pixels per font pixel.
func (c *Canvas) pen(scale float64, col Color) pen {
	p := pen{color: col.premultiplied()}
	p.unit = geom.Transform{A: c.m.A * scale, B: c.m.B * scale, C: c.m.C * scale, D: c.m.D * scale}
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
	return p
}

// write draws a line whose top left corner is at a point in device pixels.
func (c *Canvas) write(p *pen, s string, at geom.Vec) {
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
