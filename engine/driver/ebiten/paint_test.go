package ebiten

import (
	"runtime"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// want compares a pixel, with the tolerance that GPUs need.
func want(t *testing.T, p driver.Picture, what string, x, y int, r, g, b, a byte) {
	t.Helper()
	got := [4]byte(p.Pix[4*(y*p.W+x):])
	for i, w := range [4]byte{r, g, b, a} {
		if d := int(got[i]) - int(w); d > 2 || d < -2 {
			t.Errorf("%s at (%d, %d): got %v; want %v", what, x, y, got, [4]byte{r, g, b, a})
			return
		}
	}
}

// Images that the tests make for themselves.
var (
	flag   = driver.ImageID{Slot: 1, Gen: 1} // a page of 8×8: left half red, right half green
	veil   = driver.ImageID{Slot: 2, Gen: 1} // a page of 4×4: white at half alpha
	canvas = driver.ImageID{Slot: 3, Gen: 1} // 16×16, drawn into
)

var opaque = [4]uint16{65535, 65535, 65535, 65535}

func grey(v byte) [4]uint16 {
	return [4]uint16{uint16(v) * 257, uint16(v) * 257, uint16(v) * 257, 65535}
}

func solid(w, h int, pixel func(x, y int) [4]byte) []byte {
	var pix []byte
	for y := range h {
		for x := range w {
			p := pixel(x, y)
			pix = append(pix, p[:]...)
		}
	}
	return pix
}

func makeImages(f *driver.Frame) {
	f.Images = append(
		f.Images,
		driver.ImageOp{Kind: driver.ImageCreate, Image: flag, W: 8, H: 8},
		driver.ImageOp{Kind: driver.ImageWrite, Image: flag, W: 8, H: 8, Hash: 1, Pix: solid(8, 8, func(x, _ int) [4]byte {
			if x < 4 {
				return [4]byte{255, 0, 0, 255}
			}
			return [4]byte{0, 255, 0, 255}
		})},
		driver.ImageOp{Kind: driver.ImageCreate, Image: veil, W: 4, H: 4},
		driver.ImageOp{Kind: driver.ImageWrite, Image: veil, W: 4, H: 4, Hash: 2, Pix: solid(4, 4, func(int, int) [4]byte { return [4]byte{128, 128, 128, 128} })},
		driver.ImageOp{Kind: driver.ImageCreate, Image: canvas, Canvas: true, W: 16, H: 16},
	)
}

// background covers the screen with (10, 20, 30).
func background(f *driver.Frame) {
	quad(f, driver.State{}, driver.Quad{A: screenW, D: screenH, Color: [4]uint16{10 * 257, 20 * 257, 30 * 257, 65535}})
}

func quad(f *driver.Frame, s driver.State, q driver.Quad) {
	f.Commands = append(f.Commands, driver.Command{State: s, Quads: driver.Span{First: len(f.Quads), Count: 1}})
	f.Quads = append(f.Quads, q)
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

func TestQuadsOnTheScreen(t *testing.T) {
	p := screen(t, func(f *driver.Frame) {
		makeImages(f)
		background(f)
		quad(f, from(flag, driver.Box{}), allOfFlag(10, 10))
		quad(f, from(flag, driver.Box{}), driver.Quad{B: -16, C: 16, X: 60, Y: 10, U1: 8, V1: 8, Color: opaque}) // a quarter turn
		tinted := allOfFlag(70, 10)
		tinted.Color = grey(128)
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
	want(t, p, "background", 5, 5, 10, 20, 30, 255)
	want(t, p, "left half", 12, 12, 255, 0, 0, 255)
	want(t, p, "right half", 24, 24, 0, 255, 0, 255)
	want(t, p, "outside the quad", 26, 12, 10, 20, 30, 255)
	want(t, p, "turned, first half", 50, 12, 255, 0, 0, 255)
	want(t, p, "turned, second half", 50, 24, 0, 255, 0, 255)
	want(t, p, "tinted", 72, 12, 128, 0, 0, 255)
	want(t, p, "veil over the background", 105, 15, 133, 138, 143, 255)
	want(t, p, "veil added", 135, 15, 138, 148, 158, 255)
	want(t, p, "inside the clip", 163, 14, 255, 0, 0, 255)
	want(t, p, "beside the clip", 164, 14, 10, 20, 30, 255)
	want(t, p, "below the clip", 163, 15, 10, 20, 30, 255)
	want(t, p, "clip off the screen", 185, 15, 10, 20, 30, 255)
}

func TestMeshesAndCanvasesOnTheScreen(t *testing.T) {
	p := screen(t, func(f *driver.Frame) {
		makeImages(f)
		background(f)
		blue := func(x, y float32) driver.Vertex { return driver.Vertex{X: x, Y: y, B: 1, A: 1} }
		f.Vertices = append(f.Vertices, driver.Vertex{}, blue(10, 40), blue(42, 40), blue(10, 72))
		f.Indices = append(f.Indices, 0, 1, 2)
		f.Commands = append(f.Commands, driver.Command{Vertices: driver.Span{First: 1, Count: 3}, Indices: driver.Span{Count: 3}})
		into := from(flag, driver.Box{})
		into.Target = canvas
		quad(f, into, driver.Quad{A: 8, D: 16, U1: 8, V1: 8, Color: opaque}) // the left half of the canvas
		quad(f, from(canvas, driver.Box{}), driver.Quad{A: 32, D: 32, X: 60, Y: 40, U1: 16, V1: 16, Color: opaque})
		quad(f, from(canvas, driver.Box{X: 4, W: 4, H: 4}), driver.Quad{A: 8, D: 8, X: 100, Y: 40, U0: 4, U1: 8, V1: 4, Color: opaque})
	})
	want(t, p, "inside the triangle", 15, 45, 0, 0, 255, 255)
	want(t, p, "beside the triangle", 40, 70, 10, 20, 30, 255)
	want(t, p, "canvas, first quarter", 62, 50, 255, 0, 0, 255)
	want(t, p, "canvas, second quarter", 74, 50, 0, 255, 0, 255)
	want(t, p, "canvas, never drawn on", 80, 50, 10, 20, 30, 255)
	want(t, p, "part of the canvas", 104, 44, 0, 255, 0, 255)
}

func TestWrapAndFilterOnTheScreen(t *testing.T) {
	p := screen(t, func(f *driver.Frame) {
		makeImages(f)
		background(f)
		part := driver.Box{X: 2, Y: 0, W: 4, H: 8} // two columns red, two green
		at := func(w driver.Wrap, filter driver.Filter, x float32) {
			s := from(flag, part)
			s.Wrap, s.Filter = w, filter
			quad(f, s, driver.Quad{A: 32, D: 8, X: x, Y: 80, U0: -2, U1: 14, V1: 8, Color: opaque}) // 2 pixels a texel
		}
		at(driver.WrapClear, driver.FilterNearest, 10)
		at(driver.WrapClamp, driver.FilterNearest, 50)
		at(driver.WrapRepeat, driver.FilterNearest, 90)
		at(driver.WrapClamp, driver.FilterLinear, 130)
	})
	want(t, p, "clear, left of the part", 13, 84, 10, 20, 30, 255)
	want(t, p, "clear, inside", 20, 84, 255, 0, 0, 255)
	want(t, p, "clear, right of the part", 30, 84, 10, 20, 30, 255)
	want(t, p, "clamp, left of the part", 53, 84, 255, 0, 0, 255)
	want(t, p, "clamp, right of the part", 75, 84, 0, 255, 0, 255)
	want(t, p, "repeat, left of the part", 94, 84, 0, 255, 0, 255)
	want(t, p, "repeat, inside", 99, 84, 255, 0, 0, 255)
	want(t, p, "repeat, again", 107, 84, 255, 0, 0, 255)
	want(t, p, "linear clamp, left of the part", 131, 84, 255, 0, 0, 255)
	want(t, p, "linear clamp, before the middle", 141, 84, 191, 64, 0, 255)
	want(t, p, "linear clamp, after the middle", 142, 84, 64, 191, 0, 255)
	want(t, p, "linear clamp, right of the part", 160, 84, 0, 255, 0, 255)
}

const tintSource = `//kage:unit pixels
package main

var Tint vec3
var Steps int

func Fragment(dst vec4, src vec2, color vec4, custom vec4) vec4 {
	at := (src - imageSrc0Origin()) / imageSrc0Size()
	return vec4(Tint.x*at.x, Tint.y*imageSrc1At(src).g, custom.x+float(Steps)/10, 1) * color
}
`

func TestShadersSeeTheirSourcesAndUniforms(t *testing.T) {
	tint, broken := driver.ShaderID{Slot: 1, Gen: 1}, driver.ShaderID{Slot: 2, Gen: 1}
	p := screen(t, func(f *driver.Frame) {
		makeImages(f)
		background(f)
		f.Shaders = append(f.Shaders, driver.ShaderOp{Shader: tint, Source: tintSource}, driver.ShaderOp{Shader: broken, Source: "package main\nfunc"})
		f.Floats = append(f.Floats, 3, 1, 0.5, 0.25)
		f.Uniforms = append(f.Uniforms,
			driver.Uniform{Name: "Steps", Int: true, Span: driver.Span{First: 0, Count: 1}},
			driver.Uniform{Name: "Tint", Span: driver.Span{First: 1, Count: 3}},
			driver.Uniform{Name: "Tint", Span: driver.Span{First: 1, Count: 2}})
		s := from(flag, driver.Box{X: 4, W: 4, H: 4})
		s.Sources[1] = driver.Source{Image: flag, Rect: driver.Box{X: 4, Y: 4, W: 4, H: 4}}
		s.Shader, s.Uniforms = tint, driver.Span{Count: 2}
		q := driver.Quad{A: 40, D: 40, X: 10, Y: 100, U0: 4, U1: 8, V1: 4, Color: opaque}
		quad(f, s, q)
		q.X = 60
		s.Shader = broken
		quad(f, s, q)
		q.X = 110
		s.Shader, s.Uniforms = tint, driver.Span{First: 2, Count: 1} // two numbers for a vec3
		quad(f, s, q)
	})
	want(t, p, "half way across", 30, 120, 131, 128, 77, 255)
	want(t, p, "nine tenths across", 46, 120, 233, 128, 77, 255)
	want(t, p, "a shader that does not compile", 80, 120, 0, 255, 0, 255)
	want(t, p, "a uniform that does not fit", 130, 120, 0, 255, 0, 255)
}

func TestAFrameOfAnotherSizeIsStretched(t *testing.T) {
	p := screen(t, func(f *driver.Frame) {
		makeImages(f)
		f.Width, f.Height = screenW/2, screenH/4
		background(f)
		quad(f, from(flag, driver.Box{}), allOfFlag(10, 10))
	})
	if p.W != screenW/2 || p.H != screenH/4 {
		t.Fatalf("got a picture of %d×%d; want the frame's size", p.W, p.H)
	}
	want(t, p, "in the frame's pixels", 12, 12, 255, 0, 0, 255)
	p = screen(t, func(f *driver.Frame) {
		f.Width, f.Height = screenW, screenH
		quad(f, from(flag, driver.Box{}), allOfFlag(10, 10))
	})
	if p.W != screenW || p.H != screenH {
		t.Fatalf("got a picture of %d×%d; want the window's size", p.W, p.H)
	}
	want(t, p, "nothing was left of the stage", 50, 50, 0, 0, 0, 0)
}

func TestWhatIsNotThereDrawsNothing(t *testing.T) {
	p := screen(t, func(f *driver.Frame) {
		makeImages(f)
		gone := driver.ImageID{Slot: 4, Gen: 1}
		huge := driver.ImageID{Slot: 5, Gen: 1}
		f.Images = append(f.Images,
			driver.ImageOp{Kind: driver.ImageCreate, Image: gone, W: 8, H: 8},
			driver.ImageOp{Kind: driver.ImageRelease, Image: gone},
			driver.ImageOp{Kind: driver.ImageCreate, Image: huge, W: 1 << 20, H: 8},
			driver.ImageOp{Kind: driver.ImageWrite, Image: gone, W: 8, H: 8})
		background(f)
		for i, m := range []driver.ImageID{gone, huge, {Slot: 1, Gen: 9}, {Slot: 77, Gen: 1}} {
			quad(f, from(m, driver.Box{}), allOfFlag(float32(20*i), 10))
		}
		into := from(flag, driver.Box{})
		into.Target = gone
		quad(f, into, allOfFlag(0, 0))
		itself := from(canvas, driver.Box{})
		itself.Target = canvas
		quad(f, itself, allOfFlag(0, 0))
	})
	for x := range 90 {
		want(t, p, "nothing", x, 15, 10, 20, 30, 255)
	}
}

func TestAThousandSpritesAreOneSubmission(t *testing.T) {
	p := screen(t, func(f *driver.Frame) {
		makeImages(f)
		for i := range 1000 {
			quad(f, from(flag, driver.Box{}), allOfFlag(float32(i%300), float32(i/300*20)))
		}
	})
	want(t, p, "the last sprites", 112, 70, 0, 255, 0, 255)
	if got := theStage.submissions; got != 1 {
		t.Errorf("got %d submissions; want 1", got)
	}
}

func TestReadsOfAPartAndOfAnImage(t *testing.T) {
	p := screen(t, func(f *driver.Frame) {
		makeImages(f)
		f.Reads = f.Reads[:0]
		f.Reads = append(f.Reads, driver.Read{ID: 3, Image: flag, Rect: driver.Box{X: 3, Y: 1, W: 2, H: 2}})
	})
	if p.W != 2 || p.H != 2 {
		t.Fatalf("got %d×%d; want 2×2", p.W, p.H)
	}
	want(t, p, "left", 0, 0, 255, 0, 0, 255)
	want(t, p, "right", 1, 1, 0, 255, 0, 255)
}

// TestPaintingAddsNoAllocations compares frames of a thousand sprites with empty ones: what is left is Ebitengine's.
func TestPaintingAddsNoAllocations(t *testing.T) {
	display(t)
	measure := func(build func(f *driver.Frame)) uint64 {
		var before, after runtime.MemStats
		for range 40 {
			screen(t, build)
		}
		runtime.ReadMemStats(&before)
		for range 100 {
			screen(t, build)
		}
		runtime.ReadMemStats(&after)
		return (after.Mallocs - before.Mallocs) / 100
	}
	screen(t, makeImages)
	empty := measure(func(*driver.Frame) {})
	full := measure(func(f *driver.Frame) {
		for i := range 1000 {
			s := from(flag, driver.Box{})
			if i >= 500 {
				s = from(veil, driver.Box{})
				s.Clip = driver.Box{X: 10, Y: 10, W: 50, H: 50}
			}
			quad(f, s, allOfFlag(float32(i%300), 0))
		}
	})
	t.Logf("an empty frame makes %d allocations, one of 1,000 sprites in two submissions %d", empty, full)
	if full > empty+16 {
		t.Errorf("got %d allocations more than an empty frame; want 16 at most, Ebitengine's own for two draws", full-empty)
	}
}
