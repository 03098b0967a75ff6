package audio

import "math/bits"

// head is where a voice reads its sound, and how fast. The game and the mixer move theirs by the same arithmetic of
// integers, so that the game knows to the sample where a voice is, and no device has to tell.
type head struct {
	pos   uint64 // frames in 32.32 bits: linear interpolation lies between two of them
	step  uint64 // added for each sample: the pitch
	glide glide
}

// glide is a pitch on its way to a goal.
type glide struct {
	from, goal  uint64
	total, done int64 // samples; total 0: there is none
}

// glidePiece is for how many samples a gliding pitch stays: 1.3 ms. An octave in a tenth of a second is then made of 75
// steps of 16 cents, and no sample jumps at any of them, since only the speed changes.
const glidePiece = 64

// stepOf returns the step of a pitch as it goes through a command.
func stepOf(pitch float64) uint64 { return uint64(safePitch(float64(float32(pitch))) * one) }

// to turns the pitch, which arrives after so many samples; done of them are over.
func (h *head) to(step uint64, total, done int64) {
	if done >= total {
		h.step, h.glide = step, glide{}
		return
	}
	h.glide = glide{from: h.step, goal: step, total: total, done: done}
	h.turn()
}

// turn takes the speed of the present piece of a glide.
func (h *head) turn() {
	g := &h.glide
	pieces := (g.total + glidePiece - 1) / glidePiece
	half := int64(g.goal-g.from) / (2 * pieces)
	step := g.from + uint64(half*(2*(g.done/glidePiece)+1)) // in the middle of the piece
	cut := max(bits.Len64(step)-24, 0)
	h.step = step >> cut << cut // as exact as a command's pitch
}

// steady returns for how many samples the speed stays what it is.
func (h *head) steady() int64 {
	if h.glide.total == 0 {
		return 1 << 40
	}
	return min(glidePiece-h.glide.done%glidePiece, h.glide.total-h.glide.done)
}

// move goes on by n samples, for which the speed stays.
func (h *head) move(n int64) {
	h.pos += uint64(n) * h.step
	g := &h.glide
	if g.total == 0 {
		return
	}
	if g.done += n; g.done >= g.total {
		h.step, h.glide = g.goal, glide{}
	} else if g.done%glidePiece == 0 {
		h.turn()
	}
}

// skip goes on by any number of samples.
func (h *head) skip(n int64) {
	for n > 0 {
		k := min(n, h.steady())
		h.move(k)
		n -= k
	}
}

// reach is what of a sound is played: all up to end, or that and then from one frame to end over and over.
type reach struct {
	from, end int64 // frames
	loop      bool
}

// reachOf returns the reach of a sound of so many frames. A loop that makes no sense is all of it.
func reachOf(frames, from, to int64, loop bool) reach {
	if !loop || frames <= 0 {
		return reach{end: frames}
	}
	if to <= 0 || to > frames {
		to = frames
	}
	if from < 0 || from >= to {
		from = 0
	}
	return reach{from: from, end: to, loop: true}
}

// wrap brings a position behind the end of a loop back into it.
func (s reach) wrap(pos uint64) uint64 {
	if end := uint64(s.end) * one; s.loop && pos >= end {
		return uint64(s.from)*one + (pos-end)%(uint64(s.end-s.from)*one)
	}
	return pos
}
