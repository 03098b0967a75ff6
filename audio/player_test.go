package audio

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// stage is a player and a mixer that hears it, tick by tick.
type stage struct {
	*Player
	mixer *Mixer
	out   driver.Output
	tick  int64
	pcm   [1600]float32
	reads []string
}

func newStage() *stage {
	s := &stage{mixer: NewMixer()}
	s.Player = NewPlayer(s.read)
	s.Begin(0, 60)
	return s
}

// read serves tones named by their length in frames: "tone/4800"; others do not exist.
func (s *stage) read(name string) (PCM, error) {
	s.reads = append(s.reads, name)
	frames := map[string]int{"short": 2400, "second": 48000, "odd": 12345, "none": 0}
	n, ok := frames[name]
	if !ok {
		return PCM{}, fs.ErrNotExist
	}
	return PCM{Channels: 1, Samples: tone(1, n, 480, 0.4)}, nil
}

// step ends the tick, mixes it and begins the next one. It returns the loudest sample of the tick.
func (s *stage) step() float64 {
	s.out.Reset()
	s.End(&s.out)
	s.mixer.Do(&s.out)
	s.mixer.Mix(s.pcm[:])
	most := float32(0)
	for _, x := range s.pcm {
		most = max(most, x, -x)
	}
	s.tick++
	s.Begin(s.tick, 60)
	return float64(most)
}

func (s *stage) kinds() (kinds []driver.SoundKind) {
	for _, c := range s.commands {
		kinds = append(kinds, c.Kind)
	}
	return kinds
}

func TestPlayerSendsASoundOnce(t *testing.T) {
	s := newStage()
	s.Play(File("short"))
	s.PlayWith(File("short"), Play{Own: true})
	if len(s.sounds) != 1 || len(s.commands) != 2 {
		t.Errorf("first tick: got %d sounds, %d commands; want 1, 2", len(s.sounds), len(s.commands))
	}
	s.step()
	s.Play(File("short"))
	if len(s.sounds) != 0 || s.commands[0].At != 800 {
		t.Errorf("second tick: got %d sounds, a command at %d; want 0, 800", len(s.sounds), s.commands[0].At)
	}
	s.step()
	s.Reload(File("short"))
	s.Play(File("short"))
	if len(s.sounds) != 1 || !slices.Equal(s.reads, []string{"short", "short"}) {
		t.Errorf("after Reload: got %d sounds, reads %v; want 1, two", len(s.sounds), s.reads)
	}
}

func TestPlayerReportsEachBrokenFileOnce(t *testing.T) {
	s := newStage()
	for range 3 {
		if v := s.Play(File("missing")); s.Playing(v) || v != (Voice{}) {
			t.Errorf("a missing file: got voice %v; want none", v)
		}
	}
	s.Play(File("none"))
	errs := s.Errs()
	if len(errs) != 2 || !errors.Is(errs[0], fs.ErrNotExist) || !strings.Contains(errs[0].Error(), `load "missing"`) {
		t.Errorf("Errs: got %v; want one for each name", errs)
	}
	if again := s.Errs(); len(again) != 0 {
		t.Errorf("Errs again: got %v; want none", again)
	}
	p := NewPlayer(nil)
	p.Play(File("any"))
	if len(p.Errs()) != 1 {
		t.Error("a player without a loader: got no error; want one")
	}
	p.Play(Sound{12345})
	if len(p.Errs()) != 1 {
		t.Error("a sound that nobody named: got no error; want one")
	}
	if v := p.Play(Sound{}); v != (Voice{}) || len(p.Errs()) != 0 {
		t.Errorf("the zero Sound: got voice %v; want none and no error", v)
	}
}

// TestPlayingAgreesWithTheMixer plays at random and compares at each tick what the player believes with what sounds.
func TestPlayingAgreesWithTheMixer(t *testing.T) {
	s, rnd := newStage(), rand.New(rand.NewPCG(1, 2))
	files := []Sound{File("short"), File("odd"), Blip(1), Hit(2)}
	var voices []Voice
	for range 600 {
		if rnd.IntN(3) == 0 {
			p := Play{Pitch: 0.3 + 2*rnd.Float64(), Gain: 0.1, Loop: rnd.IntN(8) == 0, Pan: rnd.Float64()}
			voices = append(voices, s.PlayWith(files[rnd.IntN(len(files))], p))
		}
		if len(voices) > 0 && rnd.IntN(4) == 0 {
			s.Stop(voices[rnd.IntN(len(voices))], rnd.Float64()-0.3)
		}
		if len(voices) > 0 && rnd.IntN(4) == 0 {
			s.Set(voices[rnd.IntN(len(voices))], Play{Pitch: 0.3 + 2*rnd.Float64(), Gain: 0.2})
		}
		s.step()
		for _, v := range voices {
			s.agree(t, v)
		}
	}
}

// agree compares a voice on both sides, with a tick of tolerance at its end.
func (s *stage) agree(t *testing.T, v Voice) {
	t.Helper()
	track, i := s.mixer.track(v.id), s.state.find(v)
	switch {
	case i >= 0 && track == nil:
		if p := s.state.voices[i]; !p.play.Loop && float64(p.frames)-float64(p.head.pos)/one > 800*p.play.Pitch {
			t.Fatalf("tick %d, voice %d: got silence; want %v more frames", s.tick, v.id, float64(p.frames)-float64(p.head.pos)/one)
		}
	case i < 0 && track != nil && track.state == trackPlaying:
		if left := track.until(uint64(track.frames) * one); track.reach.loop || left > 800 {
			t.Fatalf("tick %d, voice %d: got %d frames more in the mixer; want silence", s.tick, v.id, left)
		}
	}
}

