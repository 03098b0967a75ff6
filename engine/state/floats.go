package state

import (
	"encoding/binary"
	"math"
)

// floats are floats, or values that hold some, in the bytes of a snapshot: n of them, one after the other.
type floats struct {
	offset, n int
	wide      bool  // 64 bits each
	in        *plan // nil: floats themselves
}

const (
	canonicalNaN32 = 0x7fc00000
	canonicalNaN64 = 0x7ff8000000000000
)

// appendFloats joins floats that follow each other.
func appendFloats(list []floats, f floats) []floats {
	if len(list) > 0 && f.in == nil {
		last := &list[len(list)-1]
		if last.in == nil && last.wide == f.wide && last.offset+last.n*width(f.wide) == f.offset {
			last.n += f.n
			return list
		}
	}
	return append(list, f)
}

func width(wide bool) int {
	if wide {
		return 8
	}
	return 4
}

// shift is where the floats of a plan are when its value begins at an offset.
func shift(p *plan, offset int) []floats {
	list := make([]floats, len(p.floats))
	for i, f := range p.floats {
		f.offset += offset
		list[i] = f
	}
	return list
}

// repeat is where the floats of n values are that follow each other.
func repeat(p *plan, n int) []floats {
	if len(p.floats) == 0 {
		return nil
	}
	if f := p.floats[0]; len(p.floats) == 1 && f.in == nil && f.n*width(f.wide) == p.fixed {
		f.n *= n
		return []floats{f}
	}
	return []floats{{n: n, in: p}}
}

// canonical makes one value of all NaNs among some floats.
func canonical(b []byte, list []floats) {
	for _, f := range list {
		switch part := b[f.offset:]; {
		case f.in != nil:
			for i := range f.n {
				canonical(part[i*f.in.fixed:], f.in.floats)
			}
		case f.wide:
			canonical64(part[:f.n*8])
		default:
			canonical32(part[:f.n*4])
		}
	}
}

func canonical64(b []byte) {
	for ; len(b) >= 8; b = b[8:] {
		if binary.LittleEndian.Uint64(b)&^(1<<63) > 0x7ff0000000000000 {
			binary.LittleEndian.PutUint64(b, canonicalNaN64)
		}
	}
}

func canonical32(b []byte) {
	for ; len(b) >= 4; b = b[4:] {
		if binary.LittleEndian.Uint32(b)&^(1<<31) > 0x7f800000 {
			binary.LittleEndian.PutUint32(b, canonicalNaN32)
		}
	}
}

// sameFloat is whether two floats are the same state: NaN is NaN, and −0 is not 0.
func sameFloat(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b) || a != a && b != b
}
