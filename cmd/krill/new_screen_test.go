//go:build screen

package main

import (
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// TestNewGameInAWindow swims a little.
func TestNewGameInAWindow(t *testing.T) {
	newGame(t)
	w := screentest.NewDisplay(t).Start(screentest.Build(t, "."), screentest.NoSound()...)
	first := w.Shot()
	w.KeyDown("d")
	w.KeyDown("s")
	w.Until(func() bool { return screentest.Distance(w.Shot(), first) > 0.001 }, "swim")
	w.KeyUp("d", "s")
	w.SavePNG("new")
	w.Close()
	if code := w.Wait(); code != 0 {
		t.Errorf("got exit status %d; want 0\n%s", code, w.Output())
	}
}
