package collide

import (
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

func TestBoxTouchIsBoxExit(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range 100_000 {
		a, b := box{maxX: 1 + float64(r.IntN(8)), maxY: 1 + r.Float64()*8}, box{maxX: 1 + r.Float64()*8, maxY: 1 + float64(r.IntN(8))}
		at := geom.V(float64(r.IntN(40)-20), r.Float64()*20-10)
		if r.IntN(2) == 0 {
			at = geom.V(float64(r.IntN(16)-8), float64(r.IntN(16)-8))
		}
		got, ok := boxTouch(at, &a, &b)
		want, met := boxExit(at, geom.V(a.maxX+b.maxX, a.maxY+b.maxY), 0)
		if ok != met || ok && (got.depth != want.depth || got.normal != want.normal) {
			t.Fatalf("%v of %v at %v: got %+v, %v; want %+v, %v", b, a, at, got, ok, want, met)
		}
	}
}
