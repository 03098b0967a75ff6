package render

import (
	"image"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// pixelsOf returns what a sprite of an image shows, texel by texel.
func pixelsOf(t *testing.T, f *driver.Frame, q *driver.Quad) *image.RGBA {
	t.Helper()
	page := texels(t, f.Images)[f.Commands[0].Sources[0].Image]
	return page.SubImage(image.Rect(int(q.U0), int(q.V0), int(q.U1), int(q.V1))).(*image.RGBA)
}

func TestPartsShowTheirPixels(t *testing.T) {
	const name = "part 40x30"
	sheet := File(name)
	src, _ := sized(name)
	for _, x := range []struct {
		image Image
		frame int
		at    image.Point
		w, h  int
	}{
		{sheet.Region(3, 5, 20, 11), 0, image.Pt(3, 5), 20, 11},
		{sheet.Region(3, 5, 20, 11).Region(4, 2, 6, 7), 0, image.Pt(7, 7), 6, 7},
		{sheet.Region(3, 5, 20, 11).Grid(5, 5), 5, image.Pt(8, 10), 5, 5},
		{sheet.Region(3, 5, 20, 11).Grid(9, 9).Grid(5, 5), 5, image.Pt(8, 10), 5, 5},
		{sheet.Grid(8, 8).Region(1, 2, 3, 4), 0, image.Pt(1, 2), 3, 4},
		{sheet.Region(3, 5, 20, 11).Grid(4, 4).Region(1, 1, 2, 2), 0, image.Pt(4, 6), 2, 2},
		{sheet.Region(0, 0, 40, 30), 0, image.Pt(0, 0), 40, 30},
	} {
		f, _ := drawn(640, 360, func(c *Canvas) { c.Draw(Sprite{Image: x.image, Frame: x.frame, Pos: geom.V(50, 50)}) })
		got := pixelsOf(t, f, &f.Quads[1])
		if got.Rect.Dx() != x.w || got.Rect.Dy() != x.h || int(f.Quads[1].A) != x.w {
			t.Fatalf("%v: got %v; want %d×%d", x.image, got.Rect, x.w, x.h)
		}
		for dy := range x.h {
			for dx := range x.w {
				want := image.NewRGBA(image.Rect(0, 0, 1, 1))
				want.Set(0, 0, src.At(x.at.X+dx, x.at.Y+dy))
				if have := got.RGBAAt(got.Rect.Min.X+dx, got.Rect.Min.Y+dy); !close1(have, want.RGBAAt(0, 0)) {
					t.Fatalf("%v: got %v at %d, %d; want %v", x.image, have, dx, dy, want.RGBAAt(0, 0))
				}
			}
		}
	}
	if got := sheet.Region(3, 5, 20, 11).Grid(5, 4).String(); got != name+" 3,5 20×11 5×4" {
		t.Errorf("got the name %q", got)
	}
	if got := (Image{}).Region(1, 2, 3, 4); got != (Image{}) {
		t.Errorf("got a part of nothing: %v", got)
	}
}

func TestPartsOfOnePictureDecodeItOnce(t *testing.T) {
	loads := 0
	a := NewAtlas(func(name string) (image.Image, error) {
		loads++
		return sized(name)
	})
	sheet := File("once 64x64")
	for i := range 8 {
		a.Size(sheet.Region(i*8, 0, 8, 8))
	}
	if loads != 1 {
		t.Errorf("got the file decoded %d times; want once", loads)
	}
}

func TestPartsThatDoNotFit(t *testing.T) {
	a := NewAtlas(sized)
	out, gone := File("out 20x20").Region(10, 10, 11, 5), File("gone.png").Region(0, 0, 5, 6)
	if w, h := a.Size(out); w != 11 || h != 5 {
		t.Errorf("got %d×%d; want the part's size kept", w, h)
	}
	if w, h := a.Size(gone); w != 5 || h != 6 {
		t.Errorf("a missing file: got %d×%d; want the part's size kept", w, h)
	}
	errs := a.Errs()
	if len(errs) != 2 || errs[0].Error() != `render: region "out 20x20 10,10 11×5": the picture has only 20×20 pixels; use a smaller one` || !strings.Contains(errs[1].Error(), "gone.png") {
		t.Errorf("got %v; want one for each", errs)
	}
	for name, call := range map[string]func(){
		"no width":          func() { File("x.png").Region(0, 0, 0, 1) },
		"a negative corner": func() { File("x.png").Region(-1, 0, 1, 1) },
		"out of a part":     func() { File("x.png").Region(5, 5, 10, 10).Region(5, 0, 6, 1) },
	} {
		func() {
			defer func() {
				if s, _ := recover().(string); !strings.HasPrefix(s, `render: region "x.png`) {
					t.Errorf("%s: got %q; want a panic that names the image", name, s)
				}
			}()
			call()
		}()
	}
}

func TestNamesCarryParts(t *testing.T) {
	sheet := File("names/parts.png")
	part := sheet.Region(1, 2, 30, 40)
	cells := part.Grid(5, 6)
	names := Names()
	known.mu.Lock()
	for _, i := range []Image{cells, part, sheet} {
		delete(known.rows, i.id)
	}
	known.mu.Unlock()
	EnterNames(names)
	if part.String() != "names/parts.png 1,2 30×40" || cells.String() != "names/parts.png 1,2 30×40 5×6" {
		t.Errorf("got %v and %v; want their names", part, cells)
	}
}

func TestPartsOfAnOffscreen(t *testing.T) {
	o := Offscreen("part of offscreen", 64, 32)
	f, _ := drawn(640, 360, func(c *Canvas) {
		c.Into(o, func() { c.Rect(geom.R(0, 0, 9, 9), Red) })
		c.Draw(Sprite{Image: o.Region(16, 8, 40, 20), Pos: geom.V(50, 50)})
		c.Draw(Sprite{Image: o.Region(16, 8, 40, 20).Grid(10, 10), Frame: 5, Pos: geom.V(50, 50)})
	})
	n := len(f.Quads)
	a, b := f.Quads[n-2], f.Quads[n-1]
	if a.U0 != 16 || a.V0 != 8 || a.U1 != 56 || a.V1 != 28 || a.A != 40 || b.U0 != 26 || b.V0 != 18 || b.U1 != 36 {
		t.Errorf("got %+v and %+v; want the part and its sixth cell", a, b)
	}
}
