package audio

import "github.com/krill2d/krill/engine/driver"

const (
	softFrames = driver.SampleRate / 200 // 5 ms: as fast as a gain changes without a click
	maxFade    = 1 << 23                 // frames, almost three minutes: counts to here are exact in a float32
	maxGain    = 8
)

// ramp is a number on its way to a goal. Its value is goal − step·left: it arrives exactly, and the way does not
// depend on how it is cut into blocks.
type ramp struct {
	goal, step float32
	left       int // frames
}

func (r *ramp) value() float32 { return r.goal - float32(r.step*float32(r.left)) }

// to turns the ramp to a new goal, which it reaches after frames frames.
func (r *ramp) to(goal float32, frames int) {
	now := r.value()
	r.goal, r.left = goal, frames
	r.step = (goal - now) / float32(max(frames, 1))
}

// skip moves on by n frames.
func (r *ramp) skip(n int) {
	if r.left = max(r.left-n, 0); r.left == 0 {
		r.step = 0
	}
}

// fadeFrames returns the frames that a command's change takes.
func fadeFrames(fade int64) int { return int(min(max(fade, softFrames), maxFade)) }

// overFrames returns the frames of a command's change that are over.
func overFrames(c *driver.SoundCommand) int { return int(min(max(c.Faded, 0), maxFade)) }

// safeGain brings a gain into 0 to 8; NaN is silence.
func safeGain(g float32) float32 {
	if !(g > 0) {
		return 0
	}
	return min(g, maxGain)
}
