package audio

import (
	"math"
	"slices"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

func TestBeats(t *testing.T) {
	b := Beat{Tempo: 90, First: 0.5}
	if got := b.Seconds(3); got != 2.5 {
		t.Errorf("Seconds: got %v; want 2.5", got)
	}
	if got := b.At(2.5); got != 3 {
		t.Errorf("At: got %v; want 3", got)
	}
	for _, c := range []struct {
		at    float64
		every int
		want  float64
	}{{0, 1, 0.5}, {0.5, 1, 0}, {0.5, 4, 0}, {0.6, 1, 0.5 + 2.0/3 - 0.6}, {0.6, 4, 0.5 + 8.0/3 - 0.6}, {0.5 + 8.0/3, 4, 0}} {
		if got := b.Until(c.at, c.every); math.Abs(got-c.want) > 1e-4 {
			t.Errorf("Until(%v, %d): got %v; want %v", c.at, c.every, got, c.want)
		}
	}
	if got := (Beat{}).At(2); got != 4 {
		t.Errorf("the zero Beat: got %v beats in 2 s; want 4", got)
	}
}

// band is a stage with two songs of 8 beats at 120 a minute: in "clicks" a single sample marks each beat, and "hum" is
// level all along.
func band() *stage {
	s := &stage{mixer: NewMixer()}
	s.Player = NewPlayer(func(name string) (PCM, error) {
		pcm := make([]int16, 4*driver.SampleRate)
		for i := range pcm {
			if name == "hum" || i%24000 == 0 {
				pcm[i] = int16(8000 + i/24000*1000)
			}
		}
		return PCM{Channels: 1, Samples: pcm}, nil
	})
	s.Begin(0, 60)
	return s
}

func TestSwitchIsOnTheBeat(t *testing.T) {
	for _, c := range []struct {
		ticks, every, want int // ticks until the call; frame at which it happens
		match              bool
		first              float64 // the value that the next song begins with
	}{
		{7, 1, 24000, false, 8000},
		{7, 0, 96000, false, 8000},
		{7, 1, 24000, true, 9000},
		{30, 1, 24000, true, 9000},
		{31, 2, 48000, true, 10000},
		{200, 4, 192000, true, 8000},
	} {
		s := band()
		s.Music(File("clicks"), 0)
		got := s.hear(c.ticks)
		SwitchMusic(s.Player, File("hum"), Switch{Every: c.every, Match: c.match})
		SwitchMusic(s.Player, File("hum"), Switch{Every: 1}) // said again, it changes nothing
		got = append(got, s.hear(c.want/800-c.ticks+10)...)
		for i, x := range got[:c.want] {
			beat := i%24000 == 0 && i > 0 // the very first one is faded in
			if want := float64(8000+i/24000%8*1000) / 32768; beat && math.Abs(x-want) > 1e-6 || !beat && x != 0 && i%24000 > 240 {
				t.Fatalf("%+v: got %v at %d; want the first song alone", c, x, i)
			}
		}
		at := c.want + 2*softFrames
		if want := c.first / 32768; math.Abs(got[at]-want) > 1e-6 || got[c.want+100] == 0 {
			t.Errorf("%+v: got %v at %d and %v at %d; want the next song with %v", c, got[c.want+100], c.want+100, got[at], at, want)
		}
	}
}

func TestSwitchTwiceAndWithoutMusic(t *testing.T) {
	s := band()
	SwitchMusic(s.Player, File("hum"), Switch{Fade: 0.1})
	if s.step(); s.Position(s.state.music) != 800.0/driver.SampleRate {
		t.Error("without music: got a song that waits; want it at once")
	}
	SwitchMusic(s.Player, File("clicks"), Switch{Every: 1})
	SwitchMusic(s.Player, File("other"), Switch{Every: 1})
	s.hear(40)
	if n := len(s.state.voices); n != 1 || s.state.song != File("other") || s.state.voices[0].sound != File("other") {
		t.Errorf("switched twice before the beat: got %d voices; want the last song alone", n)
	}
	if got, want := s.Position(s.state.music), 41.0/60-0.5; math.Abs(got-want) > 1e-6 {
		t.Errorf("the last song: got it at %v; want %v", got, want)
	}
	SwitchMusic(s.Player, File("hum"), Switch{Every: 4})
	s.Music(File("clicks"), 0.05)
	if s.hear(5); len(s.state.voices) != 1 || s.state.voices[0].sound != File("clicks") {
		t.Errorf("Music before a switch: got %d voices; want the new song alone", len(s.state.voices))
	}
	SwitchMusic(s.Player, Sound{}, Switch{Every: 1})
	if s.hear(60); len(s.state.voices) != 0 {
		t.Error("switched to none: got music; want silence")
	}
}

func TestLayersStayInStep(t *testing.T) {
	s := newStage()
	l := PlayLayers(s.Player, Play{Loop: true, Bus: BusMusic, Gain: Silent}, File("second"), File("second"), File("missing"))
	l.Fade(s.Player, 0, 1, 0.2)
	for range 100 {
		s.step()
		l.Fade(s.Player, 1, 0.5, 0.5)
		l.Fade(s.Player, 2, 0.5, 0.5)
		l.Fade(s.Player, 0, 0, 0.5)
		if a, b := s.Position(l[0]), s.Position(l[1]); a != b {
			t.Fatalf("got layers at %v and %v; want them in step", a, b)
		}
	}
	if got := s.step(); math.Abs(got-0.2) > 0.001 {
		t.Errorf("got %v; want the second layer alone at half of 0.4", got)
	}
	l.Stop(s.Player, 0.1)
	for range 10 {
		s.step()
	}
	if s.Playing(l[0]) || s.Playing(l[1]) {
		t.Error("after Stop: got layers that play; want none")
	}
}

func TestAListGoesRound(t *testing.T) {
	names := []string{"a", "b", "c", "d"}
	songs := []Sound{File("a"), File("b"), File("c"), File("d")}
	run := func(l *List) (played []string) {
		s := newStage()
		s.Player = NewPlayer(func(string) (PCM, error) { return PCM{Channels: 1, Samples: tone(1, 12000, 480, 0.4)}, nil })
		s.Begin(0, 60)
		for range 400 {
			before := s.state.music
			l.Update(s.Player)
			if s.state.music != before {
				played = append(played, s.state.song.String())
			}
			s.step()
		}
		return played
	}
	if got := run(&List{Songs: songs}); !slices.Equal(got[:8], append(slices.Clone(names), names...)) || len(got) < 24 {
		t.Errorf("in order: got %v; want a to d over and over", got)
	}
	if got := run(&List{Songs: songs, Fade: 0.1}); len(got) < 40 {
		t.Errorf("with a fade: got %d songs; want each to begin before the other ends", len(got))
	}
	got := run(&List{Songs: songs, Shuffle: true, Seed: 5})
	for i := 0; i+4 <= len(got); i += 4 {
		round := slices.Clone(got[i : i+4])
		if slices.Sort(round); !slices.Equal(round, names) {
			t.Errorf("round %d: got %v; want each once", i/4, got[i:i+4])
		}
		if i > 0 && got[i] == got[i-1] {
			t.Errorf("round %d: got %s twice in a row", i/4, got[i])
		}
	}
	if slices.Equal(got[:4], got[4:8]) && slices.Equal(got[4:8], got[8:12]) {
		t.Errorf("shuffled: got one order over and over: %v", got)
	}
	if again := run(&List{Songs: songs, Shuffle: true, Seed: 5}); !slices.Equal(got, again) {
		t.Error("the same seed: got another order; want the same")
	}
	run(&List{})
}
