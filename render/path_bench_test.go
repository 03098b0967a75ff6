package render

import (
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// BenchmarkPath is what a path costs in each frame, and what the same shape costs as a mesh.
func BenchmarkPath(b *testing.B) {
	const points = 128
	var p Path
	for i := range points {
		p.LineTo(geom.V(320, 180).Add(geom.Polar(float64(i)*6.2832/points, 100+float64(i%2)*40)))
	}
	p.Close()
	var m Mesh
	if err := m.Fill(&p, Fill{}); err != nil {
		b.Fatal(err)
	}
	var f driver.Frame
	c := NewCanvas(NewAtlas(nil))
	v := NewViewport(Fit, 640, 360, 640, 360)
	for _, x := range []struct {
		name string
		draw func()
	}{
		{"fill", func() { p.Fill(c, Fill{}) }},
		{"gradient", func() { p.Fill(c, Fill{Gradient: Radial(geom.V(320, 180), 140, Red, Green, Blue)}) }},
		{"stroke", func() { p.Stroke(c, Stroke{Width: 3, Join: JoinRound}) }},
		{"mesh", func() { m.Draw(c, Instance{}) }},
	} {
		b.Run(x.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.Begin(&f, v, Color{}, 0, 0)
				x.draw()
				c.End()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*points), "ns/point")
		})
	}
}
