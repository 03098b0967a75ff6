//go:build screen

package main

import (
	"image"
	"path/filepath"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// TestWatchAReplay plays the replay of the title in a window, stops it, goes on, and goes to its end.
func TestWatchAReplay(t *testing.T) {
	d := screentest.NewDisplay(t)
	file, err := filepath.Abs(attractFile)
	if err != nil {
		t.Fatal(err)
	}
	bin := screentest.Build(t, ".")
	w := d.Start(bin, append(screentest.NoSound(), "KRILL_REPLAY="+file)...)
	w.Until(func() bool { return progress(w.Shot()) > 20 }, "show how far it is")
	w.Key("space")
	w.Still()
	w.SavePNG("stopped")
	before := progress(w.Shot())
	w.Key("Right")
	w.Until(func() bool { return progress(w.Shot()) > before }, "go on by a second")
	w.Key("Home")
	w.Until(func() bool { return progress(w.Shot()) < before }, "go back to the start")
	w.Key("End")
	w.Until(func() bool { return progress(w.Shot()) >= w.Shot().Bounds().Dx()-1 }, "go to the end")
	w.SavePNG("end")
	w.Key("Escape")
	if code := w.Wait(); code != 0 {
		t.Errorf("left with Escape: got status %d; want 0", code)
	}
}

// progress returns the width of the bar at the lower edge, pixels.
func progress(img image.Image) int {
	b := img.Bounds()
	n := 0
	for x := b.Min.X; x < b.Max.X; x++ {
		if r, g, blue, _ := img.At(x, b.Max.Y-2).RGBA(); r>>8 > 200 && g>>8 > 200 && blue>>8 < 90 {
			n++
		}
	}
	return n
}
