package render

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// drawn records what draw draws on a canvas of w by h in a window of the same size.
func drawn(w, h int, draw func(c *Canvas)) (*driver.Frame, Stats) {
	return drawnIn(NewViewport(Fit, w, h, w, h), draw)
}

func drawnIn(v Viewport, draw func(c *Canvas)) (*driver.Frame, Stats) {
	var f driver.Frame
	c := NewCanvas(NewAtlas(sized))
	c.Begin(&f, v, Color{}, 0, 0)
	draw(c)
	c.End()
	return &f, c.Stats()
}

// corner returns where a quad's corner is, pixels.
func corner(q driver.Quad, u, v float32) geom.Vec {
	return geom.V(float64(q.X+q.A*u+q.B*v), float64(q.Y+q.C*u+q.D*v))
}

func TestWhatCannotBeDrawn(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, x := range []float64{nan, inf, -inf} {
		f, s := drawn(640, 360, func(c *Canvas) {
			c.Draw(Sprite{Image: box20, Pos: geom.V(x, 0)})
			c.Draw(Sprite{Image: box20, Rot: x})
			c.Draw(Sprite{Image: box20, Scale: geom.V(1, x)})
			c.Rect(geom.R(0, x, 5, 5), White)
			c.RectLine(geom.R(0, 0, 50, 50), x, White)
			c.Circle(geom.V(x, 5), 5, White)
			c.Ring(geom.V(5, 5), 5, x, White)
			c.Line(geom.V(0, 0), geom.V(5, x), 1, White)
			c.Polygon([]geom.Vec{{X: x}, {X: 5}, {Y: 5}}, White)
			c.PolygonLine([]geom.Vec{{X: x}, {X: 5}, {Y: 5}}, 1, White)
			c.Text(Text{S: "words", Pos: geom.V(0, x)})
			c.Push(geom.Turn(x))
			c.Draw(Sprite{Image: box20})
			c.Circle(geom.V(5, 5), 5, White)
			c.Pop()
			c.World(Camera{Pos: geom.V(x, 0)})
			c.Rect(geom.R(0, 0, 5, 5), White)
		})
		if len(f.Quads) != 1 || len(f.Vertices) != 0 || s.Skipped != 14 || s.Culled != 0 {
			t.Errorf("%v: got %d quads, %d vertices, %+v; want the background alone and 14 skipped", x, len(f.Quads), len(f.Vertices), s)
		}
	}
}

func TestZeroSizesDrawNothing(t *testing.T) {
	f, s := drawn(640, 360, func(c *Canvas) {
		p := geom.V(50, 50)
		c.Draw(Sprite{Pos: p})
		c.Draw(Sprite{Image: box20, Pos: p, Scale: geom.V(0, 1)})
		c.Rect(geom.R(50, 50, 0, 5), White)
		c.Rect(geom.R(50, 50, 5, -5), White)
		c.RectLine(geom.R(50, 50, 5, 5), 0, White)
		c.Circle(p, 0, White)
		c.Ring(p, 0, 0, White)
		c.Ring(p, 5, 0, White)
		c.Line(p, p, 3, White)
		c.Line(p, geom.V(60, 61), 0, White)
		c.Polygon([]geom.Vec{p, {X: 60, Y: 60}}, White)
		c.Polygon([]geom.Vec{p, p, p}, White)
		c.Polygon(nil, White)
		c.PolygonLine(nil, 1, White)
		c.PolygonLine([]geom.Vec{p}, 1, White)
		c.Text(Text{S: "", Pos: p})
		c.Text(Text{S: "x", Pos: p, Size: -8})
		Tiles(c, &geom.Grid{}, box20)
		Tiles(c, &geom.Grid{W: 1, H: 1, Size: 8, Cells: []uint16{0}}, box20)
	})
	if len(f.Quads) != 1 || len(f.Vertices) != 0 || s.Skipped != 0 {
		t.Errorf("got %d quads, %d vertices, %d skipped; want the background alone", len(f.Quads), len(f.Vertices), s.Skipped)
	}
}

func TestCulling(t *testing.T) {
	f, s := drawn(100, 100, func(c *Canvas) {
		for x := -200.0; x < 300; x += 10 {
			c.Draw(Sprite{Image: box20, Pos: geom.V(x, 50)})
		}
		c.Rect(geom.R(101, 0, 5, 5), White)
		c.Circle(geom.V(-10, 50), 5, White)
		c.Polygon([]geom.Vec{{X: -10}, {X: -5}, {X: -10, Y: 5}}, White)
	})
	if got := len(f.Quads) - 1; got != 11 { // centres from 0 to 100; at −10 and 110 they only touch the edge
		t.Errorf("got %d sprites; want 11", got)
	}
	if s.Culled != 50-11+3 || s.Skipped != 0 {
		t.Errorf("got %+v; want %d culled", s, 50-11+3)
	}
}

