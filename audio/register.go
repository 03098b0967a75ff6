package audio

import "github.com/krill2d/krill/engine/driver"

// Kernel is an effect at work on one bus. What it does must not depend on how the frames are cut into calls of Run, and
// it must give silence for silence once it was reset. Package audio/effects has them.
type Kernel interface {
	// Set turns the effect to new numbers within so many frames; 0: at once. Numbers may be anything, also NaN.
	Set(p *driver.EffectParams, frames int)
	// Run changes frames in place, left and right in turn. key is what the bus that the effect listens to sounds like at
	// the same time: as long, or nil for silence.
	Run(sum, key []float32)
	// Tail returns how many frames after the last sound there is silence. Negative: it listens to another bus, and is run
	// without end.
	Tail() int
	// Reset forgets what it has heard, and takes the numbers that it was on its way to.
	Reset()
}

// kernels make the effects, by their numbers.
var kernels [32]func() Kernel

// RegisterKernel tells every mixer of this process how an effect is made. It is for the init of the package that has it,
// so that a program which does not import that package does not carry it, nor what it takes to use effects at all.
func RegisterKernel(effect driver.EffectID, make func() Kernel) {
	kernels[effect] = make
	racks.Store(&withRacks)
}
