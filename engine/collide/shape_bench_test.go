package collide

import (
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// Each figure is of one question about two shapes, about a third of which have to do with each other.
func BenchmarkPairs(b *testing.B) {
	for _, kind := range kinds {
		r := rand.New(rand.NewPCG(3, uint64(kind)))
		var pairs []*pair
		for range 256 {
			pairs = append(pairs, somePair(r, BoxShape, kind))
		}
		b.Run("overlap/box-"+kindNames[kind], func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				p := pairs[i%256]
				overlap(&p.a, &p.b)
			}
		})
		b.Run("sweep/box-"+kindNames[kind], func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				p := pairs[i%256]
				sweep(&p.a, p.by, &p.b)
			}
		})
	}
}

// A hero of 10 by 14 pixels walks over a floor of tiles, a tick at a time.
func BenchmarkTiles(b *testing.B) {
	g, tiles := drawn("....................", "....................", "########()####/#####", "####################")
	ground := Tiles(&g, tiles...)
	floor := place(&ground, geom.Vec{}, 0)
	for name, sh := range heroes {
		b.Run("sweep/"+name, func(b *testing.B) {
			a := place(&sh, geom.V(20, 32-7), 0)
			for i := 0; b.Loop(); i++ {
				a.pos.X = 20 + float64(i%60)
				sweep(&a, geom.V(2, 0.25), &floor)
			}
		})
	}
	b.Run("ray", func(b *testing.B) {
		for b.Loop() {
			ray(geom.V(3, 10), geom.V(300, 45), &floor)
		}
	})
}
