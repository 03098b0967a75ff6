//go:build screen

package main

import (
	"image"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// look is what can be done with a window and with a page.
type look interface {
	Key(names ...string)
	Shot() image.Image
	SavePNG(name string) string
	Until(done func() bool, what string)
}

// effectsDiffer goes through all effects: each shows another picture, with more than a few colours.
func effectsDiffer(v look, right string) {
	v.Until(func() bool { return screentest.Colors(v.Shot()) > 40 }, "show the shore")
	for _, e := range effects[1:] {
		before := v.Shot()
		v.Key(right)
		v.Until(func() bool { shot := v.Shot(); return apart(shot, before) > 3 && screentest.Colors(shot) > 8 }, "show "+e.name)
		v.SavePNG(strings.ReplaceAll(e.name, ", ", "-"))
	}
}

// apart is how many in a hundred pixels of the upper half, where no water moves, differ.
func apart(a, b image.Image) int {
	n, all := 0, 0
	for y := range a.Bounds().Dy() / 2 {
		for x := range a.Bounds().Dx() {
			if all++; a.At(x, y) != b.At(x, y) {
				n++
			}
		}
	}
	return n * 100 / all
}

func TestEffectsInAWindow(t *testing.T) {
	w := screentest.NewDisplay(t).Start(screentest.Build(t, "."), screentest.NoSound()...)
	effectsDiffer(w, "Right")
	w.Close()
	if code := w.Wait(); code != 0 || strings.Contains(w.Output(), "shader") {
		t.Errorf("exit status %d and this output; want 0 and no word of shaders\n%s", code, w.Output())
	}
}

func TestEffectsOnAPage(t *testing.T) {
	p := screentest.NewBrowser(t).Open(screentest.Serve(t, screentest.BuildWeb(t, ".")))
	effectsDiffer(p, "ArrowRight")
}
