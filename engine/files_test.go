package engine

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/image/font/gofont/goregular"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/font"
)

// crowd draws 1,000 sprites from eight files, in an order that changes file at every sprite.
type crowd struct{ images [8]render.Image }

func (g *crowd) Update(*Tick) error { return nil }

func (g *crowd) Draw(c *render.Canvas) {
	for i := range 1000 {
		c.Draw(render.Sprite{
			Image: g.images[i%8], Pos: geom.V(float64(i%40)*16, float64(i/40)*14), Rot: float64(i), Tint: render.Color{R: 255, G: byte(i), A: 255},
		})
	}
}

func TestSpritesOfEightFilesAreOneSubmission(t *testing.T) {
	files := fstest.MapFS{}
	g := &crowd{}
	for i := range g.images {
		name := fmt.Sprintf("sprite%d.png", i)
		g.images[i] = render.File(name)
		img := image.NewNRGBA(image.Rect(0, 0, 12+i, 20-i))
		for p := range 12 {
			img.Set(p, p%8, color.NRGBA{R: uint8(30 * i), G: 200, A: 255})
		}
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: b.Bytes()}
	}
	l := New(g, Config{Assets: files}, nil)
	l.Tick(screen())
	f := l.Draw(0)
	if len(f.Quads) < 1000 {
		t.Fatalf("%d quads; want the 1000 sprites", len(f.Quads))
	}
	if n := f.DrawCalls(); n > 2 {
		t.Errorf("%d submissions; want at most 2", n)
	}
}

// sign draws two letters in a font.
type sign struct{ font render.Font }

func (g *sign) Update(*Tick) error { return nil }

func (g *sign) Draw(c *render.Canvas) { c.Text(render.Text{S: "Hi", Font: g.font, Size: 64}) }

func TestFontsAreAssets(t *testing.T) {
	files := fstest.MapFS{"title.ttf": {Data: goregular.TTF}, "cut.ttf": {Data: goregular.TTF[:5000]}}
	for name, want := range map[string]string{
		"title.ttf": "",
		"cut.ttf":   `render: load font "cut.ttf": table "`,
		"tidle.ttf": `render: load font "tidle.ttf": assets: open "tidle.ttf": not found; looked in Config.Assets; did you mean "title.ttf"?`,
	} {
		l := New(&sign{font.File(name)}, Config{Assets: files}, nil)
		l.Tick(screen())
		if f := l.Draw(0); len(f.Quads) != 3 {
			t.Errorf("%s: got %d quads; want the background and two letters", name, len(f.Quads))
		}
		errs := l.atlas.Errs()
		if got := fmt.Sprint(errs); (want == "") != (len(errs) == 0) || !strings.Contains(got, want) {
			t.Errorf("%s: got %s; want %q", name, got, want)
		}
	}
}
