package particle

import (
	"fmt"
	"math"
	"runtime"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// bit is a particle as a game would write it by hand.
type bit struct {
	at, vel   geom.Vec
	age, life float64
	rot, spin float64
	size      float64

	drag, radial, sway, phase float64
}

// crowd is as many of them as there are in the emitter, at the same places and with the same lives.
func crowd(e *Emitter) []bit {
	var bits []bit
	for p := range e.All("1") {
		bits = append(bits, bit{
			at: geom.V(p.X, p.Y), vel: geom.V(float64(p.VX), float64(p.VY)), age: float64(p.Age), life: float64(p.Life),
			rot: float64(p.Rot), spin: float64(p.Spin), size: float64(p.Size), drag: 1, radial: roll(p.Seed, 1), sway: 5, phase: roll(p.Seed, 2),
		})
	}
	return bits
}

func stepByHand(bits []bit, gravity geom.Vec, dt float64) []bit {
	left := 0
	for i := range bits {
		b := &bits[i]
		if b.age += dt; b.age >= b.life {
			continue
		}
		b.vel = b.vel.Add(gravity.Mul(dt))
		b.at = b.at.Add(b.vel.Mul(dt))
		b.rot += b.spin * dt
		if left != i {
			bits[left] = *b
		}
		left++
	}
	return bits[:left]
}

// forceByHand is the same with drag, a pull to the middle and a sway.
func forceByHand(bits []bit, gravity, middle geom.Vec, dt float64) []bit {
	left := 0
	for i := range bits {
		b := &bits[i]
		if b.age += dt; b.age >= b.life {
			continue
		}
		b.vel = b.vel.Add(b.at.Sub(middle).Unit().Mul(b.radial * dt))
		b.vel = b.vel.Mul(1 / (1 + b.drag*dt)).Add(gravity.Mul(dt))
		b.at.X += b.sway * dt * geom.Cos((b.age+b.phase)*2*math.Pi)
		b.at = b.at.Add(b.vel.Mul(dt))
		b.rot += b.spin * dt
		if left != i {
			bits[left] = *b
		}
		left++
	}
	return bits[:left]
}

func drawByHand(c *render.Canvas, picture render.Image, bits []bit) {
	for i := range bits {
		b := &bits[i]
		k := b.age / b.life
		s := b.size * (1 - k) / side
		c.Draw(render.Sprite{Image: picture, Pos: b.at, Rot: b.rot, Scale: geom.V(s, s), Tint: render.Mix(render.Yellow, render.Red, k).Fade(1 - k)})
	}
}

// TestSpeed holds 10,000 particles against a loop of the same motion and drawing that is written by hand. The sides take
// turns, and each figure is that of the fastest turn.
func TestSpeed(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("ratios of simulated processors say nothing")
	}
	const n, dt = 10_000, 1e-6 // so little that nobody dies
	spec := Spec{
		Burst: Just(n), Max: n, Life: Between(1, 2), Shape: Box(600, 300), Spread: math.Pi, Speed: Between(10, 90), Gravity: geom.V(0, 90),
		Size: Between(4, 9), SizeOver: Over(1, 0), Spin: Between(-1, 1), Color: Colors(render.Yellow, render.Red), AlphaOver: Over(1, 0),
	}
	plain := &Emitter{Effect: Make("speed plain", spec), Pos: geom.V(320, 180)}
	spec.Drag, spec.Radial, spec.Sway = Just(1), Between(-20, 20), Between(1, 9)
	forced := &Emitter{Effect: Make("speed forced", spec), Pos: geom.V(320, 180)}
	for _, e := range []*Emitter{plain, forced} {
		e.Step(tick)
		e.Step(0.4)
	}
	bits, pulled := crowd(plain), crowd(forced)
	c, f := canvas()
	picture := Dot()
	work := []func(){
		func() { bits = stepByHand(bits, spec.Gravity, dt) },
		func() { plain.Step(dt) },
		func() { forced.Step(dt) },
		func() { begin(c, f); drawByHand(c, picture, bits); c.End() },
		func() { begin(c, f); plain.Draw(c); c.End() },
		func() { pulled = forceByHand(pulled, spec.Gravity, forced.Pos, dt) },
	}
	best := make([]time.Duration, len(work))
	for range 150 {
		for i, do := range work {
			start := time.Now()
			do()
			if took := time.Since(start); best[i] == 0 || took < best[i] {
				best[i] = took
			}
		}
	}
	if plain.Len() != n || len(bits) != n {
		t.Fatalf("got %d and %d particles; want %d", plain.Len(), len(bits), n)
	}
	row(t, "particles/step", best[1], best[0], 1.3)
	row(t, "particles/draw", best[4], best[3], 1.1)
	row(t, "particles/step-with-forces", best[2], best[5], 1.3)
	fmt.Printf("FIGURE particles/step-ns %.1f\n", float64(best[1].Nanoseconds())/n)
}

// row prints how a side compares with the one by hand.
func row(t *testing.T, name string, took, hand time.Duration, bar float64) {
	ratio, verdict := float64(took)/float64(hand), "ok"
	if ratio > bar {
		verdict = "MISS"
		t.Errorf("%s: got %.2f times the loop by hand; want at most %v", name, ratio, bar)
	}
	fmt.Printf("RATIO %s %.2f %v %s\n", name, ratio, bar, verdict)
}
