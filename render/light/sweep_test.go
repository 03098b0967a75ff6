package light

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// fenced returns edges with the border of a reach around them.
func fenced(edges []edge, half float64) []edge {
	r := reach{half: half}
	return r.border(edges)
}

// blocked reports whether a line between two points meets an edge, and how sure that is: the least distance of an
// edge's end from the line, or of the point from an edge.
func blocked(edges []edge, from, to geom.Vec) (hit bool, margin float64) {
	margin = math.Inf(1)
	for _, e := range edges {
		if e.border {
			continue
		}
		d := to.Sub(from)
		s, t := e.a.Sub(from).Cross(d), e.b.Sub(from).Cross(d)
		u, v := from.Sub(e.a).Cross(e.b.Sub(e.a)), to.Sub(e.a).Cross(e.b.Sub(e.a))
		hit = hit || s*t < 0 && u*v < 0
		margin = min(margin, math.Abs(s)/d.Len(), math.Abs(t)/d.Len(), math.Abs(v)/e.b.Sub(e.a).Len())
	}
	return hit, margin
}

// lit reports whether a point lies in one of the slices.
func (s *sweep) lit(p geom.Vec) bool {
	for _, n := range s.seen {
		a, b, c := n.p.Sub(s.from), n.q.Sub(s.from), p.Sub(s.from)
		if a.Cross(c) >= 0 && c.Cross(b) >= 0 && b.Sub(a).Cross(c.Sub(a)) >= 0 {
			return true
		}
	}
	return false
}

// disorders are edges of kinds that a sweep could stumble over.
func disorders(rnd *rand.Rand) []edge {
	var edges []edge
	at := func() geom.Vec { return geom.V(rnd.Float64()*180-90, rnd.Float64()*180-90) }
	switch rnd.IntN(4) {
	case 0: // that cross
		for range 12 {
			edges = append(edges, edge{a: at(), b: at()})
		}
	case 1: // that form boxes
		for range 6 {
			r := geom.Around(at(), 5+rnd.Float64()*30, 5+rnd.Float64()*30)
			c := Box(r)
			edges = (&reach{half: 100}).cast(edges, &c)
		}
	case 2: // on a grid, in line with each other and with the point
		for range 15 {
			a := geom.V(float64(rnd.IntN(9)*20-80), float64(rnd.IntN(9)*20-80))
			b := geom.V(float64(rnd.IntN(9)*20-80), float64(rnd.IntN(9)*20-80))
			edges = append(edges, edge{a: a, b: b})
		}
	case 3: // a fan of one corner
		a := at()
		for range 10 {
			edges = append(edges, edge{a: a, b: at()})
		}
	}
	return edges
}

func TestSeenAgainstBruteForce(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	var s sweep
	looked, lit := 0, 0
	for range 1500 {
		s.begin()
		s.edges = fenced(disorders(rnd), 100)
		from := geom.Vec{}
		if rnd.IntN(2) == 0 {
			from = geom.V(rnd.Float64()*20-10, rnd.Float64()*20-10)
		}
		s.look(from)
		for range 100 {
			p := geom.V(rnd.Float64()*198-99, rnd.Float64()*198-99)
			hit, margin := blocked(s.edges, from, p)
			if margin < 1e-3 {
				continue
			}
			looked++
			if !hit {
				lit++
			}
			if got := s.lit(p); got == hit {
				t.Fatalf("from %v to %v with %v: got lit %t; want %t", from, p, s.edges, got, !hit)
			}
		}
	}
	if looked < 100_000 || lit < looked/10 || lit > looked*9/10 {
		t.Errorf("got %d points, %d of them lit; want many of both", looked, lit)
	}
}

// What is seen goes all the way around, without a gap and without going back.
func TestSeenIsAround(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	var s sweep
	for range 500 {
		s.begin()
		s.edges = fenced(disorders(rnd), 100)
		s.look(geom.Vec{})
		sum := 0.0
		for i, n := range s.seen {
			sum += geom.Atan2(n.p.Cross(n.q), n.p.Dot(n.q))
			next := s.seen[(i+1)%len(s.seen)]
			if gap := geom.Atan2(n.q.Cross(next.p), n.q.Dot(next.p)); math.Abs(gap) > 1e-7 && len(s.seen) > 1 {
				t.Fatalf("%v: got a gap of %v between slices %d and %d", s.edges, gap, i, i+1)
			}
		}
		if math.Abs(sum-2*math.Pi) > 1e-6 {
			t.Fatalf("%v: got slices of %v radians; want a full turn", s.edges, sum)
		}
	}
}
