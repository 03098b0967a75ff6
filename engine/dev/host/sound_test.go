package host

import (
	"math"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/audio/audiotest"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/save"
	"github.com/krill2d/krill/render"
)

// band plays a song from a file, which is decoded as it plays, a loop that fades in, one that fades out, and a sound
// that is over soon; with a bus that was turned down.
type band struct {
	N    int
	Away audio.Voice
}

var (
	song = audio.File("song.wav")
	drum = audio.Coin(7)
)

func (b *band) Update(t *engine.Tick) error {
	switch b.N {
	case 0:
		t.Audio.SetGain(audio.BusMusic, 0.7)
		t.Audio.Music(song, 0)
		t.Audio.PlayWith(audio.Hit(3), audio.Play{Loop: true, Pitch: 0.9, Gain: 0.3, FadeIn: 4})
		b.Away = t.Audio.PlayWith(audio.Hit(4), audio.Play{Loop: true, Gain: 0.2, Pan: 0.5})
	case 70:
		t.Audio.Stop(b.Away, 3)
		t.Audio.PlayWith(drum, audio.Play{Gain: 0.4})
	}
	b.N++
	return nil
}

func (b *band) Draw(c *render.Canvas) {}

// songFile is a WAV of twelve seconds, 48,000 frames a second: long enough to be decoded as it plays.
func songFile() []byte {
	pcm := make([]int16, 12*driver.SampleRate)
	for i := range pcm {
		x := float64(i) / driver.SampleRate
		pcm[i] = int16(9000 * math.Sin(2*math.Pi*(220*x+20*x*x)))
	}
	return audiotest.WAV(1, driver.SampleRate, pcm)
}

func bands() map[string]func() (engine.Game, engine.Config) {
	file := songFile()
	make := func() (engine.Game, engine.Config) {
		return &band{}, engine.Config{Title: "Band", Seed: 1, Assets: fstest.MapFS{"song.wav": {Data: file}}}
	}
	return map[string]func() (engine.Game, engine.Config){"one": make, "two": make}
}

const perTick = 2 * driver.SampleRate / 60

// alone returns what a game sounds like that nobody touches.
func alone(ticks int) (samples []float32) {
	g, c := bands()["one"]()
	l := engine.New(g, c, save.Memory())
	m := audio.NewMixer()
	block := make([]float32, perTick)
	for range ticks {
		m.Do(l.Tick(&driver.Input{Width: 320, Height: 180, Scale: 1}))
		m.Mix(block)
		samples = append(samples, block...)
	}
	return samples
}

// listening mixes what a stage's host asks for, from the game's first tick on.
type listening struct {
	s       *stage
	mixer   *audio.Mixer
	samples []float32
	begun   bool
}

func (l *listening) frame() {
	out, _ := l.s.frame()
	l.begun = l.begun || len(out.Commands) > 0
	if !l.begun {
		return
	}
	l.mixer.Do(out)
	at := len(l.samples)
	l.samples = append(l.samples, make([]float32, perTick)...)
	l.mixer.Mix(l.samples[at:])
}

func (l *listening) swap(args protocol.SwapArgs) {
	l.s.t.Helper()
	done := make(chan protocol.Answer, 1)
	go func() { done <- l.s.host.Ask(protocol.New(protocol.Swap, args)) }()
	for {
		select {
		case a := <-done:
			if a.Err != "" {
				l.s.t.Fatal(a.Err)
			}
			return
		default:
			l.frame()
		}
	}
}

// At a swap not one sample changes of what plays: songs that are decoded as they play, loops, fades and sounds that end.
func TestSoundGoesOnAtASwap(t *testing.T) {
	s := newStage(t, bands())
	l := &listening{s: s, mixer: audio.NewMixer()}
	l.swap(protocol.SwapArgs{Program: "one", Number: 1})
	for n, program := range []string{"two", "one", "two", "two"} {
		for range 45 {
			l.frame()
		}
		l.swap(protocol.SwapArgs{Program: program, Number: n + 2})
	}
	for len(l.samples) < 400*perTick {
		l.frame()
	}
	want := alone(400)
	for i := range want {
		if l.samples[i] != want[i] {
			t.Fatalf("sample %d of tick %d: got %v; want %v, as without a swap", i%perTick, i/perTick, l.samples[i], want[i])
		}
	}
}

// While a game hangs its music goes on, and when it has come back, the music does too.
func TestMusicGoesOnWhileAGameHangs(t *testing.T) {
	audio.StreamAhead(4)
	defer audio.StreamAhead(1)
	games := bands()
	s := newStage(t, games)
	s.pace = time.Second / 60 // the mixer plays in the time of the world
	l := &listening{s: s, mixer: audio.NewMixer()}
	l.mixer.Live = true
	l.swap(protocol.SwapArgs{Program: "one", Number: 1})
	for range 300 { // by then enough lies ahead
		l.frame()
	}
	one := s.last()
	one.hang()
	for end := time.Now().Add(10 * time.Second); s.last() == one || s.host.rescues.Load(); l.frame() {
		if time.Now().After(end) {
			t.Fatal("the game did not come back in 10 s")
		}
	}
	for at := 0; at < len(l.samples); at += perTick {
		if loudest := slices.Max(l.samples[at : at+perTick]); at > 10*perTick && loudest < 0.05 {
			t.Fatalf("tick %d of %d: got it silent (%v); want the song", at/perTick, len(l.samples)/perTick, loudest)
		}
	}
	resume := false
	s.host.Ask(protocol.New(protocol.Time, protocol.TimeArgs{Pause: &resume}))
	for range 90 {
		l.frame()
	}
	last := l.samples[len(l.samples)-30*perTick:]
	for at := 0; at < len(last); at += perTick {
		if loudest := slices.Max(last[at : at+perTick]); loudest < 0.05 {
			t.Fatalf("after it came back: got it silent (%v); want the song", loudest)
		}
	}
}
