package tessellate

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/geom"
)

func (t *Tessellator) area() (sum float64) {
	for i := t.Triangles; len(i) > 0; i = i[3:] {
		a, b, c := t.Corners[i[0]].Pos, t.Corners[i[1]].Pos, t.Corners[i[2]].Pos
		sum += math.Abs(b.Sub(a).Cross(c.Sub(a))) / 2
	}
	return sum
}

// winding counts how often contours go round a point, the slow way.
func winding(contours [][]geom.Vec, p geom.Vec) (n int) {
	for _, c := range contours {
		for i, a := range c {
			b := c[(i+1)%len(c)]
			if (a.Y <= p.Y) == (b.Y <= p.Y) {
				continue
			}
			if s := b.Sub(a).Cross(p.Sub(a)); b.Y > a.Y && s > 0 {
				n++
			} else if b.Y < a.Y && s < 0 {
				n--
			}
		}
	}
	return n
}

// near counts the edges that are so close to a point that the grid may have moved it to the other side.
func near(contours [][]geom.Vec, p geom.Vec, d float64) (n int) {
	for _, c := range contours {
		for i, a := range c {
			b := c[(i+1)%len(c)]
			ab := b.Sub(a)
			k := 0.0
			if l := ab.Dot(ab); l > 0 {
				k = geom.Clamp(p.Sub(a).Dot(ab)/l, 0, 1)
			}
			if p.Dist(a.Add(ab.Mul(k))) < d {
				n++
			}
		}
	}
	return n
}

func (t *Tessellator) covering(p geom.Vec) (n int) {
	for i := t.Triangles; len(i) > 0; i = i[3:] {
		a, b, c := t.Corners[i[0]].Pos, t.Corners[i[1]].Pos, t.Corners[i[2]].Pos
		x, y, z := b.Sub(a).Cross(p.Sub(a)), c.Sub(b).Cross(p.Sub(b)), a.Sub(c).Cross(p.Sub(c))
		if x > 0 && y > 0 && z > 0 || x < 0 && y < 0 && z < 0 {
			n++
		}
	}
	return n
}

func fill(t *testing.T, rule Rule, contours ...[]geom.Vec) *Tessellator {
	t.Helper()
	x := &Tessellator{}
	for _, c := range contours {
		x.Contour(c...)
	}
	if err := x.Fill(rule); err != nil {
		t.Fatal(err)
	}
	return x
}

// agree compares with brute force: random points are covered once when inside and never when outside.
func agree(t *testing.T, rnd *rand.Rand, rule Rule, contours [][]geom.Vec, size float64, samples int) {
	t.Helper()
	x := fill(t, rule, contours...)
	for range samples {
		p := geom.V(rnd.Float64()*size*1.2-size*0.1, rnd.Float64()*size*1.2-size*0.1)
		if near(contours, p, 0.012) > 0 {
			continue
		}
		want := 0
		if rule.inside(int32(winding(contours, p))) {
			want = 1
		}
		if got := x.covering(p); got != want {
			t.Fatalf("%v by rule %d: %v lies in %d triangles; want %d", contours, rule, p, got, want)
		}
	}
}

func TestRandomContours(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for i := range 4000 {
		size := []float64{3, 20, 200}[i%3]
		grid := []float64{0, 1, 0.25, 0}[i%4] // many points in a row, doubles, edges on each other
		contours := make([][]geom.Vec, 1+rnd.IntN(3))
		for j := range contours {
			contours[j] = make([]geom.Vec, 1+rnd.IntN(14))
			for k := range contours[j] {
				p := geom.V(rnd.Float64()*size, rnd.Float64()*size)
				if grid > 0 {
					p = geom.V(math.Floor(p.X/grid)*grid, math.Floor(p.Y/grid)*grid)
				}
				contours[j][k] = p
			}
		}
		agree(t, rnd, Rule(i/3%2), contours, size, 60)
	}
}

// shoelace is the area by the formula of that name.
func shoelace(c []geom.Vec) (sum float64) {
	for i, p := range c {
		sum += p.Cross(c[(i+1)%len(c)]) / 2
	}
	return math.Abs(sum)
}

