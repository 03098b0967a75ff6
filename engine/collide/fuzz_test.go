package collide

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// FuzzShapes puts any numbers into the constructors: they are refused, or all questions about the shapes have answers of
// finite numbers.
func FuzzShapes(f *testing.F) {
	f.Add(uint8(1), uint8(2), 10.0, 14.0, 3.0, 4.0, 5.0, -7.0, 0.5, 30.0, -20.0)
	f.Add(uint8(3), uint8(5), 1e9, 1e-6, 3.0, 1e9, -1e9, -7.0, 1e9, 1e9, -1e9)
	f.Add(uint8(4), uint8(6), 16.0, 0.5, 1.0, 4.0, 0.25, 0.75, 8.0, 300.0, 300.0)
	f.Add(uint8(5), uint8(4), 1e-6, 1e-6, 3e-6, -1e-6, 2e-6, 1e-5, 1e8, 1.0, 0.0)
	f.Add(uint8(6), uint8(6), math.NaN(), math.Inf(1), 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
	f.Fuzz(func(t *testing.T, ka, kb uint8, p, q, r, s, u, v, x, y, z float64) {
		for _, n := range []float64{x, y, z} {
			if number("", n) != "" {
				return // Space refuses it
			}
		}
		sa, okA := refused(func() Shape { return fuzzed(ka, p, q, r, s, u, v) })
		sb, okB := refused(func() Shape { return fuzzed(kb, v, u, s, r, q, p) })
		if !okA || !okB {
			return
		}
		a, b := place(&sa, geom.V(x, y), z), place(&sb, geom.V(z, x), y)
		check := func(what string, h touch, ok bool) {
			if !ok {
				return
			}
			for _, n := range []float64{h.point.X, h.point.Y, h.depth, h.t} {
				if !(math.Abs(n) <= 1e11) || !(h.t >= 0 && h.t <= 1) || !(math.Abs(h.normal.Len()-1) < 1e-6) || h.depth < 0 {
					t.Fatalf("%s of %+v at %v and %+v at %v: got %+v", what, sa, a.pos, sb, b.pos, h)
				}
			}
		}
		h, ok := overlap(&a, &b)
		check("overlap", h, ok)
		h, ok = sweep(&a, geom.V(y, z), &b)
		check("sweep", h, ok)
		h, ok = ray(geom.V(x, y), geom.V(y, z), &b)
		check("ray", h, ok)
		if at, _ := nearest(a.pos, &b); !(at.Len() <= 1e11) {
			t.Fatalf("nearest to %v of %+v at %v: got %v", a.pos, sb, b.pos, at)
		}
		for _, n := range sa.Outline(nil, a.pos, z) {
			if !(n.Len() <= 1e11) {
				t.Fatalf("outline of %+v at %v: got %v", sa, a.pos, n)
			}
		}
	})
}

func refused(make func() Shape) (sh Shape, ok bool) {
	defer func() {
		if said := recover(); said != nil {
			if _, words := said.(string); !words {
				panic(said)
			}
		}
	}()
	return make(), true
}

func fuzzed(kind uint8, p, q, r, s, u, v float64) Shape {
	switch ShapeKind(kind % 7) {
	case BoxShape:
		return Box(p, q)
	case CircleShape:
		return Circle(p)
	case CapsuleShape:
		return Capsule(geom.V(p, q), geom.V(r, s), u)
	case SegmentShape:
		return Segment(geom.V(p, q), geom.V(r, s))
	case ConvexShape:
		return Convex(geom.V(p, q), geom.V(r, s), geom.V(u, v))
	case TilesShape:
		g := geom.NewGrid(5, 4, p)
		for i := range g.Cells {
			g.SetFlipped(i%5, i/5, uint16(i*7%5), geom.Flip(i%8))
		}
		return Tiles(&g, Tile{}, Solid, Tile{Left: q, Right: r}, Tile{Left: u, Right: v, Hangs: true}, Tile{Left: u, Right: q, OneWay: true})
	}
	return Shape{}
}
