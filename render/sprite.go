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
	Pivot geom.Vec // the point that Rot and Scale leave in place, from the centre, logical pixels
	Rot   float64  // radians, clockwise
	Scale geom.Vec // factors; zero: 1, 1. One axis at zero draws nothing, a negative one mirrors
	Flip  bool     // mirrors the picture, left to right; Pivot stays
	Tint  Color    // multiplies the picture; zero: white. Fade(0) is invisible, since it is never the zero value
}

// Draw draws a sprite over what was drawn before; Layer overrides that. Neighbours whose images share a page of the
// atlas become one draw call. It allocates nothing, except at an image's first use, which loads it.
func (c *Canvas) Draw(s Sprite) {
	if s.Image.id == 0 || s.Scale.X*s.Scale.Y == 0 && s.Scale != (geom.Vec{}) {
		return
	}
	e := c.atlas.find(s.Image)
	ax, bx, cy, dy, x, y := c.onTarget(s.place(e.w, e.h))
	if c.shader != (driver.ShaderID{}) {
		c.closeRun()
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
	q.Color = s.Tint.or(White).premultiplied()
	if c.shader != (driver.ShaderID{}) {
		c.shadeLast(u, v, e.texW, e.texH)
	}
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
	if s.Rot != 0 {
		sin, cos := geom.Sincos(s.Rot)
		x, y = float64(cos*x)-float64(sin*y), float64(sin*x)+float64(cos*y)
		ax, bx, cy, dy = cos*ax, -(sin * dy), sin*ax, cos*dy
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
