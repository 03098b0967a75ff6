package render

import (
	"math"
	"runtime"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Bulk draws many sprites of one image. What they share is worked out once, so that each costs little more than
// writing it down, and one that is out of sight no call at all. It is for one frame. Coordinates, what is in sight, Smooth
// and Snap are as they were when it was made; blend, layer and scissor as they are at each call. Several may be used in
// turns. It is plain data on the stack.
type Bulk struct {
	Frame int     // as in Sprite, of the sprites that follow
	Tint  Color   // as in Sprite, of the sprites that follow; zero: white
	Z     float64 // as in Sprite, of the sprites that follow

	c              *Canvas
	f              *driver.Frame
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
//		b.Frame, b.Tint = frame[i], tint[i]
//		b.Draw(pos[i].X, pos[i].Y)
//	}
func NewBulk(c *Canvas, i Image, n int) Bulk {
	b := Bulk{c: c, f: c.f, x0: math.Inf(1), y0: math.Inf(1), filter: c.filter, snap: c.snap && c.upright, turn: c.m}
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
	b.see(geom.Vec{
		X: (math.Abs(m.A*w)+math.Abs(m.B*h))*0.5 + 1, // a pixel more, for what rounding does
		Y: (math.Abs(m.C*w)+math.Abs(m.D*h))*0.5 + 1,
	})
	return b
}

// see sets where centres are in sight, given how far their quads reach, pixels of the target.
func (b *Bulk) see(reach geom.Vec) {
	s := b.c.sight
	back, ok := b.turn.Inverse()
	if !ok || b.c.half.X < 0 || !(reach.X+reach.Y < maxPixels) {
		return
	}
	s = geom.Rect{X: s.X - reach.X, Y: s.Y - reach.Y, W: s.W + 2*reach.X, H: s.H + 2*reach.Y}
	lo, hi := bounds(back, s)
	b.x0, b.y0, b.x1, b.y1 = lo.X, lo.Y, hi.X, hi.Y
}

// Draw draws a sprite with its centre at x, y, in current coordinates. Most of what is out of sight is found here, within
// the caller's loop: three tests are what the compiler takes in, and the fourth waits behind them.
func (b *Bulk) Draw(x, y float64) {
	if b.x0 < x && x < b.x1 && b.y0 < y {
		b.put(x, y)
	}
}

// put has no call on its way, so that what it holds stays in registers.
func (b *Bulk) put(x, y float64) {
	f := b.f
	n := len(f.Quads)
	if !(y < b.y1) {
		return
	}
	if b.run != b.c.run || b.Frame != b.frame || b.Tint.word() != b.tint.word() || n == cap(f.Quads) {
		b.putFirst(x, y)
		return
	}
	b.c.stats.Culled--
	f.Quads = f.Quads[:n+1]
	q := &f.Quads[n]
	if runtime.GOARCH == "wasm" {
		b.stamp(q)
	} else {
		*q = b.quad
	}
	q.X = float32(float64(b.m.A*x) + float64(b.m.B*y) + b.m.X)
	q.Y = float32(float64(b.m.C*x) + float64(b.m.D*y) + b.m.Y)
}

// stamp makes a quad look as the last one, field by field: as a whole that is a memory.copy in a browser, which costs more.
func (b *Bulk) stamp(q *driver.Quad) {
	s := &b.quad
	q.A, q.B, q.C, q.D = s.A, s.B, s.C, s.D
	q.U0, q.V0, q.U1, q.V1 = s.U0, s.V0, s.U1, s.V1
	q.Color = s.Color
}

// putFirst is put for the first sprite of a kind, and for each where put cannot do: in sorted layers and on whole pixels.
func (b *Bulk) putFirst(x, y float64) {
	c := b.c
	b.look()
	if b.run != c.run && !b.turnTo(y) {
		return
	}
	x, y = float64(b.m.A*x)+float64(b.m.B*y)+b.m.X, float64(b.m.C*x)+float64(b.m.D*y)+b.m.Y
	if b.snap {
		x, y = math.Round(x), math.Round(y)
	}
	c.stats.Culled--
	q := c.newQuad()
	*q = b.quad
	q.X, q.Y = float32(x), float32(y)
}

// look makes the next quad one of the frame and tint that are wanted.
func (b *Bulk) look() {
	if b.Tint != b.tint {
		b.tint = b.Tint
		b.quad.Color = b.Tint.or(White).premultiplied()
	}
	if b.Frame != b.frame {
		b.setFrame(b.Frame)
	}
}

// turnTo makes the open command the one that the next quad goes into, and reports whether it may.
func (b *Bulk) turnTo(y float64) bool {
	c := b.c
	if c.order.sorts() {
		c.depth = float64(y*c.order.y) + b.Z
	}
	if (c.kind != quads || b.e.page != c.page || b.filter != c.reads) && !c.turnTo(b.e.page, b.filter) {
		return false
	}
	if c.kind == quads && !b.snap {
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

// DrawTurned is Draw for a sprite that is turned clockwise by rot, radians, and scaled. Whole pixels are not for it.
func (b *Bulk) DrawTurned(x, y, rot, scale float64) {
	if b.e == nil {
		return
	}
	w, h := float64(b.e.w*scale), float64(b.e.h*scale)
	sin, cos := geom.Sincos(rot)
	// How far its corners reach, for any angle; of no use when it is a NaN or beyond all sense, as that of a NaN is.
	r := (math.Abs(w)+math.Abs(h))*0.5 + (sin - sin)
	if !(b.x0-r < x && x < b.x1+r && b.y0-r < y && y < b.y1+r && r < maxPixels) {
		return
	}
	b.look()
	if b.c.kind != quads || b.run != b.c.run {
		if !b.turnTo(y) {
			return
		}
	}
	b.c.stats.Culled--
	m := &b.turn
	ax, bx := float64(m.A*(cos*w))+float64(m.B*(sin*w)), float64(m.B*(cos*h))-float64(m.A*(sin*h))
	cy, dy := float64(m.C*(cos*w))+float64(m.D*(sin*w)), float64(m.D*(cos*h))-float64(m.C*(sin*h))
	f := b.f
	n := len(f.Quads)
	if n == cap(f.Quads) {
		f.Quads = moreQuads(f.Quads)
	}
	f.Quads = f.Quads[:n+1]
	q := &f.Quads[n]
	*q = b.quad
	q.A, q.B, q.C, q.D = float32(ax), float32(bx), float32(cy), float32(dy)
	q.X = float32(float64(m.A*x) + float64(m.B*y) + m.X - float64((ax+bx)*0.5))
	q.Y = float32(float64(m.C*x) + float64(m.D*y) + m.Y - float64((cy+dy)*0.5))
}

// reserve makes room for n more quads.
func (c *Canvas) reserve(n int) {
	if have := cap(c.f.Quads) - len(c.f.Quads); have < n {
		c.f.Quads = append(c.f.Quads, make([]driver.Quad, n)...)[:len(c.f.Quads)]
	}
}
