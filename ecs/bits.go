package ecs

// bits is a set of entities' indices.
type bits []uint64

func (b bits) has(i uint32) bool { return int(i/64) < len(b) && b[i/64]&(1<<(i%64)) != 0 }

func (b *bits) set(i uint32) {
	if int(i/64) >= len(*b) {
		*b = lengthen(*b, int(i/64))
	}
	(*b)[i/64] |= 1 << (i % 64)
}

func (b bits) drop(i uint32) {
	if int(i/64) < len(b) {
		b[i/64] &^= 1 << (i % 64)
	}
}
