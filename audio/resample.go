package audio

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

const (
	sincHalf  = 16   // zero crossings of the sinc to each side
	maxPhases = 1024 // positions between two samples that are told apart; all common rates need fewer
)

// resampledFrames returns how many frames at 48,000 a second last as long as frames at a rate.
func resampledFrames(frames int64, rate int) int64 {
	return (frames*driver.SampleRate + int64(rate) - 1) / int64(rate)
}

// resampledAt returns the frame at 48,000 a second that is nearest to one at a rate.
func resampledAt(frame int64, rate int) int64 {
	return (frame*driver.SampleRate + int64(rate)/2) / int64(rate)
}

// weigh adds up the first samples of a channel, each with its weight.
func weigh(raw, weights []float32) float32 {
	total := float32(0)
	raw = raw[:len(weights)]
	for i, w := range weights {
		total += float32(w * raw[i])
	}
	return total
}

// weighBoth does so for two channels.
func weighBoth(raw, weights []float32) (left, right float32) {
	raw = raw[:2*len(weights)]
	for i, w := range weights {
		left += float32(w * raw[2*i])
		right += float32(w * raw[2*i+1])
	}
	return left, right
}

// kernel is a table of windowed sincs, one for each position between two samples.
type kernel struct {
	taps, phases int
	weights      []float32 // phases rows of taps
}

// newKernel returns the kernel that brings a rate to 48,000. Above that it takes away what no longer fits.
func newKernel(rate int) kernel {
	phases := min(driver.SampleRate/gcd(rate, driver.SampleRate), maxPhases)
	cutoff := min(float64(driver.SampleRate)/float64(rate), 1)
	half := geom.Int(math.Ceil(sincHalf / cutoff))
	k := kernel{taps: 2 * half, phases: phases, weights: make([]float32, 2*half*phases)}
	for p := range phases {
		k.fill(k.weights[p*k.taps:][:k.taps], float64(p)/float64(phases), cutoff)
	}
	return k
}

// fill writes the weights for a position 0 to 1 after the middle tap. They add up to 1.
func (k kernel) fill(row []float32, phase, cutoff float64) {
	half, total := k.taps/2, 0.0
	for i := range row {
		total += sinc(float64(i-half+1)-phase, cutoff, float64(half))
	}
	for i := range row {
		row[i] = float32(sinc(float64(i-half+1)-phase, cutoff, float64(half)) / total)
	}
}

// sinc is the ideal low-pass of a cutoff, 1 for all, under a Blackman window that ends half samples away.
func sinc(x, cutoff, half float64) float64 {
	if math.Abs(x) >= half {
		return 0
	}
	a := float64(math.Pi * x / half)
	w := 0.42 + float64(0.5*geom.Cos(a)) + float64(0.08*geom.Cos(2*a))
	if y := float64(math.Pi * x * cutoff); y != 0 {
		w = float64(w * geom.Sin(y) / y)
	}
	return w
}

// at returns the first frame and the weights for the place rest/48000 after frame.
func (k *kernel) at(frame, rest int64) (first int64, weights []float32) {
	phase := int(rest * int64(k.phases) / driver.SampleRate)
	return frame - int64(k.taps/2) + 1, k.weights[phase*k.taps:][:k.taps]
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
