package render

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// noise32 makes an image whose every pixel tells where it is from.
func noise32(name string, w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	rnd := rand.New(rand.NewPCG(fnvString(fnvOffset, name), 5))
	for i := range img.Pix {
		img.Pix[i] = byte(rnd.Uint32())
	}
	return img
}

// sized loads names such as "a 30x20" as noise of that size.
func sized(name string) (image.Image, error) {
	var label string
	var w, h int
	if _, err := fmt.Sscanf(name, "%s %dx%d", &label, &w, &h); err != nil {
		return nil, fs.ErrNotExist
	}
	return noise32(name, w, h), nil
}

// texels plays an atlas's uploads into pictures.
func texels(t *testing.T, ops []driver.ImageOp) map[driver.ImageID]*image.RGBA {
	t.Helper()
	pages := map[driver.ImageID]*image.RGBA{}
	for _, op := range ops {
		if op.Kind == driver.ImageCreate {
			pages[op.Image] = image.NewRGBA(image.Rect(0, 0, op.W, op.H))
			continue
		}
		if op.Kind == driver.ImageRelease {
			if pages[op.Image] == nil {
				t.Fatalf("release %v: want it there", op.Image)
			}
			delete(pages, op.Image)
			continue
		}
		r := image.Rect(op.X, op.Y, op.X+op.W, op.Y+op.H)
		if !r.In(pages[op.Image].Rect) || len(op.Pix) != op.W*op.H*4 || op.Hash != fnvBytes(fnvOffset, op.Pix) {
			t.Fatalf("write %v of %d bytes to %v with hash %x: want it inside, complete and hashed", r, len(op.Pix), pages[op.Image].Rect, op.Hash)
		}
		draw.Draw(pages[op.Image], r, &image.RGBA{Pix: op.Pix, Stride: op.W * 4, Rect: r}, r.Min, draw.Src)
	}
	return pages
}

func TestAtlasHoldsEveryPixelAndItsMargin(t *testing.T) {
	a := NewAtlas(sized)
	rnd := rand.New(rand.NewPCG(8, 8))
	var images []Image
	for i := range 60 {
		img := File(fmt.Sprintf("hold%d %dx%d", i, 1+rnd.IntN(200), 1+rnd.IntN(200)))
		if i%3 == 0 {
			img = img.Grid(1+rnd.IntN(50), 1+rnd.IntN(50))
		}
		a.find(img)
		images = append(images, img)
	}
	images = append(images, File("hold-big 2100x30"))
	a.find(images[len(images)-1])
	pages := texels(t, a.ops)
	for _, img := range images {
		checkCells(t, a, pages, img)
	}
}

func checkCells(t *testing.T, a *Atlas, pages map[driver.ImageID]*image.RGBA, img Image) {
	t.Helper()
	src, _ := sized(known.base(img).String())
	want := image.NewRGBA(src.Bounds())
	draw.Draw(want, want.Rect, src, image.Point{}, draw.Src)
	e := a.find(img)
	page := pages[a.pages[e.page].id]
	for n := range e.count {
		u, v := e.cell(n)
		w, h := int(e.texW), int(e.texH)
		for y := -1; y <= h; y++ {
			for x := -1; x <= w; x++ {
				sx, sy := n%e.cols*w+min(max(x, 0), w-1), n/e.cols*h+min(max(y, 0), h-1)
				got, exp := page.RGBAAt(int(u)+x, int(v)+y), want.RGBAAt(sx, sy)
				if !close1(got, exp) {
					t.Fatalf("%v, cell %d, texel %d, %d: got %v; want %v", img, n, x, y, got, exp)
				}
			}
		}
	}
}

// close1 allows 1 for the rounding of image/draw, which works with 16 bits.
func close1(a, b color.RGBA) bool {
	near := func(x, y uint8) bool { return max(x, y)-min(x, y) <= 1 }
	return near(a.R, b.R) && near(a.G, b.G) && near(a.B, b.B) && a.A == b.A
}

func TestAtlasUploadsAreTheSameAgain(t *testing.T) {
	use := func(a *Atlas) {
		for i := range 20 {
			a.find(File(fmt.Sprintf("again%d %dx%d", i, 300+i*10, 200)))
		}
	}
	a, b := NewAtlas(sized), NewAtlas(sized)
	use(a)
	use(b)
	first := slices.Clone(a.ops)
	if len(a.pages) < 2 {
		t.Fatalf("got %d pages; want at least 2", len(a.pages))
	}
	a.Resend()
	for i, op := range first {
		for what, o := range map[string]driver.ImageOp{"another atlas": b.ops[i], "Resend": a.ops[i]} {
			if o.Image != op.Image || o.X != op.X || o.Y != op.Y || o.Hash != op.Hash || !bytes.Equal(o.Pix, op.Pix) {
				t.Fatalf("upload %d differs with %s: got %v at %d, %d; want %v at %d, %d", i, what, o.Image, o.X, o.Y, op.Image, op.X, op.Y)
			}
		}
	}
	if len(a.ops) != len(first) {
		t.Errorf("got %d uploads; want %d", len(a.ops), len(first))
	}
}

