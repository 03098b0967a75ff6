package effects

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/krill2d/krill/audio"
)

// level returns how loud a frequency is in what was mixed, 1 for a tone of full scale.
func level(pcm []float32, hz float64) float64 {
	x := side(pcm, 0)
	return 2 * gainAt(x, hz) / float64(len(x))
}

func TestDuckingMakesRoomForSpeech(t *testing.T) {
	s := newStage()
	s.loop("low", audio.BusMusic) // 0.2
	Duck(s.Player, audio.BusMusic, audio.BusSpeech, Ducking{Depth: 12, Attack: 0.05, Hold: 0.2, Release: 0.3})
	near(t, "music alone", level(s.run(60), 110), 0.2, 0.002)
	s.PlayWith(audio.File("word"), audio.Play{Bus: audio.BusSpeech}) // a quarter of a second
	s.run(6)
	near(t, "music under speech", level(s.run(12), 110), 0.2/4, 0.006)
	s.run(6)
	near(t, "music while it is held down", level(s.run(1), 110), 0.2/4, 0.03)
	s.run(30)
	near(t, "music afterwards", level(s.run(60), 110), 0.2, 0.002)

	s.SetGain(audio.BusSpeech, 0)
	s.run(1)
	s.PlayWith(audio.File("word"), audio.Play{Bus: audio.BusSpeech})
	s.run(6)
	near(t, "music under speech that nobody hears", level(s.run(12), 110), 0.2, 0.008)
	s.SetGain(audio.BusSpeech, 1)
	StopDucking(s.Player, audio.BusMusic)
	s.run(10)
	s.PlayWith(audio.File("word"), audio.Play{Bus: audio.BusSpeech})
	near(t, "music without ducking", level(s.run(15), 110), 0.2, 0.008)
}

// TestDuckingIsReadyBeforeTheSound begins music in the middle of speech.
func TestDuckingIsReadyBeforeTheSound(t *testing.T) {
	s := newStage()
	Duck(s.Player, audio.BusMusic, audio.BusSpeech, Ducking{Depth: 20})
	s.loop("word", audio.BusSpeech)
	s.run(30)
	s.loop("low", audio.BusMusic)
	near(t, "music that begins under speech", level(s.run(6), 110), 0.02, 0.004)
}

func TestDuckingRefusesWhatCannotBe(t *testing.T) {
	s := newStage()
	child := audio.SubBus("test child", audio.BusMusic)
	for want, by := range map[string]audio.Bus{"is a part of that itself": audio.BusMusic, "by the master": audio.BusMaster} {
		func() {
			defer func() {
				if got, _ := recover().(string); !strings.Contains(got, want) {
					t.Errorf("duck by %v: got %q; want a panic with %q", by, got, want)
				}
			}()
			Duck(s.Player, child, by, Ducking{})
		}()
	}
	// Two that duck each other: the one that is mixed first goes on as it is.
	s.loop("low", audio.BusMusic)
	s.loop("high", audio.BusSFX)
	Duck(s.Player, audio.BusMusic, audio.BusSFX, Ducking{Depth: 20})
	Duck(s.Player, audio.BusSFX, audio.BusMusic, Ducking{Depth: 20})
	s.run(30)
	pcm := s.run(30)
	if a, b := level(pcm, 110), level(pcm, 3520); math.Abs(max(a, b)-0.2) > 0.01 || math.Abs(min(a, b)-0.02) > 0.01 {
		t.Errorf("two that duck each other: got %.3f and %.3f; want one of them down", a, b)
	}
}

func TestBlendGoesToAMixAndBack(t *testing.T) {
	s := newStage()
	s.loop("low", audio.BusMusic)
	s.loop("high", audio.BusSFX)
	under := Mix{{Bus: audio.BusMaster, Chain: Chain(LowPass{Hz: 500})}, {Bus: audio.BusMusic, Gain: 0.5}}
	s.SetGain(audio.BusMusic, 0.8)
	s.run(2)
	Blend(s.Player, under, 1)
	for range 30 {
		Blend(s.Player, under, 1) // again and again: nothing happens
		s.step()
	}
	s.SetGain(audio.BusMusic, 1) // while it goes on
	half := s.run(1)
	near(t, "music on the way", rms(side(half, 0)), 0.2*0.75*math.Sqrt2/2, 0.02)
	s.run(40)
	pcm := s.run(60)
	near(t, "music in the mix", level(pcm, 110), 0.1*analogue(LowPass{Hz: 500, Q: flat}, 110), 0.001)
	near(t, "effects in the mix", level(pcm, 3520), 0.2*analogue(LowPass{Hz: 500, Q: flat}, 3520), 0.001)
	Blend(s.Player, nil, 0.5)
	s.run(40)
	pcm = s.run(60)
	near(t, "music afterwards", level(pcm, 110), 0.2, 0.002)
	near(t, "effects afterwards", level(pcm, 3520), 0.2, 0.002)
	if got := audio.ChainOf(s.Player, audio.BusMaster); got != (audio.Chain{}) {
		t.Errorf("ChainOf: got %v; want none", got)
	}
}

