package tween

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

func TestDampHalves(t *testing.T) {
	if got := Damp(100.0, 0, 0.25, 0.25); math.Abs(got-50) > 1e-12 {
		t.Errorf("after a half-life: got %v; want 50", got)
	}
	if got := Damp(geom.V(4, 8), geom.V(0, 0), 0.1, 0.3); got.Dist(geom.V(0.5, 1)) > 1e-12 {
		t.Errorf("after three: got %v; want an eighth", got)
	}
	if got := Damp(3.0, 7, 0, 0.01); got != 7 {
		t.Errorf("no half-life: got %v; want 7", got)
	}
	fine, coarse := 100.0, 100.0
	for range 100 {
		fine = Damp(fine, 0, 0.3, 0.01)
	}
	if coarse = Damp(coarse, 0, 0.3, 1); math.Abs(fine-coarse) > 1e-10 {
		t.Errorf("got %v in 100 ticks and %v in one", fine, coarse)
	}
}

// A spring is checked against a simulation in tiny steps, and does not depend on the tick rate.
func TestSpringsAreTheirEquation(t *testing.T) {
	for _, bounce := range []float64{0, 1e-16, 0.01, 0.3, 0.8, 1} {
		s := Spring[float64]{Value: 10, Vel: -30, HalfLife: 0.2, Bounce: bounce}
		once := s
		once.Update(2, 0.5)
		for range 30 {
			s.Update(2, 0.5/30)
		}
		x, v, freq := 10.0, -30.0, halfway/0.2
		const h = 1e-6
		for range 500_000 {
			v += (-freq*freq*(x-2) - 2*freq*(1-bounce)*v) * h
			x += v * h
		}
		if math.Abs(s.Value-x) > 1e-3 || math.Abs(s.Vel-v) > 1e-2 || math.Abs(s.Value-once.Value) > 1e-9 {
			t.Errorf("bounce %v: got %v, %v in 30 ticks, %v in one; want %v, %v", bounce, s.Value, s.Vel, once.Value, x, v)
		}
	}
}

func TestSprings(t *testing.T) {
	s := Spring[float64]{HalfLife: 0.2}
	for range 12 {
		s.Update(1, 1.0/60)
	}
	if math.Abs(s.Value-0.5) > 1e-9 {
		t.Errorf("after a half-life: got %v; want half of the way", s.Value)
	}
	for range 600 {
		if v := s.Update(1, 1.0/60); v > 1 {
			t.Fatalf("got %v; want it never past the goal", v)
		}
	}
	if s.Value != 1 || s.Vel != 0 {
		t.Errorf("got %v, %v; want it at rest, and exactly there", s.Value, s.Vel)
	}
	swung := Spring[geom.Vec]{Bounce: 0.7}
	most := 0.0
	for range 600 {
		most = max(most, swung.Update(geom.V(1, 0), 1.0/60).X)
	}
	if most < 1.2 || swung.Value != geom.V(1, 0) {
		t.Errorf("with bounce: got at most %v, then %v; want it past the goal, and at rest later", most, swung.Value)
	}
	stiff := Spring[float64]{HalfLife: 1e-300}
	if got := stiff.Update(5, 1); got != 5 {
		t.Errorf("a half-life of nothing: got %v; want 5", got)
	}
}
