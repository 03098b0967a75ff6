package ring

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"slices"
)

// A state is coded against the one before it, which is xored with it in words of eight bytes, little endian. What lies
// beyond the end of either counts as zero. The code is a list of words that are not zero, each after a head:
//
//	bits 6, 7   zero words before it: 0 to 2; 3: as many as a varint says that follows, plus 3
//	bits 3 to 5 zero bytes at the low end of the word
//	bits 0 to 2 bytes that follow, less 1: those between the zero bytes at both ends
//
// What remains at the end is zero. A varint with the bit 2⁶³ has no word after it: behind so many zero words the place in the
// state before moves, by as many bytes as the signed varint says that follows.

const (
	word  = 8
	many  = 3       // zero words that take a varint
	moved = 1 << 63 // beside a count of zero words
)

// encode appends the code of a state against the one before it.
func encode(dst, state, before []byte) []byte {
	dst = slices.Grow(dst, len(state)/word*(word+2)+64)
	e := encoder{dst: dst, state: state, before: before, shifts: len(before) > 0 && len(state) != len(before), try: soon}
	e.run()
	return e.dst
}

// encoder is at a place of a state.
type encoder struct {
	dst           []byte
	state, before []byte
	at            int  // in the state
	off           int  // of the place in the state before from that
	zeros         int  // words before this place that are not written yet
	shifts        bool // the place in the state before may move
	bad           int  // words since the last one that was zero
	try           int  // as soon as it is so many, a new place is looked for
}

func (e *encoder) run() {
	for e.at < len(e.state) {
		e.same()
		if e.at >= len(e.state) {
			return
		}
		x := wordAt(e.state, e.at) ^ wordAt(e.before, e.at+e.off)
		if x == 0 {
			e.zeros++
			e.bad, e.try = 0, soon
			e.at += word
			continue
		}
		if e.bad++; e.shifts && e.bad >= e.try && e.move() {
			e.bad, e.try = 0, soon
			continue
		}
		e.word(x)
		e.at += word
	}
}

// same goes over words that are as they were.
func (e *encoder) same() {
	end := min(len(e.state), len(e.before)-e.off)
	if e.at+e.off < 0 || e.at >= end {
		return
	}
	is, was := e.state[e.at:end], e.before[e.at+e.off:end+e.off]
	from := 0
	for len(is)-from >= 4*word && len(was)-from >= 4*word {
		a, b := is[from:from+4*word:from+4*word], was[from:from+4*word:from+4*word]
		x := binary.LittleEndian.Uint64(a) ^ binary.LittleEndian.Uint64(b)
		x |= binary.LittleEndian.Uint64(a[8:]) ^ binary.LittleEndian.Uint64(b[8:])
		x |= binary.LittleEndian.Uint64(a[16:]) ^ binary.LittleEndian.Uint64(b[16:])
		x |= binary.LittleEndian.Uint64(a[24:]) ^ binary.LittleEndian.Uint64(b[24:])
		if x != 0 {
			break
		}
		from += 4 * word
	}
	for len(is)-from >= word && len(was)-from >= word {
		if binary.LittleEndian.Uint64(is[from:]) != binary.LittleEndian.Uint64(was[from:]) {
			break
		}
		from += word
	}
	if from > 0 {
		e.zeros += from / word
		e.at += from
		e.bad, e.try = 0, soon
	}
}

// word writes a word that is not zero.
func (e *encoder) word(x uint64) {
	low := bits.TrailingZeros64(x) / 8
	n := (bits.Len64(x)+7)/8 - low
	e.head(byte(low<<3 | (n - 1)))
	at := len(e.dst)
	e.dst = binary.LittleEndian.AppendUint64(e.dst, x>>(8*low))[:at+n]
}

// head writes a head after the zero words before it.
func (e *encoder) head(h byte) {
	if e.zeros < many {
		e.dst = append(e.dst, byte(e.zeros<<6)|h)
	} else {
		e.dst = binary.AppendUvarint(append(e.dst, many<<6|h), uint64(e.zeros-many))
	}
	e.zeros = 0
}

// How a place is looked for that has moved: after so many words that differ, and then twice as many, up to so many more;
// with so many bytes; so far away.
const (
	soon   = 4
	pause  = 256
	needle = 24
	reach  = 2048
)

// move looks for what comes next in the state before, near the place where it was, and reports whether it is there.
func (e *encoder) move() bool {
	e.try += min(e.try, pause)
	if len(e.state)-e.at < needle {
		return false
	}
	want := e.state[e.at:][:needle]
	from := max(e.at+e.off-reach, 0)
	to := min(e.at+e.off+reach, len(e.before))
	if to-from < needle || plain(want) {
		return false
	}
	i := bytes.Index(e.before[from:to], want)
	if i < 0 {
		return false
	}
	by := from + i - e.at - e.off
	if by == 0 {
		return false
	}
	e.dst = binary.AppendUvarint(append(e.dst, many<<6), moved|uint64(e.zeros))
	e.dst = binary.AppendVarint(e.dst, int64(by))
	e.off += by
	e.zeros = 0
	return true
}

// plain reports whether bytes are all the same: such are found everywhere.
func plain(b []byte) bool { return bytes.Equal(b[1:], b[:len(b)-1]) }

// wordAt returns a word of b, zero where b has none.
func wordAt(b []byte, i int) uint64 {
	if i >= 0 && i+word <= len(b) {
		return binary.LittleEndian.Uint64(b[i:])
	}
	var x uint64
	for k := range word {
		if at := i + k; at >= 0 && at < len(b) {
			x |= uint64(b[at]) << (8 * k)
		}
	}
	return x
}

// decode appends the state of so many bytes that a code makes of the one before it.
func decode(dst, code, before []byte, size int) []byte {
	from := len(dst)
	dst = slices.Grow(dst, size+word)
	d := decoder{state: dst[from : from+size+word], size: size, before: before}
	for len(code) > 0 {
		code = d.next(code)
	}
	d.keep((size - d.at + word - 1) / word)
	return dst[:from+size]
}

// decoder is at a place of a state.
type decoder struct {
	state  []byte // with room for a word behind it
	size   int
	before []byte
	at     int
	off    int
}

// next does what comes next and returns the code after it.
func (d *decoder) next(code []byte) []byte {
	h := code[0]
	code = code[1:]
	zeros := uint64(h >> 6)
	if zeros == many {
		x, n := binary.Uvarint(code)
		code = code[n:]
		if x&moved != 0 {
			d.keep(int(x &^ moved))
			by, n := binary.Varint(code)
			d.off += int(by)
			return code[n:]
		}
		zeros = x + many
	}
	if zeros > 0 {
		d.keep(int(zeros))
	}
	low, n := int(h>>3)&7, int(h&7)+1
	var x uint64
	if len(code) >= word {
		x = binary.LittleEndian.Uint64(code) & (1<<(8*n) - 1)
	} else {
		x = wordAt(code[:n], 0)
	}
	x <<= 8 * low
	binary.LittleEndian.PutUint64(d.state[d.at:], x^wordAt(d.before, d.at+d.off))
	d.at += word
	return code[n:]
}

// keep takes words as they were.
func (d *decoder) keep(words int) {
	n := min(words*word, len(d.state)-d.at)
	if n <= 0 {
		return
	}
	to := d.state[d.at : d.at+n]
	from := d.at + d.off
	d.at += n
	if from < 0 { // the state before had not begun there
		z := min(-from, n)
		clear(to[:z])
		to, from = to[z:], 0
	}
	done := copy(to, d.before[min(from, len(d.before)):])
	clear(to[done:])
}
