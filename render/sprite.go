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

// draw is one function, without calls on its way, since most of what a frame costs is here.
func (c *Canvas) draw(s *Sprite) {
	if s.Image.id == 0 {
		return
	}
	e := c.atlas.near[s.Image.id%nearImages]
	if e == nil || e.id != s.Image.id {
		e = c.atlas.findFar(s.Image)
	}
	e.used = c.atlas.now
	m := &c.m
	w, h := e.w, e.h
	if s.Scale != (geom.Vec{}) {
		w, h = w*s.Scale.X, h*s.Scale.Y
		if w*h == 0 {
			return
		}
	}
	ax, bx, cy, dy := float64(m.A*w), 0.0, 0.0, float64(m.D*h)
	x, y := float64(m.A*s.Pos.X)+m.X, float64(m.D*s.Pos.Y)+m.Y
	if !c.upright || s.odd() {
		ax, bx, cy, dy, x, y = c.place(s, w, h)
	} else if s.Rot != 0 {
		sin, cos := geom.Sincos(s.Rot)
		ax, bx, cy, dy = cos*ax, -sin*float64(m.A*h), sin*float64(m.D*w), cos*dy
	}
	ex, ey := (math.Abs(ax)+math.Abs(bx))*0.5, (math.Abs(cy)+math.Abs(dy))*0.5
	if !(math.Abs(x-c.mid.X) < c.half.X+ex && math.Abs(y-c.mid.Y) < c.half.Y+ey && ex+ey < maxPixels) {
		c.leaveOut(x+y, ex+ey)
		return
	}
	x, y = x-float64((ax+bx)*0.5), y-float64((cy+dy)*0.5)
	if c.snap && bx == 0 && cy == 0 {
		x, y = math.Round(x), math.Round(y)
	}
	if (c.kind != quads || e.page != c.page || c.filter != c.reads) && !c.turnToSprite(s, e.page) {
		return
	}
	f := c.f
	n := len(f.Quads)
	if n == cap(f.Quads) {
		f.Quads = moreQuads(f.Quads)
	}
	f.Quads = f.Quads[:n+1]
	q := &f.Quads[n]
	q.A, q.B, q.C, q.D = float32(ax), float32(bx), float32(cy), float32(dy)
	q.X, q.Y = float32(x), float32(y)
	u, v := e.cell(s.Frame)
	q.U0, q.V0, q.U1, q.V1 = u, v, u+e.texW, v+e.texH
	if s.Flip {
		q.U0, q.U1 = q.U1, q.U0
	}
	q.Color = opaqueWhite
	if s.Tint != (Color{}) { // not word: four bytes that were just stored one by one are slow to read as one
		q.Color = s.Tint.premultiplied()
	}
	if c.shader != (driver.ShaderID{}) {
		c.shadeLast(u, v, e.texW, e.texH)
	}
}

// turnToSprite is turnTo for a sprite, with its key; one with a shader has a command to itself.
func (c *Canvas) turnToSprite(s *Sprite, page int32) bool {
	if c.order.sorts() {
		c.depth = float64(s.Pos.Y*c.order.y) + s.Z
		if c.kind == keyed && page == c.page && c.filter == c.reads {
			c.order.note(c)
			return true
		}
	}
	if c.shader != (driver.ShaderID{}) {
		c.closeRun()
	}
	return c.turnTo(page, c.filter)
}

// odd reports whether it takes more than Pos, Scale and Rot to place a sprite.
func (s *Sprite) odd() bool {
	return math.Float64bits(s.Pivot.X)|math.Float64bits(s.Pivot.Y)|math.Float64bits(s.Skew.X)|math.Float64bits(s.Skew.Y) != 0
}

// place returns how the unit square becomes a sprite of w by h on the target: u goes along (ax, cy), v along (bx, dy),
// and the middle to x, y. Six numbers stay in registers where a geom.Transform would go through memory, which took
// twice the time.
func (c *Canvas) place(s *Sprite, w, h float64) (ax, bx, cy, dy, x, y float64) {
	ax, dy, x, y = w, h, -s.Pivot.X, -s.Pivot.Y
	if s.Scale != (geom.Vec{}) {
		x, y = float64(x*s.Scale.X), float64(y*s.Scale.Y)
	}
	x, y = x+float64(s.Skew.X*y), y+float64(s.Skew.Y*x)
	bx, cy = float64(s.Skew.X*dy), float64(s.Skew.Y*ax)
	if s.Rot != 0 {
		sin, cos := geom.Sincos(s.Rot)
		x, y = float64(cos*x)-float64(sin*y), float64(sin*x)+float64(cos*y)
		ax, bx, cy, dy = float64(cos*ax)-float64(sin*cy), float64(cos*bx)-float64(sin*dy),
			float64(sin*ax)+float64(cos*cy), float64(sin*bx)+float64(cos*dy)
	}
	x, y = x+s.Pos.X+s.Pivot.X, y+s.Pos.Y+s.Pivot.Y
	m := &c.m
	return float64(m.A*ax) + float64(m.B*cy), float64(m.A*bx) + float64(m.B*dy),
		float64(m.C*ax) + float64(m.D*cy), float64(m.C*bx) + float64(m.D*dy),
		float64(m.A*x) + float64(m.B*y) + m.X, float64(m.C*x) + float64(m.D*y) + m.Y
}

// Snap sets whether the upright sprites that follow lie on whole pixels of the target, as pixel art wants that moves
// slowly; it begins off, and on with PixelPerfect. Sprites that are turned or skewed move as smoothly as ever.
func (c *Canvas) Snap(on bool) { c.snap = on }
