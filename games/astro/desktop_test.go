//go:build screen

package main

import (
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// TestAnotherWindow shows that a game whose player turns to another window stands still until he lets it go on.
func TestAnotherWindow(t *testing.T) {
	d := screentest.NewDesktop(t)
	bin := screentest.Build(t, ".")
	w := d.Start(bin, append(screentest.NoSound(), "KRILL_DEV=1")...)
	w.Key("Return")
	w.Until(func() bool { return said(t, w, "games") == 1 }, "start a game")
	other := d.Start(bin, screentest.NoSound()...)
	other.Until(func() bool { return screentest.Colors(other.Shot()) > 50 }, "draw the title")
	other.Focus() // which a window that is still opening may ask for later
	w.Focus()
	score := said(t, w, "score")
	paused := w.Still()
	w.SavePNG("away")
	w.KeyUntil(func() bool { return !screentest.Equal(w.Shot(), paused) }, "go on", "p")
	w.Minimise()
	w.Focus()
	w.Until(func() bool { return screentest.Colors(w.Shot()) > 50 }, "draw again")
	w.Still()
	if now := said(t, w, "score"); now != score {
		t.Errorf("the score went from %d to %d while nobody played", score, now)
	}
	w.Close()
	if code := w.Wait(); code != 0 {
		t.Errorf("exit status %d; want 0", code)
	}
}
