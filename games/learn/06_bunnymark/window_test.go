//go:build screen

package main

import (
	"image"
	"image/color"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
	"github.com/krill2d/krill/render"
)

// crowd returns how much of the sky bunnies hide, below the figures.
func crowd(shot image.Image) float64 {
	b, hidden, all := shot.Bounds(), 0, 0
	for y := b.Min.Y + b.Dy()/3; y < b.Min.Y+b.Dy()*8/10; y += 2 {
		for x := b.Min.X; x < b.Max.X; x += 2 {
			all++
			if render.Color(color.NRGBAModel.Convert(shot.At(x, y)).(color.NRGBA)) != sky {
				hidden++
			}
		}
	}
	return float64(hidden) / float64(all)
}

// grows holds a button down until there are more bunnies.
func grows(v *screentest.View, down, up func()) {
	v.Until(func() bool { c := crowd(v.Shot()); return c > 0.1 && c < 0.9 }, "show bunnies in the sky")
	down()
	v.Until(func() bool { return crowd(v.Shot()) > 0.75 }, "show a crowd while the button is held")
	up()
}

func TestBunnymarkInAWindow(t *testing.T) {
	w := screentest.NewDisplay(t).Start(screentest.Build(t, "."), screentest.NoSound()...)
	w.Move(300, 200)
	grows(&w.View, func() { w.ButtonDown(1) }, func() { w.ButtonUp(1) })
	w.SavePNG("bunnymark")
	w.Close()
	if code := w.Wait(); code != 0 {
		t.Errorf("exit status %d; want 0\n%s", code, w.Output())
	}
}

func TestBunnymarkOnAPage(t *testing.T) {
	url := screentest.Serve(t, screentest.BuildWeb(t, "."))
	p := screentest.NewBrowser(t).OpenOn(screentest.Screen{Width: 640, Height: 360}, url)
	p.Move(300, 200)
	grows(&p.View, func() { p.ButtonDown(0) }, func() { p.ButtonUp(0) })
	p.SavePNG("bunnymark-page")
}
