package audio

import (
	"encoding/json"
	"testing"
)

func TestLevels(t *testing.T) {
	for l, want := range map[Level]int{-99: 0, -1: 0, 0: 10, 1: 1, 7: 7, 10: 10, 99: 10} {
		if got := l.Steps(); got != want {
			t.Errorf("Level(%d).Steps: got %d; want %d", l, got, want)
		}
	}
	l := Level(0)
	for i := 9; i >= -2; i-- {
		l = l.Turn(-1)
		if got, want := l.Steps(), max(i, 0); got != want || l.Gain() != float64(want*want)/100 {
			t.Errorf("turned down: got %d at a gain of %v; want %d at its square", got, l.Gain(), want)
		}
	}
	if got := l.Turn(3).Turn(99).Steps(); got != 10 {
		t.Errorf("turned up: got %d; want 10", got)
	}
}

func TestVolumeApplies(t *testing.T) {
	s := newStage()
	if (Volume{}).Apply(s.Player); len(s.commands) != 0 {
		t.Errorf("the zero Volume: got %d commands; want none, all is at its loudest", len(s.commands))
	}
	v := Volume{Music: 5, Sound: -1, Master: 9}
	v.Apply(s.Player)
	n := len(s.commands)
	v.Apply(s.Player)
	if len(s.commands) != n {
		t.Error("the same Volume again: got commands; want none")
	}
	if s.Gain(BusMusic) != 0.25 || s.Gain(BusSFX) != 0 || s.Gain(BusUI) != 0 || s.Gain(BusSpeech) != 0 || s.Gain(BusMaster) != 0.81 {
		t.Errorf("gains: got music %v, sfx %v, master %v; want 0.25, 0, 0.81", s.Gain(BusMusic), s.Gain(BusSFX), s.Gain(BusMaster))
	}
	v.Mute = true
	if v.Apply(s.Player); s.Gain(BusMaster) != 0 || s.Gain(BusMusic) != 0.25 {
		t.Errorf("muted: got master %v, music %v; want 0, 0.25", s.Gain(BusMaster), s.Gain(BusMusic))
	}
	data, err := json.Marshal(v)
	if back := (Volume{}); err != nil || json.Unmarshal(data, &back) != nil || back != v {
		t.Errorf("stored: got %s, error %v, back %+v; want %+v", data, err, back, v)
	}
}

func TestMutedIsSilent(t *testing.T) {
	s := newStage()
	s.Music(songA, 0)
	s.step()
	Volume{Mute: true}.Apply(s.Player)
	s.step()
	if got := s.step(); got != 0 {
		t.Errorf("muted: got %v; want silence", got)
	}
	Volume{}.Apply(s.Player)
	s.step()
	if got := s.step(); got < 0.04 {
		t.Errorf("not muted any more: got %v; want the song", got)
	}
}
