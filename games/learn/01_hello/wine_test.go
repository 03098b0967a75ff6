//go:build screen

package main

import (
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// TestTheFirstProgramRunsOnWindows shows its text move in a window of Wine's.
func TestTheFirstProgramRunsOnWindows(t *testing.T) {
	w := screentest.NewDisplay(t).StartWine(screentest.BuildWindows(t, "."))
	first := w.Shot()
	w.Until(func() bool { return !screentest.Equal(w.Shot(), first) }, "move")
	w.SavePNG("hello")
	w.Close()
	if code := w.Wait(); code != 0 {
		t.Errorf("exit status %d; want 0", code)
	}
}
