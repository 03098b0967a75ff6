package render

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// ready chooses how letters are drawn. Upright text up to 96 device pixels is painted in its own size and laid on
// whole pixels; else a larger picture is filtered.
func (f *face) ready(c *Canvas) {
	p := &c.pen
	m := &p.unit
	em := float64(f.emUnits)
	px := em * max(geom.V(m.A, m.C).Len(), geom.V(m.B, m.D).Len()) // device pixels to the em
	p.px = px
	if f.bitmap {
		f.readyBitmap(c)
		return
	}
	size := sharpSize(px)
	p.sharp = c.upright && m.A == m.D && m.A > 0 && size >= minSharp && size <= maxSharp
	texels := 1.0 // in a device pixel
	if !p.sharp {
		size = smoothSize(px)
		p.filter = driver.FilterLinear
		k := em / (float64(size) / 2) // font units in a texel
		p.texel = geom.Transform{A: m.A * k, B: m.B * k, C: m.C * k, D: m.D * k}
		texels = float64(size) / 2 / px
	}
	p.strike = f.strike(size, edgeSize(p.edge*texels))
}

// readyBitmap is ready for a font of pictures: where their pixels become whole device pixels they are sharp and on
// whole ones, as those of the built-in font.
func (f *face) readyBitmap(c *Canvas) {
	p := &c.pen
	m := &p.unit
	near := math.Round(m.A)
	p.whole = c.upright && m.A == m.D && near >= 1 && math.Abs(m.A-near) < 1e-3
	if p.whole {
		m.A, m.D = near, near
	} else {
		p.filter = driver.FilterLinear
	}
	p.texel = *m
	p.strike = f.strike(0, edgeSize(p.edge*float64(f.emUnits)/p.px))
}

func (f *face) write(c *Canvas, s string, at geom.Vec) {
	p := &c.pen
	sum := at.X + at.Y + p.px
	if sum-sum != 0 || p.px > maxPixels {
		c.stats.Skipped++
		return
	}
	ascent := float64(f.ascent)
	at = geom.Vec{X: at.X + float64(p.unit.B*ascent), Y: at.Y + float64(p.unit.D*ascent)}
	if p.sharp {
		if sight := &c.sight; at.Y < sight.Y-2*p.px || at.Y > sight.Y+sight.H+2*p.px {
			c.stats.Culled++ // before its letters are painted
			return
		}
	}
	at = p.settle(at)
	x, last := 0, uint16(0)
	for _, r := range s {
		slot, kern, advance, glyph := f.next(last, r)
		x, last = x+kern, glyph
		if f.letters[slot].visible {
			f.draw(c, p, slot, at, float64(x))
		}
		if x += advance; kern+advance > 0 {
			x += p.spacing
		}
	}
}

// settle moves a point of the baseline to where letters are sharp.
func (p *pen) settle(at geom.Vec) geom.Vec {
	if p.whole {
		at.X = math.Round(at.X)
	}
	if p.whole || p.sharp {
		at.Y = math.Round(at.Y)
	}
	return at
}

// put draws the letter of a slot whose pen stands at a point of the baseline.
func (f *face) put(c *Canvas, p *pen, slot int32, at geom.Vec) {
	if sum := at.X + at.Y + p.px; sum-sum != 0 || p.px > maxPixels {
		c.stats.Skipped++
		return
	}
	f.draw(c, p, slot, p.settle(at), 0)
}

// draw draws a letter whose pen stands x font units from the beginning of the baseline.
func (f *face) draw(c *Canvas, p *pen, slot int32, at geom.Vec, x float64) {
	if p.sharp {
		f.drawSharp(c, p, slot, at.X+float64(p.unit.A*x), at.Y)
		return
	}
	i := c.atlas.ink(f, p.strike, slot, 0)
	if i.w == 0 {
		return
	}
	t := &p.texel
	left, top := float64(i.left)-inkEdge, float64(i.top)-inkEdge
	w, h := float64(i.w)+2*inkEdge, float64(i.h)+2*inkEdge
	px := at.X + float64(p.unit.A*x) + float64(t.A*left) + float64(t.B*top)
	py := at.Y + float64(p.unit.C*x) + float64(t.C*left) + float64(t.D*top)
	if q := c.quad(i.page, p.filter, t.A*w, t.B*h, t.C*w, t.D*h, px, py); q != nil {
		q.U0, q.V0, q.U1, q.V1 = i.u-inkEdge, i.v-inkEdge, i.u+i.w+inkEdge, i.v+i.h+inkEdge
		q.Color = p.color
	}
}

// drawSharp draws a letter texel by pixel, in steps of a quarter of a pixel along the line while it is small. Any filter shows it the
// same, so it takes the one in use and never ends a run.
func (f *face) drawSharp(c *Canvas, p *pen, slot int32, x, y float64) {
	steps := math.Floor(float64(x*4) + 0.5)
	if p.strike.size > maxShifted {
		steps = math.Round(x) * 4
	}
	whole := math.Floor(steps / 4)
	i := c.atlas.ink(f, p.strike, slot, int(steps-whole*4)&3)
	if i.w == 0 {
		return
	}
	x, y = whole+float64(i.left), y+float64(i.top)
	if q := c.quad(i.page, c.reads, float64(i.w), 0, 0, float64(i.h), x, y); q != nil {
		q.U0, q.V0, q.U1, q.V1 = i.u, i.v, i.u+i.w, i.v+i.h
		q.Color = p.color
	}
}
