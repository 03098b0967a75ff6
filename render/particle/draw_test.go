package particle

import (
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// canvas returns a canvas with a frame begun, and the frame.
func canvas() (*render.Canvas, *driver.Frame) {
	c, f := render.NewCanvas(render.NewAtlas(nil)), &driver.Frame{}
	begin(c, f)
	return c, f
}

func begin(c *render.Canvas, f *driver.Frame) {
	c.Begin(f, render.NewViewport(render.Fit, 640, 360, 640, 360), render.Black, 0, 0)
}

// An effect of one blend is one submission, and sprites around it join it.
func TestOneBlendIsOneSubmission(t *testing.T) {
	e := play(t, 60, Snow(640, 360)...)
	e.Pos = geom.V(320, 0)
	c, f := canvas()
	c.Draw(render.Sprite{Image: Dot(), Pos: geom.V(100, 100)})
	e.Draw(c)
	c.Draw(render.Sprite{Image: Flake(), Pos: geom.V(100, 100)})
	c.End()
	if s := c.Stats(); s.DrawCalls != 1 || s.Quads < e.Len()/3 || len(f.Vertices) > 0 {
		t.Errorf("%d particles: got %+v; want as many quads in one submission", e.Len(), s)
	}
}

func TestFlashIsNotDrawnWithReducedMotion(t *testing.T) {
	e := &Emitter{Effect: Make(t.Name(), Spec{Burst: Just(3), Flash: true}, Spec{Burst: Just(2)}), Pos: geom.V(90, 90)}
	e.Step(tick)
	for reduced, want := range map[bool]int{false: 6, true: 3} {
		c, _ := canvas()
		c.ReduceMotion = reduced
		e.Draw(c)
		c.End()
		if got := c.Stats().Quads; got != want {
			t.Errorf("reduced motion %t: got %d quads; want %d, with the background", reduced, got, want)
		}
	}
}

func TestFramesOverLife(t *testing.T) {
	for _, test := range []struct {
		spec Spec
		age  float32
		want int
	}{
		{Spec{Frames: 4}, 0, 0},
		{Spec{Frames: 4}, 1.1, 2},
		{Spec{Frames: 4}, 1.99, 3},
		{Spec{Frames: 4, FrameRate: 10}, 0.95, 1},
	} {
		k := &Make(t.Name(), test.spec).baked().kinds[0]
		if got := k.frame(&Particle{Age: test.age, Life: 2}); got != test.want {
			t.Errorf("%+v at %v of 2 s: got the cell %d; want %d", test.spec, test.age, got, test.want)
		}
	}
	k := &Make(t.Name(), Spec{Frames: 4, AnyFrame: true}).baked().kinds[0]
	var seen [4]int
	for i := range uint32(4000) {
		seen[k.frame(&Particle{Seed: i, Life: 1})]++
	}
	for i, n := range seen {
		if n < 800 || n > 1200 {
			t.Errorf("any of 4 cells, 4000 times: got %d times cell %d; want about 1000", n, i)
		}
	}
}

// A stretched particle is as long as it is large and moves in the time of Stretch, along its way.
func TestStretch(t *testing.T) {
	e := &Emitter{Effect: Make(t.Name(), Spec{Burst: Just(1), Speed: Just(100), Angle: 1.5707963267948966, Stretch: 0.2, Size: Just(4)}), Pos: geom.V(90, 90)}
	e.Step(tick)
	c, f := canvas()
	e.Draw(c)
	c.End()
	q := f.Quads[1]
	if long := geom.V(float64(q.A), float64(q.C)); long.Dist(geom.V(0, 24)) > 0.01 {
		t.Errorf("got the long side %v; want 0, 24", long)
	}
}

func TestDrawingAllocatesNothing(t *testing.T) {
	for name, kinds := range presets() {
		e := play(t, 30, kinds...)
		c, f := canvas()
		e.Draw(c)
		c.End()
		if n := testing.AllocsPerRun(50, func() {
			begin(c, f)
			e.Draw(c)
			c.End()
		}); n > 0 {
			t.Errorf("%s: drawing allocates %v times; want 0", name, n)
		}
	}
}
