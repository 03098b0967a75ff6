package audio

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// counting is a stage with a sound that is its own ruler: sample i of "count" is i, and "loop" is 2,000 frames of it.
func counting() *stage {
	s := &stage{mixer: NewMixer()}
	s.Player = NewPlayer(func(name string) (PCM, error) {
		n := map[string]int{"count": 30000, "loop": 2000}[name]
		pcm := make([]int16, n)
		for i := range pcm {
			pcm[i] = int16(i)
		}
		if name == "loud" {
			pcm = tone(1, driver.SampleRate, 100, 0.9)
		}
		return PCM{Channels: 1, Samples: pcm}, nil
	})
	s.Begin(0, 60)
	return s
}

// hear runs some ticks and returns the left side.
func (s *stage) hear(ticks int) (left []float64) {
	for range ticks {
		s.step()
		left = append(left, sides(s.pcm[:])...)
	}
	return left
}

func TestDelayIsExact(t *testing.T) {
	for _, samples := range []int{0, 1, 799, 800, 801, 5000} {
		s := counting()
		s.step()
		s.PlayWith(File("count"), Play{Delay: float64(samples) / driver.SampleRate})
		got := s.hear(8)
		for i, x := range got {
			if want := float64(max(i-samples, 0)) / 32768; x != want {
				t.Fatalf("a delay of %d samples: got %v at %d; want %v", samples, x, i, want)
			}
		}
	}
}

func TestStartFadesInWhereItIsRough(t *testing.T) {
	s := counting()
	s.PlayWith(File("count"), Play{Start: 0.25})
	got := s.hear(2)
	if want := float64(12000+1000) / 32768; got[1000] != want || got[0] > 0.01 {
		t.Errorf("got %v at first and %v after 1,000 samples; want a soft begin, and %v", got[0], got[1000], want)
	}
	if v := s.PlayWith(File("count"), Play{Start: 10}); v != (Voice{}) {
		t.Error("a start behind the end: got a voice; want none")
	}
}

func TestALoopHasAnIntro(t *testing.T) {
	for _, pitch := range []float64{1, 0.5, 3} {
		s := counting()
		v := s.PlayWith(File("loop"), Play{Loop: true, LoopFrom: 500.0 / driver.SampleRate, LoopTo: 1500.0 / driver.SampleRate, Pitch: pitch})
		for i, x := range s.hear(20) {
			at := float64(i) * pitch
			for at >= 1500 {
				at -= 1000
			}
			if at > 1499 {
				continue // on the way to the first sample of the loop
			}
			if want := at / 32768; math.Abs(x-want) > 1e-6 {
				t.Fatalf("pitch %v, sample %d: got %v; want %v", pitch, i, x*32768, want*32768)
			}
		}
		if !s.Playing(v) {
			t.Error("got an end; want it to go round")
		}
	}
}

// TestAFileSaysWhatLoops takes the loop from the file where Play says nothing.
func TestAFileSaysWhatLoops(t *testing.T) {
	s := counting()
	load := s.load
	s.load = func(name string) (PCM, error) {
		pcm, err := load(name)
		pcm.LoopFrom, pcm.LoopTo = 333, 1777
		return pcm, err
	}
	s.Music(File("loop"), 0)
	own := s.PlayWith(File("loop"), Play{Loop: true, LoopFrom: 0.01})
	once := s.PlayWith(File("loop"), Play{})
	s.hear(3) // 2,400 samples
	if got, want := s.Position(s.state.music)*driver.SampleRate, 333.0+2400-1777; math.Abs(got-want) > 1e-6 {
		t.Errorf("music: got it at %v; want %v", got, want)
	}
	if got, want := s.Position(own)*driver.SampleRate, 480.0+400; math.Abs(got-want) > 1e-6 {
		t.Errorf("with a loop of its own: got it at %v; want %v", got, want)
	}
	if s.Playing(once) {
		t.Error("without Loop: got a voice that goes on; want it over")
	}
}

