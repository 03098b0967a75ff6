package effects

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
)

// words makes numbers of bytes: sensible ones and any.
type words struct{ b []byte }

func (w *words) byte() byte {
	if len(w.b) == 0 {
		return 0
	}
	x := w.b[0]
	w.b = w.b[1:]
	return x
}

func (w *words) bits() uint64 {
	var b [8]byte
	w.b = w.b[copy(b[:], w.b):]
	return binary.LittleEndian.Uint64(b[:])
}

func (w *words) float() float32 {
	switch k := w.byte(); {
	case k < 100:
		return float32(k) / 40
	case k < 160:
		return float32(int(w.byte())-128) * 200
	case k < 200:
		return [...]float32{float32(math.NaN()), float32(math.Inf(1)), float32(math.Inf(-1)), math.MaxFloat32}[k%4]
	}
	return math.Float32frombits(uint32(w.bits()))
}

func (w *words) long(sensible int64) int64 {
	if k := w.byte(); k < 250 {
		return int64(k) * sensible / 250
	}
	return int64(w.bits())
}

// kinds are what commands are, by how often.
var kinds = [32]driver.SoundKind{
	0, 99, driver.SoundReset, driver.SoundStop, driver.SoundStop, driver.SoundSet, driver.SoundSet, driver.SoundGain, driver.SoundGain,
	driver.SoundBus, driver.SoundBus, driver.SoundPlay, driver.SoundPlay, driver.SoundPlay, driver.SoundPlay, driver.SoundPlay,
	driver.SoundPlay, driver.SoundPlay, driver.SoundPlay, driver.SoundPlay, driver.SoundEffect, driver.SoundEffect,
	driver.SoundEffect, driver.SoundEffect, driver.SoundEffect, driver.SoundEffect, driver.SoundEffect, driver.SoundEffect,
	driver.SoundEffect, driver.SoundEffect, driver.SoundEffect, driver.SoundEffect,
}

// command returns any command, most of them such as do something.
func (w *words) command(now int64) driver.SoundCommand {
	c := driver.SoundCommand{
		Kind: kinds[w.byte()%32], At: now + w.long(2000) - 500, Fade: w.long(1000), Voice: uint32(w.byte() % 80),
		Sound: driver.SoundID(w.byte() % 4), Bus: driver.BusID(w.byte() % 20), Gain: w.float(), Pan: w.float(), Pitch: w.float(),
		Loop: w.byte()%2 == 0, Offset: w.long(1000), Parent: driver.BusID(w.byte() % 20), Key: driver.BusID(w.byte() % 20),
		Slot: w.byte() % 12, Effect: driver.EffectID(w.byte() % 13),
	}
	if c.Kind == driver.SoundReset && w.byte() > 9 {
		c.Kind = driver.SoundPlay
	}
	for i := range c.Params {
		c.Params[i] = w.float()
	}
	return c
}

// check mixes what bytes say, and wants samples between −1 and 1. It returns the loudest.
func check(t *testing.T, b []byte) (most float32) {
	w, m := words{b}, audio.NewMixer()
	m.Live = w.byte()%2 == 0
	loud := make([]int16, 500)
	for i := range loud {
		loud[i] = int16(math.MaxInt16 * (i/40%2*2 - 1))
	}
	m.Do(&driver.Output{Sounds: []driver.Sound{{ID: 1, Channels: 1, PCM: loud}, {ID: 2, Channels: 2, PCM: loud}}})
	pcm := make([]float32, 2*700)
	for len(w.b) > 0 {
		out := driver.Output{}
		for range w.byte() % 8 {
			out.Commands = append(out.Commands, w.command(m.Position()))
		}
		m.Do(&out)
		part := pcm[:2*(1+int(w.byte())*2)]
		m.Mix(part)
		for i, x := range part {
			if !(x >= -1 && x <= 1) {
				t.Fatalf("frame %d: got %v; want it between −1 and 1", m.Position()-int64(len(part)-i)/2, x)
			}
			most = max(most, x, -x)
		}
	}
	return most
}

// FuzzMixer gives a mixer any commands.
func FuzzMixer(f *testing.F) {
	for seed := range uint64(8) {
		f.Add(random(seed, 3000))
	}
	f.Fuzz(func(t *testing.T, b []byte) { check(t, b) })
}

func random(seed uint64, n int) []byte {
	r, b := rand.New(rand.NewPCG(seed, 7)), make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

// TestMixerTakesAnything is FuzzMixer with a few hundred seeds.
func TestMixerTakesAnything(t *testing.T) {
	heard := 0
	for seed := range uint64(300) {
		if check(t, random(seed+100, 4000)) > 0.1 {
			heard++
		}
	}
	if heard < 200 {
		t.Errorf("got %d that are heard; want at least 200", heard)
	}
}

// TestMixerTakesBrokenMessages breaks the message of a tick that has all effects in it.
func TestMixerTakesBrokenMessages(t *testing.T) {
	s := newStage()
	s.loop("low", audio.BusSFX)
	for _, e := range all {
		Set(s.Player, audio.BusSFX, e)
		Duck(s.Player, audio.BusSFX, audio.BusSpeech, Ducking{})
	}
	s.End(&s.out)
	message, r := driver.AppendOutput(nil, &s.out), rand.New(rand.NewPCG(1, 2))
	pcm, understood := make([]float32, 600), 0
	for range 500 {
		b := append([]byte(nil), message...)
		for range 1 + r.IntN(6) {
			b[len(b)-1-r.IntN(1500)] = byte(r.Uint32()) // the commands come last
		}
		var out driver.Output
		if _, err := driver.DecodeOutput(b, &out); err != nil {
			continue
		}
		understood++
		m := audio.NewMixer()
		m.Do(&out)
		m.Mix(pcm)
		for _, x := range pcm {
			if !(x >= -1 && x <= 1) {
				t.Fatalf("got a sample of %v; want it between −1 and 1", x)
			}
		}
	}
	if understood < 50 {
		t.Errorf("got %d messages understood; want at least 50", understood)
	}
}
