package ebiten

import (
	"testing"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
)

func benchQuads(n int, c [4]uint16) []driver.Quad {
	qs := make([]driver.Quad, n)
	for i := range qs {
		qs[i] = driver.Quad{A: 8, D: 8, X: float32(i % 640), Y: float32(i % 480), U1: 8, V1: 8, Color: c}
	}
	return qs
}

func BenchmarkExpandWhite50k(b *testing.B) {
	qs := benchQuads(50000, [4]uint16{65535, 65535, 65535, 65535})
	vs := make([]eb.Vertex, 4*len(qs))
	for b.Loop() {
		expand(vs, qs)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(qs)), "ns/quad")
}

func BenchmarkExpandTint50k(b *testing.B) {
	qs := benchQuads(50000, [4]uint16{25535, 65535, 15535, 65535})
	vs := make([]eb.Vertex, 4*len(qs))
	for b.Loop() {
		expand(vs, qs)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(qs)), "ns/quad")
}

func BenchmarkExpandTint1k(b *testing.B) {
	qs := benchQuads(1000, [4]uint16{25535, 65535, 15535, 65535})
	vs := make([]eb.Vertex, 4*len(qs))
	for b.Loop() {
		expand(vs, qs)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(qs)), "ns/quad")
}
func BenchmarkHand50k(b *testing.B) {
	qs := benchQuads(50000, [4]uint16{25535, 65535, 15535, 65535})
	vs := make([]eb.Vertex, 4*len(qs))
	for b.Loop() {
		for i := range qs {
		t := &qs[i]
		v := (*[4]eb.Vertex)(vs[4*i:])
		x0, y0 := float32(t.X-4), float32(t.Y-4)
		x1, y1 := x0+8, y0+8
		v[0].DstX, v[0].DstY, v[0].SrcX, v[0].SrcY = x0, y0, 0, 0
		v[1].DstX, v[1].DstY, v[1].SrcX, v[1].SrcY = x1, y0, 8, 0
		v[2].DstX, v[2].DstY, v[2].SrcX, v[2].SrcY = x0, y1, 0, 8
		v[3].DstX, v[3].DstY, v[3].SrcX, v[3].SrcY = x1, y1, 8, 8
		v[0].ColorR, v[0].ColorG, v[0].ColorB, v[0].ColorA = 1,1,1,1
		v[1].ColorR, v[1].ColorG, v[1].ColorB, v[1].ColorA = 1,1,1,1
		v[2].ColorR, v[2].ColorG, v[2].ColorB, v[2].ColorA = 1,1,1,1
		v[3].ColorR, v[3].ColorG, v[3].ColorB, v[3].ColorA = 1,1,1,1
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(qs)), "ns/quad")
}
