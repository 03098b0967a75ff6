package collide

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// distance is how far a point is from a shape, by the oracle; zero or less in it.
func distance(p geom.Vec, b *placed) float64 {
	cb, rb := corners(b)
	return gap([]geom.Vec{p}, cb, rb)
}

// A ray marches by the oracle's distance, which no edge is nearer than: where it arrives is where the ray must end.
func TestRayIsThatOfMarching(t *testing.T) {
	for _, kind := range kinds {
		t.Run(kindNames[kind], func(t *testing.T) {
			r := rand.New(rand.NewPCG(9, uint64(kind)))
			for range cases(30000) {
				sb := some(r, kind)
				b := place(&sb, somePlace(r), someTurn(r))
				from, to := somePlace(r), somePlace(r).Mul(3)
				got, ok := ray(from, to, &b)
				length := to.Sub(from).Len()
				if !ok {
					got.t = 1
				}
				// Up to there nothing may be in the way.
				for d := 0.0; d < got.t*length-near; {
					free := distance(from.Lerp(to, d/length), &b)
					if free <= 0 && kind != SegmentShape {
						if o, in := overlap(&placed{Shape: &dot, pos: from.Lerp(to, d/length), cos: 1}, &b); in && o.depth > slop+near {
							t.Fatalf("%+v at %v, ray %v to %v: got %+v, %v; %v along it is %v inside", sb, b.pos, from, to, got, ok, d, o.depth)
						}
					}
					d += max(free, 0.05)
				}
				if !ok {
					continue
				}
				if d := distance(got.point, &b); math.Abs(d) > near && got.depth == 0 && (got.t > 0 || d < -slop-near) {
					t.Fatalf("%+v at %v, ray %v to %v: got %+v, which is %v from its edge", sb, b.pos, from, to, got, d)
				}
				if d := got.point.Dist(from.Lerp(to, got.t)); got.depth == 0 && d > near && (got.t > 0 || d > slop) {
					t.Fatalf("%+v at %v, ray %v to %v: got %+v, which is %v from the ray's end", sb, b.pos, from, to, got, d)
				}
				if got.depth == 0 && got.normal.Dot(to.Sub(from)) >= 0 {
					t.Fatalf("%+v at %v, ray %v to %v: got %+v; want a normal against it", sb, b.pos, from, to, got)
				}
			}
		})
	}
}

// A ray through a segment is not lost between small steps, and lines are exact: it is met where the two lines cross.
func TestRayCrossesSegments(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 0))
	for range cases(50000) {
		a, b, from, to := somePlace(r), somePlace(r), somePlace(r), somePlace(r)
		d, e := to.Sub(from), b.Sub(a)
		x := d.Cross(e)
		if math.Abs(x) < 1 {
			continue
		}
		k, l := a.Sub(from).Cross(e)/x, a.Sub(from).Cross(d)/x
		if math.Abs(k) < near || math.Abs(k-1) < near || math.Abs(l) < near || math.Abs(l-1) < near {
			continue
		}
		sh := Segment(a, b)
		p := place(&sh, geom.Vec{}, 0)
		got, ok := ray(from, to, &p)
		if want := k > 0 && k < 1 && l > 0 && l < 1; ok != want || ok && math.Abs(got.t-k) > near {
			t.Fatalf("segment %v to %v, ray %v to %v: got %+v, %v; want t %v, %v", a, b, from, to, got, ok, k, want)
		}
	}
}

// nearest is on the edge, and no point of the edge is nearer.
func TestNearestIsThatOfTheOutline(t *testing.T) {
	for _, kind := range kinds {
		t.Run(kindNames[kind], func(t *testing.T) {
			r := rand.New(rand.NewPCG(11, uint64(kind)))
			var outline []geom.Vec
			for range cases(20000) {
				sb, rot, p := some(r, kind), someTurn(r), somePlace(r)
				b := place(&sb, somePlace(r), rot)
				at, inside := nearest(p, &b)
				d := distance(p, &b)
				if inside != (d < -near) && math.Abs(d) > near && kind != ConvexShape && kind != BoxShape {
					t.Fatalf("%+v at %v, point %v: inside: got %v; the distance is %v", sb, b.pos, p, inside, d)
				}
				if !inside && math.Abs(at.Dist(p)-max(d, 0)) > near {
					t.Fatalf("%+v at %v, point %v: got %v, %v away; want %v", sb, b.pos, p, at, at.Dist(p), d)
				}
				if d := distance(at, &b); d > near {
					t.Fatalf("%+v at %v, point %v: got %v, which is %v from it", sb, b.pos, p, at, d)
				}
				outline = sb.Outline(outline[:0], b.pos, rot)
				for i, v := range outline {
					if d := toLine(p, v, outline[(i+1)%len(outline)]); d < at.Dist(p)-0.06 { // 32 points are no circle
						t.Fatalf("%+v at %v, point %v: got %v, %v away; the outline is %v away", sb, b.pos, p, at, at.Dist(p), d)
					}
				}
			}
		})
	}
}

// In tiles, rays and the nearest point are those of the polygons.
func TestRayAndNearestInTiles(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 0))
	for range cases(20000) {
		g, tiles := someGrid(r)
		sb := Tiles(&g, tiles...)
		b := place(&sb, geom.V(-24, -24), 0)
		from, to := somePlace(r).Mul(2), somePlace(r).Mul(2)
		first, least, in := 2.0, math.Inf(1), false
		for i := range g.Cells {
			if sc, ok := cellShape(&g, tiles, i%8, i/8); ok {
				c := place(&sc, b.pos, 0)
				if o, ok := ray(from, to, &c); ok {
					first = min(first, o.t)
				}
				at, inside := nearest(from, &c)
				least, in = min(least, at.Dist(from)), in || inside
			}
		}
		got, ok := ray(from, to, &b)
		if in && got.depth > slop {
			continue // a point by a seam is in the middle of two tiles, and at the edge of each
		}
		if ok != (first <= 1) || ok && math.Abs(got.t-first) > near {
			t.Fatalf("ray %v to %v: got %+v, %v; want t %v", from, to, got, ok, first)
		}
		at, inside := nearest(from, &b)
		if in && !inside || !in && math.Abs(at.Dist(from)-least) > near {
			t.Fatalf("nearest to %v: got %v, %v away, inside %v; want %v, %v", from, at, at.Dist(from), inside, least, in)
		}
	}
}
