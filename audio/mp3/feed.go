package mp3

import "io"

// feed gives a file's blocks to the library. In a file the sound of a block may begin within those before it, up to 511 bytes
// back. When that is missing, at the beginning of a file that was cut and after a jump, the library would decode something: such
// blocks are silent here.
type feed struct {
	data  []byte
	kind  block
	at    int    // byte of the next block that is taken up
	reach int    // bytes before it that the library has
	out   []byte // what is not read of the block that is given
	odd   *repacked
}

// newFeed returns a feed that begins with a block; jumped says that there are blocks before it.
func newFeed(data []byte, kind block, at int, jumped bool) *feed {
	f := &feed{data: data, kind: kind, at: at}
	if kind.rate == 22050 {
		f.odd = &repacked{feed: f}
		f.odd.start(jumped)
	}
	return f
}

// Read implements io.Reader.
func (f *feed) Read(p []byte) (int, error) {
	if len(f.out) == 0 {
		more := f.write
		if f.odd != nil {
			more = f.odd.write
		}
		if !more() {
			return 0, io.EOF
		}
	}
	n := copy(p, f.out)
	f.out = f.out[n:]
	return n, nil
}

// write writes the next block as it is, or silent. It reports whether there is one.
func (f *feed) write() bool {
	b, at, ok := next(f.data, f.at, f.kind)
	if !ok {
		return false
	}
	f.at = at + b.size
	f.out = append(f.out[:0], f.data[at:f.at]...)
	side := f.out[b.head:][:b.side]
	begin := b.beginning(side)
	if begin > f.reach {
		clear(side)
		begin = min(f.reach, b.farthest())
		b.setBeginning(side, begin)
	}
	f.reach = begin + b.size - b.head - b.side
	return true
}

// beginning returns how many bytes before a block its sound begins, by its side information.
func (b block) beginning(side []byte) int {
	if b.mpeg2 {
		return int(side[0])
	}
	return int(side[0])<<1 | int(side[1]>>7)
}

func (b block) setBeginning(side []byte, n int) {
	if b.mpeg2 {
		side[0] = byte(n)
		return
	}
	side[0], side[1] = byte(n>>1), side[1]&0x7f|byte(n<<7)
}

// farthest returns how far back the sound of a block may begin.
func (b block) farthest() int {
	if b.mpeg2 {
		return 255
	}
	return 511
}
