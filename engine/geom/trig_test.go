package geom

import (
	"math"
	"math/rand"
	"testing"
)

// edges are the values at which functions of one number change their mind.
var edges = []float64{
	0, math.Copysign(0, -1), 1, -1, 0.5, -0.5, 2, -2, 3, -3, 64, 65, -65, 1e-8, -1e-8, 1e-300, -1e-300, 5e-324, -5e-324,
	1e6, -1e6, 1e9, 1e300, -1e300, math.Pi, -math.Pi, math.Pi / 2, math.Pi / 4, 0.999999999, 1.000000001, 709.7, -745, 1023, 1024,
	-1074, 1e15 + 1, 1 << 53, math.MaxFloat64, -math.MaxFloat64, math.Inf(1), math.Inf(-1), math.NaN(),
}

// same reports whether two results are one: both NaN, equal with the sign of zero, or near by an absolute or relative error.
func same(got, want, absolute, relative float64) bool {
	switch {
	case got != got || want != want:
		return got != got && want != want
	case got == want:
		return got != 0 || math.Signbit(got) == math.Signbit(want)
	}
	d := math.Abs(got - want)
	return d <= absolute || d <= relative*math.Abs(want)
}

func TestSinCosNearMath(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 200000 {
		x := (r.Float64()*2 - 1) * math.Pow(10, r.Float64()*16-10)
		if got, want := Sin(x), math.Sin(x); !same(got, want, 4e-15, 0) {
			t.Fatalf("Sin(%v): got %v; want %v", x, got, want)
		}
		if got, want := Cos(x), math.Cos(x); !same(got, want, 4e-15, 0) {
			t.Fatalf("Cos(%v): got %v; want %v", x, got, want)
		}
	}
}

func TestSinCosNearQuarterTurns(t *testing.T) {
	for n := -600000; n < 600000; n += 37 {
		x := float64(n) * (math.Pi / 4)
		if got, want := Sin(x), math.Sin(x); !same(got, want, 2e-16, 1e-14) {
			t.Fatalf("Sin(%v): got %v; want %v", x, got, want)
		}
		if got, want := Cos(x), math.Cos(x); !same(got, want, 2e-16, 1e-14) {
			t.Fatalf("Cos(%v): got %v; want %v", x, got, want)
		}
	}
}

func TestSinCosBeyondTheReduction(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for range 20000 {
		x := (r.Float64()*2 - 1) * math.Pow(10, 6+r.Float64()*9)
		if got, want := Sin(x), math.Sin(x); !same(got, want, math.Abs(x)*1e-16, 0) {
			t.Fatalf("Sin(%v): got %v; want %v", x, got, want)
		}
		if got, want := Cos(x), math.Cos(x); !same(got, want, math.Abs(x)*1e-16, 0) {
			t.Fatalf("Cos(%v): got %v; want %v", x, got, want)
		}
	}
}

func TestTrigEdges(t *testing.T) {
	for _, x := range edges {
		if math.Abs(x) > 1e14 && !math.IsInf(x, 0) {
			if s, c := Sincos(x); !(math.Abs(s) <= 1 && math.Abs(c) <= 1) {
				t.Errorf("Sincos(%v): got %v, %v; want values in −1 to 1", x, s, c)
			}
			continue
		}
		slack := math.Max(4e-15, math.Abs(x)*1e-16)
		if got, want := Sin(x), math.Sin(x); !same(got, want, slack, 0) {
			t.Errorf("Sin(%v): got %v; want %v", x, got, want)
		}
		if got, want := Cos(x), math.Cos(x); !same(got, want, slack, 0) {
			t.Errorf("Cos(%v): got %v; want %v", x, got, want)
		}
		if got, want := Tan(x), math.Tan(x); !same(got, want, slack, 1e-12) && math.Abs(want) < 1e6 {
			t.Errorf("Tan(%v): got %v; want %v", x, got, want)
		}
	}
}

func TestSincosIsSinAndCos(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	for i := range 50000 {
		x := math.Float64frombits(r.Uint64())
		if i < len(edges) {
			x = edges[i]
		}
		s, c := Sincos(x)
		if !same(s, Sin(x), 0, 0) || !same(c, Cos(x), 0, 0) {
			t.Fatalf("Sincos(%v): got %v, %v; want %v, %v", x, s, c, Sin(x), Cos(x))
		}
	}
}

func TestTanNearMath(t *testing.T) {
	r := rand.New(rand.NewSource(4))
	for range 100000 {
		x := (r.Float64()*2 - 1) * 100
		want := math.Tan(x)
		if got := Tan(x); !same(got, want, 4e-15, 1e-14*(1+math.Abs(want))) {
			t.Fatalf("Tan(%v): got %v; want %v", x, got, want)
		}
	}
}

func TestAtan2NearMath(t *testing.T) {
	r := rand.New(rand.NewSource(5))
	for range 200000 {
		y := r.NormFloat64() * math.Pow(10, r.Float64()*40-20)
		x := r.NormFloat64() * math.Pow(10, r.Float64()*40-20)
		if got, want := Atan2(y, x), math.Atan2(y, x); !same(got, want, 0, 1e-15) {
			t.Fatalf("Atan2(%v, %v): got %v; want %v", y, x, got, want)
		}
	}
	for _, y := range edges { // math.Atan2 loses the sign of a tiny y beside a large negative x
		for _, x := range edges {
			if got, want := Atan2(y, x), math.Copysign(math.Atan2(math.Abs(y), x), y); !same(got, want, 5e-324, 1e-15) {
				t.Errorf("Atan2(%v, %v): got %v; want %v", y, x, got, want)
			}
		}
	}
}

var sink float64

func BenchmarkSincos(b *testing.B) {
	for x := 0.1; b.Loop(); x = math.Float64frombits(math.Float64bits(x) + 1<<30) {
		s, c := Sincos(x)
		sink = s + c
	}
}

func BenchmarkSincosMath(b *testing.B) {
	for x := 0.1; b.Loop(); x = math.Float64frombits(math.Float64bits(x) + 1<<30) {
		s, c := math.Sincos(x)
		sink = s + c
	}
}

func BenchmarkAtan2(b *testing.B) {
	for y := 0.1; b.Loop(); y += 0.1 {
		sink = Atan2(y, 10)
	}
}
