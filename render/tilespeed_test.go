package render_test

import (
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

func benchmarkTiles(b *testing.B, chunks bool) {
	g, set := flat(1000, 1000)
	s := newScreen(chunks)
	var f driver.Frame
	v := render.NewViewport(render.Fit, 640, 360, 1280, 720)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		i++
		s.canvas.Begin(&f, v, render.Navy, 1, 0)
		s.canvas.World(render.Camera{Pos: geom.V(8000+float64(i%300), 8000+float64(i%200))})
		render.Tilemap{Grid: g, Image: set}.Draw(s.canvas)
		s.canvas.End()
	}
}

func BenchmarkTilesChunked(b *testing.B)  { benchmarkTiles(b, true) }
func BenchmarkTilesOneByOne(b *testing.B) { benchmarkTiles(b, false) }
