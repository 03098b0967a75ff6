package collide

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// The oracle answers the same questions in the plainest way: by support functions, by pairs of edges, by small steps.

// corners returns the points of the core of a shape in the world and the radius around them.
func corners(p *placed) ([]geom.Vec, float64) {
	at := func(vs ...geom.Vec) []geom.Vec {
		out := make([]geom.Vec, 0, 8)
		for _, v := range vs {
			s, c := p.sin, p.cos
			out = append(out, geom.V(p.pos.X+v.X*c-v.Y*s, p.pos.Y+v.X*s+v.Y*c))
		}
		return out
	}
	switch p.Kind {
	case BoxShape:
		h := p.Half
		return at(geom.V(-h.X, -h.Y), geom.V(h.X, -h.Y), h, geom.V(-h.X, h.Y)), 0
	case CircleShape:
		return at(geom.Vec{}), p.Radius
	case CapsuleShape:
		return at(p.A, p.B), p.Radius
	case SegmentShape:
		return at(p.A, p.B), 0
	case ConvexShape:
		return at(p.Points...), 0
	}
	panic("no core")
}

// apart is how far a lies beyond b in a direction; negative: they overlap along it.
func apart(a, b []geom.Vec, r float64, dir geom.Vec) float64 {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, v := range a {
		lo = min(lo, v.Dot(dir))
	}
	for _, v := range b {
		hi = max(hi, v.Dot(dir))
	}
	return lo - hi - r
}

// gap is how far two shapes are from each other; zero or less when they overlap.
func gap(a, b []geom.Vec, r float64) float64 {
	least := math.Inf(1)
	for i := range a {
		for j := range b {
			least = min(least, between(a[i], a[(i+1)%len(a)], b[j], b[(j+1)%len(b)]))
		}
	}
	if within(a[0], b) || within(b[0], a) {
		least = 0
	}
	return least - r
}

// between is how far two lines are from each other.
func between(p, q, u, v geom.Vec) float64 {
	d, e := q.Sub(p), v.Sub(u)
	if x := d.Cross(e); x != 0 {
		k, l := u.Sub(p).Cross(e)/x, u.Sub(p).Cross(d)/x
		if k >= 0 && k <= 1 && l >= 0 && l <= 1 {
			return 0
		}
	}
	return min(toLine(p, u, v), toLine(q, u, v), toLine(u, p, q), toLine(v, p, q))
}

func toLine(p, u, v geom.Vec) float64 {
	d := v.Sub(u)
	if d == (geom.Vec{}) {
		return p.Dist(u)
	}
	return p.Dist(u.Add(d.Mul(geom.Clamp(p.Sub(u).Dot(d)/d.Dot(d), 0, 1))))
}

// within reports whether a point is in a polygon that goes round clockwise.
func within(p geom.Vec, poly []geom.Vec) bool {
	if len(poly) < 3 {
		return false
	}
	for i, v := range poly {
		if poly[(i+1)%len(poly)].Sub(v).Cross(p.Sub(v)) < 0 {
			return false
		}
	}
	return true
}

// kinds are those that have a core.
var kinds = []ShapeKind{BoxShape, CircleShape, CapsuleShape, SegmentShape, ConvexShape}

var kindNames = map[ShapeKind]string{
	BoxShape: "box", CircleShape: "circle", CapsuleShape: "capsule", SegmentShape: "segment", ConvexShape: "convex",
	TilesShape: "tiles",
}

// some returns a shape of a kind, of a size about 20. Half of the places are whole, so that edges meet exactly.
func some(r *rand.Rand, kind ShapeKind) Shape {
	length := func() float64 {
		if r.IntN(2) == 0 {
			return float64(1 + r.IntN(20))
		}
		return 0.5 + float64(20*r.Float64())
	}
	vec := func() geom.Vec { return geom.V(length()-10, length()-10) }
	switch kind {
	case BoxShape:
		return Box(length(), length())
	case CircleShape:
		return Circle(length() / 2)
	case CapsuleShape:
		return Capsule(vec(), vec(), length()/2)
	case SegmentShape:
		a, b := vec(), vec()
		if a.Dist(b) < 0.5 {
			b = a.Add(geom.V(3, 1))
		}
		return Segment(a, b)
	case ConvexShape:
		return someConvex(r)
	}
	panic("no such kind")
}

// someConvex has its corners on an ellipse.
func someConvex(r *rand.Rand) Shape {
	n, start := 3+r.IntN(6), float64(r.Float64()*6)
	size := geom.V(1+float64(12*r.Float64()), 1+float64(12*r.Float64()))
	points := make([]geom.Vec, n)
	for i := range points {
		angle := start + float64((float64(i)+float64(0.8*r.Float64()))*2*math.Pi/float64(n))
		points[i] = geom.Polar(angle, 1).Scale(size)
	}
	return Convex(points...)
}

func somePlace(r *rand.Rand) geom.Vec {
	if r.IntN(2) == 0 {
		return geom.V(float64(r.IntN(40)-20), float64(r.IntN(40)-20))
	}
	return geom.V(float64(40*r.Float64())-20, float64(40*r.Float64())-20)
}

func someTurn(r *rand.Rand) float64 {
	if r.IntN(2) == 0 {
		return float64(r.IntN(5)) * math.Pi / 4
	}
	return r.Float64() * 7
}

// pair is one case: two shapes in the world.
type pair struct {
	sa, sb Shape
	a, b   placed
	by     geom.Vec
}

func somePair(r *rand.Rand, ka, kb ShapeKind) *pair {
	p := &pair{sa: some(r, ka), sb: some(r, kb)}
	p.a, p.b = place(&p.sa, somePlace(r), someTurn(r)), place(&p.sb, somePlace(r), someTurn(r))
	p.by = somePlace(r).Mul(2)
	return p
}

func (p *pair) String() string {
	return fmt.Sprintf("a %+v at %v (%v, %v), b %+v at %v (%v, %v), by %v",
		p.sa, p.a.pos, p.a.sin, p.a.cos, p.sb, p.b.pos, p.b.sin, p.b.cos, p.by)
}

// cases is how many cases a property has: all in a whole run, a few with -short.
func cases(n int) int {
	if testing.Short() || raceDetector {
		return max(n/100, 20)
	}
	return n
}

func eachPair(t *testing.T, n int, check func(t *testing.T, p *pair)) {
	for _, ka := range kinds {
		for _, kb := range kinds {
			t.Run(kindNames[ka]+"-"+kindNames[kb], func(t *testing.T) {
				r := rand.New(rand.NewPCG(uint64(ka), uint64(kb)))
				for i := 0; i < cases(n) && !t.Failed(); i++ {
					check(t, somePair(r, ka, kb))
				}
			})
		}
	}
}
