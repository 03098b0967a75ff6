package systems

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

var pebble = render.Make("systems pebble", 8, 8, func(x, y int) render.Color { return render.Gray })

// thing is an entity as a game would write it by hand, with all that the components hold.
type thing struct {
	pos, vel  geom.Vec
	last      geom.Vec
	rot, spin float64
	lastRot   float64
	scale     geom.Vec
	image     render.Image
	frame     int
	z         float64
	tint      render.Color
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
		e := w.Spawn(Transform{Pos: t.pos, Rot: t.rot}, Velocity{t.vel, t.spin}, Sprite{Image: t.image, Tint: t.tint, Z: t.z})
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
		c.Draw(render.Sprite{Image: t.image, Frame: t.frame, Pos: t.pos, Rot: t.rot, Scale: t.scale, Tint: t.tint, Z: t.z})
	}
}

// bulkByHand is the quickest that can be written, by somebody who knows that there is one picture.
func bulkByHand(c *render.Canvas, things []thing, spin bool) {
	b := render.NewBulk(c, pebble, len(things))
	for i := range things {
		t := &things[i]
		b.Frame, b.Tint, b.Z = t.frame, t.tint, t.z
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
			Image: t.image, Frame: t.frame, Pos: t.last.Lerp(t.pos, k), Rot: t.lastRot + (t.rot-t.lastRot)*k, Scale: t.scale, Tint: t.tint, Z: t.z,
		})
	}
}

// member is a child as a game would write it by hand: in an order in which parents come first.
type member struct {
	parent       int // −1: none
	local, world Transform
	sin, cos     float64
}

// brood is n children of 1,000 parents, which turn.
func brood(n int) (*ecs.World, []member) {
	w, rnd := &ecs.World{}, rand.New(rand.NewPCG(1, 3))
	var all []member
	for i := range 1000 {
		at := Transform{Pos: geom.V(rnd.Float64()*640, 0), Rot: rnd.Float64()}
		parent := w.Spawn(at)
		all = append(all, member{parent: -1, world: at})
		for range n / 1000 {
			local := At(rnd.Float64(), 5)
			e := w.Spawn(Transform{}, Local{Transform: local})
			ecs.Relate[ecs.ChildOf](w, e, parent)
			all = append(all, member{parent: i * (n/1000 + 1), local: local})
		}
	}
	return w, all
}

func placeByHand(all []member) {
	for i := range all {
		m := &all[i]
		if m.parent < 0 {
			m.sin, m.cos = geom.Sincos(m.world.Rot)
			continue
		}
		p := &all[m.parent]
		m.world.Pos.X = p.world.Pos.X + p.cos*m.local.Pos.X - p.sin*m.local.Pos.Y
		m.world.Pos.Y = p.world.Pos.Y + p.sin*m.local.Pos.X + p.cos*m.local.Pos.Y
		m.world.Rot = p.world.Rot + m.local.Rot
	}
}

// balls is bodies that bounce, in a space that a game uses by hand.
type balls struct {
	space collide.Space
	ids   []collide.ID
	vel   []geom.Vec
	pos   []geom.Vec
	met   int
}

func balls2k(n int) (*ecs.World, *balls) {
	w, b, rnd := &ecs.World{}, &balls{}, rand.New(rand.NewPCG(1, 4))
	for range n {
		pos, vel := geom.V(rnd.Float64()*1000, rnd.Float64()*1000), geom.V(rnd.Float64()*40-20, rnd.Float64()*40-20)
		w.Spawn(Transform{Pos: pos}, Velocity{Vec: vel}, Body{Shape: collide.Box(8, 8), Kind: collide.Kinematic, Way: Bounce})
		b.ids = append(b.ids, b.space.Add(collide.Body{Shape: collide.Box(8, 8), Pos: pos, Kind: collide.Kinematic}))
		b.vel, b.pos = append(b.vel, vel), append(b.pos, pos)
	}
	return w, b
}

func (b *balls) step(dt float64) {
	for i, id := range b.ids {
		by := b.vel[i].Mul(dt)
		for range 4 {
			hit, held := b.space.Move(id, by)
			if !held {
				break
			}
			by, b.vel[i] = reflect(by.Mul(1-hit.T), hit.Normal), reflect(b.vel[i], hit.Normal)
		}
	}
	b.space.Step(dt)
	for i, id := range b.ids {
		b.pos[i] = b.space.Pos(id)
	}
	for _, e := range b.space.Events() {
		if e.Kind == collide.Enter {
			b.met++
		}
	}
}

// TestSpeed holds moving and drawing 10,000 entities against loops over a slice that are written by hand. The two sides of
// a row take turns, and each counts by its fastest turn.
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
	under, family := brood(n)
	bumping, byHand := balls2k(2000)
	compare(t, "systems/move", 1.3, func() { moveByHand(things, dt) }, func() { Move(still, dt) })
	compare(t, "systems/move-draw-10k/canvas", 1.3,
		func() { moveByHand(things, dt); frame(func() { drawByHand(c, things) }) },
		func() { Move(still, dt); frame(func() { Draw(still, c) }) })
	compare(t, "systems/move-draw-10k/bulk", 1.3,
		func() { moveByHand(things, dt); frame(func() { bulkByHand(c, things, false) }) },
		func() { Move(still, dt); frame(func() { Draw(still, c) }) })
	compare(t, "systems/move-draw-turned-10k/canvas", 1.3,
		func() { moveByHand(spinning, dt); frame(func() { drawByHand(c, spinning) }) },
		func() { Move(spun, dt); frame(func() { Draw(spun, c) }) })
	compare(t, "systems/move-draw-turned-10k/bulk", 1.3,
		func() { moveByHand(spinning, dt); frame(func() { bulkByHand(c, spinning, true) }) },
		func() { Move(spun, dt); frame(func() { Draw(spun, c) }) })
	compare(t, "systems/move-draw-between-ticks-10k/canvas", 1.3,
		func() { moveByHand(blended, dt); frame(func() { lerpByHand(c, blended, 0.5) }) },
		func() { Remember(lasting); Move(lasting, dt); frame(func() { Draw(lasting, c) }) })
	// The side by hand has its parents in order, by index: what is compared is the price of looking each of them up.
	compare(t, "systems/place-10k-children", 6, func() { placeByHand(family) }, func() { Place(under) })
	compare(t, "systems/collide-2k-bouncing", 1.3, func() { byHand.step(dt) }, func() { Collide(bumping, dt); bumping.Advance() })
}

// compare prints how a side compares with the one by hand. Another try is for a machine that had something else to do.
func compare(t *testing.T, name string, bar float64, hand, ours func()) {
	const rounds, attempts = 60, 3
	ratio := 0.0
	for range attempts {
		best := [2]time.Duration{1 << 62, 1 << 62}
		for range rounds {
			for i, do := range [2]func(){hand, ours} {
				start := time.Now()
				do()
				best[i] = min(best[i], time.Since(start))
			}
		}
		if ratio = float64(best[1]) / float64(best[0]); ratio <= bar {
			fmt.Printf("RATIO %s %.2f %v ok\n", name, ratio, bar)
			return
		}
	}
	fmt.Printf("RATIO %s %.2f %v MISS\n", name, ratio, bar)
	t.Errorf("%s: got %.2f times the loop by hand; want at most %v", name, ratio, bar)
}
