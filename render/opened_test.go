package render

import (
	"errors"
	"image"
	"io/fs"
	"runtime/debug"
	"strings"
	"testing"
)

func TestOpenedImageHasEveryFrame(t *testing.T) {
	for _, n := range []int{1, 2, 7, 60} {
		var frames []image.Image
		for i := range n {
			frames = append(frames, noise32(string(rune('a'+i)), 30, 20))
		}
		a, calls := NewAtlas(nil), 0
		img := NewImage("test", strings.Repeat("x", n), func(Source) ([]image.Image, error) { calls++; return frames, nil })
		if w, h := a.Size(img); w != 30 || h != 20 {
			t.Errorf("%d frames: got a size of %d×%d; want 30×20", n, w, h)
		}
		e, pages := a.find(img), texels(t, a.ops)
		if e.count != n {
			t.Errorf("%d frames: got %d", n, e.count)
		}
		for i := range n {
			u, v := e.cell(i + n) // wraps around
			p := premultiply(frames[i])
			for _, at := range [][2]int{{0, 0}, {29, 0}, {13, 7}, {29, 19}} {
				got := pages[a.pages[e.page].id].RGBAAt(int(u)+at[0], int(v)+at[1])
				want := p.Pix[(at[1]*30+at[0])*4:][:4]
				if got.R != want[0] || got.G != want[1] || got.B != want[2] || got.A != want[3] {
					t.Fatalf("frame %d of %d, %v: got %v; want %v", i, n, at, got, want)
				}
			}
		}
		if e := a.find(img.Grid(10, 10)); e.count != 6 {
			t.Errorf("%d frames: got a grid of %d cells; want the 6 of the first frame", n, e.count)
		}
		a.Resend()
		if calls != 4 || len(a.Errs()) > 0 {
			t.Errorf("%d frames: opened %d times; want 4, for the image and its grid, again after Resend", n, calls)
		}
	}
}

func TestOpenedImageErrors(t *testing.T) {
	broken := errors.New("line 1: broken")
	for name, c := range map[string]struct {
		open func(Source) ([]image.Image, error)
		want string
	}{
		"error": {func(Source) ([]image.Image, error) { return nil, broken }, "line 1: broken"},
		"none":  {func(Source) ([]image.Image, error) { return nil, nil }, "it has no frames"},
		"sizes": {func(Source) ([]image.Image, error) {
			return []image.Image{noise32("", 3, 3), noise32("", 3, 4)}, nil
		}, "its frames are empty or differ in size"},
		"panic": {func(Source) ([]image.Image, error) { panic("out of range") }, "the decoder failed: out of range; try saving the file again"},
		"files": {func(s Source) ([]image.Image, error) { _, err := s.File("x"); return nil, err }, "no assets; set Config.Assets"},
		"large": {func(Source) ([]image.Image, error) { return []image.Image{noise32("", 9000, 1)}, nil }, "are more than the 8192 that the device takes; make it smaller"},
	} {
		a := NewAtlas(nil)
		img := NewImage("test error", name, c.open)
		w, h := a.Size(img)
		errs := a.Errs()
		if len(errs) != 1 || !strings.HasPrefix(errs[0].Error(), `render: load "`+name+`": `) || !strings.HasSuffix(errs[0].Error(), c.want) || w != 32 || h != 32 {
			t.Errorf("%s: got %v, %d×%d; want %s, and a placeholder", name, errs, w, h, c.want)
		}
	}
	if got := panicText(func() { NewImage("", "x", nil) }); !strings.Contains(got, "it needs a format") {
		t.Errorf("got %q; want a panic", got)
	}
}

func TestSourceDecodesASheetOnce(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // which would be short of memory
	loads := 0
	a := NewAtlas(func(name string) (image.Image, error) {
		if name != "sheet.png" {
			return nil, fs.ErrNotExist
		}
		loads++
		return noise32("", 4, 4), nil
	})
	open := func(s Source) ([]image.Image, error) {
		p, err := s.Image("sheet.png")
		return []image.Image{p}, err
	}
	a.Size(NewImage("test sheet", "one", open))
	a.Size(NewImage("test sheet", "two", open))
	if loads != 1 {
		t.Errorf("got %d loads of one sheet; want 1", loads)
	}
	s := Source{atlas: a}
	if _, err := s.Image("gone.png"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("gone.png: got %v; want fs.ErrNotExist", err)
	}
	if NewImage("test sheet", "one", open) == NewImage("other format", "one", open) || NewImage("test sheet", "one", open) == File("one") {
		t.Error("one name in two formats: got one image; want two")
	}
}
