package qoa

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Encode writes samples as a QOA file: one channel, or two in turn; rate is samples a second, 4,000 to 192,000. It tries all
// scales for every 20 samples, and takes half a second for a minute of stereo. The same samples give the same file on every
// machine. No samples, more than ten minutes of 48,000 a second, and what is no channel or rate are errors.
func Encode(channels, rate int, samples []int16) ([]byte, error) {
	switch n := len(samples); {
	case channels != 1 && channels != 2 || n == 0 || n%channels != 0 || n/channels > maxSamples:
		return nil, fmt.Errorf("qoa: encode %d samples of %d channels: it is no sound of ten minutes at most; try one channel or two in turn", n, channels)
	case rate < 4000 || rate > 192000:
		return nil, fmt.Errorf("qoa: encode %d samples a second: it is no rate for sound; try 48000", rate)
	}
	moments := len(samples) / channels
	out := binary.BigEndian.AppendUint32([]byte(magic), uint32(moments))
	predictors := [2]predictor{start, start}
	for len(samples) > 0 {
		block := samples[:min(len(samples), frameLength*channels)]
		samples = samples[len(block):]
		out = encodeBlock(out, predictors[:channels], rate, block)
	}
	return out, nil
}

// encodeBlock appends up to 5,120 moments.
func encodeBlock(out []byte, predictors []predictor, rate int, block []int16) []byte {
	channels := len(predictors)
	moments := len(block) / channels
	size := headerSize + channels*(stateSize+8*((moments+sliceLength-1)/sliceLength))
	out = binary.BigEndian.AppendUint32(out, uint32(channels)<<24|uint32(rate))
	out = binary.BigEndian.AppendUint16(out, uint16(moments))
	out = binary.BigEndian.AppendUint16(out, uint16(size))
	for i := range predictors {
		predictors[i].limit()
		out = predictors[i].write(out)
	}
	for at := 0; at < moments; at += sliceLength {
		n := min(sliceLength, moments-at)
		for c := range predictors {
			out = binary.BigEndian.AppendUint64(out, predictors[c].encode(block[at*channels+c:], channels, n))
		}
	}
	return out
}

// limit keeps weights that 16 bits do not hold from being written as others.
func (p *predictor) limit() {
	for i, w := range p.weights {
		p.weights[i] = clamp(w)
	}
}

// encode returns the eight bytes that come nearest to every step-th of n samples, and moves on as the decoder will.
func (p *predictor) encode(samples []int16, step, n int) uint64 {
	best, least := uint64(0), math.MaxInt
	after := *p
	for scale := range scales {
		q := *p
		if x, off := q.attempt(samples, step, n, scale, least); off < least {
			best, least, after = x, off, q
		}
	}
	*p = after
	return best
}

// attempt encodes with one scale, until the sum of the squares of what is off, and of what the weights grow beyond their
// half, is no longer the least.
func (p *predictor) attempt(samples []int16, step, n, scale, least int) (x uint64, off int) {
	x = uint64(scale)
	for i := range n {
		sample, guess := int(samples[i*step]), p.predict()
		code := nearest(sample-guess, scale)
		residual := residuals[scale][code]
		got := clamp(guess + residual)
		off += (sample-got)*(sample-got) + p.strain()
		if off >= least {
			return 0, off
		}
		x = x<<3 | uint64(code)
		p.update(got, residual)
	}
	return x << (3 * (sliceLength - n)), off
}

// strain grows when the weights do, which would run out of their 16 bits with loud noise.
func (p *predictor) strain() int {
	sum := 0
	for _, w := range p.weights {
		sum += w * w
	}
	over := max(sum>>18-0x8ff, 0)
	return over * over
}

// nearest returns which of a scale's residuals is nearest to what is missing.
func nearest(missing, scale int) int {
	sign := 0
	if missing < 0 {
		sign, missing = 1, -missing
	}
	r := &residuals[scale]
	for i := range 3 {
		if 2*missing <= r[2*i]+r[2*i+2] {
			return 2*i + sign
		}
	}
	return 6 + sign
}
