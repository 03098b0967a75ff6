package audio

import (
	"strings"
	"sync"

	"github.com/krill2d/krill/engine/driver"
)

// The drums, in the order of drumLetters.
var drums = [len(drumLetters)]Effect{
	{Wave: Sine, Hold: 0.03, Decay: 0.22, Punch: 0.6, Pitch: 165, Slide: -9, Bend: 12, Gain: 1.3},                 // kick
	{Wave: Noise, Hold: 0.02, Decay: 0.17, Punch: 0.6, Pitch: 2600, High: 350, Low: 9000, Seed: 4},                // snare
	{Wave: Noise, Decay: 0.05, Pitch: 12000, High: 6000, Gain: 0.5, Seed: 5},                                      // hat
	{Wave: Noise, Hold: 0.03, Decay: 0.25, Pitch: 12000, High: 5000, Gain: 0.5, Seed: 6},                          // open hat
	{Wave: Sine, Hold: 0.03, Decay: 0.25, Punch: 0.5, Pitch: 170, Slide: -3.5, Gain: 1.2},                         // tom
	{Wave: Noise, Hold: 0.05, Decay: 1.1, Punch: 0.4, Pitch: 9000, High: 2500, LowSlide: -1, Low: 14000, Seed: 7}, // crash
}

const (
	drumFrames = 6 * driver.SampleRate / 5 // room for the longest
	drumGain   = 3.0 / 32768               // effects leave room for others to sound with them
)

// kit is the drums' samples, made when the first one is needed.
var kit = sync.OnceValue(func() (all [len(drumLetters)][]float32) {
	for i, e := range drums {
		pcm := e.Render().Samples
		all[i] = make([]float32, len(pcm))
		for j, x := range pcm {
			all[i][j] = float32(float32(x) * drumGain)
		}
	}
	return all
})

func drum(letter byte) []float32 { return kit()[strings.IndexByte(drumLetters, letter)] }
