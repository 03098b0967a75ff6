package effects

import (
	"math"
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// all are the effects, each turned to something that is heard well.
var all = map[string]Effect{
	"low pass":   LowPass{Hz: 700, Q: 2},
	"high pass":  HighPass{Hz: 900},
	"band pass":  BandPass{},
	"peak":       Peak{Boost: 9},
	"low shelf":  LowShelf{Boost: -9},
	"high shelf": HighShelf{Boost: 6},
	"echo":       Echo{Delay: 0.11, PingPong: true},
	"reverb":     Reverb{Decay: 0.6, Delay: 0.01},
	"chorus":     Chorus{Feedback: 0.3},
	"compressor": Compressor{Makeup: 4},
	"limiter":    Limiter{Ceiling: -12},
	"distortion": Distortion{},
	"crush":      Crush{Bits: 5},
}

// kernel returns an effect at work.
func kernel(e Effect) audio.Kernel {
	u := e.Unit()
	k := map[driver.EffectID]func() audio.Kernel{
		filterID: func() audio.Kernel { return &filter{} }, echoID: func() audio.Kernel { return &echo{} },
		reverbID: func() audio.Kernel { return newReverb() }, chorusID: func() audio.Kernel { return &chorus{} },
		compressorID: func() audio.Kernel { return &compressor{} }, limiterID: func() audio.Kernel { return &limiter{} },
		distortionID: func() audio.Kernel { return &distortion{} }, crushID: func() audio.Kernel { return &crush{} },
	}[u.Effect]()
	k.Set(&u.Params, 0)
	k.Reset()
	return k
}

// stereo returns frames with both sides alike.
func stereo(mono []float64) []float32 {
	out := make([]float32, 0, 2*len(mono))
	for _, x := range mono {
		out = append(out, float32(x), float32(x))
	}
	return out
}

// side returns one side of frames.
func side(sum []float32, n int) []float64 {
	var out []float64
	for i := n; i < len(sum); i += 2 {
		out = append(out, float64(sum[i]))
	}
	return out
}

// sine returns so many frames of a tone.
func sine(hz, level float64, frames int) []float64 {
	out := make([]float64, frames)
	for i := range out {
		out[i] = level * geom.Sin(tau*hz*float64(i)/rate)
	}
	return out
}

// click returns one frame of 1 and then silence.
func click(frames int) []float64 {
	out := make([]float64, frames)
	out[0] = 1
	return out
}

// gainAt returns by how much a response makes a frequency louder: the Fourier transform at one place.
func gainAt(response []float64, hz float64) float64 {
	re, im := 0.0, 0.0
	for i, x := range response {
		s, c := math.Sincos(tau * hz * float64(i) / rate)
		re, im = re+x*c, im+x*s
	}
	return math.Hypot(re, im)
}

func highest(x []float64) float64 {
	most := 0.0
	for _, v := range x {
		most = max(most, math.Abs(v))
	}
	return most
}

func rms(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v * v
	}
	return math.Sqrt(sum / float64(len(x)))
}

func biggestStep(x []float64) float64 {
	most := 0.0
	for i := 1; i < len(x); i++ {
		most = max(most, math.Abs(x[i]-x[i-1]))
	}
	return most
}

func near(t *testing.T, what string, got, want, by float64) {
	t.Helper()
	if !(math.Abs(got-want) <= by) {
		t.Errorf("%s: got %.5g; want %.5g ± %.3g", what, got, want, by)
	}
}

// stage is a player with a mixer that hears it, tick by tick.
type stage struct {
	*audio.Player
	mixer *audio.Mixer
	out   driver.Output
	tick  int64
	piece int // frames mixed in one call
}

// tickFrames are a tick of 60 a second.
const tickFrames = 800

func newStage() *stage {
	s := &stage{mixer: audio.NewMixer(), piece: tickFrames}
	s.Player = audio.NewPlayer(readTone)
	s.Begin(0, 60)
	return s
}

// readTone serves tones by name, of a second, which loop without a seam.
func readTone(name string) (audio.PCM, error) {
	hz := map[string]float64{"low": 110, "mid": 440, "high": 3520, "word": 660}[name]
	pcm := audio.PCM{Channels: 1, Samples: make([]int16, rate)}
	for i, x := range sine(hz, 0.4, rate) {
		pcm.Samples[i] = int16(math.Round(x * 32767))
	}
	if name == "word" {
		pcm.Samples = pcm.Samples[:rate/4]
	}
	return pcm, nil
}

// step ends the tick, mixes it and begins the next one. It returns what was mixed.
func (s *stage) step() []float32 {
	s.out.Reset()
	s.End(&s.out)
	s.mixer.Do(&s.out)
	pcm := make([]float32, 2*tickFrames)
	for at := 0; at < tickFrames; at += s.piece {
		s.mixer.Mix(pcm[2*at : 2*min(at+s.piece, tickFrames)])
	}
	s.tick++
	s.Begin(s.tick, 60)
	return pcm
}

// run returns what so many ticks sound like.
func (s *stage) run(ticks int) (pcm []float32) {
	for range ticks {
		pcm = append(pcm, s.step()...)
	}
	return pcm
}

func (s *stage) loop(name string, b audio.Bus) audio.Voice {
	return s.PlayWith(audio.File(name), audio.Play{Loop: true, Bus: b, Gain: 0.5})
}
