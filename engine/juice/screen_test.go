//go:build screen

package juice_test

import (
	"image"
	"image/color"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// white reports whether the stone is white, with a soft edge, and the grounds around it are what they were.
func white(shot image.Image) bool {
	b := shot.Bounds()
	at := func(x, y float64) color.NRGBA { // of the canvas of 160×120, which fits the window
		k := min(float64(b.Dx())/160, float64(b.Dy())/120)
		left, top := (float64(b.Dx())-160*k)/2, (float64(b.Dy())-120*k)/2
		return color.NRGBAModel.Convert(shot.At(b.Min.X+int(left+x*k), b.Min.Y+int(top+y*k))).(color.NRGBA)
	}
	blue, sand, full := color.NRGBA{0x10, 0x40, 0xa0, 255}, color.NRGBA{0xc0, 0x80, 0x40, 255}, color.NRGBA{255, 255, 255, 255}
	return at(70, 60) == full && at(95, 45) == full && at(40, 60) == blue && at(55, 35) == blue && at(105, 35) == sand && at(120, 60) == sand
}

// TestWhiteOnAGPU looks at a flash where a GPU draws it, in windows of even and odd sizes and on a page.
func TestWhiteOnAGPU(t *testing.T) {
	w := screentest.NewDisplay(t).Start(screentest.Build(t, "./testdata/flash"), screentest.NoSound()...)
	for _, size := range [][2]int{{640, 480}, {501, 377}} {
		w.Resize(size[0], size[1])
		w.Until(func() bool { shot := w.Shot(); return shot.Bounds().Dx() == size[0] && white(shot) }, "show a white stone")
	}
	w.SavePNG("flash")
	w.Close()
	p := screentest.NewBrowser(t).Open(screentest.Serve(t, screentest.BuildWeb(t, "./testdata/flash")))
	p.Until(func() bool { return white(p.Shot()) }, "show a white stone")
	p.SavePNG("flash-page")
}
