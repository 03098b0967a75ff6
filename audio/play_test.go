package audio

import (
	"slices"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

func TestZeroMeansOneAndNegativeIsSilence(t *testing.T) {
	s := newStage()
	v := s.PlayWith(File("second"), Play{})
	if c := s.commands[0]; c.Gain != 1 || c.Pitch != 1 || c.Pan != 0 || c.Bus != BusSFX.id() {
		t.Errorf("the zero Play: got %+v; want gain 1, pitch 1, sfx", c)
	}
	s.step()
	s.Set(v, Play{Gain: Silent})
	s.step()
	if got := s.step(); got != 0 {
		t.Errorf("Silent: got a sample of %v; want silence", got)
	}
	if !s.Playing(v) {
		t.Error("Silent: got an end; want it to go on")
	}
	s.Set(v, Play{})
	s.step()
	if got := s.step(); got < 0.39 {
		t.Errorf("the zero Play again: got %v; want 0.4", got)
	}
}

func TestSetSaysOnlyWhatChanged(t *testing.T) {
	s := newStage()
	v := s.PlayWith(File("second"), Play{Loop: true, Bus: BusUI})
	s.step()
	s.Set(v, Play{Gain: 1})
	s.Set(v, Play{Pan: 0.5})
	s.Set(v, Play{Pan: 0.5, Bus: BusSpeech})
	s.Set(Voice{99}, Play{Pan: -1})
	if want := []driver.SoundKind{driver.SoundSet}; !slices.Equal(s.kinds(), want) {
		t.Errorf("commands: got %v; want %v", s.kinds(), want)
	}
}

func TestTheWeakestVoiceGivesWay(t *testing.T) {
	s := newStage()
	song := s.PlayWith(File("second"), Play{Gain: 0.01, Bus: BusMusic})
	loop := s.PlayWith(File("second"), Play{Gain: 0.02, Loop: true})
	var voices []Voice
	for i := range maxVoices - 2 {
		voices = append(voices, s.PlayWith(File("second"), Play{Gain: 1 + float64(i%2), Own: true}))
	}
	s.step()
	if v := s.PlayWith(File("second"), Play{Gain: 0.5, Own: true}); v != (Voice{}) {
		t.Errorf("one more that is the quietest: got %v; want none", v)
	}
	s.PlayWith(File("second"), Play{Gain: 1, Own: true})
	s.PlayWith(File("second"), Play{Gain: Silent, Bus: BusUI})
	for i, want := range []bool{false, true, false, true, true, true} {
		if got := s.Playing(voices[i]); got != want {
			t.Errorf("voice %d: got playing %v; want %v", i, got, want)
		}
	}
	if !s.Playing(song) || !s.Playing(loop) {
		t.Errorf("quiet music and a loop: got playing %v, %v; want both", s.Playing(song), s.Playing(loop))
	}
	for range 300 {
		s.PlayWith(File("second"), Play{Gain: 3, Own: true})
	}
	if n := len(s.state.voices); n != maxVoices {
		t.Errorf("voices: got %d; want %d", n, maxVoices)
	}
	before := float64(s.pcm[len(s.pcm)-2])
	s.step()
	if step := max(biggestStep(sides(s.pcm[:])), sides(s.pcm[:])[0]-before); step > 0.2 {
		t.Errorf("stealing: got a step of %.3f; want at most 0.2", step)
	}
}

func sides(pcm []float32) (left []float64) {
	for i := 0; i < len(pcm); i += 2 {
		left = append(left, float64(pcm[i]))
	}
	return left
}

func TestMusic(t *testing.T) {
	s := newStage()
	s.Music(File("second"), 0.5)
	first := s.state.music
	s.step()
	s.Music(File("second"), 0.5)
	if len(s.commands) != 0 || !s.Playing(first) {
		t.Errorf("the same song: got %d commands; want none", len(s.commands))
	}
	s.Music(File("odd"), 0.5)
	if want := []driver.SoundKind{driver.SoundStop, driver.SoundPlay}; !slices.Equal(s.kinds(), want) {
		t.Errorf("another song: got %v; want %v", s.kinds(), want)
	}
	if c := s.commands[1]; !c.Loop || c.Fade != 24000 || c.Bus != BusMusic.id() {
		t.Errorf("another song: got %+v; want a loop that fades in over 24000 on music", c)
	}
	for range 40 {
		s.step()
	}
	second := s.state.music
	if s.Playing(first) || !s.Playing(second) {
		t.Errorf("after the fade: got playing %v, %v; want the second alone", s.Playing(first), s.Playing(second))
	}
	s.Music(Sound{}, 0.1)
	for range 10 {
		s.step()
	}
	if got := s.step(); s.Playing(second) || got != 0 {
		t.Errorf("music ended: got playing %v at %v; want silence", s.Playing(second), got)
	}
	s.Music(File("odd"), 0)
	s.StopAll()
	s.Music(File("odd"), 0)
	if !s.Playing(s.state.music) {
		t.Error("the song after StopAll: got nothing; want it again")
	}
}

func TestBusGains(t *testing.T) {
	s := newStage()
	s.PlayWith(File("second"), Play{Bus: BusSpeech, Loop: true})
	s.SetGain(BusSpeech, 0.5)
	s.SetGain(BusMaster, 0.5)
	s.SetGain(BusMusic, 0)
	s.step()
	if got := s.step(); got < 0.099 || got > 0.101 {
		t.Errorf("0.4 at half of half: got %.4f; want 0.1", got)
	}
	if s.Gain(BusSpeech) != 0.5 || s.Gain(BusMusic) != 0 || s.Gain(BusSFX) != 1 {
		t.Error("Gain: got other than was set")
	}
	s.SetGain(BusSpeech, 0.5)
	if len(s.commands) != 0 {
		t.Errorf("the same gain: got %d commands; want none", len(s.commands))
	}
	if panicText(func() { s.SetGain(buses, 1) }) == "" || panicText(func() { s.PlayWith(Coin(1), Play{Bus: 9}) }) == "" {
		t.Error("a bus that does not exist: got no panic; want one")
	}
	if got := BusUI.String() + BusMaster.String() + Bus(9).String(); got != "uimasterbus 9" {
		t.Errorf("String: got %q", got)
	}
}
