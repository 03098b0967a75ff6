package headless

import (
	"bytes"
	"image"
	"math"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// Images that the tests of the painter make for themselves.
var (
	flag  = driver.ImageID{Slot: 1, Gen: 1} // 8×8: left half red, right half green
	veil  = driver.ImageID{Slot: 2, Gen: 1} // 4×4: white at half alpha
	stage = driver.ImageID{Slot: 4, Gen: 1} // a canvas of 16×16
)

var opaque = [4]uint16{65535, 65535, 65535, 65535}

// picture returns what a new painter makes of a frame of 320×240.
func picture(build func(f *driver.Frame)) *image.RGBA {
	f := &driver.Frame{Width: 320, Height: 240}
	makeImages(f)
	build(f)
	return NewPainter().Paint(f)
}

func makeImages(f *driver.Frame) {
	create := func(id driver.ImageID, w, h int, canvas bool, texel func(x, y int) [4]byte) {
		f.Images = append(f.Images, driver.ImageOp{Kind: driver.ImageCreate, Image: id, W: w, H: h, Canvas: canvas})
		if texel != nil {
			f.Images = append(f.Images, driver.ImageOp{Kind: driver.ImageWrite, Image: id, W: w, H: h, Pix: texels(w, h, texel)})
		}
	}
	create(flag, 8, 8, false, func(x, _ int) [4]byte {
		if x < 4 {
			return [4]byte{255, 0, 0, 255}
		}
		return [4]byte{0, 255, 0, 255}
	})
	create(veil, 4, 4, false, func(int, int) [4]byte { return [4]byte{128, 128, 128, 128} })
	create(stage, 16, 16, true, nil)
}

func texels(w, h int, texel func(x, y int) [4]byte) []byte {
	var pix []byte
	for y := range h {
		for x := range w {
			p := texel(x, y)
			pix = append(pix, p[:]...)
		}
	}
	return pix
}

func quad(f *driver.Frame, s driver.State, q driver.Quad) {
	f.Commands = append(f.Commands, driver.Command{State: s, Quads: driver.Span{First: len(f.Quads), Count: 1}})
	f.Quads = append(f.Quads, q)
}

// background covers the screen with (10, 20, 30).
func background(f *driver.Frame) {
	quad(f, driver.State{}, driver.Quad{A: 320, D: 240, Color: [4]uint16{10 * 257, 20 * 257, 30 * 257, 65535}})
}

// from is the state that draws from an image; a zero part is all of it.
func from(m driver.ImageID, part driver.Box) (s driver.State) {
	s.Sources[0] = driver.Source{Image: m, Rect: part}
	return s
}

// allOfFlag is an upright quad of 16×16 pixels with all of the flag.
func allOfFlag(x, y float32) driver.Quad {
	return driver.Quad{A: 16, D: 16, X: x, Y: y, U1: 8, V1: 8, Color: opaque}
}

func want(t *testing.T, m *image.RGBA, what string, x, y int, r, g, b, a byte) {
	t.Helper()
	if got, want := [4]byte(m.Pix[m.PixOffset(x, y):]), [4]byte{r, g, b, a}; got != want {
		t.Errorf("%s at (%d, %d): got %v; want %v", what, x, y, got, want)
	}
}

func TestPaintQuads(t *testing.T) {
	m := picture(func(f *driver.Frame) {
		background(f)
		quad(f, from(flag, driver.Box{}), allOfFlag(10, 10))
		quad(f, from(flag, driver.Box{}), driver.Quad{B: -16, C: 16, X: 60, Y: 10, U1: 8, V1: 8, Color: opaque}) // a quarter turn
		tinted := allOfFlag(70, 10)
		tinted.Color = [4]uint16{128 * 257, 128 * 257, 128 * 257, 65535}
		quad(f, from(flag, driver.Box{}), tinted)
		quad(f, from(veil, driver.Box{}), driver.Quad{A: 16, D: 16, X: 100, Y: 10, U1: 4, V1: 4, Color: opaque})
		add := from(veil, driver.Box{})
		add.Blend = driver.Blend{SrcRGB: driver.FactorOne, SrcAlpha: driver.FactorOne, DstRGB: driver.FactorOne, DstAlpha: driver.FactorOne}
		quad(f, add, driver.Quad{A: 16, D: 16, X: 130, Y: 10, U1: 4, V1: 4, Color: opaque})
		clipped := from(flag, driver.Box{})
		clipped.Clip = driver.Box{X: 160, Y: 10, W: 4, H: 5}
		quad(f, clipped, allOfFlag(160, 10))
		clipped.Clip = driver.Box{X: 1000, Y: 10, W: 4, H: 5}
		quad(f, clipped, allOfFlag(180, 10))
	})
	want(t, m, "background", 5, 5, 10, 20, 30, 255)
	want(t, m, "left half", 12, 12, 255, 0, 0, 255)
	want(t, m, "right half", 24, 24, 0, 255, 0, 255)
	want(t, m, "outside the quad", 26, 12, 10, 20, 30, 255)
	want(t, m, "turned, first half", 50, 12, 255, 0, 0, 255)
	want(t, m, "turned, second half", 50, 24, 0, 255, 0, 255)
	want(t, m, "tinted", 72, 12, 128, 0, 0, 255)
	want(t, m, "veil over the background", 105, 15, 133, 138, 143, 255)
	want(t, m, "veil added", 135, 15, 138, 148, 158, 255)
	want(t, m, "inside the clip", 163, 14, 255, 0, 0, 255)
	want(t, m, "beside the clip", 164, 14, 10, 20, 30, 255)
	want(t, m, "below the clip", 163, 15, 10, 20, 30, 255)
	want(t, m, "clip off the screen", 185, 15, 10, 20, 30, 255)
}

func TestPaintMeshesAndCanvases(t *testing.T) {
	m := picture(func(f *driver.Frame) {
		background(f)
		blue := func(x, y float32) driver.Vertex { return driver.Vertex{X: x, Y: y, B: 1, A: 1} }
		f.Vertices = append(f.Vertices, driver.Vertex{}, blue(10, 40), blue(42, 40), blue(10, 72))
		f.Indices = append(f.Indices, 0, 1, 2)
		f.Commands = append(f.Commands, driver.Command{Vertices: driver.Span{First: 1, Count: 3}, Indices: driver.Span{Count: 3}})
		into := from(flag, driver.Box{})
		into.Target = stage
		quad(f, into, driver.Quad{A: 8, D: 16, U1: 8, V1: 8, Color: opaque}) // the left half of the canvas
		quad(f, from(stage, driver.Box{}), driver.Quad{A: 32, D: 32, X: 60, Y: 40, U1: 16, V1: 16, Color: opaque})
		quad(f, from(stage, driver.Box{X: 4, W: 4, H: 4}), driver.Quad{A: 8, D: 8, X: 100, Y: 40, U0: 4, U1: 8, V1: 4, Color: opaque})
	})
	want(t, m, "inside the triangle", 15, 45, 0, 0, 255, 255)
	want(t, m, "beside the triangle", 40, 70, 10, 20, 30, 255)
	want(t, m, "canvas, first quarter", 62, 50, 255, 0, 0, 255)
	want(t, m, "canvas, second quarter", 74, 50, 0, 255, 0, 255)
	want(t, m, "canvas, never drawn on", 80, 50, 10, 20, 30, 255)
	want(t, m, "part of the canvas", 104, 44, 0, 255, 0, 255)
}

func TestPaintWrapsAndFilters(t *testing.T) {
	m := picture(func(f *driver.Frame) {
		background(f)
		at := func(w driver.Wrap, filter driver.Filter, x float32) {
			s := from(flag, driver.Box{X: 2, W: 4, H: 8}) // two columns red, two green
			s.Wrap, s.Filter = w, filter
			quad(f, s, driver.Quad{A: 32, D: 8, X: x, Y: 80, U0: -2, U1: 14, V1: 8, Color: opaque}) // 2 pixels a texel
		}
		at(driver.WrapClear, driver.FilterNearest, 10)
		at(driver.WrapClamp, driver.FilterNearest, 50)
		at(driver.WrapRepeat, driver.FilterNearest, 90)
		at(driver.WrapClamp, driver.FilterLinear, 130)
	})
	want(t, m, "clear, left of the part", 13, 84, 10, 20, 30, 255)
	want(t, m, "clear, inside", 20, 84, 255, 0, 0, 255)
	want(t, m, "clear, right of the part", 30, 84, 10, 20, 30, 255)
	want(t, m, "clamp, left of the part", 53, 84, 255, 0, 0, 255)
	want(t, m, "clamp, right of the part", 75, 84, 0, 255, 0, 255)
	want(t, m, "repeat, left of the part", 94, 84, 0, 255, 0, 255)
	want(t, m, "repeat, inside", 99, 84, 255, 0, 0, 255)
	want(t, m, "repeat, again", 107, 84, 255, 0, 0, 255)
	want(t, m, "linear clamp, left of the part", 131, 84, 255, 0, 0, 255)
	want(t, m, "linear clamp, before the middle", 141, 84, 191, 64, 0, 255)
	want(t, m, "linear clamp, after the middle", 142, 84, 64, 191, 0, 255)
	want(t, m, "linear clamp, right of the part", 160, 84, 0, 255, 0, 255)
}

func TestTheScreenIsTransparentBlackAgain(t *testing.T) {
	p := NewPainter()
	f := pages()
	background(f)
	p.Paint(f)
	want(t, p.Paint(&driver.Frame{Width: sceneW, Height: sceneH}), "cleared", 5, 5, 0, 0, 0, 0)
	m := p.Paint(&driver.Frame{Width: 30, Height: 20})
	if m.Rect != image.Rect(0, 0, 30, 20) {
		t.Fatalf("got %v; want the frame's size", m.Rect)
	}
	want(t, m, "of another size", 5, 5, 0, 0, 0, 0)
	if m := p.Paint(&driver.Frame{}); m.Rect != image.Rect(0, 0, 640, 360) {
		t.Errorf("a frame without a size: got %v; want 640×360", m.Rect)
	}
}

// TestWhatCannotBeDrawnIsNot gives numbers that are none, and shapes that are too large or too small.
func TestWhatCannotBeDrawnIsNot(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	odd := []float32{nan, inf, -inf, math.MaxFloat32, -math.MaxFloat32, 1e30, 3e6, -3e6, math.SmallestNonzeroFloat32}
	m := picture(func(f *driver.Frame) {
		background(f)
		for _, s := range []driver.State{from(flag, driver.Box{}), {}, {Filter: driver.FilterLinear, Wrap: driver.WrapRepeat, Sources: from(flag, driver.Box{}).Sources}} {
			for _, v := range odd {
				for i := range 4 {
					q := allOfFlag(10, 10)
					*[4]*float32{&q.X, &q.Y, &q.A, &q.D}[i] = v
					quad(f, s, q)
					turned := allOfFlag(10, 10)
					turned.B, turned.C = 3, 4
					*[4]*float32{&turned.X, &turned.Y, &turned.B, &turned.C}[i] = v
					quad(f, s, turned)
				}
				tri := []driver.Vertex{{X: v, Y: v, A: 1}, {X: 5, Y: v, A: 1}, {X: 5, Y: 30, A: 1}}
				k := driver.Command{State: s, Vertices: driver.Span{First: len(f.Vertices), Count: 3}, Indices: driver.Span{First: len(f.Indices), Count: 3}}
				f.Vertices, f.Indices = append(f.Vertices, tri...), append(f.Indices, 0, 1, 2)
				f.Commands = append(f.Commands, k)
			}
		}
		for _, u := range odd[:6] {
			for _, filter := range []driver.Filter{driver.FilterNearest, driver.FilterLinear} {
				s := from(flag, driver.Box{})
				s.Filter, s.Wrap = filter, driver.WrapRepeat
				q := allOfFlag(100, 100)
				q.U1 = u
				quad(f, s, q)
				q.U1, q.V0, q.B = 8, u, 3
				quad(f, s, q)
				k := driver.Command{State: s, Vertices: driver.Span{First: len(f.Vertices), Count: 3}, Indices: driver.Span{First: len(f.Indices), Count: 3}}
				f.Vertices = append(f.Vertices, driver.Vertex{U: u, R: 1, A: 1}, driver.Vertex{X: 300, R: 1, A: 1}, driver.Vertex{Y: 200, R: 1, A: 1})
				f.Indices = append(f.Indices, 0, 1, 2)
				f.Commands = append(f.Commands, k)
			}
		}
		for _, c := range []float32{nan, inf, -inf} {
			k := driver.Command{Vertices: driver.Span{First: len(f.Vertices), Count: 3}, Indices: driver.Span{First: len(f.Indices), Count: 3}}
			f.Vertices = append(f.Vertices, driver.Vertex{R: c, A: 1}, driver.Vertex{X: 300, A: 1}, driver.Vertex{Y: 200, A: 1})
			f.Indices = append(f.Indices, 0, 1, 2)
			f.Commands = append(f.Commands, k)
		}
	})
	for y := range 240 {
		for x := range 320 {
			// What the smallest number does not move is drawn at the corner of the others; nothing else is.
			if image.Pt(x, y).In(image.Rect(0, 0, 40, 40)) {
				continue
			}
			want(t, m, "nothing", x, y, 10, 20, 30, 255)
			if t.Failed() {
				return
			}
		}
	}
}

func TestClipsAreCut(t *testing.T) {
	all := area{0, 0, 10, 8}
	for b, want := range map[driver.Box]area{
		{}:                           all,
		{X: 2, Y: 3, W: 4, H: 2}:     {2, 3, 6, 5},
		{X: -5, Y: -5, W: 7, H: 100}: {0, 0, 2, 8},
		{X: 8, Y: 7, W: 100, H: 100}: {8, 7, 10, 8},
		{X: 10, W: 5, H: 5}:          {10, 0, 10, 5},
		{X: math.MaxInt, Y: 1, W: math.MaxInt, H: 2}:           {10, 1, 10, 3},
		{X: math.MinInt, Y: 1, W: math.MaxInt, H: 2}:           {0, 1, 0, 3},
		{X: -1, Y: -1, W: math.MaxInt, H: math.MaxInt}:         all,
		{X: 3, Y: 3, W: -4, H: 2}:                              {3, 3, 3, 5},
		{X: math.MaxInt, Y: math.MinInt, W: -1, H: -(1 << 60)}: {10, 0, 10, 0},
	} {
		if got := all.cut(b); got != want {
			t.Errorf("%+v: got %+v; want %+v", b, got, want)
		}
	}
}

func TestKeepTakesImagesAndCanvases(t *testing.T) {
	f := &driver.Frame{Width: 320, Height: 240}
	makeImages(f)
	background(f)
	into := from(flag, driver.Box{})
	into.Target = stage
	quad(f, into, driver.Quad{A: 16, D: 16, U1: 8, V1: 8, Color: opaque})
	kept, painted := NewPainter(), NewPainter()
	kept.Keep(f)
	painted.Paint(f)
	for _, id := range []driver.ImageID{flag, veil, stage} {
		got, want := kept.Read(id, driver.Box{}), painted.Read(id, driver.Box{})
		if got.W != want.W || got.W == 0 || !bytes.Equal(got.Pix, want.Pix) {
			t.Errorf("image %v after Keep: got %d×%d texels; want those of Paint", id, got.W, got.H)
		}
	}
	next := &driver.Frame{Width: 320, Height: 240}
	quad(next, from(stage, driver.Box{}), allOfFlag(10, 10))
	want(t, kept.Paint(next), "a canvas that was kept", 12, 12, 255, 0, 0, 255)
}

func TestReadOfAPart(t *testing.T) {
	f := &driver.Frame{}
	makeImages(f)
	p := NewPainter()
	p.Keep(f)
	got := p.Read(flag, driver.Box{X: 3, Y: 1, W: 2, H: 2})
	if want := []byte{255, 0, 0, 255, 0, 255, 0, 255, 255, 0, 0, 255, 0, 255, 0, 255}; got.W != 2 || got.H != 2 || !bytes.Equal(got.Pix, want) {
		t.Errorf("got %+v; want two red and two green texels", got)
	}
	for _, id := range []driver.ImageID{{Slot: 1, Gen: 2}, {Slot: 99, Gen: 1}} {
		if got := p.Read(id, driver.Box{}); got.W != 0 || got.Pix != nil {
			t.Errorf("an image %v that does not exist: got %+v; want nothing", id, got)
		}
	}
}

func TestShadersAreSkippedAndCounted(t *testing.T) {
	p := NewPainter()
	f := &driver.Frame{Width: 20, Height: 20, Shaders: []driver.ShaderOp{{Shader: wave, Source: "package main"}}}
	quad(f, driver.State{}, driver.Quad{A: 20, D: 20, Color: opaque})
	quad(f, driver.State{Shader: wave}, driver.Quad{A: 20, D: 20, Color: [4]uint16{0, 0, 0, 65535}})
	want(t, p.Paint(f), "below the shader", 5, 5, 255, 255, 255, 255)
	f.Shaders = nil
	if p.Paint(f); p.Skipped() != 2 {
		t.Errorf("got %d commands left out; want 2", p.Skipped())
	}
}

func TestWhatAShaderChangesIsDrawnWithoutIt(t *testing.T) {
	p, f := NewPainter(), pages()
	f.Shaders = []driver.ShaderOp{{Shader: wave, Source: "package main"}}
	p.Paint(f)
	add := driver.Blend{SrcRGB: driver.FactorOne, DstRGB: driver.FactorOne}
	for _, c := range []struct {
		blend driver.Blend
		drawn bool
	}{{driver.Blend{}, true}, {add, false}} {
		f := &driver.Frame{Width: 20, Height: 20}
		s := driver.State{Shader: wave, Blend: c.blend}
		s.Sources[0].Image = soft
		quad(f, s, driver.Quad{A: 20, D: 20, U0: 30, V0: 30, U1: 34, V1: 34, Color: opaque})
		got := p.Paint(f).RGBAAt(5, 5).A > 200
		if got != c.drawn {
			t.Errorf("blend %+v: got drawn %t; want %t", c.blend, got, c.drawn)
		}
	}
}

// TestPaintingAllocatesNothing paints every feature, once the painter has grown.
func TestPaintingAllocatesNothing(t *testing.T) {
	p := NewPainter()
	p.Paint(pages())
	all := features()
	for _, s := range all {
		p.Paint(s.frame)
	}
	if n := testing.AllocsPerRun(2, func() {
		for _, s := range all {
			p.Paint(s.frame)
		}
	}); n != 0 {
		t.Errorf("got %v allocations for %d frames; want 0", n, len(all))
	}
}

// reading asks for the screen in its first picture.
type reading struct {
	fake
	got []driver.Pixels
}

func (a *reading) Tick(in *driver.Input) *driver.Output {
	a.got = append(a.got, in.Pixels...)
	return a.fake.Tick(in)
}

func (a *reading) Draw(float64) *driver.Frame {
	f := &driver.Frame{Width: 320, Height: 240}
	if a.n == 1 {
		makeImages(f)
		f.Reads = append(f.Reads, driver.Read{ID: 7, Rect: driver.Box{X: 10, Y: 10, W: 3, H: 1}}, driver.Read{ID: 8, Image: flag})
	}
	quad(f, from(flag, driver.Box{}), allOfFlag(float32(9+a.n), 10))
	return f
}

func TestRunAnswersReads(t *testing.T) {
	app, pictures := &reading{}, 0
	Run(app, Options{Ticks: 3, Picture: func(tick int64, m *image.RGBA) {
		if int(tick) != pictures || m.Rect != image.Rect(0, 0, 320, 240) {
			t.Errorf("picture %d of tick %d is %v; want the frame's size", pictures, tick, m.Rect)
		}
		want(t, m, "a flag that moves", 10+pictures, 12, 255, 0, 0, 255)
		pictures++
	}})
	if pictures != 3 {
		t.Errorf("got %d pictures; want 3", pictures)
	}
	if len(app.got) != 2 || app.got[0].ID != 7 || app.got[0].Picture.W != 3 || app.got[0].Picture.Pix[0] != 255 || app.got[1].Picture.H != 8 {
		t.Errorf("got %+v; want two answers", app.got)
	}
	app = &reading{}
	if Run(app, Options{Ticks: 3, Draw: true}); len(app.got) != 0 {
		t.Errorf("without pixels: got %d answers; want none", len(app.got))
	}
}
