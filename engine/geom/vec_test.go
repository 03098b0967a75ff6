package geom

import (
	"math"
	"math/rand"
	"testing"
	"testing/quick"
)

// around returns a random number from −size to size.
func around(r *rand.Rand, size float64) float64 { return (r.Float64()*2 - 1) * size }

// vec returns a random vector with coordinates from −1000 to 1000.
func vec(r *rand.Rand) Vec { return V(around(r, 1000), around(r, 1000)) }

func near(a, b Vec, slack float64) bool { return a.Dist(b) <= slack }

func TestVecArithmetic(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 10000 {
		a, b, k := vec(r), vec(r), around(r, 10)
		if got := a.Add(b).Sub(b); !near(got, a, 1e-12) {
			t.Fatalf("%v + %v − %v: got %v; want the first", a, b, b, got)
		}
		if got, want := a.Mul(k), a.Scale(V(k, k)); got != want {
			t.Fatalf("%v · %v: got %v; want %v", a, k, got, want)
		}
		if got, want := a.Cross(b), -b.Cross(a); got != want {
			t.Fatalf("cross of %v and %v: got %v; want %v", a, b, got, want)
		}
		if got := a.Dot(V(-a.Y, a.X)); got != 0 {
			t.Fatalf("dot of %v and itself turned: got %v; want 0", a, got)
		}
		if got, want := a.Dist(b), math.Hypot(a.X-b.X, a.Y-b.Y); math.Abs(got-want) > 1e-12*want {
			t.Fatalf("distance of %v and %v: got %v; want %v", a, b, got, want)
		}
	}
}

func TestVecTurnsClockwiseOnScreen(t *testing.T) {
	right, down := V(1, 0), V(0, 1)
	if got := right.Rotate(math.Pi / 2); !near(got, down, 1e-15) {
		t.Errorf("right turned by a quarter: got %v; want down %v", got, down)
	}
	if got := right.Cross(down); got != 1 {
		t.Errorf("cross of right and down: got %v; want 1", got)
	}
	if got := down.Angle(); got != math.Pi/2 {
		t.Errorf("angle of down: got %v; want π/2", got)
	}
}

func TestVecPolarAndAngle(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for range 10000 {
		v := vec(r)
		if got := Polar(v.Angle(), v.Len()); !near(got, v, 1e-12) {
			t.Fatalf("Polar of %v's angle and length: got %v; want it back", v, got)
		}
		turn := around(r, 10)
		if got, want := v.Rotate(turn), Polar(v.Angle()+turn, v.Len()); !near(got, want, 1e-11) {
			t.Fatalf("%v.Rotate(%v): got %v; want %v", v, turn, got, want)
		}
	}
}

func TestVecUnit(t *testing.T) {
	for _, size := range []float64{1e-290, 1e-200, 1, 1e154, 1e200, 1e307} {
		got := V(3*size, -4*size).Unit()
		if !near(got, V(0.6, -0.8), 1e-15) {
			t.Errorf("unit of a vector of size %v: got %v; want {0.6 -0.8}", size, got)
		}
	}
	if got := (Vec{}).Unit(); got != (Vec{}) {
		t.Errorf("unit of the zero vector: got %v; want it", got)
	}
}

func TestLerpEnds(t *testing.T) {
	ends := func(a, b float64) bool { return Lerp(a, b, 0) == a && Lerp(a, b, 1) == b || math.IsInf(b-a, 0) }
	if err := quick.Check(ends, nil); err != nil {
		t.Error(err)
	}
	if got, want := V(0, 10).Lerp(V(10, 30), 0.25), V(2.5, 15); got != want {
		t.Errorf("a quarter of the way: got %v; want %v", got, want)
	}
	if got := Lerp(10, 20, 1.5); got != 25 {
		t.Errorf("half beyond the end: got %v; want 25", got)
	}
}