func TestPlayingEndsWithItsSound(t *testing.T) {
	s := newStage()
	v := s.Play(File("short")) // 2,400 frames are three ticks
	fast := s.PlayWith(File("short"), Play{Pitch: 3})
	loop := s.PlayWith(File("short"), Play{Loop: true})
	for tick := range 5 {
		if got, want := s.Playing(v), tick < 3; got != want {
			t.Errorf("tick %d: got playing %v; want %v", tick, got, want)
		}
		if got, want := s.Playing(fast), tick < 1; got != want {
			t.Errorf("tick %d at pitch 3: got playing %v; want %v", tick, got, want)
		}
		if !s.Playing(loop) {
			t.Errorf("tick %d: got a loop that ended; want it to go on", tick)
		}
		s.step()
	}
	if s.Playing(Voice{}) {
		t.Error("the zero Voice: got playing; want not")
	}
}

func TestResetBeginsAnew(t *testing.T) {
	s := newStage()
	v := s.Play(File("second"))
	s.SetGain(BusMaster, 0.25)
	s.step()
	s.step()
	s.Reset()
	s.tick = 0
	s.Begin(0, 60)
	if s.Playing(v) || s.Gain(BusMaster) != 1 {
		t.Errorf("after Reset: got playing %v, gain %v; want false, 1", s.Playing(v), s.Gain(BusMaster))
	}
	if again := s.Play(File("second")); again != v {
		t.Errorf("the first voice after Reset: got %v; want %v again", again, v)
	}
	if len(s.sounds) != 0 {
		t.Error("after Reset: got an upload; want none, the mixer has it")
	}
	s.step()
	if got := s.step(); got < 0.39 {
		t.Errorf("after Reset: got %v; want 0.4", got)
	}
}

// TestANewDriverHearsTheSame exchanges the mixer for a new one and wants the samples that the old one makes.
func TestANewDriverHearsTheSame(t *testing.T) {
	s := newStage()
	s.SetGain(BusMaster, 0.5)
	s.Music(File("odd"), 0)
	s.PlayWith(File("second"), Play{Pan: 0.5, Gain: 0.5})
	for range 20 {
		s.step()
	}
	s.Resend()
	s.Begin(s.tick, 60)
	old := s.mixer
	s.mixer = NewMixer()
	s.step()
	s.step()
	got := s.pcm
	old.Mix(s.pcm[:])
	old.Mix(s.pcm[:])
	for i := range got {
		if d := got[i] - s.pcm[i]; d > 1e-6 || d < -1e-6 {
			t.Fatalf("sample %d: got %v; want %v", i, got[i], s.pcm[i])
		}
	}
}

func TestStateIsACopy(t *testing.T) {
	s := newStage()
	s.Music(File("second"), 1)
	v := s.PlayWith(File("second"), Play{Loop: true})
	gone := s.Play(File("second"))
	s.Stop(gone, 0.5)
	s.step()
	saved := s.State()
	s.StopAll()
	s.SetGain(BusUI, 0)
	s.step()
	s.Restore(saved)
	if !reflect.DeepEqual(s.State(), saved) {
		t.Errorf("Restore: got %+v; want %+v", s.State(), saved)
	}
	s.Begin(s.tick, 60)
	if !s.Playing(v) || !s.Playing(gone) || s.Gain(BusUI) != 1 {
		t.Error("after Restore: got other voices or gains; want those of the snapshot")
	}
	if s.step(); s.mixer.track(v.id) == nil {
		t.Error("after Restore: got silence in the mixer; want the loop again")
	}
	for range 40 {
		s.step()
	}
	if s.Playing(gone) || !s.Playing(v) {
		t.Error("the fade after Restore: got no end; want it to end as before")
	}
}

func TestTicksOfAnyRate(t *testing.T) {
	for _, tps := range []int{0, 30, 60, 144, 240} {
		s := newStage()
		s.Begin(1000, tps)
		s.Play(File("second"))
		if tps == 0 {
			tps = 60
		}
		if got, want := s.commands[0].At, int64(1000*48000/tps); got != want {
			t.Errorf("%d ticks a second: got a command at %d; want %d", tps, got, want)
		}
	}
}

func TestPlayerDoesNotAllocate(t *testing.T) {
	s := newStage()
	coin, song := Coin(1), File("second")
	tick := func() {
		v := s.Play(coin)
		s.PlayWith(coin, Play{Pan: 0.5, Pitch: 1.1})
		s.Set(v, Play{Gain: 0.5})
		s.Music(song, 1)
		w := s.PlayWith(song, Play{Delay: 0.01, FadeIn: 0.1, Limit: 2})
		Glide(s.Player, w, Play{Gain: 0.3, Pitch: 0.5}, 0.1)
		Pause(s.Player, v)
		Resume(s.Player, v)
		StopWith(s.Player, w, Stop{Delay: 0.1, AtZero: true})
		if s.Playing(v) && s.Position(v) == 0 {
			s.Stop(v, 0.2)
		}
		s.step()
	}
	for range 100 {
		tick()
	}
	if n := testing.AllocsPerRun(100, tick); n != 0 {
		t.Errorf("a tick with sound: got %v allocations; want 0", n)
	}
}
