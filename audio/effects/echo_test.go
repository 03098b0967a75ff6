package effects

import (
	"math"
	"testing"

	"github.com/krill2d/krill/audio"
)

func TestEchoComesAtItsSample(t *testing.T) {
	const delay = 2400
	sum := stereo(click(6 * delay))
	kernel(Echo{Delay: 0.05, Feedback: 0.5, Damp: 20000, Mix: 0.25}).Run(sum, nil)
	for i, got := range side(sum, 0) {
		want := 0.0
		switch {
		case i == 0:
			want = 1
		case i%delay == 0:
			want = 0.25 * math.Pow(0.5, float64(i/delay-1))
		}
		if got != want {
			t.Fatalf("frame %d: got %v; want %v", i, got, want)
		}
	}
}

func TestEchoPingPong(t *testing.T) {
	const delay = 2400
	sum := make([]float32, 2*5*delay)
	sum[0] = 1 // on the left
	kernel(Echo{Delay: 0.05, Feedback: 0.5, Damp: 20000, Mix: 1, PingPong: true}).Run(sum, nil)
	for n, want := range [][2]float32{{1, 0}, {0.5, 0}, {0, 0.25}, {0.125, 0}, {0, 0.0625}} {
		if got := [2]float32(sum[2*n*delay:]); got != want {
			t.Errorf("echo %d: got %v on the sides; want %v", n, got, want)
		}
	}
}

func TestEchoIsDamped(t *testing.T) {
	const delay = 2400
	sum := stereo(click(4 * delay))
	kernel(Echo{Delay: 0.05, Feedback: 0.9, Damp: 1000, Mix: 1}).Run(sum, nil)
	first, second := side(sum, 0)[delay:2*delay], side(sum, 0)[2*delay:3*delay]
	near(t, "the second echo's low sounds", gainAt(second, 30)/gainAt(first, 30), 0.9, 0.01)
	near(t, "the second echo at the frequency of its damping", gainAt(second, 1000)/gainAt(first, 1000), 0.9*math.Sqrt2/2, 0.05)
}

func TestReverbDiesAwayInItsTime(t *testing.T) {
	for _, decay := range []float64{0.3, 1, 3} {
		sum := stereo(click(int(1.2 * decay * rate)))
		kernel(Reverb{Decay: decay, Damp: 20000, Mix: 1}).Run(sum, nil)
		x := append(side(sum, 0)[1:], side(sum, 1)[1:]...)
		half := len(x) / 2
		power := make([]float64, half+1) // what is still to come: M. R. Schroeder, 1965
		for i := half - 1; i >= 0; i-- {
			power[i] = power[i+1] + x[i]*x[i] + x[half+i]*x[half+i]
		}
		at := func(db float64) float64 {
			for i := range power {
				if power[i] <= power[0]*math.Pow(10, db/10) {
					return float64(i) / rate
				}
			}
			return math.Inf(1)
		}
		near(t, "seconds in which it dies away by 60 dB", 2*(at(-35)-at(-5)), decay, 0.05*decay)
	}
}

// TestReverbIsARoom wants no gaps, no ringing at one frequency, sides that differ, and about the loudness of the sound.
func TestReverbIsARoom(t *testing.T) {
	sum := stereo(click(2 * rate))
	kernel(Reverb{Decay: 2, Damp: 20000, Mix: 1}).Run(sum, nil)
	l, r := side(sum, 0), side(sum, 1)
	for at := 9600; at < rate; at += 480 { // 10 ms each
		if p := rms(l[at : at+480]); p < rms(l[9600:19200])/30 {
			t.Errorf("from %d ms on: got a gap of %.2g", at/48, p)
		}
	}
	both := 0.0
	for i := 100; i < len(l); i++ {
		both += l[i] * r[i]
	}
	both /= rms(l[100:]) * rms(r[100:]) * float64(len(l)-100)
	near(t, "likeness of the sides", both, 0, 0.3)
	for _, decay := range []float64{0.5, 2, 8} {
		sum = stereo(noise(4 * rate))
		k := kernel(Reverb{Decay: decay, Damp: 20000, Mix: 1})
		k.Run(sum, nil)
		dry := noise(4 * rate)
		wet := side(sum, 0)
		for i := range wet {
			wet[i] -= dry[i]
		}
		near(t, "loudness of the reverb by that of noise", rms(wet[2*rate:])/rms(dry), 1, 0.35)
	}
}

// noise returns frames of white noise, at a quarter of full scale.
func noise(frames int) []float64 {
	out, seed := make([]float64, frames), uint32(1)
	for i := range out {
		seed = seed*1664525 + 1013904223
		out[i] = (float64(seed>>8)/(1<<24) - 0.5) / 2
	}
	return out
}

func TestReverbBeginsAfterItsDelay(t *testing.T) {
	first := func(e Reverb) int {
		sum := stereo(click(rate))
		kernel(e).Run(sum, nil)
		for i, x := range side(sum, 0) {
			if i > 0 && math.Abs(x) > 1e-4 {
				return i
			}
		}
		return -1
	}
	if got := first(Reverb{Delay: 0.1}) - first(Reverb{}); got != rate/10 {
		t.Errorf("a delay of 0.1 s: got the reverb %d frames later; want %d", got, rate/10)
	}
}

func TestChorusIsASecondVoice(t *testing.T) {
	sum := stereo(click(rate))
	kernel(Chorus{Rate: 0, Depth: 0.001, Delay: 0.02, Mix: 0.5}).Run(sum, nil)
	for n := range 2 {
		x := side(sum, n)
		x[0] = 0
		at := 0
		for i := range x {
			if math.Abs(x[i]) > math.Abs(x[at]) {
				at = i
			}
		}
		if at < 960-48-2 || at > 960+48+2 {
			t.Errorf("side %d: got the second voice after %d frames; want 960, and 48 more or less", n, at)
		}
	}
	sum = stereo(sine(1000, 0.5, 2*rate))
	kernel(Chorus{Rate: 2, Depth: 0.002, Mix: 1}).Run(sum, nil)
	if d := biggestStep(side(sum, 0)); d > 2.6*0.5*tau*1000/rate {
		t.Errorf("a tone: got a step of %v; want it smooth", d)
	}
	if l, r := side(sum, 0), side(sum, 1); hash(sum) == hash(stereo(l)) || rms(l) < 0.2 || rms(r) < 0.2 {
		t.Error("a tone: got both sides alike; want them apart")
	}
}

var _ audio.Kernel = &echo{}
