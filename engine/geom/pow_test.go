package geom

import (
	"math"
	"math/big"
	"math/rand"
	"testing"
)

func TestPowNearMath(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 200000 {
		x, y := math.Exp(r.NormFloat64()*4), r.NormFloat64()*20
		if got, want := Pow(x, y), math.Pow(x, y); !same(got, want, 1e-310, 1e-12) {
			t.Fatalf("Pow(%v, %v): got %v; want %v", x, y, got, want)
		}
	}
}

// TestPowEdges compares with math.Pow, but where x is so near 1 that math.Pow itself has lost digits,
// or so near 0 that its logarithm has.
func TestPowEdges(t *testing.T) {
	for _, x := range edges {
		for _, y := range edges {
			slack := 1e-12
			if math.Abs(math.Abs(x)-1) < 1e-6 {
				slack = 1e-6
			}
			want := math.Pow(x, y)
			if x == 5e-324 && math.Abs(y) < 1 {
				want = math.Exp(-1074 * math.Ln2 * y)
			}
			if got := Pow(x, y); !same(got, want, 5e-324, slack) {
				t.Errorf("Pow(%v, %v): got %v; want %v", x, y, got, want)
			}
		}
	}
}

// TestPowOfWholeExponents has exact arithmetic as its oracle, for math.Pow drifts with large exponents.
func TestPowOfWholeExponents(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for range 300 {
		n := int(math.Exp(r.Float64() * 20))
		x := math.Exp((r.Float64()*2 - 1) * 700 / float64(n))
		want, square := big.NewFloat(1).SetPrec(300), big.NewFloat(x).SetPrec(300)
		for k := n; k > 0; k >>= 1 {
			if k&1 != 0 {
				want.Mul(want, square)
			}
			square.Mul(square, square)
		}
		w, _ := want.Float64()
		if got := Pow(x, float64(n)); !same(got, w, 0, 1e-12) {
			t.Fatalf("Pow(%v, %d): got %v; want %v", x, n, got, w)
		}
		if got := Pow(-x, -float64(n)); !same(math.Abs(got), 1/w, 0, 1e-12) || (got < 0) != (n%2 == 1) {
			t.Fatalf("Pow(%v, %d): got %v; want ±%v", -x, -n, got, 1/w)
		}
	}
}

func TestPowOfSmallWholeNumbersIsExact(t *testing.T) {
	for base := -20; base <= 20; base++ {
		want := 1.0
		for n := 0; n <= 12; n++ {
			if got := Pow(float64(base), float64(n)); got != want {
				t.Errorf("Pow(%d, %d): got %v; want %v", base, n, got, want)
			}
			want *= float64(base)
		}
	}
}
