package render

import (
	"image"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// The benchmarks of one sprite are what .ci/bench-render counts the instructions of: each draws spotCount sprites.

const spotCount = 1024

var benchmarkAtlas = func(string) (image.Image, error) { return noise32("bench", 16, 16), nil }

// spots are sprites that are in sight.
func spots(turned bool) []Sprite {
	s := make([]Sprite, spotCount)
	for i := range s {
		s[i] = Sprite{Image: File("bench.png"), Pos: geom.V(float64(i*37%600+20), float64(i*53%320+20)), Z: float64(i * 7919 % spotCount)}
		if turned {
			s[i].Rot, s[i].Tint = float64(i)*0.1, Color{255, uint8(i), 200, 128}
		}
	}
	return s
}

func benchmark(b *testing.B, draw func(c *Canvas)) {
	var f driver.Frame
	c := NewCanvas(NewAtlas(benchmarkAtlas))
	v := NewViewport(Fit, 640, 360, 1280, 720)
	b.ReportAllocs()
	for b.Loop() {
		c.Begin(&f, v, Color{}, 0, 0)
		draw(c)
		c.End()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*spotCount), "ns/sprite")
}

// BenchmarkDraw is sprites by the call. BenchmarkFill is the same by hand: the limit.
func BenchmarkDraw(b *testing.B) {
	s := spots(false)
	benchmark(b, func(c *Canvas) {
		for i := range s {
			c.Draw(s[i])
		}
	})
}

func BenchmarkDrawTurned(b *testing.B) {
	s := spots(true)
	benchmark(b, func(c *Canvas) {
		for i := range s {
			c.Draw(s[i])
		}
	})
}

func BenchmarkDrawAll(b *testing.B) {
	s := spots(false)
	benchmark(b, func(c *Canvas) { c.DrawAll(s) })
}

func BenchmarkDrawSorted(b *testing.B) {
	s := spots(false)
	benchmark(b, func(c *Canvas) {
		c.LayerOrder(0, ByZ)
		c.DrawAll(s)
	})
}

func BenchmarkBulk(b *testing.B) {
	s := spots(false)
	benchmark(b, func(c *Canvas) {
		bulk := NewBulk(c, s[0].Image, len(s))
		for i := range s {
			bulk.Draw(s[i].Pos.X, s[i].Pos.Y)
		}
	})
}

func BenchmarkBulkTurned(b *testing.B) {
	s := spots(true)
	benchmark(b, func(c *Canvas) {
		bulk := NewBulk(c, s[0].Image, len(s))
		for i := range s {
			bulk.Tint = s[i].Tint
			bulk.DrawTurned(s[i].Pos.X, s[i].Pos.Y, s[i].Rot, 1)
		}
	})
}

func BenchmarkFill(b *testing.B) {
	s, q := spots(true), make([]driver.Quad, spotCount)
	b.ReportAllocs()
	for b.Loop() {
		for i := range s {
			fillOne(&q[i], &s[i])
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(s)), "ns/sprite")
}

func fillOne(q *driver.Quad, s *Sprite) {
	sin, cos := geom.Sincos(s.Rot)
	sin, cos = sin*2, cos*2
	q.A, q.B, q.C, q.D = float32(cos*16), float32(-sin*16), float32(sin*16), float32(cos*16)
	q.X = float32(s.Pos.X*2 - cos*8 + sin*8)
	q.Y = float32(s.Pos.Y*2 - sin*8 - cos*8)
	q.U0, q.V0, q.U1, q.V1 = 1, 1, 17, 17
	a := uint32(s.Tint.A) * 257
	q.Color = [4]uint16{
		uint16(uint32(s.Tint.R) * a / 255), uint16(uint32(s.Tint.G) * a / 255), uint16(uint32(s.Tint.B) * a / 255), uint16(a),
	}
}
