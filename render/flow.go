package render

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// How letters of styled text move.
const (
	waveRate  = 1.0 // times a second
	wavePhase = 0.5 // radians from a letter to the next one
	tremble   = 18  // new places a second
)

// flow lays a text out letter by letter, with styles unless they are nil, and draws it if it shall.
func (c *Canvas) flow(t *Text, set *styleSet, draw bool) geom.Vec {
	s := c.lay(t, set)
	if !draw {
		return s.size
	}
	for k := shadow; k <= letters; k++ {
		if t.has(k) {
			c.flowCoat(t, s, k)
		}
	}
	return s.size
}

// flowCoat draws a coat of a text that is laid out.
func (c *Canvas) flowCoat(t *Text, s *setting, k coat) {
	p, edge := t.thickness(k)
	for i := range s.looks {
		l := &s.looks[i]
		c.ready(l.font, l.scale, edge, t.coatColor(k, l.style.Color))
		l.pen = c.pen
	}
	show := t.Show.count()
	for i := range s.lines {
		l := &s.lines[i]
		start := c.m.Apply(geom.Vec{X: p.X + l.x, Y: p.Y + l.base})
		if c.upright && s.looks[0].font == nil && start.X-start.X == 0 {
			start.X = math.Round(start.X)
		}
		for _, j := range s.order[l.first:l.end] {
			if x := &s.cells[j]; !x.hidden && x.n < show {
				c.drawCell(s, x, start)
			}
		}
	}
}

// drawCell draws a letter of a line that begins at a point of its baseline in device pixels.
func (c *Canvas) drawCell(s *setting, x *cell, start geom.Vec) {
	l := &s.looks[x.look]
	by := geom.Vec{X: x.x + x.offset.X, Y: x.offset.Y}
	if !c.ReduceMotion {
		by = by.Add(l.motion(c.time, x.n))
	}
	at := geom.Vec{
		X: start.X + float64(c.m.A*by.X) + float64(c.m.B*by.Y),
		Y: start.Y + float64(c.m.C*by.X) + float64(c.m.D*by.Y),
	}
	if l.font == nil {
		c.putSheet(&l.pen, rune(x.slot), at)
	} else {
		l.signs.put(c, &l.pen, x.slot, at)
	}
}

// motion returns how far the n-th character has moved, logical pixels.
func (l *look) motion(time float64, n int) (by geom.Vec) {
	if l.style.Wave != 0 {
		by.Y -= float64(l.style.Wave * l.em * geom.Sin(float64(time*waveRate*2*math.Pi)-float64(float64(n)*wavePhase)))
	}
	if l.style.Shake != 0 {
		size, at := l.style.Shake*l.em, uint32(geom.Floor(time*tremble))
		by.X += float64(size * geom.Scatter(at, uint32(2*n)))
		by.Y += float64(size * geom.Scatter(at, uint32(2*n+1)))
	}
	return by
}

// putSheet draws a letter of the built-in font whose pen stands at a point of the baseline.
func (c *Canvas) putSheet(p *pen, r rune, at geom.Vec) {
	at = geom.Vec{X: at.X - float64(p.unit.B*baseline), Y: at.Y - float64(p.unit.D*baseline)}
	if p.filter == driver.FilterNearest && at.X-at.X == 0 && at.Y-at.Y == 0 {
		at = geom.Vec{X: math.Round(at.X), Y: math.Round(at.Y)}
	}
	g, n := glyphOf(r), p.copies
	step := p.edge / float64(max(n, 1))
	for y := -n; y <= n; y++ {
		for x := -n; x <= n; x++ {
			c.letter(p, g, p.unit, geom.Vec{X: at.X + float64(float64(x)*step), Y: at.Y + float64(float64(y)*step)}, -cellEdge)
		}
	}
}
