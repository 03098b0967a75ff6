package effects

// maxKnobs is how many numbers an effect works with.
const maxKnobs = 12

// knobs are the numbers that an effect works with, on their way to where they were turned to. A number is its goal − step ·
// left, so that it arrives exactly, and the way does not depend on how it is cut into blocks.
type knobs struct {
	goal, step, now [maxKnobs]float64
	left            int // frames
}

// turn sends the numbers to new goals, which they reach after so many frames; 0: at once.
func (k *knobs) turn(goal [maxKnobs]float64, frames int) {
	for i := range goal {
		k.step[i] = 0
		if frames > 0 {
			k.step[i] = (goal[i] - k.now[i]) / float64(frames)
		}
	}
	k.goal, k.left = goal, frames
	if frames == 0 {
		k.now = goal
	}
}

// arrive brings the numbers to their goals.
func (k *knobs) arrive() { k.now, k.left = k.goal, 0 }

// part returns the samples of the next frames for which the numbers stay the same, and the rest. While they move that is
// one frame.
func (k *knobs) part(sum []float32) (now, rest []float32) {
	if k.left == 0 {
		return sum, nil
	}
	k.left--
	for i := range k.now {
		k.now[i] = k.goal[i] - float64(k.step[i]*float64(k.left))
	}
	return sum[:2], sum[2:]
}
