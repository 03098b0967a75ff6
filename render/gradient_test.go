package render

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// stopsAt mixes a gradient's stops the slow way: premultiplied, red, green, blue, alpha from 0 to 1.
func stopsAt(g *Gradient, t float64) (col [4]float64) {
	n := g.count()
	flat := func(c Color) (col [4]float64) {
		for i, v := range c.floats(1) {
			col[i] = float64(v)
		}
		return col
	}
	if t <= g.Stops[0].At {
		return flat(g.Stops[0].Color)
	}
	for i := 1; i < n; i++ {
		a, b := g.Stops[i-1], g.Stops[i]
		if t < b.At {
			x, y, k := flat(a.Color), flat(b.Color), (t-a.At)/(b.At-a.At)
			for j := range col {
				col[j] = x[j] + (y[j]-x[j])*k
			}
			return col
		}
	}
	return flat(g.Stops[n-1].Color)
}

// Whatever the shape, each place has the colour that the gradient has there, once.
func TestGradientsAreTheirFormula(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 6))
	random := func() Color { return Color{uint8(rnd.Uint32()), uint8(rnd.Uint32()), uint8(rnd.Uint32()), 255} }
	for i := range 300 {
		var p Path
		p.Polygon(geom.V(20, 30), geom.V(300, 10), geom.V(330, 300), geom.V(170, 200), geom.V(40, 330))
		p.Circle(geom.V(200, 120), 40)
		g := Gradient{From: geom.V(rnd.Float64()*340, rnd.Float64()*340), Radial: i%2 == 0}
		g.To = g.From.Add(geom.Polar(rnd.Float64()*7, 30+rnd.Float64()*200))
		n := 2 + rnd.IntN(MaxStops-1)
		for j := range n {
			g.Stops[j] = Stop{At: float64(j) / float64(n-1), Color: random()}
		}
		if i%3 == 0 {
			g.Stops[n-1].Color.A = 0
		}
		f, _ := drawn(340, 340, func(c *Canvas) { p.Fill(c, Fill{Gradient: g}) })
		for range 100 {
			at := geom.V(rnd.Float64()*340, rnd.Float64()*340)
			n, got := over(f, at)
			place := at.Sub(g.From).Dot(g.To.Sub(g.From)) / g.To.Sub(g.From).Dot(g.To.Sub(g.From))
			tolerance := 0.02
			if g.Radial {
				place, tolerance = at.Dist(g.From)/g.To.Dist(g.From), 0.07
			}
			if n != 1 || insideBy(at, &p) < 2 {
				if n > 1 {
					t.Fatalf("%+v: %v lies in %d triangles; want at most one", g, at, n)
				}
				continue
			}
			for k, want := range stopsAt(&g, place) {
				if math.Abs(got[k]-want) > tolerance {
					t.Fatalf("%+v: got %.3v at %v; want %.3v", g, got, at, stopsAt(&g, place))
				}
			}
		}
	}
}

// insideBy returns how far a point is from the lines of a path.
func insideBy(at geom.Vec, p *Path) float64 {
	var f flattener
	if err := f.flatten(p, geom.Identity); err != nil {
		panic(err)
	}
	best := math.Inf(1)
	for _, l := range f.lines {
		ring := append(f.points[l.begin:l.end:l.end], f.points[l.begin])
		best = min(best, fromLine(ring, at))
	}
	return best
}

func TestGradientsOfOddNumbers(t *testing.T) {
	for name, g := range map[string]Gradient{
		"from and to are one":    Linear(geom.V(5, 5), geom.V(5, 5), Red, Blue),
		"one colour":             Linear(geom.V(5, 5), geom.V(50, 5), Blue),
		"no radius":              Radial(geom.V(5, 5), 0, Red, Blue),
		"to is no number":        Linear(geom.V(5, 5), geom.V(math.NaN(), 5), Red, Blue),
		"far away":               Linear(geom.V(-500, 5), geom.V(-400, 5), Red, Blue),
		"stops in a wrong order": {To: geom.V(9, 0), Stops: [MaxStops]Stop{{At: 1, Color: Red}, {At: 0, Color: Blue}}},
	} {
		var p Path
		p.Rect(geom.R(20, 20, 100, 100))
		f, s := drawn(340, 340, func(c *Canvas) { p.Fill(c, Fill{Gradient: g}) })
		n, col := over(f, geom.V(51.3, 73.7))
		if want := Blue.floats(1); n != 1 || s.Skipped > 0 || math.Abs(col[0]-float64(want[0])) > 0.01 {
			t.Errorf("%s: got %v in %d triangles; want blue", name, col, n)
		}
	}
	defer func() {
		if recover() == nil {
			t.Errorf("nine colours: got no panic")
		}
	}()
	Linear(geom.Vec{}, geom.V(1, 1), Red, Red, Red, Red, Red, Red, Red, Red, Red)
}
