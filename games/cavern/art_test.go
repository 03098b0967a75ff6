package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"testing"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// TestArtIsMadeHere paints the game's pictures, and writes them with KRILL_UPDATE.
func TestArtIsMadeHere(t *testing.T) {
	for name, paint := range map[string]func() *picture{
		"art/rocks.png": paintRocks, "art/kinds.png": paintKinds, "art/far.png": paintFar, "art/near.png": paintNear,
		"art/decor.png": paintDecor, "art/hero.png": paintHero, "art/things.png": paintThings, "art/foes.png": paintFoes,
	} {
		want := paint().png(t)
		if os.Getenv("KRILL_UPDATE") != "" {
			if err := os.WriteFile(name, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: got %d bytes, %v; want the %d that are made here", name, len(got), err, len(want))
		}
	}
}

// picture is what is painted on: at most 256 colours, so that its file is small.
type picture struct {
	*image.NRGBA
	clip image.Rectangle // nothing is painted outside of it; empty: all of the picture
}

func newPicture(w, h int) *picture { return &picture{NRGBA: image.NewNRGBA(image.Rect(0, 0, w, h))} }

// set paints a pixel; the zero Color leaves it as it is.
func (p *picture) set(x, y int, c render.Color) {
	if c.A > 0 && image.Pt(x, y).In(p.Rect) && (p.clip.Empty() || image.Pt(x, y).In(p.clip)) {
		p.SetNRGBA(x, y, color.NRGBA{c.R, c.G, c.B, c.A})
	}
}

// stamp paints what rows of letters show, with a letter's colour from a palette; other letters are empty.
func (p *picture) stamp(x, y int, palette map[byte]render.Color, rows ...string) {
	for j, row := range rows {
		for i := range len(row) {
			p.set(x+i, y+j, palette[row[i]])
		}
	}
}

// box fills a rectangle.
func (p *picture) box(x, y, w, h int, c render.Color) {
	for j := range h {
		for i := range w {
			p.set(x+i, y+j, c)
		}
	}
}

// disc fills a circle around a point.
func (p *picture) disc(x, y, r float64, c render.Color) {
	for j := geom.Floor(y - r); j <= geom.Floor(y+r); j++ {
		for i := geom.Floor(x - r); i <= geom.Floor(x+r); i++ {
			if geom.Hypot(float64(i)+0.5-x, float64(j)+0.5-y) <= r {
				p.set(i, j, c)
			}
		}
	}
}

func (p *picture) at(x, y int) render.Color {
	c := p.NRGBAAt(x, y)
	return render.Color{R: c.R, G: c.G, B: c.B, A: c.A}
}

// outline gives what is painted in a part of the picture an edge of a colour.
func (p *picture) outline(r image.Rectangle, c render.Color) {
	var edge []image.Point
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if p.at(x, y).A > 0 {
				continue
			}
			for _, d := range [4]image.Point{{X: 1}, {X: -1}, {Y: 1}, {Y: -1}} {
				if q := image.Pt(x, y).Add(d); q.In(r) && p.at(q.X, q.Y).A > 0 {
					edge = append(edge, image.Pt(x, y))
					break
				}
			}
		}
	}
	for _, q := range edge {
		p.set(q.X, q.Y, c)
	}
}

func (p *picture) png(t *testing.T) []byte {
	t.Helper()
	colors, at := color.Palette{color.NRGBA{}}, map[color.NRGBA]uint8{{}: 0}
	m := image.NewPaletted(p.Rect, nil)
	for y := range p.Rect.Dy() {
		for x := range p.Rect.Dx() {
			c := p.NRGBAAt(x, y)
			n, ok := at[c]
			if !ok {
				if len(colors) == 256 {
					t.Fatal("got more than 256 colours in a picture")
				}
				n = uint8(len(colors))
				at[c], colors = n, append(colors, c)
			}
			m.SetColorIndex(x, y, n)
		}
	}
	m.Palette = colors
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// chance is a number from 0 to 1 that two places and a seed always give.
func chance(x, y, seed int) float64 { return scatter(x, y, seed) }

// colors makes colours of their codes.
func hexes(codes ...uint32) []render.Color {
	all := make([]render.Color, len(codes))
	for i, c := range codes {
		all[i] = render.Hex(c)
	}
	return all
}

// shade returns a colour of a ramp by a number that may lie outside.
func shade(ramp []render.Color, at float64) render.Color {
	return ramp[max(0, min(len(ramp)-1, geom.Floor(at)))]
}
