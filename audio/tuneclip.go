package audio

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

const (
	stretch      = 64   // samples between two looks at pitch, filter and loudness
	vibratoRate  = 5.5  // swings a second
	vibratoAfter = 0.25 // seconds until it is there in full
	sideStart    = 0.37 // of a period: where the higher one of a wide channel begins, so that the two do not cancel
)

// waveGains make the waves about equally loud; saws and squares hold more than a triangle.
var waveGains = [waves]float64{Square: 0.55, Saw: 0.8, Triangle: 1.1, Sine: 1, Noise: 0.7}

// frames returns how long a note of the instrument sounds that is held for some frames.
func (v *instrument) frames(hold int64) int64 {
	if v.drums {
		return drumFrames
	}
	n := hold + int64(geom.Int(v.release*rate))
	if v.sustain == 0 {
		n = min(n, int64(geom.Int((v.attack+v.decay)*rate)))
	}
	return max(n, 1)
}

// oscillator is a note on its way through time.
type oscillator struct {
	*instrument
	clip        clipKey
	phase, step float64 // of a period, 0 to 1, and for each sample
	noise       uint64  // state of the generator
	level       float64 // the noise's present value
	y1, y2      float64 // of the filter
	coef        float64 // of the filter; 1: it is open
	sweeping    bool    // the filter still moves
}

// render returns a note's samples, at a loudness of 1.
func (v *instrument) render(k clipKey) []float32 {
	if v.drums {
		return drum(byte(k.pitch))
	}
	out := make([]float32, v.frames(k.hold))
	t := oscillator{instrument: v, clip: k, noise: uint64(k.pitch) + 128*uint64(k.side+1)}
	t.level = noiseOf(&t.noise)
	if k.side > 0 {
		t.phase = sideStart
	}
	before := float32(0)
	for i := 0; i < len(out); i += stretch {
		piece := out[i:min(i+stretch, len(out))]
		t.control(float64(i) / rate)
		t.wave(piece)
		if t.coef < 1 {
			t.lowPass(piece)
		}
		after := t.envelope(float64(i+len(piece)) / rate)
		shape(piece, before, after)
		before = after
	}
	return out
}

// control works out pitch and filter at a time, as far as they change.
func (t *oscillator) control(sec float64) {
	if sec == 0 || t.vibrato > 0 || t.bend != 0 {
		t.step = min(440*exp2(t.semitones(sec)/12), maxCutoff) / rate
	}
	if sec == 0 || t.sweep != 0 && t.sweeping {
		t.coef = t.filter(sec)
	}
}

// semitones returns the pitch above the a of 440 Hz.
func (t *oscillator) semitones(sec float64) float64 {
	n := float64(t.clip.pitch-69) + float64(float64(t.clip.side)*t.wide)/100
	if left := t.left(sec); t.bend != 0 && left > 0 {
		n += float64(float64(t.bend*left) * left)
	}
	if t.vibrato > 0 {
		depth := float64(t.vibrato * min(sec/vibratoAfter, 1))
		n += float64(depth * geom.Sin(float64(2*math.Pi*math.Mod(float64(sec*vibratoRate), 1))))
	}
	return n
}

// left returns how much of the decay is still to come, 1 to 0.
func (t *oscillator) left(sec float64) float64 { return max(1-sec/max(t.decay, lastFade), 0) }

// filter returns the filter's coefficient; 1: it is open.
func (t *oscillator) filter(sec float64) float64 {
	left := t.left(sec)
	t.sweeping = left > 0
	cutoff := float64(t.low * exp2(float64(float64(t.sweep*left)*left)))
	if cutoff >= maxCutoff {
		return 1
	}
	return onePole(cutoff)
}

// wave fills a piece with the oscillator's values.
func (t *oscillator) wave(out []float32) {
	gain := waveGains[t.instrument.wave]
	switch t.instrument.wave {
	case Square:
		t.square(out, gain)
	case Saw:
		t.saw(out, gain)
	case Triangle:
		t.triangle(out, gain)
	case Sine:
		for i := range out {
			out[i] = float32(geom.Sin(2*math.Pi*t.phase) * gain)
			t.turn()
		}
	case Noise:
		t.rustle(out, gain)
	}
}

func (t *oscillator) turn() {
	if t.phase += t.step; t.phase >= 1 {
		t.phase--
	}
}

func (t *oscillator) square(out []float32, gain float64) {
	p, step, duty := t.phase, t.step, t.duty
	rest := 1 - float64(2*duty) // so that the mean is 0
	for i := range out {
		x, q := rest-1, p-duty
		if q < 0 {
			x, q = rest+1, q+1
		}
		out[i] = float32((x + blep(p, step) - blep(q, step)) * gain)
		if p += step; p >= 1 {
			p--
		}
	}
	t.phase = p
}

func (t *oscillator) saw(out []float32, gain float64) {
	p, step := t.phase, t.step
	for i := range out {
		out[i] = float32((p + p - 1 - blep(p, step)) * gain)
		if p += step; p >= 1 {
			p--
		}
	}
	t.phase = p
}

func (t *oscillator) triangle(out []float32, gain float64) {
	p, step := t.phase, t.step
	for i := range out {
		q := p + 0.25 // 0 at phase 0, rising
		if q >= 1 {
			q--
		}
		out[i] = float32((1 - float64(4*math.Abs(q-0.5))) * gain)
		if p += step; p >= 1 {
			p--
		}
	}
	t.phase = p
}

// rustle takes a new value sixteen times a period.
func (t *oscillator) rustle(out []float32, gain float64) {
	for i := range out {
		out[i] = float32(t.level * gain)
		for t.phase += float64(16 * t.step); t.phase >= 1; t.phase-- {
			t.level = noiseOf(&t.noise)
		}
	}
}

// lowPass takes away what lies above the cutoff, 12 dB an octave.
func (t *oscillator) lowPass(out []float32) {
	y1, y2, k := t.y1, t.y2, t.coef
	rest := 1 - k // k·x + rest·y waits for one product; y + k·(x − y) would for a difference too
	for i, x := range out {
		y1 = float64(k*float64(x)) + float64(rest*y1)
		y2 = float64(k*y1) + float64(rest*y2)
		out[i] = float32(y2)
	}
	t.y1, t.y2 = y1, y2
}

// envelope returns the loudness at a time.
func (t *oscillator) envelope(sec float64) float32 {
	hold := float64(t.clip.hold) / rate
	level := t.held(min(sec, hold))
	if sec > hold {
		k := max(1-(sec-hold)/t.release, 0)
		level *= float64(k * k)
	}
	return float32(level)
}

// held returns the loudness of a note that is still held.
func (t *oscillator) held(sec float64) float64 {
	if sec < t.attack {
		return sec / t.attack
	}
	k := 0.0
	if t.decay > 0 {
		k = max(1-(sec-t.attack)/t.decay, 0)
	}
	return t.sustain + float64(float64((1-t.sustain)*k)*k)
}

// shape multiplies a piece with a loudness that goes from one value to another.
func shape(out []float32, from, to float32) {
	step := (to - from) / float32(len(out))
	for i := range out {
		out[i] *= from + float32(step*float32(i))
	}
}
