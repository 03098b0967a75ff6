package collide

import (
	"math/rand/v2"
	"testing"
)

// tape is chance that comes from bytes: two of them make a number. When they are at their end it goes on by itself.
type tape struct {
	bytes []byte
	after rand.PCG
}

func (s *tape) Uint64() uint64 {
	if len(s.bytes) < 2 {
		s.bytes = nil
		return s.after.Uint64()
	}
	n := uint64(s.bytes[0])<<8 | uint64(s.bytes[1])
	s.bytes = s.bytes[2:]
	return n * 0x0001000100010001 // all 16 bits, from the top to the bottom
}

// FuzzSpace lets bytes choose bodies, what becomes of them and what is asked, and compares each answer with a look at all.
func FuzzSpace(f *testing.F) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 2))
		b := make([]byte, 200+r.IntN(3000))
		for i := range b {
			b[i] = byte(r.Uint32())
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		s := &tape{bytes: b[:min(len(b), 6000)]}
		g := newTrial(t, rand.New(s))
		for len(s.bytes) > 0 {
			if g.r.IntN(3) > 0 {
				g.change()
			} else {
				g.ask()
			}
		}
		g.together()
	})
}
