package systems_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/systems"
)

// random returns a transform whose scale is even, though it may mirror: what a matrix can be compared with.
func random(r *rand.Rand) systems.Transform {
	t := systems.Transform{Pos: geom.V(r.Float64()*200-100, r.Float64()*200-100)}
	if r.IntN(3) > 0 {
		t.Rot = r.Float64()*20 - 10
	}
	if r.IntN(3) > 0 {
		s := 0.5 + r.Float64()*2
		t.Scale = geom.V(s*float64(1-2*r.IntN(2)), s*float64(1-2*r.IntN(2)))
	}
	return t
}

// matrix is a transform as the canvas has it.
func matrix(t systems.Transform) geom.Transform {
	s := t.Scale
	if s == (geom.Vec{}) {
		s = geom.V(1, 1)
	}
	return geom.Stretch(s).Then(geom.Turn(t.Rot)).Then(geom.Move(t.Pos))
}

func near(a, b geom.Vec) bool { return a.Dist(b) < 1e-9*(1+a.Len()) }

func TestInIsWhatMatricesSay(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 10_000 {
		child, parent, p := random(r), random(r), geom.V(r.Float64()*50, r.Float64()*50)
		want := matrix(child).Then(matrix(parent)).Apply(p)
		if got := child.In(parent).Apply(p); !near(got, want) {
			t.Fatalf("%+v in %+v takes %v: got %v; want %v", child, parent, p, got, want)
		}
		if back := child.In(parent).From(parent); !near(back.Apply(p), child.Apply(p)) {
			t.Fatalf("%+v in %+v and out of it again: got %+v", child, parent, back)
		}
	}
}

func TestNothingIsNotOne(t *testing.T) {
	gone, half := systems.Transform{Scale: geom.V(0, 1)}, systems.Transform{Scale: geom.V(1, 0)}
	for _, got := range []geom.Vec{
		gone.In(half).Scale, half.In(gone).Scale, gone.In(gone).Scale, systems.At(1, 2).In(gone).Scale,
		gone.Lerp(half, 1).Scale, systems.At(1, 2).In(half).From(half).Scale,
	} {
		if got.X*got.Y != 0 || got == (geom.Vec{}) {
			t.Errorf("got a scale of %v; want one that is invisible", got)
		}
	}
}

func TestLerpTurnsTheShorterWay(t *testing.T) {
	a, b := systems.Transform{Rot: 3, Scale: geom.V(2, 2)}, systems.Transform{Pos: geom.V(10, 0), Rot: -3}
	got := a.Lerp(b, 0.5)
	if math.Abs(geom.WrapAngle(got.Rot-math.Pi)) > 1e-9 || got.Pos.X != 5 || got.Scale != geom.V(1.5, 1.5) {
		t.Errorf("half way: got %+v; want it turned by π, at 5, and 1.5 times as large", got)
	}
	if a.Lerp(b, 0) != a || a.Lerp(b, 1) != b {
		t.Error("got other ends than the two")
	}
}
