package resolvspace

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
)

// someShape returns one that both kinds of Space have.
func someShape(r *rand.Rand) collide.Shape {
	size := func() float64 { return 4 + r.Float64()*30 }
	switch r.IntN(4) {
	case 0:
		return collide.Box(size(), size())
	case 1:
		return collide.Circle(size() / 2)
	case 2:
		return collide.Segment(geom.V(-size(), size()), geom.V(size(), -size()))
	}
	radius, n := size(), 3+r.IntN(4)
	var points []geom.Vec
	for i := range n {
		points = append(points, geom.Polar(float64(i)*2*math.Pi/float64(n)+0.2, radius))
	}
	return collide.Convex(points...)
}

func somewhere(r *rand.Rand) geom.Vec { return geom.V(r.Float64()*160-80, r.Float64()*160-80) }

// TestBothSpacesAgree asks both kinds the same: they find the same bodies, but for those that hardly touch.
func TestBothSpacesAgree(t *testing.T) {
	const worlds, asked = 60, 60
	for seed := range uint64(worlds) {
		r := rand.New(rand.NewPCG(seed, 1))
		var ours collide.Space
		theirs := Space{Area: geom.R(-50, -50, 100, 100), Cell: 16} // so that much is outside
		for i := range 12 {
			b := collide.Body{Shape: someShape(r), Pos: somewhere(r), Rot: r.Float64() * 7, User: uint64(i), Is: 1 << r.IntN(3)}
			a, c := ours.Add(b), theirs.Add(b)
			if r.IntN(4) == 0 {
				ours.Remove(a)
				theirs.Remove(c)
			}
		}
		for range asked {
			sh, at, f := someShape(r), somewhere(r), collide.Filter{Hits: collide.Mask(r.IntN(8))}
			same(t, "touching", ours.Touching(nil, sh, at, f), theirs.Touching(nil, sh, at, f), 0.05, func(h collide.Hit) bool { return h.Depth > 0.01 })
			to := somewhere(r)
			same(t, "ray", ours.RayAll(nil, at, to, f), theirs.RayAll(nil, at, to, f), 1e9, func(h collide.Hit) bool {
				return sure(&ours, h.ID, at, to) && float64((1-h.T)*to.Dist(at)) > 2
			})
			ids, others := ours.At(nil, at, f), theirs.At(nil, at, f)
			if len(ids) != len(others) {
				t.Fatalf("at %v: got %v; want %v", at, others, ids)
			}
		}
	}
}

// sure reports whether a ray does not only graze a body: two beside it meet it as well.
func sure(s *collide.Space, id collide.ID, from, to geom.Vec) bool {
	side := to.Sub(from).Unit().Rotate(math.Pi / 2).Mul(0.05)
	for _, k := range []float64{-1, 1} {
		found := false
		for _, h := range s.RayAll(nil, from.Add(side.Mul(k)), to.Add(side.Mul(k)), collide.Filter{}) {
			found = found || h.ID == id
		}
		if !found {
			return false
		}
	}
	return true
}

// same compares two answers in what counts of them. Points of rays may be some pixels apart: see the manual.
func same(t *testing.T, what string, want, got []collide.Hit, depth float64, counts func(collide.Hit) bool) {
	t.Helper()
	for _, w := range want {
		if !counts(w) {
			continue
		}
		found := false
		for _, g := range got {
			if g.User != w.User {
				continue
			}
			found = true
			if w.Depth == 0 && g.Point.Dist(w.Point) > 2 || math.Abs(g.Depth-w.Depth) > depth {
				t.Errorf("%s: got %+v; want %+v", what, g, w)
			}
		}
		if !found {
			t.Errorf("%s: got %+v; want %+v, too", what, got, w)
		}
	}
}