func TestStopLaterIsExact(t *testing.T) {
	s := counting()
	v := s.PlayWith(File("count"), Play{})
	s.step()
	StopWith(s.Player, v, Stop{Delay: 1000.0 / driver.SampleRate, Fade: 0.01})
	s.Set(v, Play{Gain: 0.5}) // it may be changed until it ends
	got := s.hear(3)
	if want := float64(800+999) / 32768 / 2; got[999] != want {
		t.Errorf("before it ends: got %v; want %v", got[999], want)
	}
	if want := float64(800+1240) / 32768 / 4; math.Abs(got[1240]-want) > 1e-3*want+1e-4 || got[1480] != 0 {
		t.Errorf("in the middle of the fade and behind it: got %v, %v; want %v, 0", got[1240], got[1480], want)
	}
	if s.Playing(v) {
		t.Error("after the fade: got a voice that plays; want none")
	}
	w := s.PlayWith(File("count"), Play{Delay: 1})
	StopWith(s.Player, w, Stop{Delay: 0.5})
	if s.hear(31); s.Playing(w) {
		t.Error("stopped before it began: got a voice that plays; want none")
	}
	for i, x := range s.hear(40) {
		if x != 0 {
			t.Fatalf("stopped before it began: got %v at %d; want silence", x, i)
		}
	}
}

func TestStopAtZeroDoesNotClickAndStaysLoud(t *testing.T) {
	for _, start := range []int{0, 37, 333} {
		s := counting()
		v := s.PlayWith(File("loud"), Play{Start: float64(start) / driver.SampleRate})
		before := s.hear(2)
		StopWith(s.Player, v, Stop{AtZero: true})
		got := append(before[len(before)-1:], s.hear(2)...)
		end := 0
		for i, x := range got {
			if x != 0 {
				end = i
			}
		}
		if wave := 0.9 * 2 * math.Pi * 100 / driver.SampleRate; biggestStep(got) > 1.05*wave || math.Abs(got[end]) > wave || end > zeroIn {
			t.Errorf("start %d: got a last sample of %v at %d, a step of %v; want it at zero, soon", start, got[end], end, biggestStep(got))
		}
		if peak := 0.0; end > 240 {
			for _, x := range got[end-240 : end] {
				peak = max(peak, math.Abs(x))
			}
			if peak < 0.75 {
				t.Errorf("start %d: got a last half wave of %v; want it as loud as all", start, peak)
			}
		}
	}
}

// TestPauseLosesNothing pauses at random and wants every sample, in order, after the 5 ms that are heard again.
func TestPauseLosesNothing(t *testing.T) {
	s := counting()
	v := s.PlayWith(File("count"), Play{Delay: 0.01})
	at, rnd := 0.0, rand.New(rand.NewPCG(3, 3))
	for range 60 {
		still := rnd.IntN(2) == 0
		byBus := rnd.IntN(2) == 0
		switch {
		case still && byBus:
			PauseBus(s.Player, []Bus{BusSFX, BusMaster}[rnd.IntN(2)])
		case still:
			Pause(s.Player, v)
		}
		before := s.Position(v)
		s.hear(1)
		if still && s.Position(v) != before {
			t.Fatalf("paused: got %v; want %v", s.Position(v), before)
		}
		Resume(s.Player, v)
		ResumeBus(s.Player, BusSFX)
		ResumeBus(s.Player, BusMaster)
		got := s.hear(1)
		now := s.Position(v) * driver.SampleRate
		if want := (now - 1) / 32768; now > 0 && math.Abs(got[len(got)-1]-want) > 1e-9 {
			t.Fatalf("after a pause: got %v; want %v", got[len(got)-1]*32768, want*32768)
		}
		if at = now; at > 24000 {
			break
		}
	}
	if at < 20000 || !s.Playing(v) {
		t.Errorf("got to %v; want the voice to have gone on", at)
	}
	x := s.Play(File("loud"))
	Pause(s.Player, x)
	PauseBus(s.Player, BusSFX)
	Resume(s.Player, x)
	for _, c := range s.commands {
		if c.Voice == x.id {
			t.Errorf("played and paused in one tick: got %+v; want nothing for the driver", c)
		}
	}
	s.Stop(x, 0)
	w := s.Play(File("loud"))
	if s.hear(3); s.Position(w) != 0 || !s.Playing(w) || s.pcm[100] != 0 {
		t.Error("played on a paused bus: got sound; want a voice that waits")
	}
	s.Stop(w, 5)
	if s.Playing(w) {
		t.Error("stopped while paused: got a voice that plays; want it gone")
	}
}

