package glyph

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// Glyph is the picture of a control. The zero value draws nothing.
type Glyph struct {
	Control input.Control
	Label   string // what is printed on it
	Family  input.Family
}

// Of returns the glyph of the control of an action that fits the device which the player used last.
func Of(s *input.State, a input.Action) Glyph { return OfControl(s, input.Hint(s, a)) }

// OfControl returns the glyph of a control. One of any pad is drawn as on the first player's.
func OfControl(s *input.State, c input.Control) Glyph {
	player, _ := c.Player()
	return Glyph{Control: c.AnyPad(), Label: input.Label(s, c), Family: input.PadFamily(s, max(player, 0))}
}

// Colours of what is drawn.
var (
	plate = render.Hex(0x2a2d3a)
	rim   = render.Hex(0x8f95a8)
	ink   = render.Hex(0xf4f4f8)
	lit   = render.Hex(0xffb454)
)

// kind is how a control looks.
type kind uint8

const (
	nothing kind = iota
	key
	mouse
	finger
	face
	shoulder
	cross
	stick
	small // a round button with words on it
)

func (g Glyph) kind() kind {
	switch c := g.Control; {
	case c == input.None:
		return nothing
	case c >= input.PadA && c <= input.PadY, c >= input.TouchA && c <= input.TouchY:
		return face
	case c >= input.PadL1 && c <= input.PadR2:
		return shoulder
	case c >= input.PadUp && c <= input.PadRight:
		return cross
	case c >= input.PadLeftLeft && c <= input.PadRightDown, c == input.PadL3, c == input.PadR3:
		return stick
	case c >= input.PadBack && c <= input.PadStart, c == input.PadHome:
		return small
	case c >= input.MouseLeft && c <= input.WheelDown:
		return mouse
	case c == input.TouchPause:
		return small
	case c >= input.TouchScreen && c < input.PadA:
		return finger
	}
	return key
}

// Width returns how wide the glyph is when it is size logical pixels high.
func (g Glyph) Width(c *render.Canvas, size float64) float64 {
	switch g.kind() {
	case nothing:
		return 0
	case mouse, finger:
		return 0.75 * size
	case key, shoulder, small:
		return max(size, g.text(c, size).wide+0.5*size)
	}
	return size
}

// Draw draws the glyph around a point, size logical pixels high.
func (g Glyph) Draw(c *render.Canvas, at geom.Vec, size float64) {
	switch g.kind() {
	case key:
		g.key(c, at, size)
	case mouse:
		g.mouse(c, at, size)
	case finger:
		drawFinger(c, at, size, g.Control == input.TouchTap)
	case face:
		g.face(c, at, size)
	case shoulder, small:
		g.plate(c, at, size)
	case cross:
		g.cross(c, at, size)
	case stick:
		g.stick(c, at, size)
	}
}

// label is the words of a glyph as they are drawn.
type label struct {
	render.Text
	wide float64
}

// text lays the words out for a glyph of a size: in a size that the font is crisp at, where there is room for one.
func (g Glyph) text(c *render.Canvas, size float64) label {
	l := label{Text: render.Text{S: g.Label, Size: 0.5 * size, Align: render.Center, Color: ink}}
	if l.Size >= 8 {
		l.Size = 8 * float64(int(l.Size/8))
	}
	l.wide = c.TextSize(l.Text).X
	return l
}

// draw draws the words around a point.
func (l label) draw(c *render.Canvas, at geom.Vec, col render.Color) {
	l.Color, l.Pos = col, at.Sub(geom.V(0, l.Size/2))
	c.Text(l.Text)
}

// panel draws a plate with a rim.
func panel(c *render.Canvas, r geom.Rect, radius float64) {
	render.RoundRect{Rect: r, Radius: radius, Color: plate}.Draw(c)
	render.RoundRect{Rect: r, Radius: radius, Line: line(r.H), Color: rim}.Draw(c)
}

// line is how wide lines are in a glyph of a size.
func line(size float64) float64 { return max(1, size/16) }

func (g Glyph) key(c *render.Canvas, at geom.Vec, size float64) {
	l := g.text(c, size)
	r := geom.Around(at, max(size, l.wide+0.5*size), size)
	render.RoundRect{Rect: r, Radius: 0.2 * size, Color: rim}.Draw(c)
	top := geom.R(r.X, r.Y, r.W, 0.9*size)
	panel(c, top, 0.2*size)
	l.draw(c, top.Center(), ink)
}

func (g Glyph) plate(c *render.Canvas, at geom.Vec, size float64) {
	l := g.text(c, size)
	high, radius := 0.75*size, 0.2*size
	if g.kind() == small {
		high, radius = 0.6*size, 0.3*size
	}
	panel(c, geom.Around(at, max(size, l.wide+0.5*size), high), radius)
	l.draw(c, at, ink)
}

func (g Glyph) mouse(c *render.Canvas, at geom.Vec, size float64) {
	body := geom.Around(at, 0.7*size, size)
	panel(c, body, 0.34*size)
	spot := func(x, y, w, h float64) {
		render.RoundRect{Rect: geom.Around(at.Add(geom.V(x, y).Mul(size)), w*size, h*size), Radius: min(w, h) * size / 2, Color: lit}.Draw(c)
	}
	switch g.Control {
	case input.MouseLeft:
		spot(-0.17, -0.22, 0.18, 0.3)
	case input.MouseRight:
		spot(0.17, -0.22, 0.18, 0.3)
	case input.MouseForward:
		spot(-0.23, 0, 0.12, 0.18)
	case input.MouseBack:
		spot(-0.23, 0.2, 0.12, 0.18)
	case input.WheelUp, input.WheelDown:
		up := -1.0
		if g.Control == input.WheelDown {
			up = 1
		}
		arrow(c, at.Add(geom.V(0, 0.24*size*up-0.02*size)), geom.V(0, up), 0.16*size, lit)
	}
	wheel := rim
	if g.Control == input.MouseMiddle || g.Control == input.WheelUp || g.Control == input.WheelDown {
		wheel = lit
	}
	if g.Control != input.WheelUp && g.Control != input.WheelDown {
		render.RoundRect{Rect: geom.Around(at.Sub(geom.V(0, 0.2*size)), 0.1*size, 0.22*size), Radius: 0.05 * size, Color: wheel}.Draw(c)
	}
}

// drawFinger draws the tip of a finger that touches; a tap has a ring around it.
func drawFinger(c *render.Canvas, at geom.Vec, size float64, tap bool) {
	tip := at.Sub(geom.V(0, 0.14*size))
	c.Ring(tip, 0.24*size, line(size), lit)
	if tap {
		c.Ring(tip, 0.35*size, line(size), lit.Fade(0.5))
	}
	render.RoundRect{Rect: geom.R(at.X-0.12*size, tip.Y-0.12*size, 0.24*size, 0.76*size), Radius: 0.12 * size, Color: ink}.Draw(c)
}

// arrow draws a triangle that points along a way which is 1 long.
func arrow(c *render.Canvas, at, way geom.Vec, size float64, col render.Color) {
	side := geom.V(-way.Y, way.X)
	c.Polygon([]geom.Vec{at.Add(way.Mul(size)), at.Sub(way.Mul(0.5 * size)).Add(side.Mul(size)), at.Sub(way.Mul(0.5 * size)).Sub(side.Mul(size))}, col)
}
