package collide

import (
	"math"
	"testing"
)

// TestAnArcIsAsHighAsItsSettings jumps by the formulas alone, at several tick rates.
func TestAnArcIsAsHighAsItsSettings(t *testing.T) {
	for _, p := range []Platformer{{}, {JumpHeight: 100, JumpTime: 0.5}, {Hang: 1}, {Hang: 0.1}, {JumpHeight: 20, JumpTime: 0.2, MaxFall: 40}} {
		height, time := setting(p.JumpHeight, 52), setting(p.JumpTime, 0.36)
		for _, tps := range []float64{30, 60, 120, 144} {
			a := p.flight()
			v, y, highest, at := -a.jump, 0.0, 0.0, 0.0
			for n := 1.0; v < a.terminal; n++ {
				var dy float64
				dy, v = a.step(v, 1/tps, true)
				if y += dy; -y > highest {
					highest, at = -y, n/tps
				}
			}
			if math.Abs(highest-height) > 0.5 || math.Abs(at-time) > 0.5/tps+1e-9 {
				t.Errorf("%+v at %v ticks a second: got %.3f px after %.4f s; want %v px after %v s to half a tick", a, tps, highest, at, height, time)
			}
		}
	}
}

// TestAnArcIsTheSameAtAnyTickRate falls for a second, in one tick and in a thousand.
func TestAnArcIsTheSameAtAnyTickRate(t *testing.T) {
	a := (&Platformer{}).flight()
	for _, hangs := range []bool{false, true} {
		far, fast := a.step(-a.jump, 1, hangs)
		y, v := 0.0, -a.jump
		for range 1000 {
			dy, next := a.step(v, 0.001, hangs)
			y, v = y+dy, next
		}
		if math.Abs(y-far) > 1e-6 || math.Abs(v-fast) > 1e-9 {
			t.Errorf("hanging %v: got %v, %v in one tick and %v, %v in 1000; want the same", hangs, far, fast, y, v)
		}
	}
}

func TestABounceIsAsHighAsWanted(t *testing.T) {
	a := (&Platformer{}).flight()
	v, y := -a.bounce(80), 0.0
	for v < 0 {
		var dy float64
		dy, v = a.step(v, 0.001, false)
		y += dy
	}
	if math.Abs(y+80) > 0.01 {
		t.Errorf("got a bounce of %v; want 80", -y)
	}
}
