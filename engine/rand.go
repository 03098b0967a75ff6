package engine

import "math/bits"

// Rand is a stream of random numbers, the same for the same seed on every machine. It is plain data: a game may
// keep streams of its own, and a copy goes on by itself. The zero value is the stream of seed 0.
// The generator is xoroshiro128++ by Blackman and Vigna, its seed spread by their splitmix64. It is not for secrets.
type Rand struct{ hi, lo uint64 }

// NewRand returns the stream of a seed.
func NewRand(seed uint64) Rand {
	seed += golden
	return Rand{hi: splitmix(seed), lo: splitmix(seed + golden)}
}

// golden is 2⁶⁴ divided by the golden ratio: its sums spread as evenly as sums can.
const golden uint64 = 0x9e3779b97f4a7c15

func splitmix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// Uint64 returns 64 random bits.
func (r *Rand) Uint64() uint64 {
	if r.hi|r.lo == 0 {
		*r = NewRand(0)
	}
	a, b := r.lo, r.hi
	out := bits.RotateLeft64(a+b, 17) + a
	b ^= a
	r.lo = bits.RotateLeft64(a, 49) ^ b ^ b<<21
	r.hi = bits.RotateLeft64(b, 28)
	return out
}

// Float returns a number from 0 up to but not including 1.
func (r *Rand) Float() float64 { return float64(r.Uint64()>>11) / (1 << 53) }

// Range returns a number from lo up to hi.
func (r *Rand) Range(lo, hi float64) float64 { return lo + float64(r.Float()*(hi-lo)) }

// Int returns a whole number from 0 to n−1, each equally likely. It panics when n is not positive.
func (r *Rand) Int(n int) int {
	if n <= 0 {
		panic("engine: Rand.Int: n must be positive; ask for at least one number")
	}
	// Lemire's way: the high half of a product, and again in the few cases that would be a little too likely.
	for bound := uint64(n); ; {
		high, low := bits.Mul64(r.Uint64(), bound)
		if low >= bound || low >= -bound%bound {
			return int(high)
		}
	}
}

// Chance reports true with the probability p, from 0 to 1.
func (r *Rand) Chance(p float64) bool { return r.Float() < p }

// Sign returns −1 or 1.
func (r *Rand) Sign() float64 {
	if r.Uint64()>>63 == 0 {
		return -1
	}
	return 1
}

// Pick returns one of the values, each equally likely. It panics when there is none.
func Pick[T any](r *Rand, from []T) T { return from[r.Int(len(from))] }

// Shuffle puts s into a random order, in place.
func Shuffle[T any](r *Rand, s []T) {
	for i := len(s) - 1; i > 0; i-- {
		j := r.Int(i + 1)
		s[i], s[j] = s[j], s[i]
	}
}
