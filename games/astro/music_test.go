package main

import (
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
)

func TestSongsAreRight(t *testing.T) {
	for _, s := range songs {
		m := audio.NewPlayer(nil)
		v := m.Play(s)
		if errs := m.Errs(); len(errs) != 0 || !m.Playing(v) {
			t.Errorf("%v: got %v; want a song", s, errs)
		}
	}
}

// listen runs some ticks and returns what began on the music's bus.
func listen(l *engine.Loop, ticks int) (began []driver.SoundID) {
	for range ticks {
		for _, c := range l.Tick(window()).Commands {
			if c.Kind == driver.SoundPlay && c.Bus == 2 {
				began = append(began, c.Sound)
			}
		}
	}
	return began
}

func TestMusicFitsWhatHappens(t *testing.T) {
	g := &game{}
	l := newLoop(g, nil)
	for _, c := range []struct {
		what string
		do   func()
		want []audio.Sound
	}{
		{"at first", func() {}, []audio.Sound{tuneTitle}},
		{"a game", func() { g.enter(playing); g.wave.n = 1; g.score.lives = 1 }, []audio.Sound{tunePlay}},
		{"a later wave", func() { g.wave.n = dangerWave - 1 }, nil},
		{"a late wave", func() { g.wave.n = dangerWave }, []audio.Sound{tuneDanger}},
		{"a pause", func() { g.paused = 1 }, nil},
		{"the end", func() { g.enter(over) }, []audio.Sound{tuneOver}},
		{"once more at once", func() { g.enter(playing); g.wave.n = 1 }, []audio.Sound{tunePlay}},
		{"the end again", func() { g.enter(over) }, []audio.Sound{tuneOver}},
		{"initials", func() { g.enter(entering) }, []audio.Sound{tuneTitle}},
		{"the title", func() { g.enter(title) }, nil},
	} {
		c.do()
		g.ship.back.Set(99) // nobody flies, so nothing happens by itself
		var want []driver.SoundID
		for _, s := range c.want {
			want = append(want, s.ID())
		}
		if got := listen(l, 40); len(got) != len(want) || len(got) == 1 && got[0] != want[0] {
			t.Errorf("%s: got %x on the bus of music; want %x", c.what, got, want)
		}
	}
}

// TestSongsAreSentOnce plays the bot's run, which has games and their ends, and counts what the driver is sent.
func TestSongsAreSentOnce(t *testing.T) {
	l := newLoop(&game{}, nil)
	l.PlayBot()
	sent, late := map[driver.SoundID]int{}, 0
	for tick := range 6000 {
		for _, s := range l.Tick(window()).Sounds {
			if sent[s.ID]++; tick > len(songs) && len(s.PCM) > 10*driver.SampleRate {
				late++
			}
		}
	}
	for _, s := range songs {
		if sent[s.ID()] != 1 {
			t.Errorf("%v: got it sent %d times; want once", s, sent[s.ID()])
		}
	}
	if late > 0 {
		t.Errorf("songs sent after the first ticks: got %d; want none, since they are rendered then", late)
	}
}

// TestMusicLiesBelowTheShots compares the loudest tenth of a second of what is heard.
func TestMusicLiesBelowTheShots(t *testing.T) {
	loudest := func(s audio.Sound, p audio.Play) float64 {
		m, mixer := audio.NewPlayer(nil), audio.NewMixer()
		m.Begin(0, 60)
		m.PlayWith(s, p)
		var out driver.Output
		m.End(&out)
		mixer.Do(&out)
		most, pcm := 0.0, make([]float32, 2*4800)
		for range 600 {
			sum := 0.0
			mixer.Mix(pcm)
			for _, x := range pcm {
				sum += float64(x) * float64(x)
			}
			most = max(most, sum/float64(len(pcm)))
		}
		return most
	}
	shot, rock := loudest(soundShot, audio.Play{}), loudest(soundRock, audio.Play{})
	for _, song := range [...]audio.Sound{tunePlay, tuneDanger} {
		power := loudest(song, audio.Play{Bus: audio.BusMusic})
		if power > shot/3 || power > rock/16 {
			t.Errorf("%v: got a power of %.5f; want a third of a shot's %.5f, and a sixteenth of a rock's %.5f", song, power, shot, rock)
		}
	}
}
