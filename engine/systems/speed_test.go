package systems

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

var pebble = render.Make("systems pebble", 8, 8, func(x, y int) render.Color { return render.Gray })

// thing is an entity as a game would write it by hand, with all that the components hold.
type thing struct {
	pos, vel    geom.Vec
	last        geom.Vec
	rot, spin   float64
	lastRot     float64
	scale       geom.Vec
	image       render.Image
	frame       int
	z           float64
	layer       int
	tint        render.Color
	origin, off geom.Vec
}

// cast makes n things, and a world with the same ones as entities.
func cast(n int, spin, last bool) (*ecs.World, []thing) {
	rnd := rand.New(rand.NewPCG(1, 2))
	w, things := &ecs.World{}, make([]thing, n)
	for i := range things {
		t := &things[i]
		t.pos, t.vel = geom.V(rnd.Float64()*640, rnd.Float64()*360), geom.V(rnd.Float64()-0.5, rnd.Float64()-0.5)
		t.image, t.tint = pebble, render.White
		if spin {
			t.rot, t.spin = rnd.Float64(), rnd.Float64()
		}
		e := w.Spawn(Transform{Pos: t.pos, Rot: t.rot}, Velocity{t.vel, t.spin}, Sprite{Image: t.image, Tint: t.tint})
		if last {
			ecs.Put(w, e, Last{})
		}
	}
	return w, things
}

func moveByHand(things []thing, dt float64) {
	for i := range things {
		t := &things[i]
		t.last, t.lastRot = t.pos, t.rot
		t.pos = t.pos.Add(t.vel.Mul(dt))
		t.rot += t.spin * dt
	}
}

// drawByHand is the canvas's call for each thing.
func drawByHand(c *render.Canvas, things []thing) {
	for i := range things {
		t := &things[i]
		c.Draw(render.Sprite{Image: t.image, Frame: t.frame, Pos: t.pos, Rot: t.rot, Scale: t.scale, Tint: t.tint})
	}
}

// bulkByHand is the quickest that can be written, by somebody who knows that there is one picture.
func bulkByHand(c *render.Canvas, things []thing, spin bool) {
	b := render.NewBulk(c, pebble, len(things))
	for i := range things {
		t := &things[i]
		b.Frame, b.Tint = t.frame, t.tint
		if spin {
			b.DrawTurned(t.pos.X, t.pos.Y, t.rot, 1)
			continue
		}
		b.Draw(t.pos.X, t.pos.Y)
	}
}

func lerpByHand(c *render.Canvas, things []thing, k float64) {
	for i := range things {
		t := &things[i]
		c.Draw(render.Sprite{
			Image: t.image, Frame: t.frame, Pos: t.last.Lerp(t.pos, k), Rot: t.lastRot + (t.rot-t.lastRot)*k, Scale: t.scale, Tint: t.tint,
		})
	}
}

// TestSpeed holds moving and drawing 10,000 entities against loops over a slice that are written by hand. The sides take
// turns, and each figure is that of the fastest turn.
func TestSpeed(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("ratios of simulated processors say nothing")
	}
	const n, dt = 10_000, 1.0 / 60
	c, f := render.NewCanvas(render.NewAtlas(nil)), &driver.Frame{}
	frame := func(draw func()) {
		c.Begin(f, render.NewViewport(render.Fit, 640, 360, 640, 360), render.Black, 0, 0.5)
		draw()
		c.End()
	}
	still, things := cast(n, false, false)
	spun, spinning := cast(n, true, false)
	lasting, blended := cast(n, true, true)
	work := []func(){
		func() { moveByHand(things, dt); frame(func() { bulkByHand(c, things, false) }) },
		func() { moveByHand(things, dt); frame(func() { drawByHand(c, things) }) },
		func() { Move(still, dt); frame(func() { Draw(still, c) }) },
		func() { moveByHand(spinning, dt); frame(func() { bulkByHand(c, spinning, true) }) },
		func() { moveByHand(spinning, dt); frame(func() { drawByHand(c, spinning) }) },
		func() { Move(spun, dt); frame(func() { Draw(spun, c) }) },
		func() { moveByHand(blended, dt); frame(func() { lerpByHand(c, blended, 0.5) }) },
		func() { Remember(lasting); Move(lasting, dt); frame(func() { Draw(lasting, c) }) },
		func() { moveByHand(things, dt) },
		func() { Move(still, dt) },
	}
	best := make([]time.Duration, len(work))
	for range 100 {
		for i, do := range work {
			start := time.Now()
			do()
			if took := time.Since(start); best[i] == 0 || took < best[i] {
				best[i] = took
			}
		}
	}
	row(t, "systems/move", best[9], best[8], 1.3)
	row(t, "systems/move-draw-10k/canvas", best[2], best[1], 1.3)
	row(t, "systems/move-draw-10k/bulk", best[2], best[0], 1.3)
	row(t, "systems/move-draw-turned-10k/canvas", best[5], best[4], 1.3)
	row(t, "systems/move-draw-turned-10k/bulk", best[5], best[3], 1.3)
	row(t, "systems/move-draw-between-ticks-10k/canvas", best[7], best[6], 1.3)
	for i := range best {
		fmt.Printf("FIGURE systems/side-%d-ns %.1f\n", i, float64(best[i].Nanoseconds())/n)
	}
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
