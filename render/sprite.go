package render

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Sprite is an image to draw. The zero value of everything but Image and Pos is right.
type Sprite struct {
	Image Image
	Frame int      // cell of a Grid, row by row from the top left; wraps around
	Pos   geom.Vec // of the centre, logical pixels
	Pivot geom.Vec // the point that Rot, Skew and Scale leave in place, from the centre, logical pixels
	Rot   float64  // radians, clockwise
	Scale geom.Vec // factors; zero: 1, 1. One axis at zero draws nothing, a negative one mirrors
	Skew  geom.Vec // factors: X moves each point sideways by so much of its height below Pivot, Y down by so much of its distance to the right; before Rot, after Scale
	Flip  bool     // mirrors the picture, left to right; Pivot stays
	Tint  Color    // multiplies the picture; zero: white. Fade(0) is invisible, since it is never the zero value
	Z     float64  // its place in a layer that LayerOrder has sorted by Z or by Y; of no meaning in others
}

// Draw draws a sprite over what was drawn before; Layer overrides that. Neighbours whose images share a page of the
// atlas become one draw call. It allocates nothing, except at an image's first use, which loads it.
func (c *Canvas) Draw(s Sprite) { c.draw(&s) }

// DrawAll draws sprites in the order of the slice, a little quicker than as many calls of Draw. It does not keep them.
func (c *Canvas) DrawAll(sprites []Sprite) {
	for i := range sprites {
		c.draw(&sprites[i])
	}
}

func (c *Canvas) draw(s *Sprite) {
	if s.Image.id == 0 {
		return
	}
	e := c.atlas.find(s.Image)
	if c.order.sorts() {
		c.depth = c.order.depth(s.Pos.Y, s.Z)
	}
	if c.shader != (driver.ShaderID{}) {
		c.closeRun()
	}
	m := &c.m
	ax, bx, cy, dy := float64(m.A*e.w), 0.0, 0.0, float64(m.D*e.h)
	x, y := float64(e.w*-0.5)-s.Pivot.X+s.Pos.X+s.Pivot.X, float64(e.h*-0.5)-s.Pivot.Y+s.Pos.Y+s.Pivot.Y
	switch {
	case !c.upright || !s.plain():
		if s.Scale.X*s.Scale.Y == 0 && s.Scale != (geom.Vec{}) {
			return
		}
		ax, bx, cy, dy, x, y = c.onTarget(s.place(e.w, e.h))
	case c.snap:
		x, y = math.Round(float64(m.A*x)+m.X), math.Round(float64(m.D*y)+m.Y)
	default:
		x, y = float64(m.A*x)+m.X, float64(m.D*y)+m.Y
	}
	q := c.quad(e.page, c.filter, ax, bx, cy, dy, x, y)
	if q == nil {
		return
	}
	u, v := e.cell(s.Frame)
	q.U0, q.V0, q.U1, q.V1 = u, v, u+e.texW, v+e.texH
	if s.Flip {
		q.U0, q.U1 = q.U1, q.U0
	}
	q.Color = opaqueWhite
	if s.Tint != (Color{}) {
		q.Color = s.Tint.premultiplied()
	}
	if c.shader != (driver.ShaderID{}) {
		c.shadeLast(u, v, e.texW, e.texH)
	}
}

// plain reports whether a sprite is as its image is. It may say no of one that is.
func (s *Sprite) plain() bool {
	return math.Float64bits(s.Rot)|math.Float64bits(s.Scale.X)|math.Float64bits(s.Scale.Y)|
		math.Float64bits(s.Skew.X)|math.Float64bits(s.Skew.Y) == 0
}

// place returns how the unit square becomes the sprite in current coordinates: u goes along (ax, cy), v along
// (bx, dy), and the corner to x, y. Six numbers stay in registers where a geom.Transform would go through memory,
// which took twice the time.
func (s *Sprite) place(w, h float64) (ax, bx, cy, dy, x, y float64) {
	ax, dy = w, h
	x, y = float64(w*-0.5)-s.Pivot.X, float64(h*-0.5)-s.Pivot.Y
	if s.Scale != (geom.Vec{}) {
		ax, dy, x, y = ax*s.Scale.X, dy*s.Scale.Y, float64(x*s.Scale.X), float64(y*s.Scale.Y)
	}
	if s.Skew != (geom.Vec{}) {
		x, y = x+float64(s.Skew.X*y), y+float64(s.Skew.Y*x)
		bx, cy = float64(s.Skew.X*dy), float64(s.Skew.Y*ax)
	}
	if s.Rot != 0 {
		sin, cos := geom.Sincos(s.Rot)
		x, y = float64(cos*x)-float64(sin*y), float64(sin*x)+float64(cos*y)
		ax, bx, cy, dy = float64(cos*ax)-float64(sin*cy), float64(cos*bx)-float64(sin*dy),
			float64(sin*ax)+float64(cos*cy), float64(sin*bx)+float64(cos*dy)
	}
	return ax, bx, cy, dy, x + s.Pos.X + s.Pivot.X, y + s.Pos.Y + s.Pivot.Y
}

// onTarget takes a placement on to pixels of the target.
func (c *Canvas) onTarget(ax, bx, cy, dy, x, y float64) (ax1, bx1, cy1, dy1, x1, y1 float64) {
	m := &c.m
	if !c.upright {
		return float64(m.A*ax) + float64(m.B*cy), float64(m.A*bx) + float64(m.B*dy),
			float64(m.C*ax) + float64(m.D*cy), float64(m.C*bx) + float64(m.D*dy),
			float64(m.A*x) + float64(m.B*y) + m.X, float64(m.C*x) + float64(m.D*y) + m.Y
	}
	x, y = float64(m.A*x)+m.X, float64(m.D*y)+m.Y
	if c.snap && bx == 0 && cy == 0 {
		x, y = math.Round(x), math.Round(y)
	}
	return float64(m.A * ax), float64(m.A * bx), float64(m.D * cy), float64(m.D * dy), x, y
}

// Snap sets whether the upright sprites that follow lie on whole pixels of the target, as pixel art wants that moves
// slowly; it begins off, and on with PixelPerfect. Sprites that are turned or skewed move as smoothly as ever.
func (c *Canvas) Snap(on bool) { c.snap = on }
