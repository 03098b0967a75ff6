//go:build screen

package main

import (
	"image"
	"image/color"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
	"github.com/krill2d/krill/render"
)

// kite returns how many pixels are the kite's.
func kite(shot image.Image) (n int) {
	b := shot.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if c := render.Color(color.NRGBAModel.Convert(shot.At(x, y)).(color.NRGBA)); c == render.Hex(0x3d6fb4) || c == render.Hex(0x5a92dc) {
				n++
			}
		}
	}
	return n
}

// TestKeysInAWindow presses a key, and looks for its picture.
func TestKeysInAWindow(t *testing.T) {
	w := screentest.NewDisplay(t).Start(screentest.Build(t, "."), screentest.NoSound()...)
	w.Move(450, 120)
	before := w.Still()
	w.KeyDown("shift", "q")
	w.Until(func() bool { return screentest.Distance(before, w.Shot()) > 0 && screentest.Equal(w.Shot(), w.Shot()) }, "show the keys")
	w.SavePNG("keys")
	w.KeyUp("q", "shift")
	w.Close()
	if code := w.Wait(); code != 0 {
		t.Errorf("exit status %d; want 0\n%s", code, w.Output())
	}
}

// TestAPinchOnAPhone makes the kite twice as large with two fingers, and opens the field.
func TestAPinchOnAPhone(t *testing.T) {
	url := screentest.Serve(t, screentest.BuildWeb(t, "."))
	p := screentest.NewBrowser(t).OpenOn(screentest.Screen{Width: 640, Height: 360, Scale: 2, Touch: true}, url)
	small := 0
	p.Until(func() bool { small = kite(p.Shot()); return small > 1000 }, "show the kite")
	p.TouchStart(screentest.Touch{ID: 1, X: 455, Y: 190}, screentest.Touch{ID: 2, X: 505, Y: 190})
	for i := range 10 {
		d := 2.5 * float64(i+1)
		p.TouchMove(screentest.Touch{ID: 1, X: 455 - d, Y: 190}, screentest.Touch{ID: 2, X: 505 + d, Y: 190})
	}
	p.SavePNG("pinching")
	p.TouchEnd()
	p.Until(func() bool { n := kite(p.Shot()); return n > small*38/10 && n < small*42/10 }, "show it twice as large")
	p.Tap(100, 340)
	p.Until(func() bool { return p.Eval(`document.activeElement.tagName`) == "TEXTAREA" }, "give the field the keyboard")
	p.Protocol("Input.imeSetComposition", map[string]any{"text": "shri", "selectionStart": 4, "selectionEnd": 4})
	before := p.Still()
	p.Protocol("Input.insertText", map[string]any{"text": "shrimp"})
	p.Until(func() bool { return !screentest.Equal(p.Shot(), before) }, "show what was written")
	p.SavePNG("phone")
}