// TestPositionIsTheMixers compares at each tick where the player believes its voices are with where they are, to the
// last bit, over pitches, glides, loops, delays and pauses.
func TestPositionIsTheMixers(t *testing.T) {
	s, rnd := counting(), rand.New(rand.NewPCG(5, 5))
	var voices []Voice
	compared := 0
	for range 600 {
		if rnd.IntN(5) == 0 {
			p := Play{Loop: rnd.IntN(2) == 0, Pitch: 0.2 + 2*rnd.Float64(), Start: rnd.Float64() / 4, Delay: rnd.Float64() / 10, Own: true}
			if p.LoopFrom = rnd.Float64() / 3; rnd.IntN(2) == 0 {
				p.LoopTo = p.LoopFrom + 0.001 + rnd.Float64()/3
			}
			voices = append(voices, s.PlayWith(File("count"), p))
		}
		if n := len(voices); n > 0 {
			v := voices[rnd.IntN(n)]
			switch rnd.IntN(6) {
			case 0:
				Glide(s.Player, v, Play{Pitch: 0.2 + 3*rnd.Float64()}, rnd.Float64()/3)
			case 1:
				s.Set(v, Play{Pitch: 0.2 + 3*rnd.Float64()})
			case 2:
				Pause(s.Player, v)
			case 3:
				Resume(s.Player, v)
			}
		}
		s.step()
		for i := range s.state.voices {
			v := &s.state.voices[i]
			track := s.mixer.track(v.id)
			if track == nil || v.waits > 0 || v.still {
				continue
			}
			compared++
			if track.pos = track.reach.wrap(track.pos); track.pos != v.head.pos {
				t.Fatalf("tick %d: got a voice at %v; the mixer has it at %v", s.tick, float64(v.head.pos)/one, float64(track.pos)/one)
			}
		}
	}
	if compared < 3000 {
		t.Errorf("got %d comparisons; want thousands", compared)
	}
}

func TestGlidesDoNotStep(t *testing.T) {
	s := newStage()
	v := s.PlayWith(File("second"), Play{Loop: true})
	s.step()
	Glide(s.Player, v, Play{Gain: 0.25, Pan: -1, Pitch: 2}, 0.5)
	got := s.hear(31)
	most := 0.4 * math.Sqrt2 * 2 * math.Pi * 960 / driver.SampleRate
	if step := biggestStep(got); step > most {
		t.Errorf("got a step of %v; want at most %v", step, most)
	}
	if gain, pan := s.state.voices[0].now(); gain != 0.25 || pan != -1 || s.state.voices[0].head.step != 2*one {
		t.Errorf("got %v, %v and a step of %v; want 0.25, -1, 2", gain, pan, s.state.voices[0].head.step)
	}
	// The sine at each moment is that of an even change of its frequency.
	s = newStage()
	v = s.PlayWith(File("second"), Play{Loop: true})
	Glide(s.Player, v, Play{Pitch: 2}, 0.5)
	for i, x := range s.hear(30) {
		sec := float64(i) / driver.SampleRate
		phase := 2 * math.Pi * 480 * (sec + sec*sec)
		if want := 0.4 * math.Sin(phase); math.Abs(x-want) > 0.045 {
			t.Fatalf("after %.3f s of a glide: got %v; want %v", sec, x, want)
		}
	}
}