func TestAThousandSpritesOfEightFiles(t *testing.T) {
	_, s := drawn(640, 360, func(c *Canvas) {
		for i := range 1000 {
			img := File(fmt.Sprintf("thousand%d %dx%d", i%8, 16+i%8*8, 32))
			c.Draw(Sprite{Image: img, Pos: geom.V(float64(i%640), float64(i%360)), Rot: float64(i)})
			if i%10 == 0 {
				c.Circle(geom.V(float64(i%640), 50), 5, Red)
				c.Line(geom.V(0, 0), geom.V(float64(i%640), 50), 2, Red)
				c.Rect(geom.R(float64(i%600), 50, 4, 4), Red)
				c.Print("score", 10, float64(i%350))
			}
		}
	})
	if s.DrawCalls != 1 || s.Quads < 1500 {
		t.Errorf("got %+v; want one submission", s)
	}
}

func TestStateChangesEndASubmission(t *testing.T) {
	f, s := drawn(640, 360, func(c *Canvas) {
		c.Rect(geom.R(0, 0, 5, 5), White)
		c.Blend(Add)
		c.Rect(geom.R(0, 0, 5, 5), White)
		c.Blend(Over)
		c.Scissor(geom.R(10.2, 10, 20, 30))
		c.Rect(geom.R(0, 0, 15, 15), White)
		c.Scissor(geom.Rect{})
		c.Smooth(true)
		c.Draw(Sprite{Image: box20, Pos: geom.V(50, 50)})
	})
	if s.DrawCalls != 4 {
		t.Fatalf("got %d submissions; want 4", s.DrawCalls)
	}
	last := f.Commands[len(f.Commands)-3:]
	if last[0].Blend != Add || last[1].Clip != (driver.Box{X: 10, Y: 10, W: 20, H: 30}) || last[2].Filter != driver.FilterLinear {
		t.Errorf("got %+v; want Add, then a clip, then the linear filter", last)
	}
	if q := f.Quads[3]; corner(q, 0, 0) != geom.V(10, 10) || corner(q, 1, 1) != geom.V(15, 15) {
		t.Errorf("got %+v; want a rectangle cut to the scissor", q)
	}
}

func TestScissorThatHidesAll(t *testing.T) {
	f, s := drawn(100, 100, func(c *Canvas) {
		for _, r := range []geom.Rect{geom.R(10, 10, 0, 5), geom.R(500, 0, 20, 20), geom.R(10, 10, 0.1, 0.1)} {
			c.Scissor(r)
			c.Draw(Sprite{Image: box20, Pos: geom.V(50, 50)})
			c.Rect(geom.R(0, 0, 100, 100), White)
			c.Circle(geom.V(50, 50), 30, White)
			c.Polygon([]geom.Vec{{X: 10}, {X: 50}, {Y: 50}}, White)
			c.Print("x", 1, 1)
		}
	})
	if len(f.Quads) != 1 || len(f.Vertices) != 0 || s.Culled != 15 {
		t.Errorf("got %d quads, %d vertices, %+v; want nothing in sight", len(f.Quads), len(f.Vertices), s)
	}
}

func TestPushPop(t *testing.T) {
	f, _ := drawn(640, 360, func(c *Canvas) {
		c.Push(geom.Move(geom.V(100, 0)))
		c.Push(geom.Stretch(geom.V(2, 2)))
		c.Rect(geom.R(1, 1, 3, 3), White)
		c.World(Camera{})
		c.Rect(geom.R(0, 0, 3, 3), White)
		c.Pop()
		c.Rect(geom.R(1, 1, 3, 3), White)
		c.Pop()
		c.Rect(geom.R(1, 1, 3, 3), White)
	})
	for i, want := range []geom.Vec{geom.V(102, 2), geom.V(320, 180), geom.V(101, 1), geom.V(1, 1)} {
		if got := corner(f.Quads[1+i], 0, 0); got != want {
			t.Errorf("rectangle %d: got %v; want %v", i, got, want)
		}
	}
	if got := panicText(func() { drawn(9, 9, (*Canvas).Pop) }); got == "" {
		t.Error("got no panic; want one for Pop without Push")
	}
}

func TestWorldMatchesToCanvas(t *testing.T) {
	k := Camera{Pos: geom.V(30, -20), Zoom: 1.5}
	k.Shake(10, 1)
	k.Step(0.31)
	v := NewViewport(Fit, 640, 360, 1300, 720)
	f, _ := drawnIn(v, func(c *Canvas) {
		for _, c.ReduceMotion = range []bool{true, false} {
			c.World(k)
			c.Rect(geom.R(33, -7, 20, 20), White)
		}
	})
	want := v.Transform().Apply(k.ToCanvas(geom.V(33, -7), v.Size()))
	if got := corner(f.Quads[1], 0, 0); got.Dist(want) > 1e-3 {
		t.Errorf("got %v; want %v, without shaking", got, want)
	}
	want = want.Add(k.shake().Mul(2))
	if got := corner(f.Quads[2], 0, 0); got.Dist(want) > 1e-3 || k.shake() == (geom.Vec{}) {
		t.Errorf("got %v; want %v, with shaking", got, want)
	}
}

