package headless

import (
	"image"
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
