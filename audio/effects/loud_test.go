package effects

import (
	"math"
	"testing"
)

// square returns a wave that is at a level all the time, up or down.
func square(level float64, frames int) []float64 {
	out := make([]float64, frames)
	for i := range out {
		out[i] = level
		if i/50%2 == 1 {
			out[i] = -level
		}
	}
	return out
}

func dB(x float64) float64 { return 20 * math.Log10(x) }

func TestCompressorHasItsRatio(t *testing.T) {
	for _, ratio := range []float64{2, 4, 20} {
		for _, above := range []float64{-10, -1, 5, 10, 20} {
			level := -24 + above
			sum := stereo(square(math.Pow(10, level/20), 2*rate))
			kernel(Compressor{Threshold: -24, Ratio: ratio, Makeup: 3}).Run(sum, nil)
			got := dB(rms(side(sum, 0)[rate:]))
			near(t, "dB of what is left", got, -24+3+min(above, above/ratio), 0.02)
		}
	}
}

func TestCompressorTakesItsTime(t *testing.T) {
	in := append(square(0.05, rate), square(0.8, rate)...)
	in = append(in, square(0.05, rate)...)
	sum := stereo(in)
	kernel(Compressor{Threshold: -20, Ratio: 8, Attack: 0.02, Release: 0.2}).Run(sum, nil)
	x := side(sum, 0)
	if early, late := x[rate+10], math.Abs(x[2*rate-1]); early < 0.7 || late > 0.2 {
		t.Errorf("a sound that becomes loud: got %v at once and %v later; want it to go down within its attack", early, late)
	}
	if early, late := math.Abs(x[2*rate+100]), math.Abs(x[3*rate-1]); early > 0.02 || math.Abs(late-0.05) > 0.001 {
		t.Errorf("a sound that becomes soft: got %v at once and %v later; want it to come back within its release", early, late)
	}
}

func TestLimiterHoldsItsCeiling(t *testing.T) {
	for _, e := range []Limiter{{}, {Ceiling: -12}, {Ceiling: -6, Drive: 24, Release: 0.01}} {
		ceiling := math.Pow(10, or(e.Ceiling, -1)/20)
		in := append(sine(200, 0.1, rate/10), sine(333, 30, rate/10)...)
		in = append(in, noise(rate)...)
		sum := stereo(in)
		kernel(e).Run(sum, nil)
		if got := highest(side(sum, 0)); got > ceiling*(1+1e-6) || got < ceiling*0.99 {
			t.Errorf("%+v: got a peak of %v; want its ceiling of %v", e, got, ceiling)
		}
	}
	sum := stereo(sine(200, 0.5, rate))
	want := side(sum, 0)
	kernel(Limiter{}).Run(sum, nil)
	for i, got := range side(sum, 0) {
		if got != want[i] {
			t.Fatalf("frame %d of a soft sound: got %v; want %v, unchanged", i, got, want[i])
		}
	}
}

func TestDistortionAddsOddHarmonics(t *testing.T) {
	sum := stereo(sine(500, 0.5, rate))
	kernel(Distortion{Drive: 24, Tone: 20000}).Run(sum, nil)
	x := side(sum, 0)
	first := gainAt(x, 500)
	if third, second := gainAt(x, 1500)/first, gainAt(x, 1000)/first; third < 0.1 || second > 1e-4 {
		t.Errorf("harmonics: got %.4f of the third, %.6f of the second; want the third alone", third, second)
	}
	sum = stereo(square(1, rate))
	kernel(Distortion{Drive: 24, Tone: 20000}).Run(sum, nil)
	near(t, "full scale afterwards", highest(side(sum, 0)), 1, 1e-6)
}

func TestCrushHasItsLevels(t *testing.T) {
	sum := stereo(sine(110, 0.9, rate/10))
	kernel(Crush{Bits: 4, Hz: 6000}).Run(sum, nil)
	levels, runs := map[float64]bool{}, 0
	x := side(sum, 0)
	for i, v := range x {
		levels[v] = true
		if v*8 != math.Round(v*8) {
			t.Fatalf("frame %d: got %v; want a multiple of 1/8", i, v)
		}
		if i > 0 && v != x[i-1] && i%8 != 7 {
			runs++
		}
	}
	if len(levels) < 14 || runs > 0 {
		t.Errorf("got %d levels, %d changes between samples; want at least 14 and none", len(levels), runs)
	}
}
