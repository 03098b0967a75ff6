package systems_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/systems"
	"github.com/krill2d/krill/render"
)

var pictures = []render.Image{
	square("red", render.Red), square("green", render.Green), square("blue", render.Blue).Grid(4, 4), {},
}

func square(name string, col render.Color) render.Image {
	return render.Make("systems_test "+name, 8, 8, func(x, y int) render.Color { return render.Mix(col, render.White, float64(x*y)/90) })
}

// canvas returns one, and the frame that begin begins.
func canvas() (*render.Canvas, *driver.Frame) {
	return render.NewCanvas(render.NewAtlas(nil)), &driver.Frame{}
}

// frame draws one, alpha of the way between two ticks.
func frame(alpha float64, draw func(c *render.Canvas)) (*driver.Frame, render.Stats) {
	c, f := canvas()
	c.Begin(f, render.NewViewport(render.Fit, 320, 180, 640, 360), render.Black, 0, alpha)
	draw(c)
	c.End()
	return f, c.Stats()
}

// gallery spawns sprites of all kinds, alone and in crowds.
func gallery(r *rand.Rand, n int, last bool) *ecs.World {
	w := &ecs.World{}
	for w.Len() < n {
		at := systems.At(100+r.Float64()*100, 40+r.Float64()*100+float64(r.IntN(4)/3)*1e4) // in sight, or far away
		s := systems.Sprite{Image: pictures[r.IntN(len(pictures))], Frame: r.IntN(4), Z: r.Float64()}
		if r.IntN(2) == 0 {
			at.Rot = r.Float64() * 6
		}
		switch r.IntN(5) {
		case 0:
			at.Scale = geom.V(2, 2)
		case 1:
			at.Scale = geom.V(-1, 3)
		case 2:
			s.Origin = geom.V(0, 4)
		case 3:
			s.Flip = r.IntN(2) == 0
		}
		for range 1 + r.IntN(2)*r.IntN(12) {
			s.Layer, s.Tint = r.IntN(3)-1, render.Mix(render.White, render.Red, r.Float64())
			at.Pos = at.Pos.Add(geom.V(r.Float64()*9, 1))
			e := w.Spawn(at, s)
			if last {
				ecs.Put(w, e, systems.Last{})
			}
		}
	}
	return w
}

// oneByOne draws the same with the canvas's own call.
func oneByOne(w *ecs.World, c *render.Canvas) {
	for e, row := range sprites.All(w) {
		t := systems.Shown(w, c, e)
		c.Layer(row.B.Layer)
		z := row.B.Z
		if render.CurrentOrder(c) == render.ByY {
			z += row.B.Origin.Y
		}
		c.Draw(render.Sprite{
			Image: row.B.Image, Frame: row.B.Frame, Pos: t.Pos.Sub(row.B.Origin), Pivot: row.B.Origin, Rot: t.Rot, Scale: t.Scale,
			Flip: row.B.Flip, Tint: row.B.Tint, Z: z,
		})
	}
}

var sprites = ecs.Query2[systems.Transform, systems.Sprite]()

// Whatever way a sprite takes to the frame, it is drawn as Canvas.Draw draws it, and as much is left out.
func TestDrawIsTheCanvasOneByOne(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 1))
	for round := range 60 {
		w := gallery(r, 1+r.IntN(200), round%2 == 0)
		systems.Remember(w)
		for _, e := range slices.Collect(keys(w)) {
			at := ecs.Get[systems.Transform](w, e)
			at.Pos.X += 10
			at.Rot += float64(r.IntN(2)) * 0.5
		}
		set := func(c *render.Canvas) {
			c.World(render.Camera{Pos: geom.V(150, 90), Rot: float64(round%3) * 0.2})
			if round%4 == 0 {
				c.LayerOrder(0, render.ByY)
				c.LayerOrder(1, render.ByZ)
			}
		}
		got, stats := frame(0.25, func(c *render.Canvas) {
			set(c)
			systems.Draw(w, c)
			c.Layer(9)
			c.Rect(geom.R(0, 0, 9, 9), render.White)
		})
		want, wants := frame(0.25, func(c *render.Canvas) { set(c); oneByOne(w, c); c.Layer(9); c.Rect(geom.R(0, 0, 9, 9), render.White) })
		if stats.Quads != wants.Quads || stats.Culled != wants.Culled || stats.DrawCalls != wants.DrawCalls {
			t.Fatalf("round %d: got %+v; want %+v", round, stats, wants)
		}
		if i := differing(got.Quads, want.Quads); i >= 0 {
			t.Fatalf("round %d: quad %d is %+v; want %+v", round, i, got.Quads[i], want.Quads[i])
		}
	}
}

func keys(w *ecs.World) func(func(ecs.Entity) bool) {
	return func(yield func(ecs.Entity) bool) {
		for e := range sprites.All(w) {
			if !yield(e) {
				return
			}
		}
	}
}

// differing returns the first quad that is not the other's, but for the last bits of a float32, or −1.
func differing(got, want []driver.Quad) int {
	for i := range min(len(got), len(want)) {
		a, b := got[i], want[i]
		off := max(abs(a.A-b.A), abs(a.B-b.B), abs(a.C-b.C), abs(a.D-b.D), abs(a.X-b.X), abs(a.Y-b.Y))
		if off > 1e-3 || a.U0 != b.U0 || a.V0 != b.V0 || a.U1 != b.U1 || a.V1 != b.V1 || a.Color != b.Color {
			return i
		}
	}
	return -1
}

func abs(x float32) float32 { return max(x, -x) }

// A thing with a Last is drawn on its way, but for its first tick, after a jump, and when it stands.
func TestLastDrawsOnTheWay(t *testing.T) {
	var w ecs.World
	e := w.Spawn(systems.At(100, 50), systems.Sprite{Image: pictures[0]}, systems.Last{}, systems.Velocity{Vec: geom.V(60, 0)})
	at := func() geom.Vec {
		var p geom.Vec
		frame(0.25, func(c *render.Canvas) { p = systems.Shown(&w, c, e).Pos })
		return p
	}
	if got := at(); got != geom.V(100, 50) {
		t.Errorf("before the first tick: got %v; want it where it is", got)
	}
	systems.Remember(&w)
	systems.Move(&w, 1)
	if got := at(); got != geom.V(115, 50) {
		t.Errorf("a quarter of the way from 100 to 160: got %v; want 115", got)
	}
	ecs.Get[systems.Transform](&w, e).Pos = geom.V(10, 10)
	ecs.Put(&w, e, systems.Last{})
	if got := at(); got != geom.V(10, 10) {
		t.Errorf("after a jump: got %v; want it there", got)
	}
	if got := systems.Shown(&w, nil, ecs.Entity{}); got != (systems.Transform{}) {
		t.Errorf("of nobody: got %+v; want zero", got)
	}
}

// A tall tree behind a short one is behind it by where they stand, not by their middles.
func TestSortedByWhereTheyStand(t *testing.T) {
	var w ecs.World
	w.Spawn(systems.At(50, 100), systems.Sprite{Image: pictures[0], Origin: geom.V(0, 4)})
	w.Spawn(systems.At(50, 99), systems.Sprite{Image: pictures[1], Origin: geom.V(0, -4), Z: 0.5})
	f, _ := frame(0, func(c *render.Canvas) {
		c.LayerOrder(0, render.ByY)
		systems.Draw(&w, c)
	})
	if behind, before := f.Quads[1], f.Quads[2]; behind.Y < before.Y {
		t.Errorf("got the one with its feet at 100 behind: %v, %v", behind, before)
	}
}