// TestARestoreInsideAChangeIsExact goes back into the middle of fades and glides, and wants the samples of the first time.
func TestARestoreInsideAChangeIsExact(t *testing.T) {
	for name, change := range map[string]func(*stage){
		"fade in":  func(s *stage) { s.PlayWith(File("second"), Play{Loop: true, FadeIn: 1}) },
		"fade out": func(s *stage) { s.Stop(s.PlayWith(File("second"), Play{Loop: true, Pitch: 1.37}), 1) },
		"both":     func(s *stage) { s.Stop(s.PlayWith(File("second"), Play{Loop: true, FadeIn: 2}), 1) },
		"later": func(s *stage) {
			StopWith(s.Player, s.PlayWith(File("odd"), Play{Delay: 0.7}), Stop{Delay: 0.8, Fade: 0.3})
		},
		"glide":      func(s *stage) { Glide(s.Player, s.Play(File("second")), Play{Gain: 0.3, Pan: 1, Pitch: 0.7}, 0.8) },
		"glide, out": func(s *stage) { v := s.Play(File("second")); Glide(s.Player, v, Play{Gain: 0.3}, 2); s.Stop(v, 0.7) },
	} {
		s := newStage()
		change(s)
		for range 20 {
			s.step()
		}
		saved, tick := s.State(), s.tick
		want := s.hear(60)
		s.Restore(saved)
		s.Resend()
		s.tick = tick
		s.Begin(tick, 60)
		s.mixer = NewMixer()
		got := s.hear(60)
		for i := softFrames; i < len(got); i++ {
			if math.Abs(got[i]-want[i]) > 1e-6 {
				t.Errorf("%s, %d samples after the restore: got %v; want %v", name, i, got[i], want[i])
				break
			}
		}
	}
}

func TestTheSameInOneTickIsLouderNotTwice(t *testing.T) {
	s := newStage()
	a := s.PlayWith(File("second"), Play{Gain: 0.3})
	if b := s.PlayWith(File("second"), Play{Gain: 0.4}); a != b || len(s.commands) != 1 || s.commands[0].Gain != 0.5 {
		t.Errorf("the same: got voices %v, %v and %+v; want one with a gain of 0.5", a, b, s.commands)
	}
	for _, p := range []Play{{Pitch: 1.1}, {Pan: 0.5}, {Loop: true}, {Own: true}, {Bus: BusUI}, {Delay: 0.1}} {
		if b := s.PlayWith(File("second"), p); b == a {
			t.Errorf("%+v: got the same voice; want another", p)
		}
	}
	s.step()
	if b := s.PlayWith(File("second"), Play{Gain: 0.3}); b == a {
		t.Error("in the next tick: got the same voice; want another")
	}
	for range 1000 {
		s.PlayWith(File("second"), Play{Gain: 0.3})
	}
	if g := s.state.voices[len(s.state.voices)-1].play.Gain; g != maxGain {
		t.Errorf("a thousand: got a gain of %v; want the largest", g)
	}
}

func TestLimitStopsTheOldest(t *testing.T) {
	s := newStage()
	var voices []Voice
	for range 5 {
		voices = append(voices, s.PlayWith(File("second"), Play{Limit: 3}))
		s.step()
	}
	s.PlayWith(File("odd"), Play{Limit: 1})
	for i, want := range []bool{false, false, true, true, true} {
		if got := s.Playing(voices[i]); got != want {
			t.Errorf("voice %d: got playing %v; want %v", i, got, want)
		}
	}
	if step := biggestStep(s.hear(1)); step > 0.2 {
		t.Errorf("got a step of %v; want none", step)
	}
}

func TestPriorityIsBeforeTheBus(t *testing.T) {
	s := newStage()
	song := s.PlayWith(File("second"), Play{Bus: BusMusic, Loop: true})
	vital := s.PlayWith(File("second"), Play{Priority: 1, Gain: 0.01})
	idle := s.PlayWith(File("second"), Play{Priority: -1, Gain: 8, Bus: BusMusic, Loop: true})
	for range maxVoices {
		s.PlayWith(File("second"), Play{Own: true, Bus: BusMusic, Loop: true, Gain: 2})
	}
	if s.Playing(song) || !s.Playing(vital) || s.Playing(idle) {
		t.Errorf("got playing: song %v, vital %v, idle %v; want false, true, false", s.Playing(song), s.Playing(vital), s.Playing(idle))
	}
}

func TestLengthAndPosition(t *testing.T) {
	s := newStage()
	if got := s.Length(File("short")); got != 0.05 {
		t.Errorf("Length: got %v; want 0.05", got)
	}
	if s.Length(File("missing")) != 0 || s.Length(Sound{}) != 0 || s.Position(Voice{}) != 0 {
		t.Error("what is not there: got a length or a position; want 0")
	}
	v := s.PlayWith(File("second"), Play{Start: 0.5, Pitch: 2})
	s.step()
	if got, want := s.Position(v), 0.5+2.0/60; math.Abs(got-want) > 1e-9 {
		t.Errorf("Position: got %v; want %v", got, want)
	}
}
