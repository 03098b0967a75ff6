package geom

import (
	"math"
	"math/rand"
	"testing"
)

func TestClamp(t *testing.T) {
	for _, c := range []struct{ x, lo, hi, want float64 }{
		{5, 0, 10, 5},
		{-5, 0, 10, 0},
		{15, 0, 10, 10},
		{5, 10, 0, 10},
		{math.Inf(1), 0, 10, 10},
		{math.NaN(), 0, 10, math.NaN()},
	} {
		if got := Clamp(c.x, c.lo, c.hi); !same(got, c.want, 0, 0) {
			t.Errorf("Clamp(%v, %v, %v): got %v; want %v", c.x, c.lo, c.hi, got, c.want)
		}
	}
}

func TestApproachEndsAtGoal(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 10000 {
		x, goal, step := around(r, 100), around(r, 100), r.Float64()*30
		got := Approach(x, goal, step)
		if moved := math.Abs(got - x); moved > step+1e-12 || moved < math.Min(step, math.Abs(goal-x))-1e-12 {
			t.Fatalf("Approach(%v, %v, %v): got %v; want a move of the step or to the goal", x, goal, step, got)
		}
		if (goal-x)*(goal-got) < 0 {
			t.Fatalf("Approach(%v, %v, %v): got %v; want it not past the goal", x, goal, step, got)
		}
	}
}

func TestWrap(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for i := range 20000 {
		x, size := around(r, math.Pow(10, r.Float64()*20-10)), r.Float64()*math.Pow(10, r.Float64()*6-3)
		if i%10 == 0 {
			x = size * float64(r.Intn(9)-4)
		}
		got := Wrap(x, size)
		if !(got >= 0 && got < size) {
			t.Fatalf("Wrap(%v, %v): got %v; want it from 0 to below the size", x, size, got)
		}
		turns := (x - got) / size
		if math.Abs(turns-math.Round(turns)) > 1e-9*(1+math.Abs(turns)) {
			t.Fatalf("Wrap(%v, %v): got %v; want it whole sizes away", x, size, got)
		}
	}
}

func TestWrapEdges(t *testing.T) {
	for _, c := range []struct{ x, size, want float64 }{
		{-1e-300, 10, 0},
		{math.Copysign(0, -1), 10, 0},
		{-10, 10, 0},
		{5, 0, 0},
		{5, -1, 0},
		{5, math.NaN(), 0},
		{math.Inf(1), 10, math.NaN()},
		{math.NaN(), 10, math.NaN()},
	} {
		if got := Wrap(c.x, c.size); !same(got, c.want, 0, 0) {
			t.Errorf("Wrap(%v, %v): got %v; want %v", c.x, c.size, got, c.want)
		}
	}
}

func TestWrapAngle(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	for range 20000 {
		a := around(r, math.Pow(10, r.Float64()*6-3))
		got := WrapAngle(a)
		if !(got >= -math.Pi && got < math.Pi) {
			t.Fatalf("WrapAngle(%v): got %v; want it from −π to below π", a, got)
		}
		if !near(Polar(got, 1), Polar(a, 1), 1e-12) {
			t.Fatalf("WrapAngle(%v): got %v; want the same direction", a, got)
		}
		if again := WrapAngle(got); again != got {
			t.Fatalf("WrapAngle(%v) twice: got %v; want %v", a, again, got)
		}
	}
	if got := WrapAngle(math.Pi); got != -math.Pi {
		t.Errorf("WrapAngle(π): got %v; want −π", got)
	}
}

func TestIntFloorRound(t *testing.T) {
	for _, c := range []struct {
		x                   float64
		whole, floor, round int
	}{
		{0, 0, 0, 0},
		{1.5, 1, 1, 2},
		{-1.5, -1, -2, -2},
		{-0.25, 0, -1, 0},
		{2147483646.5, 2147483646, 2147483646, 2147483647},
		{math.NaN(), 0, 0, 0},
		{math.Inf(1), math.MaxInt32, math.MaxInt32, math.MaxInt32},
		{math.Inf(-1), math.MinInt32, math.MinInt32, math.MinInt32},
		{1e300, math.MaxInt32, math.MaxInt32, math.MaxInt32},
		{-3e9, math.MinInt32, math.MinInt32, math.MinInt32},
	} {
		if got := Int(c.x); got != c.whole {
			t.Errorf("Int(%v): got %v; want %v", c.x, got, c.whole)
		}
		if got := Floor(c.x); got != c.floor {
			t.Errorf("Floor(%v): got %v; want %v", c.x, got, c.floor)
		}
		if got := Round(c.x); got != c.round {
			t.Errorf("Round(%v): got %v; want %v", c.x, got, c.round)
		}
	}
}
