package geom

import (
	"math"
	"math/rand"
	"testing"
)

func TestExpNearMath(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for i := range 200000 {
		x := (r.Float64()*2 - 1) * 700
		if i%2 == 0 {
			x = r.NormFloat64()
		}
		if got, want := Exp(x), math.Exp(x); !same(got, want, 0, 1e-15) {
			t.Fatalf("Exp(%v): got %v; want %v", x, got, want)
		}
	}
}

func TestExpOfDenormalResults(t *testing.T) {
	for x := -746.0; x < -708; x += 0.01 {
		if got, want := Exp(x), math.Exp(x); !same(got, want, 5e-324, 1e-14) {
			t.Fatalf("Exp(%v): got %v; want %v", x, got, want)
		}
	}
}

// trueLog is math.Log, but right for denormal numbers, where math's assembly on amd64 is not.
func trueLog(x float64) float64 {
	if x > 0 && x < 1e-300 {
		return math.Log(x*(1<<60)) - 60*math.Ln2
	}
	return math.Log(x)
}

func TestLogNearMath(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for i := range 200000 {
		x := math.Exp((r.Float64()*2 - 1) * 740)
		if i%2 == 0 {
			x = 1 + (r.Float64()-0.5)*math.Pow(10, -15*r.Float64())
		}
		if got, want := Log(x), trueLog(x); !same(got, want, 0, 1e-15) {
			t.Fatalf("Log(%v): got %v; want %v", x, got, want)
		}
	}
}

func TestHypotNearMath(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	for range 200000 {
		x := r.NormFloat64() * math.Pow(10, r.Float64()*600-300)
		y := x * r.NormFloat64() * math.Pow(10, r.Float64()*4-2)
		if got, want := Hypot(x, y), math.Hypot(x, y); !same(got, want, 5e-324, 1e-14) {
			t.Fatalf("Hypot(%v, %v): got %v; want %v", x, y, got, want)
		}
	}
}

func TestExpLogHypotEdges(t *testing.T) {
	for _, x := range edges {
		if got, want := Exp(x), math.Exp(x); !same(got, want, 5e-324, 1e-14) {
			t.Errorf("Exp(%v): got %v; want %v", x, got, want)
		}
		if got, want := Log(x), trueLog(x); !same(got, want, 0, 1e-14) {
			t.Errorf("Log(%v): got %v; want %v", x, got, want)
		}
		for _, y := range edges {
			if got, want := Hypot(x, y), math.Hypot(x, y); !same(got, want, 5e-324, 1e-14) {
				t.Errorf("Hypot(%v, %v): got %v; want %v", x, y, got, want)
			}
		}
	}
}

func BenchmarkExp(b *testing.B) {
	for x := 0.1; b.Loop(); x = math.Mod(x+1.1, 50) {
		sink = Exp(x)
	}
}
