package render_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"testing"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// shelf are pictures that a test changes.
type shelf map[string]image.Image

func (s shelf) load(name string) (image.Image, error) {
	if m := s[name]; m != nil {
		return m, nil
	}
	return nil, errors.New("it is broken")
}

func plain(w, h int, c color.NRGBA) image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	draw.Draw(m, m.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	return m
}

var red, blue = color.NRGBA{R: 255, A: 255}, color.NRGBA{B: 255, A: 255}

// framed is an image that another package would make, of two files.
var framed = render.NewImage("reload test", "framed", func(s render.Source) ([]image.Image, error) {
	sheet, err := s.Cached("reload test sheet", func() (any, error) { return s.Image("sheet.png") })
	if err != nil {
		return nil, err
	}
	return []image.Image{sheet.(image.Image)}, nil
})

// everyUse draws a file in all the ways in which it may be used.
func everyUse(c *render.Canvas) {
	sheet := render.File("sheet.png")
	g := &geom.Grid{W: 20, H: 20, Size: 8, Cells: make([]uint16, 400)}
	for i := range g.Cells {
		g.Cells[i] = uint16(1 + i%4)
	}
	render.Tilemap{Grid: g, Image: sheet.Grid(8, 8)}.Draw(c)
	c.Draw(render.Sprite{Image: sheet, Pos: geom.V(200, 20)})
	c.Draw(render.Sprite{Image: sheet.Region(4, 4, 10, 10), Pos: geom.V(240, 20)})
	c.Draw(render.Sprite{Image: framed, Pos: geom.V(280, 20)})
	c.Draw(render.Sprite{Image: render.File("other.png"), Pos: geom.V(200, 80)})
}

// What is reloaded looks as if it had been so from the beginning: in tile maps that are kept, grids, parts, and images of
// other packages, larger, smaller and as large. What is broken stays.
func TestReloadIsAsIfItHadBeenSo(t *testing.T) {
	for what, next := range map[string]image.Image{
		"as large": plain(16, 16, blue), "larger": plain(40, 24, blue), "smaller": plain(14, 14, blue), "the same": plain(16, 16, red),
	} {
		files := shelf{"sheet.png": plain(16, 16, red), "other.png": plain(9, 9, color.NRGBA{G: 255, A: 255})}
		s := newScreen(true)
		s.atlas = render.NewAtlas(files.load)
		s.canvas = render.NewCanvas(s.atlas)
		render.Watch(s.atlas, nil)
		for range 2 {
			s.draw(320, 180, everyUse)
		}
		before := bytes.Clone(s.draw(320, 180, everyUse).Pix)

		files["sheet.png"] = nil
		if err := render.Reload(s.atlas, "sheet.png"); err == nil {
			t.Errorf("%s: got no error of a broken file", what)
		}
		if !bytes.Equal(s.draw(320, 180, everyUse).Pix, before) {
			t.Errorf("%s: got another picture of a broken file; want the old one", what)
		}

		files["sheet.png"] = next
		if err := render.Reload(s.atlas, "sheet.png"); err != nil {
			t.Errorf("%s: got %v", what, err)
		}
		got := bytes.Clone(s.draw(320, 180, everyUse).Pix)
		fresh := newScreen(true)
		fresh.atlas = render.NewAtlas(files.load)
		fresh.canvas = render.NewCanvas(fresh.atlas)
		if want := fresh.draw(320, 180, everyUse).Pix; !bytes.Equal(got, want) {
			t.Errorf("%s: got another picture than that of an atlas which knows only the new file", what)
		}
		if what != "the same" && bytes.Equal(got, before) {
			t.Errorf("%s: got the old picture", what)
		}
		if errs := s.atlas.Errs(); len(errs) > 0 {
			t.Errorf("%s: got the errors %v", what, errs)
		}
	}
}

// A hundred changes of size take no more memory than one or two.
func TestReloadGivesRoomBack(t *testing.T) {
	files := shelf{"sheet.png": plain(300, 300, red), "other.png": plain(9, 9, red)}
	s := newScreen(true)
	s.atlas = render.NewAtlas(files.load)
	s.canvas = render.NewCanvas(s.atlas)
	render.Watch(s.atlas, nil)
	use := func(c *render.Canvas) { c.Draw(render.Sprite{Image: render.File("sheet.png")}) }
	s.draw(320, 180, use)
	for i := range 100 {
		files["sheet.png"] = plain(300+i%2*50, 300, red)
		if err := render.Reload(s.atlas, "sheet.png"); err != nil {
			t.Fatal(err)
		}
		s.draw(320, 180, use)
	}
	if n := s.canvas.Stats().Pages; n > 2 {
		t.Errorf("got %d pages; want at most 2", n)
	}
}
