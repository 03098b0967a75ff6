package render

import (
	"image"
	"image/color"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// A sheet with room around its cells becomes the same texels as one without.
func TestGridSpaced(t *testing.T) {
	sheet := func(margin, gap int) image.Image {
		m := image.NewNRGBA(image.Rect(0, 0, margin+3*(5+gap)-gap+2, margin+2*(4+gap)-gap+1))
		for i := range m.Pix {
			m.Pix[i] = 255 // room is white
		}
		for y := range 8 {
			for x := range 15 {
				m.Set(margin+x/5*(5+gap)+x%5, margin+y/4*(4+gap)+y%4, color.NRGBA{uint8(x), uint8(y), 9, 255})
			}
		}
		return m
	}
	a := NewAtlas(func(name string) (image.Image, error) {
		if name == "spaced.png" {
			return sheet(3, 2), nil
		}
		return sheet(0, 0), nil
	})
	tight, wide := File("tight.png").Grid(5, 4), GridSpaced(File("spaced.png"), 5, 4, 3, 2)
	if tight == wide || wide != GridSpaced(File("spaced.png"), 5, 4, 3, 2) || wide == GridSpaced(File("spaced.png"), 5, 4, 2, 3) {
		t.Error("got images that are not told apart by their room")
	}
	if GridSpaced(File("tight.png"), 5, 4, 0, 0) != tight {
		t.Error("without room: got another image than Grid's")
	}
	x, y := a.find(tight), a.find(wide)
	if x.count != 6 || y.count != 6 || y.cols != 3 {
		t.Fatalf("got %d and %d cells in rows of %d; want 6 in rows of 3", x.count, y.count, y.cols)
	}
	var f driver.Frame
	c := NewCanvas(a)
	c.Begin(&f, NewViewport(Fit, 9, 9, 9, 9), Color{}, 0, 0)
	c.End()
	page := texels(t, f.Images)[a.pages[0].id]
	for dy := range int(2 * y.stepY) {
		for dx := range int(3 * y.stepX) {
			got := page.RGBAAt(int(y.x)-1+dx, int(y.y)-1+dy)
			if want := page.RGBAAt(int(x.x)-1+dx, int(x.y)-1+dy); got != want {
				t.Fatalf("texel %d, %d: got %v; want %v", dx, dy, got, want)
			}
		}
	}
	a.find(GridSpaced(File("spaced.png"), 50, 4, 3, 2))
	if errs := a.Errs(); len(errs) != 1 {
		t.Errorf("a cell larger than the sheet: got %v; want an error", errs)
	}
}
