package engine_test

import (
	"math"
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/audio/effects"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/render"
)

var (
	cellar = audio.SubBus("engine test cellar", audio.BusSFX)
	under  = effects.Mix{{Bus: audio.BusMaster, Chain: effects.Chain(effects.LowPass{Hz: 900})}, {Bus: cellar, Gain: 0.5}}
)

var (
	deep = audio.Effect{Wave: audio.Sine, Pitch: 100, Hold: 1, Loop: true}.Sound("mixer test deep")
	high = audio.Effect{Wave: audio.Sine, Pitch: 5000, Hold: 1, Loop: true}.Sound("mixer test high")
)

// diver goes under water and comes up again.
type diver struct{ Ticks int }

func (d *diver) Update(t *engine.Tick) error {
	switch d.Ticks {
	case 0:
		effects.Set(t.Audio, cellar, effects.HighPass{Hz: 60}, effects.Compressor{})
		effects.Duck(t.Audio, cellar, audio.BusSpeech, effects.Ducking{})
		t.Audio.PlayWith(deep, audio.Play{Loop: true, Bus: cellar})
		t.Audio.PlayWith(high, audio.Play{Loop: true, Bus: audio.BusUI})
	case 40:
		effects.Blend(t.Audio, under, 1.5)
	case 200:
		effects.Blend(t.Audio, nil, 1)
	}
	d.Ticks++
	return nil
}

func (d *diver) Draw(*render.Canvas) {}

// playInto runs ticks of a game through the wire into a mixer, and returns what is heard.
func playInto(l *engine.Loop, m *audio.Mixer, ticks int) (pcm []float32) {
	app := driver.ThroughWire(l)
	for range ticks {
		m.Do(app.Tick(&driver.Input{Width: 640, Height: 360}))
		part := make([]float32, 1600)
		m.Mix(part)
		pcm = append(pcm, part...)
	}
	return pcm
}

// TestARestoredMixerSoundsTheSame takes snapshots in the middle of fades, and lets another game with another driver go on
// from there.
func TestARestoredMixerSoundsTheSame(t *testing.T) {
	for _, at := range []int{1, 20, 41, 70, 90, 170, 210, 240} {
		a, m := engine.New(&diver{}, engine.Config{}, nil), audio.NewMixer()
		playInto(a, m, at)
		snapshot, err := a.Snapshot(nil)
		if err != nil {
			t.Fatal(err)
		}
		b, other := engine.New(&diver{}, engine.Config{}, nil), audio.NewMixer()
		playInto(b, other, 5)
		if _, err := b.Restore(snapshot); err != nil {
			t.Fatal(err)
		}
		if x, y := mixerHash(t, a), mixerHash(t, b); x != y {
			t.Errorf("after %d ticks: got %#x of the restored game; want %#x", at, y, x)
		}
		playInto(a, m, 20) // the compressor and the ducking find their way
		playInto(b, other, 20)
		want, got := playInto(a, m, 60), playInto(b, other, 60)
		for i := range want {
			if math.Abs(float64(want[i]-got[i])) > 0.01 {
				t.Fatalf("restored after %d ticks, sample %d: got %v; want %v", at, i, got[i], want[i])
			}
		}
		if x, y := mixerHash(t, a), mixerHash(t, b); x != y {
			t.Errorf("80 ticks after %d: got %#x of the restored game; want %#x", at, y, x)
		}
	}
}

func mixerHash(t *testing.T, l *engine.Loop) uint64 {
	t.Helper()
	h, err := l.Hash()
	if err != nil {
		t.Fatal(err)
	}
	return h
}
