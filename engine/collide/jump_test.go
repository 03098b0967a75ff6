package collide

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/geom"
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

// TestSettingsBelowZeroAreNone looks at those that others depend on.
func TestSettingsBelowZeroAreNone(t *testing.T) {
	g := newScene(t, Platformer{JumpHeight: -1}, "      ", " @    ", "      ", "######")
	g.until(t, "landing", still, func() bool { return g.hero.OnFloor })
	if g.step(2, pressed(still)); g.hero.Jumped || !g.hero.OnFloor {
		t.Error("no JumpHeight: got a jump; want a fall alone")
	}
	g = newScene(t, Platformer{MaxFall: -1}, "      ", " @    ", "      ", "######")
	at := g.pos()
	if g.step(60, goRight); g.pos().Y != at.Y || g.pos().X < at.X+90 {
		t.Errorf("no MaxFall: got from %v to %v; want it to float to the right", at, g.pos())
	}
	g = newScene(t, Platformer{Speed: -1}, plain...)
	g.step(3, still)
	g.hero.Knock(geom.V(100, -50), 0.1)
	if g.step(60, goRight); g.hero.Vel.X != 0 || !g.hero.OnFloor {
		t.Errorf("no Speed: got %v a second after a knock; want it to stand", g.hero.Vel)
	}
	g = newScene(t, Platformer{FallFactor: -1, Cut: -1}, plain...)
	g.step(3, still)
	g.step(3, pressed(still))
	if g.step(1, still); g.hero.Vel.Y < 0 {
		t.Errorf("no Cut: got %v px/s when the jump was let go of; want none upwards", g.hero.Vel.Y)
	}
	g.until(t, "landing", still, func() bool { return g.hero.OnFloor })
}
