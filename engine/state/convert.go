package state

import "math"

// convert makes a number of another kind. What does not fit becomes the nearest that does, and NaN becomes 0.
func convert(x *transfer, c *cursor, to addr) {
	b := c.bytes(x.t.fixed)
	switch from, p := x.t.kind, x.p; {
	case p.kind.complex():
		for i := range 2 {
			setFloat(at(to, uintptr(i)*p.size/2), p.size/2, readFloat(b[i*len(b)/2:(i+1)*len(b)/2]))
		}
	case p.kind.float():
		setFloat(to, p.size, readNumber(from, b))
	case from.float():
		setInteger(p, to, readNumber(from, b))
	case from.signed():
		setSigned(p, to, int64(signExtended(b)))
	default:
		setUnsigned(p, to, unsigned(b))
	}
}

func unsigned(b []byte) uint64 {
	var n uint64
	for i := len(b) - 1; i >= 0; i-- {
		n = n<<8 | uint64(b[i])
	}
	return n
}

func signExtended(b []byte) uint64 {
	shift := 64 - 8*len(b)
	return uint64(int64(unsigned(b)<<shift) >> shift)
}

func readFloat(b []byte) float64 {
	if len(b) == 4 {
		return float64(math.Float32frombits(uint32(unsigned(b))))
	}
	return math.Float64frombits(unsigned(b))
}

func readNumber(k kind, b []byte) float64 {
	switch {
	case k.float():
		return readFloat(b)
	case k.signed():
		return float64(int64(signExtended(b)))
	}
	return float64(unsigned(b))
}

func setFloat(to addr, size uintptr, f float64) {
	if size == 4 {
		setFloat32(to, float32(f))
		return
	}
	setFloat64(to, f)
}

// setInteger writes the integer nearest to a float, towards zero.
func setInteger(p *plan, to addr, f float64) {
	switch {
	case f != f:
		setUint(to, p.size, 0)
	case f < 0 || p.kind.signed():
		if f >= 1<<63 {
			setSigned(p, to, math.MaxInt64)
		} else {
			setSigned(p, to, int64(max(f, math.MinInt64)))
		}
	case f >= 1<<64:
		setUnsigned(p, to, math.MaxUint64)
	default:
		setUnsigned(p, to, toUint(f))
	}
}

// toUint is a float below 1<<64 as an integer, in steps that every processor takes alike.
func toUint(f float64) uint64 {
	if f >= 1<<63 {
		return uint64(int64(f-1<<63)) + 1<<63
	}
	return uint64(int64(f))
}

func setSigned(p *plan, to addr, n int64) {
	bits := 8 * uint(p.size)
	if p.kind.unsigned() {
		setUnsigned(p, to, uint64(max(n, 0)))
		return
	}
	least := int64(math.MinInt64) >> (64 - bits)
	setUint(to, p.size, uint64(min(max(n, least), -(least+1))))
}

func setUnsigned(p *plan, to addr, n uint64) {
	most := uint64(math.MaxUint64) >> (64 - 8*uint(p.size))
	if p.kind.signed() {
		most >>= 1
	}
	setUint(to, p.size, min(n, most))
}
