package engine

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"testing"
	"testing/fstest"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
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
	if n := f.Submissions(); n > 2 {
		t.Errorf("%d submissions; want at most 2", n)
	}
}
