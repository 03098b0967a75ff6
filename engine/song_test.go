package engine_test

import (
	"math"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/render"
)

var longSong = audio.File("long.wav")

type jukebox struct{ voice audio.Voice }

func (j *jukebox) Update(t *engine.Tick) error {
	if t.N == 0 {
		t.Audio.Music(longSong, 0)
		j.voice = t.Audio.PlayWith(longSong, audio.Play{Start: 3, Pitch: 1.3, Gain: 0.5})
	}
	return nil
}

func (j *jukebox) Draw(*render.Canvas) {}

// listening is a loop and a mixer that hears it through the wire, as in a process of its own.
type listening struct {
	loop  *engine.Loop
	app   driver.App
	mixer *audio.Mixer
}

func newListening() *listening {
	wave := make([]float32, 2*48000*11)
	for i := range wave {
		wave[i] = float32(math.Sin(float64(i/2)*0.05) * 0.3)
	}
	files := fstest.MapFS{"long.wav": {Data: audio.AppendWAV(nil, wave)}}
	l := engine.New(&jukebox{}, engine.Config{Assets: files}, nil)
	return &listening{loop: l, app: driver.ThroughWire(l), mixer: audio.NewMixer()}
}

// hear runs some ticks and returns what they sound like, and how many samples were sent whole.
func (l *listening) hear(ticks int) (pcm []float32, whole int) {
	in := &driver.Input{Width: 640, Height: 360}
	for range ticks {
		out := l.app.Tick(in)
		for _, s := range out.Sounds {
			whole += len(s.PCM)
		}
		l.mixer.Do(out)
		pcm = append(pcm, make([]float32, 1600)...)
		l.mixer.Mix(pcm[len(pcm)-1600:])
	}
	return pcm, whole
}

// TestALongSongIsDecodedAsItPlays hears a song through the wire, goes back to a snapshot, and to a new driver.
func TestALongSongIsDecodedAsItPlays(t *testing.T) {
	l := newListening()
	_, whole := l.hear(30)
	if whole != 0 {
		t.Errorf("got %d samples of the song sent at once; want it in parts", whole)
	}
	saved, err := l.loop.Snapshot(nil)
	if err != nil {
		t.Fatal(err)
	}
	hash, _ := l.loop.Hash()
	want, _ := l.hear(40)
	after, _ := l.loop.Hash()
	l.hear(100)
	if _, err := l.loop.Restore(saved); err != nil {
		t.Fatal(err)
	}
	if got, _ := l.loop.Hash(); got != hash {
		t.Errorf("hash after the restore: got %#x; want %#x", got, hash)
	}
	l.mixer = audio.NewMixer()
	got, _ := l.hear(40)
	for i := 1600; i < len(got); i++ { // it comes within 5 ms
		if math.Abs(float64(got[i]-want[i])) > 1e-6 {
			t.Fatalf("sample %d after the restore: got %v; want %v", i, got[i], want[i])
		}
	}
	if now, _ := l.loop.Hash(); now != after {
		t.Errorf("hash 40 ticks after the restore: got %#x; want %#x", now, after)
	}
	if slices.Max(got) < 0.1 {
		t.Error("got silence; want the song")
	}
}
