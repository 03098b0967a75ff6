package effects

import (
	"math"
	"math/cmplx"
	"testing"
)

// analogue returns the gain of the analogue filter that an effect imitates, at a frequency.
func analogue(e Effect, hz float64) float64 {
	at := func(f, q float64) (s complex128, d complex128) { // s by the bilinear rule, and the denominator
		s = complex(0, math.Tan(math.Pi*hz/rate)/math.Tan(math.Pi*f/rate))
		return s, s*s + s/complex(q, 0) + 1
	}
	var h complex128
	switch e := e.(type) {
	case LowPass:
		_, d := at(e.Hz, e.Q)
		h = 1 / d
	case HighPass:
		s, d := at(e.Hz, e.Q)
		h = s * s / d
	case BandPass:
		s, d := at(e.Hz, e.Q)
		h = s / complex(e.Q, 0) / d
	case Peak:
		a := math.Pow(10, e.Boost/40)
		s, _ := at(e.Hz, e.Q)
		h = (s*s + s*complex(a/e.Q, 0) + 1) / (s*s + s*complex(1/(a*e.Q), 0) + 1)
	case LowShelf:
		a := complex(math.Pow(10, e.Boost/40), 0)
		s, _ := at(e.Hz, flat)
		w := cmplx.Sqrt(a) * math.Sqrt2
		h = a * (s*s + w*s + a) / (a*s*s + w*s + 1)
	case HighShelf:
		a := complex(math.Pow(10, e.Boost/40), 0)
		s, _ := at(e.Hz, flat)
		w := cmplx.Sqrt(a) * math.Sqrt2
		h = a * (a*s*s + w*s + 1) / (s*s + w*s + a)
	}
	return cmplx.Abs(h)
}

// TestFiltersHaveTheirFormula measures what a click becomes at many frequencies.
func TestFiltersHaveTheirFormula(t *testing.T) {
	for _, e := range []Effect{
		LowPass{Hz: 1000, Q: flat},
		LowPass{Hz: 200, Q: 8},
		LowPass{Hz: 15000, Q: 1},
		LowPass{Hz: 3000, Q: 0.4},
		HighPass{Hz: 300, Q: flat},
		HighPass{Hz: 5000, Q: 4},
		BandPass{Hz: 1500, Q: 1},
		BandPass{Hz: 400, Q: 10},
		Peak{Hz: 1000, Q: 2, Boost: 12},
		Peak{Hz: 3000, Q: 1, Boost: -18},
		LowShelf{Hz: 200, Boost: 9},
		LowShelf{Hz: 900, Boost: -15},
		HighShelf{Hz: 4000, Boost: 6},
		HighShelf{Hz: 1000, Boost: -20},
	} {
		sum := stereo(click(rate))
		kernel(e).Run(sum, nil)
		for hz := 30.0; hz < 22000; hz *= 1.7 {
			got, want := gainAt(side(sum, 1), hz), analogue(e, hz)
			if math.Abs(got-want) > 0.002*want+1e-5 {
				t.Errorf("%#v at %.0f Hz: got a gain of %.5f; want %.5f", e, hz, got, want)
			}
		}
	}
}

// TestFiltersAreWhatTheyAreCalled holds the formulas to what the words promise.
func TestFiltersAreWhatTheyAreCalled(t *testing.T) {
	db := func(e Effect, hz float64) float64 { return 20 * math.Log10(analogue(e, hz)) }
	near(t, "low pass at its frequency, dB", db(LowPass{Hz: 1000, Q: flat}, 1000), -3.01, 0.01)
	near(t, "low pass, an octave from 4 to 8 times its frequency, dB", db(LowPass{Hz: 100, Q: flat}, 800)-db(LowPass{Hz: 100, Q: flat}, 400), -12, 0.2)
	near(t, "band pass at its frequency, dB", db(BandPass{Hz: 1000, Q: 3}, 1000), 0, 0.01)
	near(t, "peak at its frequency, dB", db(Peak{Hz: 1000, Q: 3, Boost: 7}, 1000), 7, 0.01)
	near(t, "low shelf far below, dB", db(LowShelf{Hz: 1000, Boost: 7}, 10), 7, 0.01)
	near(t, "low shelf far above, dB", db(LowShelf{Hz: 100, Boost: 7}, 15000), 0, 0.01)
	near(t, "high shelf far above, dB", db(HighShelf{Hz: 100, Boost: -7}, 20000), -7, 0.01)
}

// TestFiltersAreStill runs silence after sound, until a filter says that it is done.
func TestTails(t *testing.T) {
	all := map[string]Effect{"deep": LowPass{Hz: 20, Q: 15}, "wide": LowPass{Hz: 100, Q: 0.3}, "sharp": HighPass{Hz: 22000, Q: 20}, "shelf": LowShelf{Hz: 10, Boost: -24}, "long": Echo{Delay: 0.5, Feedback: 0.9}, "hall": Reverb{Decay: 4}}
	for name, e := range all {
		k := kernel(e)
		k.Run(stereo(sine(300, 1, rate)), nil)
		k.Run(make([]float32, 2*k.Tail()), nil)
		after := make([]float32, 2*4800)
		k.Run(after, nil)
		if got := highest(side(after, 0)); got > 5e-5 {
			t.Errorf("%s after its tail of %d frames: got %.2g; want silence", name, k.Tail(), got)
		}
	}
}
