package main

import (
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/save"
)

// clickAt presses the mouse's button in a place of the field and lets it go in the next tick.
func clickAt(l *engine.Loop, at geom.Vec) {
	in := window()
	in.Mouse.X, in.Mouse.Y = at.X, at.Y
	for _, down := range [...]bool{true, false} {
		in.Buttons = []driver.ButtonEvent{{Down: down, X: at.X, Y: at.Y}}
		l.Tick(in)
		l.Draw(0)
	}
}

// touchAt does the same with a finger.
func touchAt(l *engine.Loop, at geom.Vec) {
	in := window()
	for _, phase := range [...]driver.TouchPhase{driver.TouchBegan, driver.TouchEnded} {
		in.Touches = []driver.TouchEvent{{ID: 7, Phase: phase, X: at.X, Y: at.Y}}
		l.Tick(in)
		l.Draw(0)
	}
}

// segment returns the middle of a step of a bar.
func segment(row, n int) geom.Vec {
	return geom.V(bar.X+bar.W/10*(float64(n)-0.5), rowRect(row).Center().Y)
}

func TestSettingsByKeys(t *testing.T) {
	g := &game{}
	l := newLoop(g, nil)
	in := window()
	step(l, in, 30)
	tap(l, in, driver.KeyV)
	if !g.settings.open {
		t.Fatal("V on the title: got no panel; want it")
	}
	for range 3 {
		tap(l, in, driver.KeyLeft)
	}
	tap(l, in, driver.KeyDown)
	for range 12 {
		tap(l, in, driver.KeyLeft)
	}
	tap(l, in, driver.KeyDown)
	tap(l, in, driver.KeyEnter)
	if want := (audio.Volume{Music: 7, Sound: -1, Mute: true}); g.settings.volume != want || !g.settings.open {
		t.Errorf("after the keys: got %+v; want %+v, with the panel", g.settings.volume, want)
	}
	tap(l, in, driver.KeyEscape)
	if g.settings.open || g.mode != title {
		t.Errorf("after Escape: got panel %v, mode %d; want the title alone", g.settings.open, g.mode)
	}
	tap(l, in, driver.KeyEnter)
	tap(l, in, driver.KeyV)
	if g.mode != playing || g.settings.open {
		t.Errorf("V in play: got mode %d, panel %v; want play without a panel", g.mode, g.settings.open)
	}
	tap(l, in, driver.KeyP)
	tap(l, in, driver.KeyTab)
	tap(l, in, driver.KeyP)
	if g.settings.open || g.paused == 0 {
		t.Errorf("P over the panel in a pause: got panel %v, paused %v; want the pause alone", g.settings.open, g.paused)
	}
}

func TestSettingsByPointer(t *testing.T) {
	for name, hit := range map[string]func(*engine.Loop, geom.Vec){"mouse": clickAt, "finger": touchAt} {
		g := &game{}
		l := newLoop(g, nil)
		step(l, window(), 30)
		hit(l, speakerSpot.Center())
		hit(l, segment(0, 4))
		hit(l, segment(1, 9))
		hit(l, rowRect(muteRow).Center())
		if want := (audio.Volume{Music: 4, Sound: 9, Mute: true}); g.settings.volume != want {
			t.Errorf("%s: got %+v; want %+v", name, g.settings.volume, want)
		}
		hit(l, geom.V(bar.X-8, rowRect(0).Center().Y))
		if got := g.settings.volume.Music.Steps(); got != 0 {
			t.Errorf("%s, left of the bar: got %d; want 0", name, got)
		}
		hit(l, geom.V(5, 5))
		if g.settings.open || g.mode != title {
			t.Errorf("%s, beside the panel: got panel %v, mode %d; want the title alone", name, g.settings.open, g.mode)
		}
	}
}

// TestSettingsOutliveTheRun changes the volumes and starts the program again on the same disk.
func TestSettingsOutliveTheRun(t *testing.T) {
	disk := save.Memory()
	g := &game{}
	l := newLoop(g, disk)
	in := window()
	step(l, in, 3)
	tap(l, in, driver.KeyV)
	tap(l, in, driver.KeyLeft)
	tap(l, in, driver.KeyM)
	l.Close()
	again := &game{}
	out := newLoop(again, disk).Tick(window())
	if want := (audio.Volume{Music: 9, Mute: true}); again.settings.volume != want {
		t.Errorf("after a new start: got %+v; want %+v", again.settings.volume, want)
	}
	gains := map[driver.BusID]float32{}
	for _, c := range out.Commands {
		if c.Kind == driver.SoundGain {
			gains[c.Bus] = c.Gain
		}
	}
	if master, set := gains[0]; !set || master != 0 || gains[2] != 0.81 {
		t.Errorf("the first tick: got gains %v; want silence, and music at 0.81", gains)
	}
}

func TestMAnywhere(t *testing.T) {
	g := &game{}
	l := newLoop(g, nil)
	in := window()
	step(l, in, 3)
	tap(l, in, driver.KeyEnter)
	tap(l, in, driver.KeyM)
	if !g.settings.volume.Mute || g.settings.told == 0 {
		t.Error("M in play: got sound; want none, and to be told")
	}
	tap(l, in, driver.KeyM)
	if g.settings.volume.Mute {
		t.Error("M again: got silence; want sound")
	}
	g.score.points, g.rank = 99990, 0
	g.enter(entering)
	in.Text = []driver.TextEvent{{Kind: driver.TextCommit, Text: "m"}}
	tap(l, in, driver.KeyM)
	if g.settings.volume.Mute || g.entry.name[0] != 'M' {
		t.Errorf("M among initials: got mute %v, name %q; want the letter", g.settings.volume.Mute, g.entry.name)
	}
}

func TestPauseLowersTheMusic(t *testing.T) {
	g := &game{mode: playing, paused: 1}
	g.settings.volume.Music = 8
	tick := newTick()
	if g.applyVolume(tick); tick.Audio.Gain(audio.BusMusic) != 0.16 || tick.Audio.Gain(audio.BusSFX) != 1 {
		t.Errorf("in a pause: got music %v, sound %v; want 0.16, 1", tick.Audio.Gain(audio.BusMusic), tick.Audio.Gain(audio.BusSFX))
	}
	g.settings.open = true
	if g.applyVolume(tick); tick.Audio.Gain(audio.BusMusic) != 0.64 {
		t.Errorf("with the panel: got music %v; want 0.64, as it will be", tick.Audio.Gain(audio.BusMusic))
	}
}
