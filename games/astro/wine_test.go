//go:build screen

package main

import (
	"image"
	"os"
	"path/filepath"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// TestPlayOnWindows plays the program for Windows under Wine, by OpenGL, to a high score, and starts it again to see it.
func TestPlayOnWindows(t *testing.T) {
	d := screentest.NewDisplay(t)
	exe := screentest.BuildWindows(t, ".")
	w := d.StartWine(exe, "KRILL_DEV=1", "KRILL_SEED=1")
	w.Until(func() bool { return screentest.Colors(w.Shot()) > 50 }, "draw the title")
	w.SavePNG("title")
	w.Key("Return")
	w.Until(func() bool { return said(t, w, "games") == 1 }, "start a game")
	turnAndThrust(t, w)
	breakARock(t, w)
	pauseAndResize(t, w)
	fullScreen(w)
	worst := firstTable().Rows[tableRows-1]
	for loseAll(t, w, worst.Score); said(t, w, "score") <= worst.Score; loseAll(t, w, worst.Score) {
		games := said(t, w, "games")
		w.Until(func() bool { w.Key("Return"); return said(t, w, "games") > games }, "try again")
	}
	w.Type("win")
	w.Until(func() bool { w.Key("Return"); return said(t, w, "own scores") == 1 }, "enter a high score")
	w.SavePNG("scores")
	w.Close()
	if code := w.Wait(); code != 0 {
		t.Errorf("exit status %d; want 0\n%s", code, w.Output())
	}
	saved := filepath.Join(screentest.WineSaves(t), "krill", "astro", "save")
	if files, err := os.ReadDir(saved); err != nil || len(files) == 0 {
		t.Errorf("got %d saves, %v; want some where Windows keeps them", len(files), err)
	}

	again := d.StartWine(exe, "KRILL_DEV=1")
	if n := said(t, again, "own scores"); n != 1 {
		t.Errorf("after a restart there are %d own scores; want 1", n)
	}
	again.SavePNG("again")
	again.Close()
	if code := again.Wait(); code != 0 {
		t.Errorf("the second time: exit status %d; want 0", code)
	}
}

// fullScreen makes the game cover the screen and come back.
func fullScreen(w *screentest.Window) {
	size := w.Place().Size()
	w.Key("F11")
	w.Until(func() bool { return w.Place() == image.Rect(0, 0, 1024, 768) && screentest.Colors(w.Shot()) > 50 }, "cover the screen")
	w.SavePNG("full")
	w.Key("F11")
	w.Until(func() bool { return w.Place().Size() == size && screentest.Colors(w.Shot()) > 50 }, "come back")
}
