package render

// FNV-1a with 64 bits (G. Fowler, L. C. Noll, K.-P. Vo, 1991). Its own functions, since hash/fnv allocates.
const (
	fnvOffset = 0xcbf29ce484222325
	fnvPrime  = 0x100000001b3
)

func fnvByte(h uint64, b byte) uint64 { return (h ^ uint64(b)) * fnvPrime }

func fnvString(h uint64, s string) uint64 {
	for i := range len(s) {
		h = fnvByte(h, s[i])
	}
	return h
}

func fnvBytes(h uint64, s []byte) uint64 {
	for _, b := range s {
		h = fnvByte(h, b)
	}
	return h
}

// fnvNumber takes the eight bytes of n, the lowest first.
func fnvNumber(h, n uint64) uint64 {
	for range 8 {
		h = fnvByte(h, byte(n))
		n >>= 8
	}
	return h
}