func TestAtlasReportsAnImageOnce(t *testing.T) {
	a := NewAtlas(sized)
	gone := File("gone.png")
	for range 3 {
		a.find(gone)
		a.find(gone.Grid(8, 8))
	}
	a.Resend()
	errs := a.Errs()
	if len(errs) != 1 || !errors.Is(errs[0], fs.ErrNotExist) || errs[0].Error() != `render: load "gone.png": file does not exist` {
		t.Errorf("got %v; want one error that names gone.png", errs)
	}
	if errs := a.Errs(); len(errs) != 0 {
		t.Errorf("got %v again; want nothing", errs)
	}
	if w, h := a.Size(gone.Grid(8, 6)); w != 8 || h != 6 {
		t.Errorf("got %d×%d for a cell of a missing file; want 8×6", w, h)
	}
	if w, h := a.Size(Image{}); w != 0 || h != 0 {
		t.Errorf("got %d×%d for no image; want 0×0", w, h)
	}
}

func TestAtlasSizes(t *testing.T) {
	a := NewAtlas(sized)
	a.MaxImage = 2048
	for _, x := range []struct {
		image Image
		w, h  int
		err   string
	}{
		{File("size 40x30"), 40, 30, ""},
		{File("size 40x30").Grid(16, 16), 16, 16, ""},
		{File("wide 3000x10"), placeholderSide, placeholderSide, "make it smaller"},
		{File("tiny 8x8").Grid(16, 16), 16, 16, "use smaller cells"},
		{Image{12345}, placeholderSide, placeholderSide, "before a snapshot"},
	} {
		w, h := a.Size(x.image)
		errs := fmt.Sprint(a.Errs())
		if w != x.w || h != x.h || (x.err == "") != (errs == "[]") || !strings.Contains(errs, x.err) {
			t.Errorf("%v: got %d×%d, %s; want %d×%d, %q", x.image, w, h, errs, x.w, x.h, x.err)
		}
	}
}

func TestAtlasPages(t *testing.T) {
	a := NewAtlas(sized)
	if p := a.pages[0]; p.space.w != firstPage || p.id != (driver.ImageID{Slot: 2, Gen: 1}) {
		t.Errorf("got a first page %v of %d; want slot 2 of %d", p.id, p.space.w, firstPage)
	}
	a.find(File("page 1500x1000"))
	a.find(File("large 2047x100"))
	if !a.pages[2].own || a.pages[2].space.w != 2049 || a.pages[1].space.w != laterPage || a.pages[1].own {
		t.Errorf("got %d pages, the third of width %d; want a later page and one of its own of 2049", len(a.pages), a.pages[2].space.w)
	}
	for id, p := range texels(t, a.ops) {
		if got := p.RGBAAt(1, 1); id != a.pages[2].id && got != (color.RGBA{255, 255, 255, 255}) {
			t.Errorf("page %v: got %v in the white block; want white", id, got)
		}
	}
}

func TestPremultiplyAgreesWithDraw(t *testing.T) {
	src := noise32("premultiply", 64, 64)
	sub := src.SubImage(image.Rect(5, 7, 40, 33)).(*image.NRGBA)
	got := premultiply(sub)
	want := image.NewRGBA(image.Rect(0, 0, got.W, got.H))
	draw.Draw(want, want.Rect, sub, sub.Rect.Min, draw.Src)
	have := &image.RGBA{Pix: got.Pix, Stride: got.W * 4, Rect: want.Rect}
	for y := range got.H {
		for x := range got.W {
			if !close1(have.RGBAAt(x, y), want.RGBAAt(x, y)) {
				t.Fatalf("%d, %d: got %v; want %v", x, y, have.RGBAAt(x, y), want.RGBAAt(x, y))
			}
		}
	}
	gray := image.NewGray(image.Rect(3, 3, 5, 4))
	gray.Pix[1] = 200
	if p := premultiply(gray); !bytes.Equal(p.Pix, []byte{0, 0, 0, 255, 200, 200, 200, 255}) {
		t.Errorf("got %v; want black and gray", p.Pix)
	}
}

func TestPlaceholderShowsTheName(t *testing.T) {
	a, b := placeholder("art/hero.png"), placeholder("art/zero.png")
	if bytes.Equal(a.Pix, b.Pix) {
		t.Error("two names give one placeholder")
	}
	if !bytes.Equal(a.Pix, placeholder("other/hero.png").Pix) {
		t.Error("the folder changes the placeholder; want the file's name alone")
	}
	placeholder(strings.Repeat("long name ", 50)) // must end inside the picture
}

func FuzzPlaceholder(f *testing.F) {
	f.Add("hero.png")
	f.Add("\xff\x00é—\n")
	f.Fuzz(func(t *testing.T, name string) {
		if p := placeholder(name); len(p.Pix) != p.W*p.H*4 {
			t.Errorf("got %d bytes; want %d", len(p.Pix), p.W*p.H*4)
		}
	})
}

// TestTwoAtlasesShareADriver makes images in both and finds no name twice.
func TestTwoAtlasesShareADriver(t *testing.T) {
	seen := map[uint32]bool{}
	for _, a := range []*Atlas{NewAtlas(nil), NewAtlasAbove(100, nil)} {
		a.canvas(320, 180)
		for _, op := range a.ops {
			if op.Kind != driver.ImageCreate {
				continue
			}
			if seen[op.Image.Slot] || a.below > 0 && op.Image.Slot <= 100 {
				t.Errorf("slot %d: got it in two atlases; want those of the second above 100", op.Image.Slot)
			}
			seen[op.Image.Slot] = true
		}
	}
	if len(seen) != 4 {
		t.Errorf("got %d images; want a page and a canvas of each", len(seen))
	}
}
