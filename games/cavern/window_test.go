//go:build screen

package main

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// TestPlayInAWindow starts a game with real keys, walks and jumps, pauses, and closes the window.
func TestPlayInAWindow(t *testing.T) {
	d := screentest.NewDisplay(t)
	env := append(screentest.NoSound(), "KRILL_DEV=1", "KRILL_SEED=1")
	w := d.Start(screentest.Build(t, "."), env...)
	w.Until(func() bool { return screentest.Colors(w.Shot()) > 50 }, "draw the title")
	w.Key("Return")
	w.Until(func() bool { return strings.Contains(told(w), "The Mouth") }, "start a game")
	from := heroX(t, w)
	w.KeyDown("Right")
	w.Until(func() bool {
		w.KeyDown("space")
		time.Sleep(150 * time.Millisecond)
		w.KeyUp("space")
		return heroX(t, w) > from+120
	}, "walk and jump to the right")
	w.KeyUp("Right")
	w.SavePNG("play")
	w.Key("p")
	w.Still()
	w.SavePNG("paused")
	w.Close()
	if code := w.Wait(); code != 0 {
		t.Errorf("exit status %d; want 0\n%s", code, w.Output())
	}
}

// told asks the game how it goes.
func told(w *screentest.Window) string {
	seen := strings.Count(w.Output(), "engine: ")
	w.KeyUntil(func() bool { return strings.Count(w.Output(), "engine: ") > seen }, "answer F9", "F9")
	out := w.Output()
	line, _, _ := strings.Cut(out[strings.LastIndex(out, "engine: "):], "\n")
	return line
}

// heroX returns where the hero is on the X axis, logical pixels.
func heroX(t *testing.T, w *screentest.Window) int {
	t.Helper()
	line := told(w)
	m := regexp.MustCompile(`hero at (\d+)`).FindStringSubmatch(line)
	if m == nil {
		t.Fatalf("no hero in %q", line)
	}
	x, err := strconv.Atoi(m[1])
	if err != nil {
		t.Fatal(err)
	}
	return x
}