// star is a polygon without crossings around a point, with n corners as far away as radius says.
func star(at geom.Vec, n int, radius func() float64) []geom.Vec {
	points := make([]geom.Vec, n)
	for i := range points {
		points[i] = at.Add(geom.Polar(float64(i)*2*math.Pi/float64(n), radius()))
	}
	return points
}

func TestAreaIsThatOfTheShoelaceFormula(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		outer := star(geom.V(500, 400), 3+rnd.IntN(60), func() float64 { return 200 + 180*rnd.Float64() })
		hole := star(geom.V(480, 410), 5+rnd.IntN(20), func() float64 { return 10 + 60*rnd.Float64() })
		island := star(geom.V(480, 410), 5, func() float64 { return 2 + 3*rnd.Float64() })
		x := fill(t, EvenOdd, outer, hole, island)
		want := shoelace(outer) - shoelace(hole) + shoelace(island)
		if len(outer) < 8 {
			continue // its edges may cut the hole
		}
		if got := x.area(); math.Abs(got-want) > 5 {
			t.Fatalf("%d corners: got an area of %.2f; want %.2f", len(outer), got, want)
		}
		corners := len(outer) + len(hole) + len(island)
		if len(x.Corners) != corners || len(x.Edges) != 2*corners {
			t.Fatalf("got %d corners and %d edges; want %d of each", len(x.Corners), len(x.Edges)/2, corners)
		}
		if got := len(x.Triangles) / 3; got != corners-2 {
			t.Fatalf("got %d triangles; want %d", got, corners-2)
		}
	}
}

// The edges are those between inside and outside, each with a corner at both ends that moves away from the inside.
func TestEdgesAndTheWayOut(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		c := [][]geom.Vec{make([]geom.Vec, 9)}
		for i := range c[0] {
			c[0][i] = geom.V(rnd.Float64()*100, rnd.Float64()*100)
		}
		x := fill(t, NonZero, c...)
		perimeter := 0.0
		for e := x.Edges; len(e) > 0; e = e[2:] {
			a, b := x.Corners[e[0]], x.Corners[e[1]]
			d := b.Pos.Sub(a.Pos)
			perimeter += d.Len()
			if d.Len() < 1 {
				continue
			}
			n := geom.V(d.Y, -d.X).Unit()
			middle := a.Pos.Lerp(b.Pos, 0.5)
			this, other := middle.Add(n.Mul(0.05)), middle.Sub(n.Mul(0.05))
			if near(c, middle, 0.1) > 1 {
				continue // another edge is close by
			}
			in, out := winding(c, this) != 0, winding(c, other) != 0
			if in == out {
				t.Fatalf("%v: the edge from %v to %v has inside %v and %v beside it; want one of each", c, a.Pos, b.Pos, in, out)
			}
			if out {
				n = n.Mul(-1)
			}
			if a.Out.Dot(n) > 0.01 || b.Out.Dot(n) > 0.01 || a.Out.Len() > 4.001 {
				t.Fatalf("%v: corners of the edge from %v to %v go out by %v and %v; want away from the inside", c, a.Pos, b.Pos, a.Out, b.Out)
			}
		}
		if perimeter == 0 {
			t.Fatalf("%v: got no edges", c)
		}
	}
}

func TestSquareGoesOutAtItsCorners(t *testing.T) {
	x := fill(t, EvenOdd, []geom.Vec{{X: 10, Y: 10}, {X: 20, Y: 10}, {X: 20, Y: 30}, {X: 10, Y: 30}})
	for _, c := range x.Corners {
		want := geom.V(math.Copysign(1, c.Pos.X-15), math.Copysign(1, c.Pos.Y-20))
		if c.Out.Dist(want) > 1e-9 {
			t.Errorf("the corner at %v goes out by %v; want %v", c.Pos, c.Out, want)
		}
	}
	if len(x.Corners) != 4 || len(x.Triangles) != 6 || len(x.Edges) != 8 {
		t.Errorf("got %d corners, %d indices, %d ends of edges; want 4, 6 and 8", len(x.Corners), len(x.Triangles), len(x.Edges))
	}
}

