package mp3

// block is what the header of one says.
type block struct {
	size, side, head int // bytes: of the block, of its side information, and before that
	rate, channels   int
	moments          int
	mpeg2            bool
}

var rates = [...]int{44100, 48000, 32000}

// bitrates are kilobits a second, of MPEG 1 and 2.
var bitrates = [2][16]int{
	{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0},
	{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0},
}

// read reads the four bytes that a block begins with.
func read(b []byte) (k block, ok bool) {
	if len(b) < 4 || b[0] != 0xff || b[1]&0xf6 != 0xf2 { // layer 3 of MPEG 1 or 2
		return block{}, false
	}
	rate, bitrate := int(b[2]>>2&3), int(b[2]>>4)
	k = block{channels: 2, moments: 1152, side: 32, head: 4, mpeg2: b[1]&8 == 0}
	if rate == 3 || b[3]&3 == 2 {
		return block{}, false
	}
	k.rate = rates[rate]
	if b[3]>>6 == 3 {
		k.channels, k.side = 1, 17
	}
	version := 0
	if k.mpeg2 {
		version, k.rate, k.moments = 1, k.rate/2, 576
		k.side = k.side/2 + 1
	}
	if b[1]&1 == 0 {
		k.head += 2 // a checksum
	}
	k.size = k.moments/8*1000*bitrates[version][bitrate]/k.rate + int(b[2]>>1&1)
	return k, k.size > k.head+k.side
}

// next finds the next block at a place or after it, of the kind of others; the zero kind is any. Where one does not follow the
// other it is looked for, and the one after it must follow it.
func next(data []byte, at int, kind block) (b block, from int, ok bool) {
	for lost := kind == (block{}); at+4 <= len(data); at++ {
		b, ok := read(data[at:])
		if ok && b.like(kind) && at+b.size <= len(data) && (!lost || follows(data, at+b.size, b)) {
			return b, at, true
		}
		lost = true
	}
	return block{}, 0, false
}

func (b block) like(kind block) bool {
	return kind == (block{}) || b.rate == kind.rate && b.channels == kind.channels && b.mpeg2 == kind.mpeg2
}

func follows(data []byte, at int, kind block) bool {
	if at+4 > len(data) || string(data[at:at+3]) == "TAG" {
		return true
	}
	b, ok := read(data[at:])
	return ok && b.like(kind)
}