func TestBackgroundAndBars(t *testing.T) {
	f, _ := drawnIn(NewViewport(Fit, 100, 100, 300, 200), func(c *Canvas) { c.Rect(geom.R(-50, 0, 500, 5), Red) })
	if q := f.Quads[0]; corner(q, 0, 0) != geom.V(50, 0) || corner(q, 1, 1) != geom.V(250, 200) || q.Color != Black.premultiplied() {
		t.Errorf("got a background %+v; want black from 50, 0 to 250, 200", q)
	}
	if f.Width != 300 || f.Height != 200 || f.Commands[0].Clip != (driver.Box{X: 50, W: 200, H: 200}) {
		t.Errorf("got %d×%d, clip %v; want the bars clipped", f.Width, f.Height, f.Commands[0].Clip)
	}
}

func TestPixelPerfect(t *testing.T) {
	var f driver.Frame
	c := NewCanvas(NewAtlas(sized))
	frame := func(w, h, dw, dh int) driver.Command {
		c.Begin(&f, NewViewport(PixelPerfect, w, h, dw, dh), Color{}, 0, 0)
		c.Layer(5)
		c.Draw(Sprite{Image: box20, Pos: geom.V(20.4, 10.3)})
		c.End()
		return f.Commands[len(f.Commands)-1]
	}
	last := frame(100, 50, 330, 210)
	surface := f.Commands[0].Target
	if surface.Slot != canvasSlot || last.Target != (driver.ImageID{}) || last.Sources[0].Image != surface || last.Filter != driver.FilterNearest {
		t.Errorf("got target %v, then %+v; want a surface that the last command shows", surface, last.State)
	}
	if q := f.Quads[1]; corner(q, 0, 0) != geom.V(10, 5) {
		t.Errorf("got the sprite at %v; want it on a whole pixel, 10, 5", corner(q, 0, 0))
	}
	if q := f.Quads[2]; corner(q, 0, 0) != geom.V(15, 30) || corner(q, 1, 1) != geom.V(315, 180) || q.U1 != 100 || q.V1 != 50 {
		t.Errorf("got %+v; want the surface three times as large in the middle", q)
	}
	if frame(100, 50, 330, 210); len(f.Images) != 0 {
		t.Errorf("got %d uploads in the second frame; want none", len(f.Images))
	}
	frame(100, 60, 330, 210)
	if got := f.Commands[0].Target; got.Gen != surface.Gen+1 || len(f.Images) != 2 || f.Images[0].Kind != driver.ImageRelease {
		t.Errorf("got %v and %d uploads after a change of size; want the old surface released and a new generation", got, len(f.Images))
	}
}

// scene uses everything once.
func scene(c *Canvas) {
	k := Camera{Pos: geom.V(3, 4), Rot: 0.2}
	c.World(k)
	for i := range 50 {
		c.Draw(Sprite{Image: box20, Pos: geom.V(float64(i), 3), Rot: float64(i), Tint: Red})
	}
	c.Rect(geom.R(1, 2, 30, 40), Blue)
	c.RectLine(geom.R(1, 2, 30, 40), 2, Blue)
	c.Circle(geom.V(5, 5), 9, Pink.Fade(0.5))
	c.Ring(geom.V(5, 5), 9, 1, Pink)
	c.PolygonLine([]geom.Vec{{X: 1}, {X: 40, Y: 3}, {Y: 30}}, 1.5, Green)
	c.Text(Text{S: "turned words", Wrap: 40})
	c.Screen()
	c.Layer(2)
	c.Blend(Add)
	c.Line(geom.V(0, 0), geom.V(30, 70), 1, Yellow)
	c.Blend(Over)
	c.Layer(1)
	c.Scissor(geom.R(0, 0, 90, 90))
	c.Print("score 1234", 10, 10)
	Tiles(c, &twoCells, box20.Grid(10, 10))
}

var twoCells = geom.Grid{W: 2, H: 1, Size: 16, Cells: []uint16{1, 2}}

func TestDrawingTwiceGivesOneFrame(t *testing.T) {
	c := NewCanvas(NewAtlas(sized))
	v := NewViewport(Fit, 320, 180, 1000, 600)
	frames := make([]driver.Frame, 3)
	for i := range frames {
		c.Begin(&frames[i], v, Navy, 1, 0)
		scene(c)
		c.End()
	}
	if len(frames[0].Images) == 0 {
		t.Error("got no uploads in the first frame")
	}
	frames[0].Images = nil
	for i := range frames[1:] {
		if a, b := frames[i], frames[i+1]; !reflect.DeepEqual(a, b) {
			t.Errorf("frames %d and %d differ", i, i+1)
		}
	}
}

func TestDrawingAllocatesNothing(t *testing.T) {
	var f driver.Frame
	for _, mode := range []Scaling{Fit, PixelPerfect} {
		c := NewCanvas(NewAtlas(sized))
		v := NewViewport(mode, 320, 180, 1000, 600)
		frame := func() {
			c.Begin(&f, v, Navy, 1, 0)
			scene(c)
			c.TextSize(Text{S: "how large", Wrap: 20})
			c.End()
		}
		frame()
		frame()
		if n := testing.AllocsPerRun(20, frame); n != 0 {
			t.Errorf("mode %d: got %v allocations a frame; want 0", mode, n)
		}
	}
}
