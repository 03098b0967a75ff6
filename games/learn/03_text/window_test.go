//go:build screen

package main

import (
	"fmt"
	"image"
	"image/color"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
	"github.com/krill2d/krill/render"
)

// TestTextInAWindow looks at text in windows of the canvas's size, twice as large, and of no simple multiple.
func TestTextInAWindow(t *testing.T) {
	w := screentest.NewDisplay(t).Start(screentest.Build(t, "."), screentest.NoSound()...)
	for _, size := range [][2]int{{640, 360}, {1000, 740}, {800, 450}} {
		w.Resize(size[0], size[1])
		w.Until(func() bool {
			shot := w.Shot()
			return shot.Bounds().Dx() == size[0] && fills(shot) && screentest.Colors(shot) > 100
		}, "draw smooth letters in the new size")
		w.SavePNG(fmt.Sprintf("text-%d", size[0]))
	}
	w.Close()
	if code := w.Wait(); code != 0 {
		t.Errorf("exit status %d; want 0\n%s", code, w.Output())
	}
}

// fills reports whether the canvas is as large as fits: the sheet below the first column begins where it must.
func fills(shot image.Image) bool {
	b := shot.Bounds()
	scale := min(float64(b.Dx())/w, float64(b.Dy())/h)
	x, y := (float64(b.Dx())-w*scale)/2+(edge-2)*scale, (float64(b.Dy())-h*scale)/2+columnsY*scale
	is := func(x, y float64, want render.Color) bool {
		return color.NRGBAModel.Convert(shot.At(int(x), int(y))) == color.NRGBA(want)
	}
	return is(x, y, sheet) && is(x, y-4*scale, paper) && is(x-4*scale, y, paper)
}

// TestTextOnADensePage looks at text on a page with two device pixels to a pixel, as phones and good screens have.
func TestTextOnADensePage(t *testing.T) {
	url := screentest.Serve(t, screentest.BuildWeb(t, "."))
	p := screentest.NewBrowser(t).OpenOn(screentest.Screen{Width: 640, Height: 360, Scale: 2}, url)
	p.Until(func() bool { shot := p.Shot(); return shot.Bounds().Dx() == 2*w && fills(shot) }, "fill a dense page")
	p.SavePNG("dense")
}