// What is drawn of a shrunk shape covers no place twice, and ends where the edges have moved to.
func TestShrink(t *testing.T) {
	rnd := rand.New(rand.NewPCG(9, 10))
	turned := 0
	for i := range 1500 {
		c := [][]geom.Vec{make([]geom.Vec, 4+rnd.IntN(12))}
		if i%2 == 0 { // wide and flat
			c[0] = star(geom.V(50, 50), 40, func() float64 { return 30 + rnd.Float64()*0.5 })
		} else {
			for j := range c[0] {
				c[0][j] = geom.V(rnd.Float64()*100, rnd.Float64()*100)
			}
		}
		x := fill(t, NonZero, c...)
		over := x.turnsOver(0.5)
		if over {
			turned++
		}
		x.Shrink(0.5)
		for j := range x.Corners {
			x.Corners[j].Pos = x.shifted(uint32(j), 0.5)
		}
		for range 60 {
			p := geom.V(rnd.Float64()*100, rnd.Float64()*100)
			got, want := x.covering(p), 0
			if near(c, p, 3) == 0 && winding(c, p) != 0 {
				want = 1
			}
			if near(c, p, 3) > 0 && got < 2 {
				continue
			}
			if got != want {
				t.Fatalf("%v, made again: %v: %v lies in %d triangles; want %d", c, over, p, got, want)
			}
		}
	}
	if turned < 100 {
		t.Errorf("got %d shapes with triangles that turn over; want more to test", turned)
	}
}

func TestRules(t *testing.T) {
	square := func(x, y, s float64) []geom.Vec {
		return []geom.Vec{{X: x, Y: y}, {X: x + s, Y: y}, {X: x + s, Y: y + s}, {X: x, Y: y + s}}
	}
	backwards := func(c []geom.Vec) []geom.Vec { return []geom.Vec{c[3], c[2], c[1], c[0]} }
	big, small, beside := square(0, 0, 30), square(10, 10, 10), square(20, 20, 30)
	for _, x := range []struct {
		name    string
		even    float64
		nonZero float64
		edges   int // by NonZero
		c       [][]geom.Vec
	}{
		{"one in another", 800, 900, 4, [][]geom.Vec{big, small}},
		{"a hole", 800, 800, 8, [][]geom.Vec{big, backwards(small)}},
		{"overlap", 900 + 900 - 200, 900 + 900 - 100, 8, [][]geom.Vec{big, beside}},
		{"twice the same", 0, 900, 4, [][]geom.Vec{big, big}},
		{"forth and back", 0, 0, 0, [][]geom.Vec{big, backwards(big)}},
		{"side by side", 1800, 1800, 6, [][]geom.Vec{big, square(30, 0, 30)}},
		{"touching corners", 200, 200, 8, [][]geom.Vec{small, square(20, 20, 10)}},
		{"a bow tie", 50, 50, 6, [][]geom.Vec{{{X: 0}, {X: 10, Y: 10}, {X: 10}, {X: 0, Y: 10}}}},
		{"nothing", 0, 0, 0, [][]geom.Vec{{}, {{X: 4}}, {{X: 4}, {Y: 9}}, {{X: 1}, {X: 2}, {X: 3}}}},
	} {
		if got := fill(t, EvenOdd, x.c...).area(); math.Abs(got-x.even) > 1e-6 {
			t.Errorf("%s: got %v by EvenOdd; want %v", x.name, got, x.even)
		}
		n := fill(t, NonZero, x.c...)
		if got := n.area(); math.Abs(got-x.nonZero) > 1e-6 || len(n.Edges) != 2*x.edges {
			t.Errorf("%s: got %v and %d edges by NonZero; want %v and %d", x.name, got, len(n.Edges)/2, x.nonZero, x.edges)
		}
	}
}

