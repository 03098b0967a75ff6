package driver

import (
	"encoding/binary"
	"math"
)

// mixPrime is a prime near 2⁶⁴ divided by the golden ratio, as in multiplicative hashing
// (D. Knuth, The Art of Computer Programming, volume 3, 6.4).
const mixPrime = 0x9e3779b97f4a7c55

// mix adds a word to a sum. For one sum different words give different results, and the other way round,
// so that a change of one word is always seen.
func mix(sum, word uint64) uint64 {
	sum = (sum ^ word) * mixPrime
	return sum ^ sum>>32
}

// canonical64 is the bits of v, the same for every NaN.
func canonical64(v float64) uint64 {
	if v != v {
		return 0x7ff8000000000001
	}
	return math.Float64bits(v)
}

// canonical32 is the bits of v, the same for every NaN.
func canonical32(v float32) uint64 {
	if v != v {
		return 0x7fc00001
	}
	return uint64(math.Float32bits(v))
}

func pair(a, b float32) uint64 { return canonical32(a) | canonical32(b)<<32 }

func mixBytes(sum uint64, b []byte) uint64 {
	for ; len(b) >= 8; b = b[8:] {
		sum = mix(sum, binary.LittleEndian.Uint64(b))
	}
	for _, v := range b {
		sum = mix(sum, uint64(v))
	}
	return sum
}

func mixString(sum uint64, s string) uint64 {
	sum = mix(sum, uint64(len(s)))
	for i := range len(s) {
		sum = mix(sum, uint64(s[i]))
	}
	return sum
}

func mixSamples(sum uint64, s []int16) uint64 {
	for ; len(s) >= 4; s = s[4:] {
		sum = mix(sum, uint64(uint16(s[0]))|uint64(uint16(s[1]))<<16|uint64(uint16(s[2]))<<32|uint64(uint16(s[3]))<<48)
	}
	for _, v := range s {
		sum = mix(sum, uint64(uint16(v)))
	}
	return sum
}

func mixFloats(sum uint64, s []float32) uint64 {
	sum = mix(sum, uint64(len(s)))
	for _, v := range s {
		sum = mix(sum, canonical32(v))
	}
	return sum
}

func mixIndices(sum uint64, s []uint32) uint64 {
	sum = mix(sum, uint64(len(s)))
	for _, v := range s {
		sum = mix(sum, uint64(v))
	}
	return sum
}

func mixQuads(sum uint64, s []Quad) uint64 {
	sum = mix(sum, uint64(len(s)))
	for i := range s {
		q := &s[i]
		sum = mix(sum, pair(q.A, q.B))
		sum = mix(sum, pair(q.C, q.D))
		sum = mix(sum, pair(q.X, q.Y))
		sum = mix(sum, pair(q.U0, q.V0))
		sum = mix(sum, pair(q.U1, q.V1))
		k := &q.Color
		sum = mix(sum, uint64(k[0])|uint64(k[1])<<16|uint64(k[2])<<32|uint64(k[3])<<48)
	}
	return sum
}

func mixVertices(sum uint64, s []Vertex) uint64 {
	sum = mix(sum, uint64(len(s)))
	for i := range s {
		v := &s[i]
		sum = mix(sum, pair(v.X, v.Y))
		sum = mix(sum, pair(v.U, v.V))
		sum = mix(sum, pair(v.R, v.G))
		sum = mix(sum, pair(v.B, v.A))
		sum = mix(sum, pair(v.Custom[0], v.Custom[1]))
		sum = mix(sum, pair(v.Custom[2], v.Custom[3]))
	}
	return sum
}
