//go:build screen

package native_test

import (
	"image/color"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// TestDisc looks at a game that draws with Krill and, over that, with Ebitengine.
func TestDisc(t *testing.T) {
	w := screentest.NewDisplay(t).Start(screentest.Build(t, "./testdata/disc"), screentest.NoSound()...)
	at := func(x, y int) color.Color { return color.RGBAModel.Convert(w.Shot().At(x, y)) }
	gold, blue := color.RGBA{0xe0, 0xc0, 0x40, 0xff}, color.RGBA{0x40, 0x60, 0xe0, 0xff}
	w.Until(func() bool { return at(200+80, 180) == gold }, "draw the disc where the square came to rest")
	w.SavePNG("disc")
	if got := at(200+10, 110); got != blue {
		t.Errorf("beside the disc: got %v; want the square's %v", got, blue)
	}
	if got := at(200+80, 80); got == gold || got == blue {
		t.Errorf("beside both: got %v; want the background", got)
	}
	w.Resize(960, 540)
	w.Until(func() bool { return at(420, 270) == gold && at(315, 165) == blue }, "draw both in a larger window")
	w.SavePNG("disc-larger")
	w.Close()
	if code := w.Wait(); code != 0 {
		t.Errorf("got exit code %d; want 0\n%s", code, w.Output())
	}
}
