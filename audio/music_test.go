package audio

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

var (
	songA = Tune("music test a", "x = sine\nx: a1 & 1")
	songE = Tune("music test e", "x = triangle\nx: e1 & 1")
)

// powers runs some ticks and returns the root mean squares of every tenth of a second, and the largest step.
func (s *stage) powers(ticks int) (rms []float64, step float64) {
	sum, before := 0.0, math.NaN()
	for i := range ticks {
		s.step()
		for j := 0; j < len(s.pcm); j += 2 {
			x := float64(s.pcm[j])
			sum += x * x
			if d := math.Abs(x - before); d > step {
				step = d
			}
			before = x
		}
		if i%6 == 5 {
			rms = append(rms, math.Sqrt(sum/4800))
			sum = 0
		}
	}
	return rms, step
}

// TestCrossFadeKeepsItsLoudness goes from one song to another and wants neither a dip nor a click.
func TestCrossFadeKeepsItsLoudness(t *testing.T) {
	for _, sec := range []float64{0.3, 1, 2.5} {
		s := newStage()
		s.Music(songA, 0)
		before, smooth := s.powers(60)
		s.Music(songE, sec)
		across, step := s.powers(60 + int(sec*60))
		for i, rms := range across {
			if db := 20 * math.Log10(rms/before[3]); db < -0.8 || db > 0.8 {
				t.Errorf("fade of %v s, after %.1f s: got %+.2f dB; want the loudness of before", sec, float64(i)/10, db)
			}
		}
		if step > 1.5*smooth {
			t.Errorf("fade of %v s: got a step of %.4f; want at most one and a half of %.4f", sec, step, smooth)
		}
	}
}

func TestFadeInAndOutAreSines(t *testing.T) {
	c := play(1, 4, 0)
	c.Fade = 4800
	got, _ := mixed(rig(c, driver.SoundCommand{Kind: driver.SoundStop, Voice: 1, At: 4800, Fade: 4800}), 9600)
	for _, i := range []int{1, 150, 1200, 2400, 4000, 4799, 4801, 6000, 7200, 9450, 9599} {
		want := float64(i) / 32768 * math.Sin(math.Pi/2*float64(i)/4800)
		if math.Abs(got[i]-want) > 0.002*float64(i)/32768 {
			t.Errorf("frame %d: got %v; want %v", i, got[i], want)
		}
	}
}

// TestASongIsSentOnce goes back and forth between two songs.
func TestASongIsSentOnce(t *testing.T) {
	s := newStage()
	uploads := 0
	for i := range 8 {
		s.Music([]Sound{songA, songE}[i%2], 0.5)
		uploads += len(s.sounds)
		for range 10 {
			s.step()
			s.Music([]Sound{songA, songE}[i%2], 0.5)
		}
	}
	if uploads != 2 {
		t.Errorf("uploads: got %d; want one for each song", uploads)
	}
	if n := len(s.state.voices); n > 5 {
		t.Errorf("voices in the midst of fades: got %d; want a few", n)
	}
	if s.powers(60); len(s.state.voices) != 1 {
		t.Errorf("voices after the fades: got %d; want the song alone", len(s.state.voices))
	}
}

// TestMusicAfterARestore goes on where the snapshot was, with the same song.
func TestMusicAfterARestore(t *testing.T) {
	s := newStage()
	s.Music(songA, 1)
	s.powers(30)
	saved, tick := s.State(), s.tick
	want, _ := s.powers(60)
	s.Music(songE, 0.1)
	s.powers(30)
	s.Restore(saved)
	s.tick = tick
	s.Begin(s.tick, 60)
	s.Music(songA, 1)
	if n := len(s.state.voices); n != 1 || s.state.voices[0].head != saved.voices[0].head {
		t.Errorf("after Restore: got %d voices; want the song where it was", n)
	}
	got, _ := s.powers(60)
	for i := 5; i < len(got); i++ { // the fade in is not repeated
		if math.Abs(got[i]-want[i]) > 0.001 {
			t.Errorf("after Restore, %.1f s: got %.4f; want %.4f", float64(i)/10, got[i], want[i])
		}
	}
}
