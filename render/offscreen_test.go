package render

import (
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

var mirror = Offscreen("offscreen test: mirror", 40, 30)

func TestIntoDrawsOnTheImageAndGoesBack(t *testing.T) {
	f, _ := drawn(640, 360, func(c *Canvas) {
		c.Push(geom.Move(geom.V(100, 50)))
		c.Blend(Add)
		c.Scissor(geom.R(0, 0, 30, 30))
		c.Into(mirror, func() {
			if got := c.Size(); got != geom.V(40, 30) {
				t.Errorf("got a size of %v; want the image's", got)
			}
			c.Rect(geom.R(0, 0, 10, 10), Red)
			c.Push(geom.Move(geom.V(5, 5)))
		})
		c.Rect(geom.R(0, 0, 10, 10), Blue)
		c.Pop()
	})
	if len(f.Commands) != 3 {
		t.Fatalf("got %d commands; want the background, the image and the rectangle", len(f.Commands))
	}
	on, after := f.Commands[1], f.Commands[2]
	if on.Target == (driver.ImageID{}) || on.Blend != Over || on.Clip != (driver.Box{}) {
		t.Errorf("got %+v; want the image as target, and a fresh state", on.State)
	}
	if want := (driver.Box{X: 100, Y: 50, W: 30, H: 30}); after.Target != (driver.ImageID{}) || after.Blend != Add || after.Clip != want {
		t.Errorf("got %+v; want the screen, Add and %v", after.State, want)
	}
	if q := f.Quads[after.Quads.First]; q.X != 100 || q.Y != 50 {
		t.Errorf("got a rectangle at %v, %v; want 100, 50", q.X, q.Y)
	}
}

func TestIntoNests(t *testing.T) {
	inner := Offscreen("offscreen test: inner", 8, 8)
	f, s := drawn(64, 36, func(c *Canvas) {
		c.Into(mirror, func() {
			c.Into(inner, func() { c.Rect(geom.R(0, 0, 8, 8), Red) })
			c.Draw(Sprite{Image: inner, Pos: geom.V(4, 4)})
			c.Draw(Sprite{Image: mirror, Pos: geom.V(4, 4)}) // reads what it draws on
		})
		c.Draw(Sprite{Image: mirror, Pos: geom.V(20, 20)})
	})
	if len(f.Commands) != 4 || s.Skipped != 1 {
		t.Fatalf("got %d commands, %d skipped; want 4 and the sprite that reads its own image", len(f.Commands), s.Skipped)
	}
	a, b := f.Commands[1].Target, f.Commands[2].Target
	if f.Commands[2].Sources[0].Image != a || f.Commands[3].Sources[0].Image != b {
		t.Errorf("got %+v; want the inner image read by the outer one, and that by the screen", f.Commands)
	}
}

func TestLayersEndAtInto(t *testing.T) {
	f, _ := drawn(64, 36, func(c *Canvas) {
		c.Layer(3)
		c.Rect(geom.R(0, 0, 1, 1), Red)
		c.Layer(2)
		c.Rect(geom.R(1, 0, 1, 1), Red)
		c.Into(mirror, func() {
			c.Layer(1)
			c.Rect(geom.R(2, 0, 1, 1), Red)
			c.Layer(-1)
			c.Rect(geom.R(3, 0, 1, 1), Red)
		})
		c.Rect(geom.R(4, 0, 1, 1), Red)
		c.Layer(0)
		c.Rect(geom.R(5, 0, 1, 1), Red)
	})
	var order []float32
	for _, k := range f.Commands {
		for _, q := range f.Quads[k.Quads.First:][:k.Quads.Count] {
			order = append(order, q.X)
		}
	}
	order = order[1:] // the background
	want := []float32{1, 0, 3, 2, 5, 4}
	for i := range want {
		if len(order) != len(want) || order[i] != want[i] {
			t.Fatalf("got the order %v; want %v", order, want)
		}
	}
}

func TestGridOfAnOffscreenImage(t *testing.T) {
	f, _ := drawn(64, 36, func(c *Canvas) {
		c.Draw(Sprite{Image: mirror.Grid(10, 10), Frame: 5, Pos: geom.V(20, 20)})
	})
	q := f.Quads[len(f.Quads)-1]
	if q.U0 != 10 || q.V0 != 10 || q.U1 != 20 || q.V1 != 20 {
		t.Errorf("got the texels %v, %v to %v, %v; want 10, 10 to 20, 20", q.U0, q.V0, q.U1, q.V1)
	}
}

func TestOffscreenTooLarge(t *testing.T) {
	a := NewAtlas(sized)
	a.MaxImage = 1024
	c, f := NewCanvas(a), &driver.Frame{}
	c.Begin(f, NewViewport(Fit, 64, 36, 64, 36), Color{}, 0, 0)
	c.Into(Offscreen("offscreen test: vast", 2000, 10), func() { c.Rect(geom.R(0, 0, 1, 1), Red) })
	c.End()
	errs := a.Errs()
	if len(errs) != 1 || !strings.Contains(errs[0].Error(), "more than the 1024") {
		t.Errorf("got %v; want that it is too large", errs)
	}
	if len(f.Commands) != 1 {
		t.Errorf("got %d commands; want the background alone", len(f.Commands))
	}
}

func TestIntoAllocatesNothing(t *testing.T) {
	c, f := NewCanvas(NewAtlas(sized)), &driver.Frame{}
	got := testing.AllocsPerRun(100, func() {
		c.Begin(f, NewViewport(Fit, 64, 36, 64, 36), Color{}, 0, 0)
		for i := range 3 {
			at := float64(i)
			c.Into(mirror, func() { c.Rect(geom.R(at, 0, 1, 1), Red) })
		}
		c.End()
	})
	if got != 0 {
		t.Errorf("got %v allocations; want none", got)
	}
}

func TestIntoAFile(t *testing.T) {
	defer func() {
		if p, want := recover(), "make one with Offscreen"; !strings.Contains(p.(string), want) {
			t.Errorf("got %v; want a panic with %q", p, want)
		}
	}()
	drawn(64, 36, func(c *Canvas) { c.Into(File("ship.png"), func() {}) })
}
