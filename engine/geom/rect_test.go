package geom

import (
	"math/rand"
	"testing"
)

// small returns a random rectangle of whole numbers, often empty.
func small(r *rand.Rand) Rect {
	return R(float64(r.Intn(8)), float64(r.Intn(8)), float64(r.Intn(6)-1), float64(r.Intn(6)-1))
}

// TestRectAgainstPoints has every point of a small board as its oracle.
func TestRectAgainstPoints(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 5000 {
		a, b := small(r), small(r)
		both, shared := a.Intersect(b), false
		for i := range 16 * 16 {
			p := V(float64(i%16), float64(i/16))
			want := a.Contains(p) && b.Contains(p)
			shared = shared || want
			if got := both.Contains(p); got != want {
				t.Fatalf("%v in the intersection %v of %v and %v: got %v; want %v", p, both, a, b, got, want)
			}
			in := p.X >= a.X && p.X < a.X+a.W && p.Y >= a.Y && p.Y < a.Y+a.H
			if got := a.Contains(p); got != in {
				t.Fatalf("%v contains %v: got %v; want %v", a, p, got, in)
			}
		}
		if got := a.Overlaps(b); got != shared || got != b.Overlaps(a) || got == both.Empty() {
			t.Fatalf("%v overlaps %v: got %v; want %v", a, b, got, shared)
		}
	}
}

func TestRectOverlapsWhenIntersectIsNotEmpty(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	sizes := []float64{1e-20, 0.1, 1, 1e17, 1e300}
	one := func() float64 { return around(r, sizes[r.Intn(len(sizes))]) }
	for range 50000 {
		a, b := R(one(), one(), one(), one()), R(one(), one(), one(), one())
		if got, want := a.Overlaps(b), !a.Intersect(b).Empty(); got != want {
			t.Fatalf("%v overlaps %v: got %v; want %v", a, b, got, want)
		}
	}
}

func TestRectParts(t *testing.T) {
	r := Around(V(10, 20), 6, 4)
	if want := R(7, 18, 6, 4); r != want {
		t.Errorf("Around: got %v; want %v", r, want)
	}
	if got, want := r.Center(), V(10, 20); got != want {
		t.Errorf("Centre: got %v; want %v", got, want)
	}
	if got, want := r.Max(), r.Min().Add(r.Size()); got != want {
		t.Errorf("Max: got %v; want %v", got, want)
	}
	if got, want := r.Inset(1), R(8, 19, 4, 2); got != want {
		t.Errorf("Inset(1): got %v; want %v", got, want)
	}
	if got := r.Inset(-1).Inset(1); got != r {
		t.Errorf("Inset(-1).Inset(1): got %v; want %v", got, r)
	}
	if got := r.Inset(2.5); !got.Empty() {
		t.Errorf("Inset by more than half: got %v; want it empty", got)
	}
}
