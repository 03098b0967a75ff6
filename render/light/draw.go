package light

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Draw darkens what was drawn so far to what the lights show of it, in the current coordinates: call it after the world,
// with the same camera, and before what shines by itself and the player's signs. What is drawn in higher layers later is
// not darkened. It leaves all of the canvas's state as it was, and allocates nothing once it has grown to its work.
func (s *Lighting) Draw(c *render.Canvas) {
	b := board{c: c, to: render.CurrentTransform(c), size: c.Size()}
	back, ok := b.to.Inverse()
	if !ok {
		return
	}
	b.sum, b.one = s.images()
	ambient := s.Ambient
	if ambient == (render.Color{}) {
		ambient = render.Black
	}
	c.Into(b.sum, func() {
		b.density = c.Density()
		c.Clear(render.Mix(render.Black, opaque(ambient), float64(ambient.A)/255))
	})
	for i := range s.Lights {
		s.light(&b, &s.Lights[i])
	}
	render.Preserve(c, func() {
		c.Push(back)
		c.Smooth(true)
		c.Blend(render.Multiply)
		b.enlarge(&s.work.mesh)
	})
}

func opaque(c render.Color) render.Color {
	c.A = 255
	return c
}

// images returns what the lights and one of them are drawn on.
func (s *Lighting) images() (sum, one render.Image) {
	switch {
	case s.Resolution > 0.5:
		return render.OffscreenFull("lights 1", 1), render.OffscreenFull("light alone 1", 1)
	case s.Resolution > 0 && s.Resolution <= 0.25:
		return render.OffscreenFull("lights 0.25", 0.25), render.OffscreenFull("light alone 0.25", 0.25)
	}
	return render.OffscreenFull("lights 0.5", 0.5), render.OffscreenFull("light alone 0.5", 0.5)
}

// board is what lights are drawn on.
type board struct {
	c       *render.Canvas
	to      geom.Transform // world to canvas
	size    geom.Vec       // of the canvas
	sum     render.Image   // of all lights
	one     render.Image   // light alone
	density float64        // of their pixels to a logical one
}

// picture draws an image as large as the canvas over it.
func (b *board) picture(i render.Image) {
	b.c.Draw(render.Sprite{Image: i, Pos: b.size.Mul(0.5)})
}

// enlarge draws the sum over the canvas. Half a pixel at its edge is drawn as the pixel's middle, since beyond it a smooth
// picture mixes with nothing.
func (b *board) enlarge(m *render.Mesh) {
	m.Reset()
	m.Image = b.sum
	half := geom.Vec{X: 0.5, Y: 0.5}.Mul(1 / b.density)
	lo, hi := half, b.size.Sub(half)
	xs, ys := [4]float64{0, lo.X, hi.X, b.size.X}, [4]float64{0, lo.Y, hi.Y, b.size.Y}
	for i := range 16 {
		at := geom.Vec{X: xs[i%4], Y: ys[i/4]}
		uv := geom.Vec{X: geom.Clamp(at.X, lo.X, hi.X) / b.size.X, Y: geom.Clamp(at.Y, lo.Y, hi.Y) / b.size.Y}
		m.Vertices = append(m.Vertices, render.Vertex{Pos: at, UV: uv})
	}
	for i := range uint32(9) {
		n := i/3*4 + i%3
		m.Indices = append(m.Indices, n, n+1, n+4, n+4, n+1, n+5)
	}
	m.Draw(b.c, render.Instance{})
	m.Image = render.Image{}
}

// light adds one light to the sum: at once when nothing is in its way, or else what its lamp's points see of the square
// that it reaches, each a part of white, times its brightness.
func (s *Lighting) light(b *board, l *Light) {
	square := geom.Around(l.Pos, 2*l.Radius, 2*l.Radius)
	if !(l.Radius > 0) || !b.sees(square) {
		return
	}
	c, shaded := b.c, s.gather(l)
	if !shaded && !l.spot() {
		c.Into(b.sum, func() {
			c.Push(b.to)
			c.Smooth(true)
			c.Blend(render.Add)
			s.draw(c, l)
		})
		return
	}
	s.fans(l)
	c.Into(b.one, func() {
		c.Push(b.to)
		c.Scissor(square)
		c.Smooth(true)
		c.Clear(render.Black)
		c.Blend(render.Add)
		s.work.mesh.Draw(c, render.Instance{Pos: l.Pos})
		c.Blend(render.Multiply)
		s.draw(c, l)
		if l.spot() {
			s.drawCone(c, l)
		}
	})
	c.Into(b.sum, func() {
		c.Push(b.to)
		c.Scissor(square)
		c.Screen()
		c.Blend(render.Add)
		b.picture(b.one)
	})
}

// sees reports whether a part of the world is in the picture.
func (b *board) sees(r geom.Rect) bool {
	t := &b.to
	mid := t.Apply(r.Center()).Sub(b.size.Mul(0.5))
	w := (math.Abs(t.A) + math.Abs(t.B)) * r.W / 2
	h := (math.Abs(t.C) + math.Abs(t.D)) * r.H / 2
	return math.Abs(mid.X) < w+b.size.X/2 && math.Abs(mid.Y) < h+b.size.Y/2
}

// draw draws a light's pool over its whole square and a black margin.
func (s *Lighting) draw(c *render.Canvas, l *Light) {
	col := l.color()
	k := 2 * margin * l.Radius / poolSide
	c.Draw(render.Sprite{
		Image: s.work.pool(l), Pos: l.Pos, Scale: geom.Vec{X: k, Y: k},
		Tint: render.Mix(render.Black, opaque(col), float64(col.A)/255),
	})
}

// sectors is how many a spot's cone is drawn in.
const sectors = 96

// drawCone darkens a light's square outside of its spot.
func (s *Lighting) drawCone(c *render.Canvas, l *Light) {
	m := &s.work.cone
	m.Reset()
	far := l.Radius * 2 // beyond the corners of the square
	for i := range sectors {
		from, to := sector(i), sector(i+1)
		a, b := gray(l.spread(l.Angle+from)), gray(l.spread(l.Angle+to))
		first := uint32(len(m.Vertices))
		m.Vertices = append(m.Vertices,
			render.Vertex{Color: gray(l.spread(l.Angle + (from+to)/2))},
			render.Vertex{Pos: geom.Polar(l.Angle+from, far), Color: a},
			render.Vertex{Pos: geom.Polar(l.Angle+to, far), Color: b},
		)
		m.Indices = append(m.Indices, first, first+1, first+2)
	}
	m.Draw(c, render.Instance{Pos: l.Pos})
}

// sector returns where a sector begins, from the middle of a spot.
func sector(i int) float64 { return float64(i)*2*math.Pi/sectors - math.Pi }

func gray(k float64) render.Color {
	g := uint8(k*255 + 0.5)
	return render.Color{R: g, G: g, B: g, A: 255}
}
