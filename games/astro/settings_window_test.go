//go:build screen

package main

import (
	"path/filepath"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// TestVolumeInAWindow chooses volumes in a pause, mutes, and starts the program again: it is silent from the first tick.
func TestVolumeInAWindow(t *testing.T) {
	bin, d := screentest.Build(t, "."), screentest.NewDisplay(t)
	sound := filepath.Join(t.TempDir(), "out.wav")
	env := append(screentest.NullSound(t.TempDir()), "KRILL_DEV=1", "KRILL_SEED=1", "KRILL_SOUND_OUT="+sound)
	w := d.Start(bin, env...)
	w.Key("Return")
	w.Until(func() bool { return said(t, w, "games") == 1 }, "start a game")
	w.Key("p")
	paused := w.Still()
	w.Key("v")
	w.Until(func() bool { return screentest.Distance(paused, w.Shot()) > 0.01 }, "open the panel")
	for range 3 {
		panel := w.Still()
		w.Key("Left")
		w.Until(func() bool { return !screentest.Equal(panel, w.Shot()) }, "turn the music down")
	}
	w.SavePNG("volume")
	panel := w.Still()
	w.Key("m")
	w.Until(func() bool { return !screentest.Equal(panel, w.Shot()) }, "mute")
	w.SavePNG("muted")
	w.Key("Escape")
	w.Until(func() bool { return screentest.Distance(panel, w.Shot()) > 0.01 }, "close the panel")
	w.Close()
	w.Wait()
	if peak, _, err := screentest.Loudness(sound); err != nil || peak < 0.01 {
		t.Errorf("before it was muted: got a peak of %.4f, error %v; want music", peak, err)
	}

	w = d.Start(bin, append(env, "HOME="+w.Home)...)
	w.Until(func() bool { return said(t, w, "ticks") > 120 }, "play its title")
	w.Close()
	w.Wait()
	if peak, _, err := screentest.Loudness(sound); err != nil || peak > 0.0005 {
		t.Errorf("after a restart: got a peak of %.4f, error %v; want silence", peak, err)
	}
}
