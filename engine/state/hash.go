package state

import (
	"encoding/binary"
	"math/bits"
)

// Hash is a number for what the pointer v points to. It is the same for equal values, on every processor and in every
// process: fields are taken by themselves and not with what lies between them, maps by key, pointers by what was
// reached first, int as 64 bits, and all NaNs as one. Everything that Append writes counts, −0 is not 0, and a pointer
// to an equal value that is another one makes a difference. It depends on the names of types in interfaces, but not on
// names of fields. Errors are those of Append. It costs about a copy and a pass over the bytes.
func (c *Codec) Hash(v any) (uint64, error) {
	p, a := c.rootOf("Hash", v)
	return c.hash(p, a)
}

func (c *Codec) hash(p *plan, a addr) (uint64, error) {
	w := c.writer()
	defer c.done(w)
	if err := w.prepare(p, a); err != nil {
		return 0, w.explain("hash", p, a, err)
	}
	w.canonical = true
	w.buf = w.hashBuf[:0]
	w.reference(p.flat, a)
	for _, d := range w.dynamic {
		w.buf = appendString(w.buf, d.full)
	}
	w.objects()
	w.hashBuf = w.buf
	w.buf = nil
	if w.err != nil {
		return 0, w.explain("hash", p, a, w.err)
	}
	return mix(mix(0, w.hashBuf), w.table), nil
}

// Primes of the mixer, which follows the shape of xxHash: four lanes of 8 bytes.
const (
	prime1 = 0x9e3779b185ebca87
	prime2 = 0xc2b2ae3d27d4eb4f
	prime3 = 0x165667b19e3779f9
)

// mix hashes bytes, from a hash of what came before them.
func mix(h uint64, b []byte) uint64 {
	h += uint64(len(b)) * prime3
	if len(b) >= 32 {
		h, b = lanes(h, b)
	}
	for ; len(b) >= 8; b = b[8:] {
		h = bits.RotateLeft64(h^step(0, binary.LittleEndian.Uint64(b)), 27)*prime1 + prime3
	}
	for _, c := range b {
		h = bits.RotateLeft64(h^uint64(c)*prime3, 11) * prime1
	}
	h = (h ^ h>>33) * prime2
	h = (h ^ h>>29) * prime3
	return h ^ h>>32
}

// lanes takes 32 bytes a step, and leaves fewer.
func lanes(h uint64, b []byte) (uint64, []byte) {
	v1, v2, v3, v4 := h+prime3, h^prime2, h, h-prime1
	for ; len(b) >= 32; b = b[32:] {
		v1 = step(v1, binary.LittleEndian.Uint64(b))
		v2 = step(v2, binary.LittleEndian.Uint64(b[8:]))
		v3 = step(v3, binary.LittleEndian.Uint64(b[16:]))
		v4 = step(v4, binary.LittleEndian.Uint64(b[24:]))
	}
	h = bits.RotateLeft64(v1, 1) + bits.RotateLeft64(v2, 7) + bits.RotateLeft64(v3, 12) + bits.RotateLeft64(v4, 18)
	for _, v := range [4]uint64{v1, v2, v3, v4} {
		h = (h^step(0, v))*prime1 + prime3
	}
	return h, b
}

func step(lane, word uint64) uint64 { return bits.RotateLeft64(lane+word*prime2, 31) * prime1 }