func TestLimits(t *testing.T) {
	x := &Tessellator{}
	for _, v := range []float64{math.NaN(), math.Inf(1), -1e10} {
		x.Reset()
		x.Contour(geom.V(0, 0), geom.V(5, v), geom.V(9, 9))
		if err := x.Fill(EvenOdd); err != ErrNumber {
			t.Errorf("%v: got %v; want %v", v, err, ErrNumber)
		}
	}
	rnd := rand.New(rand.NewPCG(7, 8))
	for _, n := range []int{1000, maxPoints, maxPoints + 1} {
		x.Reset()
		for range n {
			x.Point(geom.V(rnd.Float64()*1e6, rnd.Float64()*1e6))
		}
		x.Close()
		if err := x.Fill(EvenOdd); err == nil || len(x.Triangles) > 0 {
			t.Errorf("%d points that cross all over: got %v and %d triangles; want an error alone", n, err, len(x.Triangles)/3)
		}
	}
	x.Reset()
	x.Contour(geom.V(-1e9, -1e9), geom.V(1e9, -1e9), geom.V(0, 1e9))
	if err := x.Fill(EvenOdd); err != nil || math.Abs(x.area()-2e18) > 1e12 {
		t.Errorf("huge triangle: got %v and %v; want 2e18", err, x.area())
	}
}

// Inputs that are slow for some of the steps end soon, one way or the other.
func TestWorkIsBounded(t *testing.T) {
	for name, at := range map[string]func(i int) geom.Vec{
		"a comb":          func(i int) geom.Vec { return geom.V(float64(i), float64(i/2%2)*1000) },
		"a fan":           func(i int) geom.Vec { return geom.Polar(float64(i)*1e-4, float64(i%2)*5000) },
		"a line":          func(i int) geom.Vec { return geom.V(float64(i*7919%65521)/16, float64(i%2)/256) },
		"one point":       func(int) geom.Vec { return geom.V(1, 1) },
		"a spiral":        func(i int) geom.Vec { return geom.Polar(float64(i)*0.1, float64(i)*0.01) },
		"a wild scribble": func(i int) geom.Vec { return geom.V(float64(i*7919%1021), float64(i*104729%1013)) },
	} {
		x := &Tessellator{}
		for i := range maxPoints {
			x.Point(at(i))
		}
		x.Close()
		start := time.Now()
		if err := x.Fill(EvenOdd); err == nil {
			x.Shrink(0.5)
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s: took %v; want a bound", name, took)
		}
	}
}

func TestFillAllocatesNothing(t *testing.T) {
	x := &Tessellator{}
	outer := star(geom.V(50, 50), 200, func() float64 { return 40 })
	hole := star(geom.V(60, 60), 77, func() float64 { return 30 })
	if n := testing.AllocsPerRun(20, func() {
		x.Reset()
		x.Contour(outer...)
		x.Contour(hole...)
		if err := x.Fill(NonZero); err != nil {
			t.Fatal(err)
		}
	}); n > 0 {
		t.Errorf("got %v allocations; want none", n)
	}
}

func FuzzFill(f *testing.F) {
	f.Add([]byte{0, 0, 9, 0, 9, 9, 0, 9, 255, 255, 3, 3, 6, 3, 6, 6}, false)
	f.Add([]byte("any bytes are contours, some of them cross a lot"), true)
	f.Fuzz(func(t *testing.T, b []byte, nonZero bool) {
		x, c := &Tessellator{}, [][]geom.Vec{nil}
		for ; len(b) >= 2 && len(c) < 200; b = b[2:] {
			if b[0] == 255 {
				c = append(c, nil)
			} else {
				last := &c[len(c)-1]
				*last = append(*last, geom.V(float64(b[0])/31, float64(b[1])/(1+float64(b[1]&7))))
			}
		}
		for _, points := range c {
			x.Contour(points...)
		}
		rule := Rule(0)
		if nonZero {
			rule = NonZero
		}
		if err := x.Fill(rule); err != nil {
			return
		}
		agree(t, rand.New(rand.NewPCG(1, 1)), rule, c, 9, 20)
	})
}

func BenchmarkFill(b *testing.B) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{16, 256, 4096} {
		c := star(geom.V(500, 400), n, func() float64 { return 200 + 180*rnd.Float64() })
		b.Run(map[int]string{16: "16", 256: "256", 4096: "4096"}[n], func(b *testing.B) {
			var x Tessellator
			for b.Loop() {
				x.Reset()
				x.Contour(c...)
				if err := x.Fill(EvenOdd); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/point")
		})
	}
}
