package geom

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"testing"
)

// golden is the hash of 100,000 results, made on linux/amd64. Every architecture and every build must come to it:
// a difference means that somewhere a product and a sum were joined, or that an operation is not exact there.
const golden = 0x24ff062824f23471

// stream gives the same numbers everywhere: xorshift64, of three spreads of size.
type stream uint64

func (s *stream) next() float64 {
	*s ^= *s << 13
	*s ^= *s >> 7
	*s ^= *s << 17
	return float64(int64(*s)>>11) / (1 << 52)
}

func TestGoldenBits(t *testing.T) {
	h, s := fnv.New64a(), stream(88172645463325252)
	var b []byte
	put := func(v float64) {
		if v != v {
			v = 0 // the bits of NaN are not promised
		}
		b = binary.LittleEndian.AppendUint64(b[:0], math.Float64bits(v))
		h.Write(b)
	}
	for i := range 5000 {
		size := [3]float64{1, 100, 1e7}[i%3]
		x, y, z := float64(s.next()*size), float64(s.next()*size), s.next()
		sin, cos := Sincos(x)
		m := Turn(z).Then(Move(V(x, y))).Then(Stretch(V(z, y)))
		inverse, _ := m.Inverse()
		p := m.Apply(V(y, x))
		for _, v := range [20]float64{
			sin, cos, Tan(y), Atan2(y, x), Exp(float64(z * 700)), Log(math.Abs(x)), Pow(math.Abs(x), float64(z*9)), Hypot(x, y),
			p.X, p.Y, inverse.A, inverse.X, V(x, y).Rotate(z).X, V(x, y).Unit().Y, V(x, y).Len(), V(x, y).Cross(p),
			Lerp(x, y, z), Wrap(x, 10), WrapAngle(y), float64(Round(x)),
		} {
			put(v)
		}
	}
	if got := h.Sum64(); got != golden {
		t.Errorf("hash of 100,000 results: got %#x; want %#x", got, uint64(golden))
	}
}

func TestArithmeticAllocatesNothing(t *testing.T) {
	m := Turn(1)
	allocs := testing.AllocsPerRun(100, func() {
		p := m.Then(Move(V(1, 2))).Apply(Polar(0.3, 5)).Unit()
		sink = Pow(Exp(p.X), p.Y) + Log(Hypot(p.X, p.Y)) + WrapAngle(p.Angle()*9)
	})
	if allocs != 0 {
		t.Errorf("allocations: got %v; want 0", allocs)
	}
}
