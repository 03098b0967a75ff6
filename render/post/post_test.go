package post

import (
	"math"
	"reflect"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/headless"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// drawn records a picture on a canvas of 64 by 36.
func drawn(c *render.Canvas, draw func(c *render.Canvas)) *driver.Frame {
	f := &driver.Frame{}
	c.Begin(f, render.NewViewport(render.Fit, 64, 36, 128, 72), render.Navy, 0, 0)
	c.Rect(geom.R(10, 10, 20, 10), render.White)
	draw(c)
	c.End()
	return f
}

// shaded counts the commands with a shader.
func shaded(f *driver.Frame) (n int) {
	for _, k := range f.Commands {
		if k.Shader != (driver.ShaderID{}) {
			n++
		}
	}
	return n
}

var effects = map[string]struct {
	effect interface{ Draw(c *render.Canvas) }
	passes int
}{
	"Bloom": {Bloom{}, 6}, "Blur": {Blur{}, 6}, "CRT": {CRT{}, 1}, "Fringe": {Fringe{}, 1}, "Grade": {Grade{}, 1},
	"Palette": {Palette{}, 1}, "Pixelate": {Pixelate{}, 1}, "Shockwave": {Shockwave{Radius: 10}, 1}, "Vignette": {Vignette{}, 1},
}

func TestEffectsAreDrawnAndLeaveTheCanvasAsItWas(t *testing.T) {
	for name, e := range effects {
		c := render.NewCanvas(render.NewAtlas(nil))
		f := drawn(c, func(c *render.Canvas) {
			c.Push(geom.Move(geom.V(5, 0)))
			c.Scissor(geom.R(0, 0, 30, 30))
			e.effect.Draw(c)
			c.Rect(geom.R(0, 0, 10, 10), render.Red)
		})
		if got := shaded(f); got != e.passes {
			t.Errorf("%s: got %d passes; want %d", name, got, e.passes)
		}
		last := f.Commands[len(f.Commands)-1]
		want := driver.Box{X: 10, W: 60, H: 60}
		if q := f.Quads[last.Quads.First]; last.Clip != want || q.X != 10 || last.Shader != (driver.ShaderID{}) || last.Blend != render.Over {
			t.Errorf("%s: got %+v with a rectangle at %v afterwards; want the clip %v, no shader, and 10", name, last.State, q.X, want)
		}
	}
}

func TestEffectsFollowEachOther(t *testing.T) {
	c := render.NewCanvas(render.NewAtlas(nil))
	once := func() uint64 {
		f := drawn(c, func(c *render.Canvas) {
			Bloom{}.Draw(c)
			Blur{}.Draw(c)
			Bloom{}.Draw(c)
			CRT{}.Draw(c)
		})
		if got := shaded(f); got != 19 {
			t.Errorf("got %d passes; want 19", got)
		}
		for i, k := range f.Commands {
			if k.Target == k.Sources[0].Image && k.Target != (driver.ImageID{}) || k.Target == k.Sources[1].Image && k.Target != (driver.ImageID{}) {
				t.Fatalf("command %d reads what it draws on", i)
			}
		}
		var d driver.Digest
		d.Frame(f)
		return d.Sum()
	}
	once()
	if a, b := once(), once(); a != b {
		t.Error("got another frame from the same calls")
	}
}

func TestReducedMotion(t *testing.T) {
	c := render.NewCanvas(render.NewAtlas(nil))
	c.ReduceMotion = true
	f := drawn(c, func(c *render.Canvas) {
		Shockwave{Radius: 10}.Draw(c)
		Flash{}.Shade(c)
		c.Draw(render.Sprite{Image: render.Make("post test: dot", 1, 1, func(x, y int) render.Color { return render.White })})
		End(c)
	})
	if got := shaded(f); got != 0 {
		t.Errorf("got %d passes; want none", got)
	}
	iris := drawn(c, func(c *render.Canvas) { Transition{Kind: Iris, Progress: 0.5}.Draw(c) })
	fade := drawn(c, func(c *render.Canvas) { Transition{Progress: 0.5}.Draw(c) })
	if !reflect.DeepEqual(iris.Quads, fade.Quads) || len(iris.Vertices) > 0 {
		t.Error("got an iris; want a fade")
	}
}

func TestFullVisionChangesNothing(t *testing.T) {
	c := render.NewCanvas(render.NewAtlas(nil))
	for v, want := range map[render.Vision]int{render.FullColor: 0, render.Protanopia: 1, render.Deuteranopia: 1, render.Tritanopia: 1, 77: 0} {
		c.Vision = v
		if got := shaded(drawn(c, Vision)); got != want {
			t.Errorf("vision %d: got %d passes; want %d", v, got, want)
		}
		if got := shaded(drawn(c, func(c *render.Canvas) { Simulate(c, v) })); got != want {
			t.Errorf("seen with %d: got %d passes; want %d", v, got, want)
		}
	}
}

// Greys stay as they are, and two colours that a player could not tell apart are farther from each other, as he sees them.
func TestCorrectionsHelp(t *testing.T) {
	apply := func(m matrix, c [3]float64) (out [3]float64) {
		for i := range 3 {
			for k := range 3 {
				out[i] += m[i*3+k] * c[k]
			}
		}
		return out
	}
	far := func(a, b [3]float64) float64 { return math.Hypot(math.Hypot(a[0]-b[0], a[1]-b[1]), a[2]-b[2]) }
	pairs := map[render.Vision][2][3]float64{
		render.Protanopia:   {{0.8, 0.2, 0.2}, {0.25, 0.35, 0.2}},
		render.Deuteranopia: {{0.8, 0.3, 0.2}, {0.5, 0.55, 0.2}},
		render.Tritanopia:   {{0.2, 0.5, 0.9}, {0.2, 0.6, 0.5}},
	}
	for v, p := range pairs {
		for _, g := range apply(corrections[v], [3]float64{0.5, 0.5, 0.5}) {
			if math.Abs(g-0.5) > 1e-3 {
				t.Errorf("vision %d: got %v of a grey of 0.5; want it kept", v, g)
			}
		}
		before := far(apply(simulations[v], p[0]), apply(simulations[v], p[1]))
		after := far(apply(simulations[v], apply(corrections[v], p[0])), apply(simulations[v], apply(corrections[v], p[1])))
		if after < 1.1*before {
			t.Errorf("vision %d: got a distance of %.3f from %.3f; want a tenth more at least", v, after, before)
		}
	}
}

// Each kind covers more and more, nothing at 0 and all at 1.
func TestTransitionsCoverMoreAndMore(t *testing.T) {
	for kind := Fade; kind <= Doors; kind++ {
		p, c := headless.NewPainter(), render.NewCanvas(render.NewAtlas(nil))
		before := -1
		for i := range 21 {
			picture := p.Paint(drawn(c, func(c *render.Canvas) {
				c.Rect(geom.R(0, 0, 64, 36), render.White)
				Transition{Kind: kind, Progress: float64(i) / 20, Size: 8}.Draw(c)
			}))
			dark := 0
			for k := 0; k < len(picture.Pix); k += 4 {
				dark += 255 - int(picture.Pix[k])
			}
			if dark < before || i == 0 && dark != 0 || i == 20 && dark != 128*72*255 {
				t.Errorf("kind %d at %d of 20: got a darkness of %d after %d", kind, i, dark, before)
			}
			before = dark
		}
	}
}
