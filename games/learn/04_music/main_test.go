package main

import (
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/input"
)

// tap presses a key in one tick and lets it go in the next, and returns the songs that began and ended.
func tap(l *engine.Loop, k driver.Key) (began []driver.SoundID, ended int) {
	for _, down := range [...]bool{true, false} {
		out := l.Tick(&driver.Input{Width: 640, Height: 360, Keys: []driver.KeyEvent{{Key: k, Down: down}}})
		l.Draw(0)
		for _, c := range out.Commands {
			switch {
			case c.Kind == driver.SoundPlay && c.Fade == 72000:
				began = append(began, c.Sound)
			case c.Kind == driver.SoundStop && c.Fade == 72000:
				ended++
			}
		}
	}
	return began, ended
}

func TestTunesCross(t *testing.T) {
	l := engine.New(&music{}, engine.Config{}, nil)
	if began, _ := tap(l, driver.KeyUp); len(began) != 1 || began[0] != day.ID() {
		t.Errorf("at first: got %x; want the day, %x", began, day.ID())
	}
	for _, want := range []audio.Sound{night, day, night} {
		if began, ended := tap(l, driver.KeySpace); len(began) != 1 || began[0] != want.ID() || ended != 1 {
			t.Errorf("after Space: got %x, %d that ended; want %v and the other's end", began, ended, want)
		}
	}
	if began, ended := tap(l, driver.KeyUp); len(began) != 0 || ended != 0 {
		t.Error("without Space: got another song; want the same")
	}
}

func TestVolumeIsRemembered(t *testing.T) {
	m, again := &music{}, &music{}
	g := enginetest.New(t, m, engine.Config{}).Press(input.KeyDown).Press(input.KeyS).Press(mute)
	g.Reopen(again).Step(1)
	if want := (audio.Volume{Music: 8, Mute: true}); m.volume != want || again.volume != want {
		t.Errorf("got %+v, and %+v after a new start; want %+v", m.volume, again.volume, want)
	}
}

func TestTunesAreRight(t *testing.T) {
	for _, s := range []audio.Sound{day, night} {
		m := audio.NewPlayer(nil)
		v := m.Play(s)
		if errs := m.Errs(); len(errs) != 0 || !m.Playing(v) {
			t.Errorf("%v: got %v; want a tune", s, errs)
		}
	}
}
