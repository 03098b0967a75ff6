package glyph

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// faceColors are those of the buttons in the order of the controls: A, B, X, Y by their place.
var faceColors = map[input.Family][4]render.Color{
	input.Xbox: {render.Hex(0x5fc36b), render.Hex(0xe9605a), render.Hex(0x5aa2f0), render.Hex(0xf2c84b)},
	input.PlayStation: {
		render.Hex(0x8fb4f2), render.Hex(0xf08a8f), render.Hex(0xe5a3d8), render.Hex(0x6fd0b4),
	},
}

// places are where the buttons lie around their middle: below, right, left, above.
var places = [4]geom.Vec{{Y: 1}, {X: 1}, {X: -1}, {Y: -1}}

// face draws one of the four round buttons: its letter or sign, or where nobody knows what is printed there, its place
// among the four.
func (g Glyph) face(c *render.Canvas, at geom.Vec, size float64) {
	i := int(g.Control-input.PadA) & 3
	touch := g.Control < input.PadA
	if touch {
		i = int(g.Control - input.TouchA)
	}
	if g.Family == input.Generic && !touch {
		for n, p := range places {
			col := rim
			if n == i {
				col = lit
			}
			c.Circle(at.Add(p.Mul(0.31*size)), 0.17*size, plate)
			c.Ring(at.Add(p.Mul(0.31*size)), 0.15*size, line(size), col)
			if n == i {
				c.Circle(at.Add(p.Mul(0.31*size)), 0.12*size, lit)
			}
		}
		return
	}
	col := ink
	if own, ok := faceColors[g.Family]; ok && !touch {
		col = own[i]
	}
	c.Circle(at, size/2, plate)
	c.Ring(at, size/2-line(size)/2, line(size), rim)
	if g.Family == input.PlayStation && !touch {
		sign(c, at, 0.24*size, 1.5*line(size), i, col)
		return
	}
	g.text(c, size).draw(c, at, col)
}

// sign draws a cross, a circle, a square or a triangle.
func sign(c *render.Canvas, at geom.Vec, r, width float64, which int, col render.Color) {
	switch which {
	case 0:
		d := 0.85 * r
		c.Line(at.Add(geom.V(-d, -d)), at.Add(geom.V(d, d)), width, col)
		c.Line(at.Add(geom.V(-d, d)), at.Add(geom.V(d, -d)), width, col)
	case 1:
		c.Ring(at, r, width, col)
	case 2:
		c.RectLine(geom.Around(at, 1.7*r, 1.7*r), width, col)
	case 3:
		c.PolygonLine([]geom.Vec{at.Add(geom.V(0, -1.1*r)), at.Add(geom.V(r, 0.75*r)), at.Add(geom.V(-r, 0.75*r))}, width, col)
	}
}

// cross draws the four directions with one of them lit.
func (g Glyph) cross(c *render.Canvas, at geom.Vec, size float64) {
	way := ways[g.Control-input.PadUp]
	arm := size / 3
	for _, r := range [...]geom.Rect{geom.Around(at, size, arm), geom.Around(at, arm, size)} {
		render.RoundRect{Rect: r, Radius: 0.08 * size, Color: rim}.Draw(c)
	}
	for _, r := range [...]geom.Rect{geom.Around(at, size, arm), geom.Around(at, arm, size)} {
		render.RoundRect{Rect: r.Inset(line(size)), Radius: 0.06 * size, Color: plate}.Draw(c)
	}
	tip := 2 * line(size)
	c.Rect(geom.Around(at.Add(way.Mul(size/3)), arm-tip, arm-tip), lit)
}

// ways are up, down, left and right, as the controls of the cross; half axes begin with left.
var ways = [4]geom.Vec{{Y: -1}, {Y: 1}, {X: -1}, {X: 1}}

// stick draws a stick with an arrow, or pressed.
func (g Glyph) stick(c *render.Canvas, at geom.Vec, size float64) {
	c.Circle(at, size/2, plate)
	c.Ring(at, size/2-line(size)/2, line(size), rim)
	side := "L"
	if g.Control >= input.PadRightLeft || g.Control == input.PadR3 {
		side = "R"
	}
	l := Glyph{Label: side}.text(c, size)
	if g.Control < input.PadLeftLeft { // pressed
		c.Circle(at, 0.3*size, lit)
		l.draw(c, at, plate)
		return
	}
	i := int(g.Control-input.PadLeftLeft) & 3
	way := [4]geom.Vec{{X: -1}, {X: 1}, {Y: -1}, {Y: 1}}[i]
	arrow(c, at.Add(way.Mul(0.32*size)), way, 0.13*size, lit)
	l.draw(c, at.Sub(way.Mul(0.08*size)), ink)
}
