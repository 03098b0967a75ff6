package render

import (
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

var grey = ShaderText("capture test: grey", "package main")

// inFrames draws some frames on one canvas and returns the last.
func inFrames(n int, v Viewport, draw func(c *Canvas)) *driver.Frame {
	f, c := &driver.Frame{}, NewCanvas(NewAtlas(sized))
	for range n {
		c.Begin(f, v, Color{}, 0, 0)
		draw(c)
		c.End()
	}
	return f
}

func TestPostReadsWhatWasDrawn(t *testing.T) {
	v := NewViewport(Fit, 64, 36, 64, 40) // with bars
	for _, frames := range []int{1, 2, 3} {
		f := inFrames(frames, v, func(c *Canvas) {
			c.Layer(5)
			c.Rect(geom.R(1, 1, 5, 5), Red)
			c.Post(grey, nil)
			c.Post(grey, nil)
			c.Post(grey, nil)
			c.Layer(-5)
			c.Rect(geom.R(2, 2, 5, 5), Blue)
		})
		screen, scratch := driver.ImageID{}, map[driver.ImageID]bool{}
		for i, k := range f.Commands {
			if k.Sources[0].Image == k.Target {
				t.Fatalf("command %d reads what it draws on", i)
			}
			if last := len(f.Commands) - 3; (k.Target == screen) != (i >= last) {
				t.Errorf("command %d of %d: got the target %v; want the clear, the last shader and what follows on the screen alone", i, last+3, k.Target)
			}
			if k.Shader != (driver.ShaderID{}) {
				if got, want := k.Sources[0].Rect, (driver.Box{Y: 2, W: 64, H: 36}); got != want {
					t.Errorf("command %d: got the shader's picture at %v; want the canvas without its bars, %v", i, got, want)
				}
			}
			scratch[k.Target] = true
		}
		if len(scratch) != 3 {
			t.Errorf("got %d targets; want the screen and two pictures that take turns", len(scratch))
		}
	}
}

func TestPostIsTheSameInEachFrame(t *testing.T) {
	v := NewViewport(Fit, 64, 36, 64, 36)
	draw := func(c *Canvas) {
		c.Rect(geom.R(1, 1, 5, 5), Red)
		c.Post(grey, nil)
		c.Into(mirror, func() {
			c.Rect(geom.R(1, 1, 5, 5), Red)
			c.Post(grey, nil)
		})
		c.Post(grey, nil)
	}
	digest := func(frames int) uint64 {
		var d driver.Digest
		d.Frame(inFrames(frames, v, draw))
		return d.Sum()
	}
	two, three := digest(2), digest(3)
	if two != three {
		t.Errorf("got another frame from the same calls")
	}
}

func TestPostWithinAnImageKeepsWhatWasThere(t *testing.T) {
	f := inFrames(1, NewViewport(Fit, 64, 36, 64, 36), func(c *Canvas) {
		c.Into(mirror, func() { c.Post(grey, nil) })
	})
	var copied, back bool
	for _, k := range f.Commands {
		copied = copied || k.Target != (driver.ImageID{}) && k.Blend == Replace && k.Sources[0].Image != (driver.ImageID{}) && k.Shader == (driver.ShaderID{})
		back = back || k.Shader != (driver.ShaderID{}) && copied
	}
	if !copied || !back {
		t.Errorf("got copied %t, back %t; want the image copied, and drawn back by the shader", copied, back)
	}
}

func TestPixelPerfectPost(t *testing.T) {
	f := inFrames(1, NewViewport(PixelPerfect, 64, 36, 300, 200), func(c *Canvas) { c.Post(grey, nil) })
	last := f.Commands[len(f.Commands)-1]
	for _, k := range f.Commands {
		if k.Shader != (driver.ShaderID{}) && (k.Target != last.Sources[0].Image || k.Sources[0].Rect.W != 64) {
			t.Errorf("got the shader on %v from %v; want it on the small picture %v", k.Target, k.Sources[0], last.Sources[0].Image)
		}
	}
	if last.Target != (driver.ImageID{}) {
		t.Errorf("got %v as the last target; want the screen", last.Target)
	}
}

func TestOffscreenFullFollowsTheWindow(t *testing.T) {
	soft := OffscreenFull("capture test: soft", 0.5)
	c, f := NewCanvas(NewAtlas(sized)), &driver.Frame{}
	for _, w := range []int{64, 128, 640} {
		c.Begin(f, NewViewport(Fit, 64, 36, w, w*36/64), Color{}, 0, 0)
		c.Into(soft, func() {
			if got := c.Size(); got != geom.V(64, 36) {
				t.Errorf("got a size of %v; want the canvas's", got)
			}
			c.Rect(geom.R(32, 0, 32, 36), Red)
		})
		c.Draw(Sprite{Image: soft, Pos: geom.V(32, 18)})
		c.End()
		k := f.Commands[1]
		if q := f.Quads[k.Quads.First]; q.X != float32(w)/4 || q.A != float32(w)/4 {
			t.Errorf("window of %d: got a rectangle at %v, %v wide; want %v of both", w, q.X, q.A, float32(w)/4)
		}
		if q := f.Quads[len(f.Quads)-1]; q.A != float32(w) || q.U1 != float32(w)/2 {
			t.Errorf("window of %d: got the sprite %v wide from %v texels; want %d from %d", w, q.A, q.U1, w, w/2)
		}
	}
}

// Layers that are sorted, passes on images and captures of both: each quad is in one command, and none reads its target.
func TestPostInSortedLayers(t *testing.T) {
	for _, mode := range []Scaling{Fit, PixelPerfect} {
		for _, order := range []Order{ByZ, ByY, Unordered} {
			f := inFrames(3, NewViewport(mode, 64, 36, 300, 200), func(c *Canvas) {
				c.LayerOrder(0, order)
				for i := range 5 {
					c.Draw(Sprite{Image: box20, Z: float64(5 - i), Pos: geom.V(10, float64(30-i))})
				}
				c.Post(grey, nil)
				c.Into(mirror, func() {
					c.LayerOrder(0, order)
					c.Draw(Sprite{Image: box20, Z: 9, Pos: geom.V(10, 10)})
					c.Draw(Sprite{Image: box20, Z: 2, Pos: geom.V(10, 10)})
					c.Post(grey, nil)
				})
				c.Draw(Sprite{Image: mirror, Z: 1, Pos: geom.V(10, 10)})
				c.Post(grey, nil)
			})
			drawn := 0
			for i, k := range f.Commands {
				drawn += k.Quads.Count
				if k.Target == k.Sources[0].Image {
					t.Errorf("mode %v: command %d reads what it draws on", mode, i)
				}
			}
			if drawn != len(f.Quads) {
				t.Errorf("mode %v: got %d quads in commands; want all %d", mode, drawn, len(f.Quads))
			}
		}
	}
}

// What a Capture takes of the rest of a frame lies on nothing: its image may hold what an earlier frame drew.
func TestASecondCaptureBeginsClear(t *testing.T) {
	f := inFrames(2, NewViewport(Fit, 64, 36, 64, 36), func(c *Canvas) {
		Capture(c)
		c.Rect(geom.R(1, 1, 5, 5), Red)
		c.DrawFull(Capture(c))
	})
	second := f.Commands[len(f.Commands)-1].Sources[0].Image
	for _, k := range f.Commands {
		if k.Target != second {
			continue
		}
		if q := f.Quads[k.Quads.First]; k.Blend != Replace || q.Color != [4]uint16{} || q.A != 64 || q.D != 36 {
			t.Errorf("got %+v first on the second picture; want all of it cleared", k)
		}
		return
	}
	t.Error("got nothing on the second picture; want a clear and a rectangle")
}
