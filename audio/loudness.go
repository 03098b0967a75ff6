package audio

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
)

const (
	window      = driver.SampleRate / 20 // 50 ms: shorter sounds are heard as less loud
	targetPower = 0.16                   // root mean square of the loudest window, about −16 dB
	ceiling     = 0.89                   // highest peak, −1 dB
)

// loudness returns the root mean square of the loudest 50 ms.
func loudness(x []float64) float64 {
	sum, most := 0.0, 0.0
	for i := range x {
		sum += float64(x[i] * x[i])
		if i >= window {
			sum -= float64(x[i-window] * x[i-window])
		}
		most = max(most, sum)
	}
	return math.Sqrt(most / window)
}

// quantize turns x into samples, at a gain that brings its loudness to the target where its peaks allow.
func quantize(x []float64, loud, gain float64) []int16 {
	peak := 0.0
	for _, v := range x {
		peak = max(peak, math.Abs(v))
	}
	out := make([]int16, len(x))
	if peak == 0 || loud == 0 {
		return out
	}
	k := min(float64(gain*targetPower)/loud, ceiling/peak) * 32767
	for i, v := range x {
		out[i] = int16(math.Round(float64(v * k)))
	}
	return out
}
