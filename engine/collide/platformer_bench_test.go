package collide

import (
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// BenchmarkPlatformer plays at random in a room with everything in it; BenchmarkSlideOfAHero moves the same body by Slide alone.
func BenchmarkPlatformer(b *testing.B) {
	g, _ := randomLevel(b, 3, wild)
	hands := player{r: rand.New(rand.NewPCG(3, 2))}
	b.ReportAllocs()
	for b.Loop() {
		g.step(1, hands.next())
	}
}

func BenchmarkPlatformerStanding(b *testing.B) {
	g := newScene(b, Platformer{}, plain...)
	b.ReportAllocs()
	for b.Loop() {
		g.step(1, still)
	}
}

func BenchmarkSlideOfAHero(b *testing.B) {
	g, _ := randomLevel(b, 3, wild)
	hands := player{r: rand.New(rand.NewPCG(3, 2))}
	b.ReportAllocs()
	for b.Loop() {
		m := hands.next()
		g.space.Slide(g.id, geom.V(m.X*2, m.Y*2))
	}
}
