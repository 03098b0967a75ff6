package engine

import (
	"math"
	"testing"
)

func count(p *pace, ticks int) int {
	n := 0
	for range ticks {
		n += p.updates()
	}
	return n
}

func TestPaceCountsUpdates(t *testing.T) {
	for _, c := range []struct {
		speed float64
		want  int
	}{{0, 100}, {1, 100}, {0.25, 25}, {2, 200}, {0.5, 50}, {5, 500}} {
		if got := count(&pace{speed: c.speed}, 100); got != c.want {
			t.Errorf("speed %v: %d updates in 100 ticks; want %d", c.speed, got, c.want)
		}
	}
}

func TestPausedGameStepsOnce(t *testing.T) {
	p := pace{paused: true, step: 1}
	if got := count(&p, 10); got != 1 {
		t.Errorf("a paused game stepped once made %d updates; want 1", got)
	}
}

func TestSlowMotionMovesAlphaEvenly(t *testing.T) {
	p := pace{speed: 0.25}
	last := -1.0
	for i := range 4 {
		if n := p.updates(); (n == 1) != (i == 3) {
			t.Fatalf("tick %d: %d updates", i, n)
		}
		for _, a := range []float64{0, 0.5} {
			got := p.alpha(a)
			if i < 3 && math.Abs(got-last-0.125) > 1e-12 && last >= 0 {
				t.Errorf("tick %d alpha %v: got %v after %v; want steps of 0.125", i, a, got, last)
			}
			last = got
		}
	}
}

func TestSetSpeedRefusesStandstill(t *testing.T) {
	for _, k := range []float64{0, -1, 6, math.NaN()} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("SetSpeed(%v) did not panic", k)
				}
			}()
			new(pace).setSpeed(k)
		}()
	}
}
