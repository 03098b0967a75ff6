package render

import (
	"image"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

var benchmarkAtlas = func(string) (image.Image, error) { return noise32("bench", 16, 16), nil }

// spots are sprites that are in sight, a power of two of them.
func spots() []Sprite {
	s := make([]Sprite, 1024)
	for i := range s {
		s[i] = Sprite{
			Image: File("bench.png"), Pos: geom.V(float64(i*37%600+20), float64(i*53%320+20)),
			Rot: float64(i) * 0.1, Tint: Color{255, uint8(i), 200, 128},
		}
	}
	return s
}

// BenchmarkDraw is 1,024 sprites by the call, turned and tinted. BenchmarkFill is the same by hand: the limit.
func BenchmarkDraw(b *testing.B) {
	var f driver.Frame
	c := NewCanvas(NewAtlas(benchmarkAtlas))
	v, s := NewViewport(Fit, 640, 360, 1280, 720), spots()
	b.ReportAllocs()
	for b.Loop() {
		c.Begin(&f, v, Color{}, 0, 0)
		for i := range s {
			c.Draw(s[i])
		}
		c.End()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(s)), "ns/sprite")
}

func BenchmarkFill(b *testing.B) {
	s, q := spots(), make([]driver.Quad, 1024)
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
