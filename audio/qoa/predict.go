package qoa

import "encoding/binary"

// predictor guesses the next sample of a channel from four before, as a sum with weights, which every sample moves a little:
// a sign-sign LMS filter.
type predictor struct {
	history, weights [4]int
}

// start is what an encoder begins with: the last two samples go on as a line.
var start = predictor{weights: [4]int{0, 0, -1 << 13, 1 << 14}}

func (p *predictor) predict() int {
	sum := 0
	for i, h := range p.history {
		sum += h * p.weights[i]
	}
	return sum >> 13
}

func (p *predictor) update(sample, residual int) {
	delta := residual >> 4
	for i, h := range p.history {
		if h < 0 {
			p.weights[i] -= delta
		} else {
			p.weights[i] += delta
		}
	}
	p.history = [4]int{p.history[1], p.history[2], p.history[3], sample}
}

// read and write bring the state to and from the 16 bytes that a block begins with.
func (p *predictor) read(b []byte) {
	for i := range 4 {
		p.history[i] = int(int16(binary.BigEndian.Uint16(b[2*i:])))
		p.weights[i] = int(int16(binary.BigEndian.Uint16(b[8+2*i:])))
	}
}

func (p *predictor) write(b []byte) []byte {
	for _, h := range p.history {
		b = binary.BigEndian.AppendUint16(b, uint16(h))
	}
	for _, w := range p.weights {
		b = binary.BigEndian.AppendUint16(b, uint16(w))
	}
	return b
}

func clamp(x int) int { return min(max(x, -32768), 32767) }

// scales are how far residuals reach: (n+1) to the power of 2.75, rounded.
var scales = [16]int{1, 7, 21, 45, 84, 138, 211, 304, 421, 562, 731, 928, 1157, 1419, 1715, 2048}

// residuals are what the three bits of a sample mean at each scale: the scale times ±0.75, ±2.5, ±4.5 and ±7, rounded away
// from zero.
var residuals = func() (all [16][8]int) {
	for s, scale := range scales {
		for i, quarters := range [...]int{3, 10, 18, 28} {
			x := (scale*quarters + 2) / 4
			all[s][2*i], all[s][2*i+1] = x, -x
		}
	}
	return all
}()
