package geom

import (
	"math"
	"math/rand"
	"testing"
)

// transform returns a random transform that is not nearly flat.
func transform(r *rand.Rand) Transform {
	return Turn(around(r, 10)).Then(Stretch(V(0.1+r.Float64()*5, -0.1-r.Float64()*5))).Then(Turn(around(r, 10))).Then(Move(vec(r)))
}

func TestTransformInverse(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 10000 {
		m, p := transform(r), vec(r)
		inverse, ok := m.Inverse()
		if got := inverse.Apply(m.Apply(p)); !ok || !near(got, p, 1e-9) {
			t.Fatalf("%v and back: got %v, %v; want %v", m, got, ok, p)
		}
	}
}

func TestTransformThen(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for range 10000 {
		a, b, c, p := transform(r), transform(r), transform(r), vec(r)
		want := c.Apply(b.Apply(a.Apply(p)))
		slack := 1e-11 * (1e6 + want.Len())
		if got := a.Then(b).Then(c).Apply(p); !near(got, want, slack) {
			t.Fatalf("(a, b), c of %v: got %v; want %v", p, got, want)
		}
		if got := a.Then(b.Then(c)).Apply(p); !near(got, want, slack) {
			t.Fatalf("a, (b, c) of %v: got %v; want %v", p, got, want)
		}
		if got := a.Then(Identity); got != a {
			t.Fatalf("%v, Identity: got %v; want the first", a, got)
		}
	}
}

func TestTransformKinds(t *testing.T) {
	p := V(2, 3)
	if got, want := Move(V(10, 20)).Apply(p), V(12, 23); got != want {
		t.Errorf("Move: got %v; want %v", got, want)
	}
	if got, want := Stretch(V(10, -1)).Apply(p), V(20, -3); got != want {
		t.Errorf("Stretch: got %v; want %v", got, want)
	}
	if got, want := Turn(0.7).Apply(p), p.Rotate(0.7); got != want {
		t.Errorf("Turn: got %v; want %v", got, want)
	}
}

func TestTransformWithoutInverse(t *testing.T) {
	for _, m := range []Transform{
		{},
		Stretch(V(1, 0)),
		{A: 1, B: 2, C: 2, D: 4},
		{A: math.NaN(), D: 1},
		{A: 1, D: 1, X: math.Inf(1)},
		Stretch(V(1e200, 1e200)),
		Stretch(V(1e-320, 1)),
	} {
		if got, ok := m.Inverse(); ok || got != Identity {
			t.Errorf("inverse of %v: got %v, %v; want none", m, got, ok)
		}
	}
}
