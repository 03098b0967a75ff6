package render

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// pen is how letters are drawn: one font and size, one filter, one colour.
type pen struct {
	filter driver.Filter
	color  [4]uint16
	unit   geom.Transform // units of the font to device pixels, without the shift

	spacing int     // units of the font after each letter
	edge    float64 // how much thicker than usual letters are, device pixels

	sheet  *entry  // of the built-in font
	texels float32 // in a font pixel
	copies int     // of each letter to each side, which make it thicker

	strike *strike        // of another font
	px     float64        // device pixels to the em
	sharp  bool           // letters are drawn texel by pixel
	whole  bool           // pixels of a bitmap font are whole device pixels
	texel  geom.Transform // of other letters: texels to device pixels, without the shift
}

// ready makes a pen for letters of a scale in logical pixels per unit of the font that are thicker by edge, logical
// pixels, on all sides.
func (c *Canvas) ready(f lettering, scale, edge float64, col Color) {
	c.pen = pen{color: col.premultiplied(), edge: edge * c.px}
	c.pen.unit = geom.Transform{A: c.m.A * scale, B: c.m.B * scale, C: c.m.C * scale, D: c.m.D * scale}
	if f == nil {
		c.readySheet(scale, edge)
	} else {
		f.ready(c)
	}
}

// readySheet makes the pen one of the built-in font.
func (c *Canvas) readySheet(scale, edge float64) {
	p := &c.pen
	if edge > 0 {
		edge = min(edge, maxCopies*scale)
		p.copies, p.edge = geom.Int(math.Ceil(edge/scale)), edge*c.px
	}
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

// maxCopies is how many copies of a letter lie to each side of it at most.
const maxCopies = 3

// writeThick draws a line whose top left corner is at a point in device pixels, all around which copies lie.
func (c *Canvas) writeThick(s string, at geom.Vec) {
	n := c.pen.copies
	step := c.pen.edge / float64(max(n, 1))
	for y := -n; y <= n; y++ {
		for x := -n; x <= n; x++ {
			c.write(s, geom.Vec{X: at.X + float64(float64(x)*step), Y: at.Y + float64(float64(y)*step)})
		}
	}
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
		step := advanceOf(r)
		if step > 0 {
			step += p.spacing
		}
		x += step
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
