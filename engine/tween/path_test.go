package tween

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

func paths() map[string]Path {
	a, b, c, d := geom.V(10, 20), geom.V(200, 30), geom.V(180, 240), geom.V(-60, 120)
	return map[string]Path{
		"polyline": Polyline(false, a, b, c, d), "polygon": Polyline(true, a, b, c, d),
		"catmull-rom": CatmullRom(false, a, b, c, d), "closed catmull-rom": CatmullRom(true, a, b, c, d),
		"bezier": Bezier(a, b, c, d, geom.V(-300, 0), geom.V(300, 0), geom.V(300, 200)),
	}
}

// Equal distances along a path are equal distances: what follows it neither hurries nor dawdles, at any place.
func TestPathsHaveAnEvenSpeed(t *testing.T) {
	const steps = 500
	for name, p := range paths() {
		step := p.Length() / steps
		for i := range steps {
			got := p.At(float64(i) * step).Dist(p.At(float64(i+1) * step))
			if got > step*1.0001 || got < step*0.95 && name != "polyline" && name != "polygon" {
				t.Errorf("%s, step %d of %d: got %v pixels; want %v", name, i, steps, got, step)
			}
		}
	}
}

// The heading is where the next pixel lies, and does not jump on a curve.
func TestHeadings(t *testing.T) {
	for name, p := range paths() {
		before := p.Heading(0)
		for far := 0.0; far < p.Length()-1; far += 0.5 {
			got := p.Heading(far)
			if d := math.Abs(geom.WrapAngle(got - p.At(far+0.5).Sub(p.At(far)).Angle())); d > 0.25 && name != "polyline" && name != "polygon" {
				t.Fatalf("%s at %v: got heading %v, %v beside the next half pixel", name, far, got, d)
			}
			if d := math.Abs(geom.WrapAngle(got - before)); d > 0.15 && name != "polyline" && name != "polygon" {
				t.Fatalf("%s at %v: the heading jumps by %v", name, far, d)
			}
			before = got
		}
	}
	l := Polyline(false, geom.V(0, 0), geom.V(10, 0), geom.V(10, 10))
	if l.Heading(5) != 0 || l.Heading(15) != math.Pi/2 || l.Heading(20) != math.Pi/2 || l.Heading(-5) != 0 {
		t.Errorf("got %v, %v, %v, %v; want right, then down", l.Heading(5), l.Heading(15), l.Heading(20), l.Heading(-5))
	}
}

func TestPathsGoThroughTheirPoints(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		points := make([]geom.Vec, 2+r.IntN(6))
		for i := range points {
			points[i] = geom.V(r.Float64()*400, r.Float64()*400)
		}
		closed := r.IntN(2) == 0
		for name, p := range map[string]Path{"polyline": Polyline(closed, points...), "catmull-rom": CatmullRom(closed, points...)} {
			for i, v := range points {
				if at := p.At(p.Nearest(v)); at.Dist(v) > 1e-9 {
					t.Fatalf("%s, closed %v: got %v at point %d; want %v", name, closed, at, i, v)
				}
			}
			if got := p.At(0); got != points[0] {
				t.Fatalf("%s: got %v at its beginning; want %v", name, got, points[0])
			}
			end := points[len(points)-1]
			if closed {
				end = points[0]
			}
			if got := p.At(p.Length()); got.Dist(end) > 1e-9 {
				t.Fatalf("%s, closed %v: got %v at its end; want %v", name, closed, got, end)
			}
		}
	}
}

// Nearest is checked against all places.
func TestNearest(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for name, p := range paths() {
		for range 50 {
			to := geom.V(r.Float64()*500-150, r.Float64()*500-150)
			got, best := p.At(p.Nearest(to)).Dist(to), math.Inf(1)
			for far := 0.0; far <= p.Length(); far += 0.25 {
				best = min(best, p.At(far).Dist(to))
			}
			if got > best+1e-9 || got < best-0.25 {
				t.Fatalf("%s from %v: got %v away; want %v", name, to, got, best)
			}
		}
	}
}

func TestPathEdges(t *testing.T) {
	ring := Polyline(true, geom.V(0, 0), geom.V(10, 0), geom.V(10, 10), geom.V(0, 10))
	if ring.Length() != 40 || !ring.Closed() || ring.At(45) != geom.V(5, 0) || ring.At(-5) != geom.V(0, 5) || ring.At(40) != geom.V(0, 0) {
		t.Errorf("a ring: got length %v, %v, %v, %v", ring.Length(), ring.At(45), ring.At(-5), ring.At(40))
	}
	line := Polyline(false, geom.V(0, 0), geom.V(0, 0), geom.V(8, 0), geom.V(8, 0))
	if line.Length() != 8 || line.At(99) != geom.V(8, 0) || line.At(-1) != geom.V(0, 0) {
		t.Errorf("a line: got length %v, %v, %v", line.Length(), line.At(99), line.At(-1))
	}
	quarter := Bezier(geom.V(100, 0), geom.V(100, 55.22847498), geom.V(55.22847498, 100), geom.V(0, 100))
	if d := quarter.Length() - 50*math.Pi; math.Abs(d) > 0.1 {
		t.Errorf("a quarter of a circle: got a length of %v; want %v", quarter.Length(), 50*math.Pi)
	}
	for name, p := range map[string]Path{"zero": {}, "none": Polyline(true), "one": CatmullRom(true, geom.V(0, 0)), "same": CatmullRom(false, geom.V(0, 0), geom.V(0, 0)), "dot": Bezier(geom.V(0, 0))} {
		if p.Length() != 0 || p.At(5) != (geom.Vec{}) || p.Heading(5) != 0 || p.Nearest(geom.V(1, 1)) != 0 {
			t.Errorf("%s: got %v, %v, %v; want a point", name, p.Length(), p.At(5), p.Heading(5))
		}
	}
	straight := Bezier(geom.V(0, 0), geom.V(0, 0), geom.V(9, 0), geom.V(9, 0))
	for _, far := range []float64{0, 0.001, 4, 9} {
		if straight.Heading(far) != 0 {
			t.Errorf("handles of no length, at %v: got heading %v; want 0", far, straight.Heading(far))
		}
	}
	nan := math.NaN()
	mustPanic(t, "tween: polyline: point 1.X is NaN; want -1e9 to 1e9", func() { Polyline(false, geom.Vec{}, geom.V(nan, 0)) })
	mustPanic(t, "tween: catmull-rom: point 0.Y is -Inf; want -1e9 to 1e9", func() { CatmullRom(false, geom.V(0, math.Inf(-1))) })
	mustPanic(t, "tween: bezier: got 3 points; want a first one and three for each curve: 4, 7, 10 …", func() { Bezier(geom.Vec{}, geom.Vec{}, geom.Vec{}) })
	mustPanic(t, "tween: place on a path: distance is NaN; want -1e9 to 1e9", func() { ring.At(nan) })
}
