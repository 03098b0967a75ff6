package main

import (
	"strconv"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/render"
)

const volumeKey = "volume" // in the store

// loadVolume returns what the player chose in this or an earlier run.
func loadVolume(t *engine.Tick) (v audio.Volume) {
	t.Store.Get(volumeKey, &v)
	return v
}

// options is a menu of what a player may want otherwise. It lies over the title or over a pause.
type options struct {
	menu   menu
	volume audio.Volume
	access engine.Access // as it is now, to be shown
}

var linesOptions = []string{"Music", "Sounds", "Less motion", "Rumble", "Controls", "Done"}

func (s *options) Start(t *engine.Tick) error {
	s.menu.Top = 38
	s.volume, s.access = loadVolume(t), *t.Access
	return nil
}

func (s *options) Update(t *engine.Tick) error {
	taken, push := s.menu.update(t, len(linesOptions))
	if t.Input.Pressed(back) {
		t.Pop()
		return nil
	}
	switch s.menu.Row {
	case 0:
		s.turn(t, &s.volume.Music, taken, push)
	case 1:
		s.turn(t, &s.volume.Sound, taken, push)
	case 2:
		t.Access.ReduceMotion = t.Access.ReduceMotion != (taken || push != 0)
	case 3:
		t.Access.NoRumble = t.Access.NoRumble != (taken || push != 0)
	case 4:
		if taken {
			t.Push(&controls{})
		}
	default:
		if taken {
			t.Pop()
		}
	}
	s.access = *t.Access
	return nil
}

// turn makes a volume louder or softer; who takes the line goes on by two steps, and from the loudest to silence.
func (s *options) turn(t *engine.Tick, l *audio.Level, taken bool, push int) {
	switch {
	case push != 0:
		*l = l.Turn(push)
	case taken && l.Steps() == 10:
		*l = audio.LevelAt(0)
	case taken:
		*l = l.Turn(2)
	default:
		return
	}
	s.volume.Apply(t.Audio)
	t.Store.Put(volumeKey, s.volume)
}

func (s *options) Draw(c *render.Canvas) {
	c.Screen()
	dim(c, 1)
	middle(c, "OPTIONS", 4, bigText, coinCol)
	s.menu.draw(c, linesOptions, []string{
		strconv.Itoa(s.volume.Music.Steps()), strconv.Itoa(s.volume.Sound.Steps()),
		onOff(s.access.ReduceMotion), onOff(!s.access.NoRumble), "", "",
	})
}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}
