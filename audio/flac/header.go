package flac

// headerSize returns how many bytes a block's header has before its checksum; more than there are if it is cut off.
func headerSize(b []byte) int {
	n := 5
	for x := b[4]; x&0xc0 == 0xc0; x <<= 1 {
		n++ // of the number, which is written as in UTF-8
	}
	return n + after(b[2]>>4, 6, 7, 7) + after(b[2]&15, 12, 13, 14)
}

// after returns how many bytes a value takes at the end of the header: one, two, or none.
func after(x, one, two, alsoTwo byte) int {
	switch x {
	case one:
		return 1
	case two, alsoTwo:
		return 2
	}
	return 0
}

// silent returns a block's header with its checksum, and without a rate.
func silent(b []byte) []byte {
	size := headerSize(b)
	rate := after(b[2]&15, 12, 13, 14)
	head := append([]byte(nil), b[:size-rate]...)
	head[2] &^= 15
	return append(head, crc8(head))
}

// crc8 and crc16 are the checksums of a header and of a block.
func crc8(b []byte) (crc byte) {
	for _, x := range b {
		crc ^= x
		for range 8 {
			crc = crc<<1 ^ crc>>7*0x07
		}
	}
	return crc
}

func crc16(b []byte) (crc uint16) {
	for _, x := range b {
		crc = crc<<8 ^ crcs[byte(crc>>8)^x]
	}
	return crc
}

// crcs holds crc16 of all bytes.
var crcs = func() (t [256]uint16) {
	for i := range t {
		c := uint16(i) << 8
		for range 8 {
			c = c<<1 ^ c>>15*0x8005
		}
		t[i] = c
	}
	return t
}()