func TestSetReplacesAndEnds(t *testing.T) {
	s := newStage()
	s.loop("high", audio.BusSFX)
	Set(s.Player, audio.BusSFX, LowPass{Hz: 300}, Peak{})
	if got, want := audio.ChainOf(s.Player, audio.BusSFX), Chain(LowPass{Hz: 300}, Peak{}); got != want {
		t.Errorf("ChainOf: got %v; want %v", got, want)
	}
	s.run(20)
	if got := level(s.run(20), 3520); got > 0.01 {
		t.Errorf("a high tone below a low pass: got %v; want hardly anything", got)
	}
	Set(s.Player, audio.BusSFX, Limiter{})
	s.run(10)
	near(t, "a high tone through a limiter", level(s.run(20), 3520), 0.2, 0.001)
	Set(s.Player, audio.BusSFX)
	s.run(10)
	near(t, "a high tone afterwards", level(s.run(20), 3520), 0.2, 0.001)
	defer func() {
		if got, _ := recover().(string); !strings.Contains(got, "chain 5 effects") {
			t.Errorf("five effects: got %q; want a panic that says so", got)
		}
	}()
	Set(s.Player, audio.BusSFX, LowPass{}, LowPass{}, LowPass{}, LowPass{}, LowPass{})
}

// TestANewDriverHearsTheSame exchanges the mixer for a new one in the middle of everything, and wants what the old one
// makes from 5 ms on.
func TestANewDriverHearsTheSame(t *testing.T) {
	s := newStage()
	s.loop("low", hall)
	s.loop("high", audio.BusMusic)
	s.SetGain(hall, 0.7)
	s.run(2)
	Set(s.Player, hall, LowPass{Hz: 2000}, Compressor{})
	Duck(s.Player, audio.BusMusic, audio.BusSFX, Ducking{})
	audio.Mute(s.Player, audio.BusUI, true)
	s.run(60)
	Blend(s.Player, Mix{{Bus: hall, Gain: 0.2}, {Bus: audio.BusMaster, Chain: Chain(HighPass{Hz: 60})}}, 2)
	s.run(30)
	saved := s.State()
	other := newStage()
	other.tick = s.tick
	other.Restore(saved)
	if got := other.State(); !reflect.DeepEqual(got, saved) {
		t.Errorf("Restore: got %+v; want %+v", got, saved)
	}
	other.Begin(other.tick, 60)
	s.run(30)
	other.run(30)
	want, got := s.run(60), other.run(60)
	for i := range want {
		if math.Abs(float64(want[i]-got[i])) > 0.002 {
			t.Fatalf("sample %d: got %v; want %v", i, got[i], want[i])
		}
	}
	if audio.ChainOf(other.Player, hall) != Chain(LowPass{Hz: 2000}, Compressor{}) || !audio.Muted(other.Player, audio.BusUI) || other.Gain(hall) != 0.7 {
		t.Error("after Restore: got other settings; want those of the snapshot")
	}
}

// TestStateIsACopy changes everything after a snapshot was taken.
func TestStateIsACopy(t *testing.T) {
	s := newStage()
	s.loop("low", hall)
	Set(s.Player, hall, Echo{})
	s.run(1)
	saved, again := s.State(), s.State()
	s.SetGain(hall, 0.1)
	Set(s.Player, hall, Reverb{})
	audio.Solo(s.Player, audio.BusUI, true)
	s.run(10)
	if !reflect.DeepEqual(saved, again) {
		t.Errorf("a snapshot: got %+v after the game went on; want %+v", saved, again)
	}
	s.Reset()
	s.tick = 0
	s.Begin(0, 60)
	if audio.Soloed(s.Player, audio.BusUI) || audio.ChainOf(s.Player, hall) != (audio.Chain{}) || s.Gain(hall) != 1 || audio.CountBuses(s.Player) != 5 {
		t.Error("after Reset: got buses and effects of before; want none")
	}
}

// TestARewindHasNoEchoOfTheFuture goes back to before a sound whose reverb is still heard.
func TestARewindHasNoEchoOfTheFuture(t *testing.T) {
	s := newStage()
	Set(s.Player, audio.BusSFX, Reverb{Decay: 10, Mix: 1})
	s.run(4)
	saved, tick := s.State(), s.tick
	s.PlayWith(audio.File("word"), audio.Play{Gain: 2})
	if got := rms(side(s.run(30), 0)); got < 0.1 {
		t.Fatalf("the reverb: got %v; want it loud", got)
	}
	s.Restore(saved)
	s.tick = tick
	s.Begin(tick, 60)
	s.run(1)
	if got := highest(side(s.run(10), 0)); got > 0 {
		t.Errorf("after the rewind: got %v; want silence", got)
	}
	s.PlayWith(audio.File("word"), audio.Play{})
	s.run(15)
	if got := rms(side(s.run(5), 0)); got < 0.01 {
		t.Errorf("the next word: got %v of reverb; want some", got)
	}
}

func TestSetDoesNotAllocateInTheMixer(t *testing.T) {
	s := newStage()
	s.loop("low", audio.BusSFX)
	a, b := Chain(LowPass{}, Reverb{}), Chain(Echo{}, Chorus{})
	under := Mix{{Bus: audio.BusMusic, Gain: 0.5, Chain: Chain(LowPass{})}}
	pcm := make([]float32, 2*tickFrames)
	n := 0
	tick := func() {
		n++
		if n%20 == 0 {
			audio.SetChain(s.Player, audio.BusSFX, a)
			Blend(s.Player, under, 0.1)
		}
		if n%20 == 10 {
			audio.SetChain(s.Player, audio.BusSFX, b)
			Blend(s.Player, nil, 0.1)
		}
		s.out.Reset()
		s.End(&s.out)
		s.mixer.Do(&s.out)
		s.mixer.Mix(pcm)
		s.tick++
		s.Begin(s.tick, 60)
	}
	for range 100 {
		tick()
	}
	if got := testing.AllocsPerRun(100, tick); got != 0 {
		t.Errorf("a tick with effects that come and go: got %v allocations; want 0", got)
	}
}
