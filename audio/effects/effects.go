package effects

import (
	"fmt"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

const rate = driver.SampleRate

// The numbers of the effects in a command. They are a part of snapshots and of the encoding between two programs, so a
// number that was given once keeps its meaning.
const (
	filterID driver.EffectID = iota + 1
	echoID
	reverbID
	chorusID
	compressorID
	limiterID
	distortionID
	crushID
	faderID
	duckID
)

func init() {
	audio.RegisterKernel(filterID, func() audio.Kernel { return &filter{} })
	audio.RegisterKernel(echoID, func() audio.Kernel { return &echo{} })
	audio.RegisterKernel(reverbID, func() audio.Kernel { return newReverb() })
	audio.RegisterKernel(chorusID, func() audio.Kernel { return &chorus{} })
	audio.RegisterKernel(compressorID, func() audio.Kernel { return &compressor{} })
	audio.RegisterKernel(limiterID, func() audio.Kernel { return &limiter{} })
	audio.RegisterKernel(distortionID, func() audio.Kernel { return &distortion{} })
	audio.RegisterKernel(crushID, func() audio.Kernel { return &crush{} })
	audio.RegisterKernel(faderID, func() audio.Kernel { return &fader{} })
	audio.RegisterKernel(duckID, func() audio.Kernel { return &ducker{} })
}

// Effect is one of this package's structs: it says which effect, and with what numbers.
type Effect interface{ Unit() audio.Unit }

// maxChain is how many effects a bus takes.
const maxChain = len(audio.Chain{})

// Set makes a bus's sound go through effects, in this order; none: through no effect any more. Where one stays of its kind
// its numbers slide to the new ones; another one goes before the new one comes, all within 30 ms and without a click. The
// same effects again change nothing. At most four: more panics, and a sub-bus takes four others.
// It is for moments, not for every tick: it allocates. What turns a knob all the time calls audio.SetChain with units.
func Set(m *audio.Player, b audio.Bus, chain ...Effect) { audio.SetChain(m, b, Chain(chain...)) }

// Chain returns effects as plain data: for a Mix, for audio.SetChain, and to be kept in a game's state.
func Chain(chain ...Effect) (c audio.Chain) {
	if len(chain) > maxChain {
		panic(fmt.Sprintf("effects: chain %d effects: a bus takes at most %d; try a sub-bus for the others", len(chain), maxChain))
	}
	for i, e := range chain {
		if e != nil {
			c[i] = e.Unit()
		}
	}
	return c
}

// unit returns an effect with its numbers.
func unit(effect driver.EffectID, params ...float64) audio.Unit {
	u := audio.Unit{Effect: effect}
	for i, p := range params {
		u.Params[i] = float32(p)
	}
	return u
}

// or returns what a field means: its default for zero.
func or(x, zero float64) float64 {
	if x == 0 {
		return zero
	}
	return x
}

// within brings a number from a command into its range; NaN is the lowest.
func within(x float32, lo, hi float64) float64 {
	if !(float64(x) > lo) {
		return lo
	}
	return min(float64(x), hi)
}

// decibels returns the gain of so many dB.
func decibels(db float64) float64 { return geom.Exp(db * (ln10 / 20)) }

const (
	ln10    = 2.302585092994046
	tau     = 6.283185307179586
	faint   = 1e-5               // −100 dB: what is softer than that is not heard any more
	lnFaint = 11.512925464970229 // −ln faint
)

// onePole returns by how much of the way a low pass of one pole goes to its input in each frame.
func onePole(hz float64) float64 { return 1 - geom.Exp(-tau/rate*hz) }

// follow returns by how much of the way a follower goes to its goal in each frame, so that 63 % of it takes so long.
func follow(sec float64) float64 { return 1 - geom.Exp(-1/(rate*sec)) }
