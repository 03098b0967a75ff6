package render

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Bulk draws many sprites of one image. What they share is worked out once, so that each costs little more than
// writing it down, and one that is out of sight no call at all. It is for one frame. Coordinates, what is in sight, Smooth
// and Snap are as they were when it was made; blend, layer and scissor as they are at each call. Several may be used in
// turns. It is plain data on the stack.
type Bulk struct {
	Z float64 // as Sprite.Z, of the sprites that follow

	c              *Canvas
	e              *entry
	x0, y0, x1, y1 float64        // where centres are in sight, current coordinates
	m              geom.Transform // of a centre to the corner of its quad, pixels of the target
	turn           geom.Transform // current coordinates to pixels of the target
	quad           driver.Quad    // of the last one
	frame          int            // of the last one
	tint           Color          // of the last one
	filter         driver.Filter
	snap           bool
	run            uint32 // of the canvas, while the next quad goes into the open command
}

// NewBulk begins to draw n sprites of an image, or as many as it turns out to be: n makes room and is what Stats.Culled
// is counted from. Shaders are not for them. A system that loops over columns of components:
//
//	b := render.NewBulk(c, spark, len(pos))
//	for i := range pos {
//		b.At(pos[i].X, pos[i].Y, frame[i], tint[i])
//	}
func NewBulk(c *Canvas, i Image, n int) Bulk {
	b := Bulk{c: c, x0: 1, x1: -1, filter: c.filter, snap: c.snap, turn: c.m}
	if i.id == 0 {
		return b
	}
	b.e = c.atlas.find(i)
	c.stats.Culled += max(n, 0)
	c.reserve(max(n, 0))
	m := &c.m
	w, h := b.e.w, b.e.h
	q := &b.quad
	q.A, q.B, q.C, q.D = float32(m.A*w), float32(m.B*h), float32(m.C*w), float32(m.D*h)
	b.m = *m
	b.m.X -= (float64(m.A*w) + float64(m.B*h)) * 0.5
	b.m.Y -= (float64(m.C*w) + float64(m.D*h)) * 0.5
	b.setFrame(0)
	q.Color = opaqueWhite
	b.look(geom.Vec{
		X: (math.Abs(m.A*w)+math.Abs(m.B*h))*0.5 + 1, // a pixel more, for what rounding does
		Y: (math.Abs(m.C*w)+math.Abs(m.D*h))*0.5 + 1,
	})
	return b
}

// look sets where centres are in sight, given how far their quads reach, pixels of the target.
func (b *Bulk) look(reach geom.Vec) {
	s := b.c.sight
	back, ok := b.turn.Inverse()
	if !ok || b.c.half.X < 0 || !(reach.X+reach.Y < maxPixels) {
		return
	}
	s = geom.Rect{X: s.X - reach.X, Y: s.Y - reach.Y, W: s.W + 2*reach.X, H: s.H + 2*reach.Y}
	lo, hi := bounds(back, s)
	b.x0, b.y0, b.x1, b.y1 = lo.X, lo.Y, hi.X, hi.Y
}

// At draws a sprite with its centre at x, y, in current coordinates; frame is as Sprite.Frame, and a tint of zero is
// white. Most of what is out of sight is found here, within the caller's loop: three tests are what the compiler takes
// in, and the fourth waits behind them.
func (b *Bulk) At(x, y float64, frame int, tint Color) {
	if b.x0 < x && x < b.x1 && b.y0 < y {
		b.put(x, y, frame, tint)
	}
}

func (b *Bulk) put(x, y float64, frame int, tint Color) {
	if !(y < b.y1) {
		return
	}
	if frame != b.frame {
		b.setFrame(frame)
	}
	if tint != b.tint {
		b.tint = tint
		b.quad.Color = tint.or(White).premultiplied()
	}
	if b.run != b.c.run && !b.turnTo(y) {
		return
	}
	x, y = float64(b.m.A*x)+float64(b.m.B*y)+b.m.X, float64(b.m.C*x)+float64(b.m.D*y)+b.m.Y
	if b.snap && b.m.B == 0 && b.m.C == 0 {
		x, y = math.Round(x), math.Round(y)
	}
	b.c.stats.Culled--
	q := b.c.newQuad()
	*q = b.quad
	q.X, q.Y = float32(x), float32(y)
}

// turnTo makes the open command the one that the next quad goes into, and reports whether it may.
func (b *Bulk) turnTo(y float64) bool {
	c := b.c
	if c.order.sorts() {
		c.depth = c.order.depth(y, b.Z)
	}
	if (c.kind != quads || b.e.page != c.page || b.filter != c.reads) && !c.turnTo(b.e.page, b.filter) {
		return false
	}
	if c.kind == quads {
		b.run = c.run
	}
	return true
}

func (b *Bulk) setFrame(n int) {
	b.frame = n
	u, v := b.e.cell(n)
	q := &b.quad
	q.U0, q.V0, q.U1, q.V1 = u, v, u+b.e.texW, v+b.e.texH
}

// AtTurned is At for a sprite that is turned clockwise by rot, radians, and scaled.
func (b *Bulk) AtTurned(x, y float64, frame int, tint Color, rot, scale float64) {
	if b.e == nil {
		return
	}
	w, h := b.e.w, b.e.h
	if r := (w + h) * 0.5 * math.Abs(scale); !(b.x0-r < x && x < b.x1+r && b.y0-r < y && y < b.y1+r) {
		return
	}
	sin, cos := geom.Sincos(rot)
	sin, cos = float64(sin*scale), float64(cos*scale)
	t := geom.Transform{A: cos * w, B: -(sin * h), C: sin * w, D: cos * h}
	t.X, t.Y = x-(t.A+t.B)*0.5, y-(t.C+t.D)*0.5
	t = t.Then(b.turn)
	c := b.c
	c.stats.Culled-- // quad counts it again when it is
	if c.order.sorts() {
		c.depth = c.order.depth(y, b.Z)
	}
	q := c.quad(b.e.page, b.filter, t.A, t.B, t.C, t.D, t.X, t.Y)
	if q == nil {
		return
	}
	if frame != b.frame {
		b.setFrame(frame)
	}
	q.U0, q.V0, q.U1, q.V1 = b.quad.U0, b.quad.V0, b.quad.U1, b.quad.V1
	q.Color = tint.or(White).premultiplied()
}

// reserve makes room for n more quads.
func (c *Canvas) reserve(n int) {
	if have := cap(c.f.Quads) - len(c.f.Quads); have < n {
		c.f.Quads = append(c.f.Quads, make([]driver.Quad, n)...)[:len(c.f.Quads)]
	}
}
