package particle

// random is a stream of random numbers as plain data: splitmix64 by S. Vigna, 64 bits of state.
type random uint64

func (r *random) next() uint64 {
	*r += 0x9e3779b97f4a7c15
	return mix(uint64(*r))
}

// float returns a number from 0 up to but not including 1.
func (r *random) float() float64 { return float64(r.next()>>11) / (1 << 53) }

// draw returns a number of a range.
func (r *random) draw(from Range) float64 { return from.at(r.float()) }

// count returns a whole number of a range, so that the mean is that of the range: 2.5 is 2 or 3.
func (r *random) count(from Range) int {
	n := from.at(r.float()) + r.float()
	return max(0, int(min(n, maxParticles)))
}

func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// roll gives a particle's seed a number from 0 to 1 for each purpose, so that it need not be kept.
func roll(seed uint32, purpose uint64) float64 {
	return float64(mix(uint64(seed)+purpose<<32)>>11) / (1 << 53)
}

// of returns a particle's own number of a range.
func (r Range) of(seed uint32, purpose uint64) float64 {
	if r.Lo == r.Hi {
		return r.Lo
	}
	return r.at(roll(seed, purpose))
}

// What a seed is rolled for.
const (
	forRadial = iota + 1
	forTangent
	forDrag
	forSway
	forPhase
	forColor
	forFrame
)
