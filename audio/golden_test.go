package audio

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// scripted mixes two seconds of everything: recipes, pitch, pan, buses, music, fades.
func scripted() []float32 {
	p, m := NewPlayer(nil), NewMixer()
	var out driver.Output
	pcm := make([]float32, 2*96000)
	song := ownEffects["siren"].Sound("golden siren")
	for tick := range int64(120) {
		p.Begin(tick, 60)
		switch {
		case tick == 0:
			p.Music(song, 0.5)
		case tick%10 == 1:
			p.PlayWith(Shoot(uint64(tick)), Play{Pan: float64(tick)/60 - 1, Pitch: 0.5 + float64(tick)/80})
		case tick%15 == 2:
			p.PlayWith(Boom(uint64(tick%4)), Play{Gain: 1.5, Bus: BusUI})
		case tick == 60:
			p.SetGain(BusMusic, 0.3)
		case tick == 90:
			p.Music(Sound{}, 0.25)
		}
		out.Reset()
		p.End(&out)
		m.Do(&out)
		m.Mix(pcm[tick*1600:][:1600])
	}
	return pcm
}

// TestMixGolden holds a scripted mix to what it was: the same samples on every machine.
func TestMixGolden(t *testing.T) {
	h := uint64(14695981039346656037)
	for _, x := range scripted() {
		h = (h ^ uint64(math.Float32bits(x))) * 1099511628211
	}
	if want := uint64(0x8adf1052df5311d7); h != want {
		t.Errorf("hash of the mix: got %#x; want %#x", h, want)
	}
}

// full returns a mixer with 64 looping voices, each with a pan and a pitch.
func full(pitch float32) *Mixer {
	m := rig()
	for v := range uint32(maxVoices) {
		c := play(v+1, driver.SoundID(v%2+1), 0)
		c.Loop, c.Gain, c.Pan = true, 0.05, float32(v)/maxVoices
		if c.Pitch = pitch; pitch == 0 {
			c.Pitch = 0.5 + float32(v)/maxVoices
		}
		m.Do(&driver.Output{Commands: []driver.SoundCommand{c}})
	}
	return m
}

func TestMixerDoesNotAllocate(t *testing.T) {
	m, dst := full(0), make([]float32, 1600)
	out := driver.Output{Commands: []driver.SoundCommand{play(100, 1, 0), {Kind: driver.SoundStop, Voice: 100}}}
	m.Do(&out)
	if n := testing.AllocsPerRun(100, func() { m.Do(&out); m.Mix(dst) }); n != 0 {
		t.Errorf("Do and Mix: got %v allocations; want 0", n)
	}
}

func benchmarkMix(b *testing.B, pitch float32) {
	m, dst := full(pitch), make([]float32, 2*800)
	for b.Loop() {
		m.Mix(dst)
	}
	sec := b.Elapsed().Seconds()
	b.ReportMetric(float64(b.N)*800/rate/sec, "×realtime")
}

func BenchmarkMix64(b *testing.B)       { benchmarkMix(b, 0) }
func BenchmarkMix64Pitch1(b *testing.B) { benchmarkMix(b, 1) }
