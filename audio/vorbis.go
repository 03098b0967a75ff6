package audio

import (
	"encoding/binary"
	"math"
	"math/bits"
)

const (
	vorbisIntro  = 7       // bytes before a header's content: its kind and "vorbis"
	maxCodewords = 1 << 17 // of all codebooks; encoders use a tenth of it
	maxVectors   = 1 << 20 // numbers in all codebooks
	maxDimension = 256
)

// checkVorbis looks at the three headers for sizes that would take too much memory or time, and for codes that would
// never end, and returns channels and rate. The layout is that of the Vorbis I specification, sections 3 and 4.
func checkVorbis(headers [3][]byte) (Source, error) {
	for i, h := range headers {
		if len(h) < vorbisIntro || h[0] != byte(2*i+1) || string(h[1:vorbisIntro]) != "vorbis" {
			return Source{}, errHeaders
		}
	}
	id := headers[0][vorbisIntro:]
	if len(id) < 23 {
		return Source{}, errHeaders
	}
	src := Source{Channels: int(id[4]), Rate: int(min(binary.LittleEndian.Uint32(id[5:]), math.MaxInt32)), Frames: 1}
	if err := src.check(); err != nil {
		return Source{}, err
	}
	short, long := id[21]&15, id[21]>>4
	if short < 6 || long > 13 || short > long {
		return Source{}, errHeaders
	}
	if !commentsFit(headers[1][vorbisIntro:]) || !setupFits(headers[2][vorbisIntro:]) {
		return Source{}, errHeaders
	}
	return src, nil
}

// commentsFit reports whether a comment header can hold as many comments as it says.
func commentsFit(b []byte) bool {
	if len(b) < 8 {
		return false
	}
	vendor := uint64(binary.LittleEndian.Uint32(b))
	if vendor+8 > uint64(len(b)) {
		return false
	}
	rest := b[4+vendor:]
	return uint64(binary.LittleEndian.Uint32(rest))*4 <= uint64(len(rest))
}

// setupFits walks a setup header: codebooks, floors and residues. What follows them is small by its layout.
func setupFits(b []byte) bool {
	r := bitReader{data: b}
	if !r.codebooksFit() {
		return false
	}
	r.skip(16 * (r.read(6) + 1)) // of no use
	for range r.read(6) + 1 {
		r.skipFloor()
	}
	for range r.read(6) + 1 {
		if !r.residueFits() {
			return false
		}
	}
	return !r.over
}

func (r *bitReader) skipFloor() {
	if r.read(16) == 0 {
		r.skip(8 + 16 + 16 + 6 + 8)
		r.skip(8 * (r.read(4) + 1))
		return
	}
	var classes, dimensions [32]int
	partitions, most := r.read(5), -1
	for i := range partitions {
		classes[i] = r.read(4)
		most = max(most, classes[i])
	}
	for i := range most + 1 {
		dimensions[i] = r.read(3) + 1
		subclasses := r.read(2)
		if subclasses > 0 {
			r.skip(8)
		}
		r.skip(8 << subclasses)
	}
	r.skip(2)
	width := r.read(4)
	for _, class := range classes[:partitions] {
		r.skip(width * dimensions[class])
	}
}

// residueFits walks a residue. One that ends before it begins would be taken for one of billions.
func (r *bitReader) residueFits() bool {
	r.skip(16)
	begin, end := r.read(24), r.read(24)
	r.skip(24)
	kinds := r.read(6) + 1
	r.skip(8)
	books := 0
	for range kinds {
		x := r.read(3)
		if r.read(1) == 1 {
			x |= r.read(5) << 3
		}
		books += bits.OnesCount(uint(x))
	}
	r.skip(8 * books)
	return begin <= end && !r.over
}

// codebooksFit walks the codebooks.
func (r *bitReader) codebooksFit() bool {
	codewords, vectors := 0, 0
	for range r.read(8) + 1 {
		if r.read(24) != 0x564342 {
			return false
		}
		dimension, entries := r.read(16), r.read(24)
		if codewords += entries; dimension < 1 || dimension > maxDimension || entries < 1 || codewords > maxCodewords {
			return false
		}
		if vectors += entries * dimension; vectors > maxVectors {
			return false
		}
		if !r.codeEnds(entries) || !r.skipLookup(entries, dimension) {
			return false
		}
	}
	return !r.over
}

// codeEnds walks a codebook's lengths and reports whether they make a tree in which every walk ends.
func (r *bitReader) codeEnds(entries int) bool {
	filled := uint64(0) // of 1<<32
	if r.read(1) == 0 {
		sparse := r.read(1) == 1
		for range entries {
			if !sparse || r.read(1) == 1 {
				filled += 1 << (31 - r.read(5))
			}
		}
		return filled == 1<<32 && !r.over
	}
	length := r.read(5) + 1
	for left := entries; left > 0; length++ {
		n := r.read(bits.Len(uint(left)))
		if n > left || length > 32 {
			return false
		}
		filled += uint64(n) << (32 - length)
		left -= n
	}
	return filled == 1<<32 && !r.over
}

// skipLookup walks what turns a codebook's entries into vectors.
func (r *bitReader) skipLookup(entries, dimension int) bool {
	kind := r.read(4)
	if kind == 0 {
		return true
	}
	r.read(32)
	r.read(32)
	width := r.read(4) + 1
	r.read(1)
	n := entries * dimension
	if kind == 1 {
		n = int(math.Floor(math.Pow(float64(entries), 1/float64(dimension)))) // as the library does
	}
	r.skip(n * width)
	return kind <= 2 && !r.over
}

// bitReader reads numbers from the lowest bit of each byte on, as Vorbis packs them.
type bitReader struct {
	data []byte
	at   int  // bits
	over bool // more was read than there is
}

func (r *bitReader) read(n int) int {
	x := 0
	for i := range n {
		if r.at >= 8*len(r.data) {
			r.over = true
			return 0
		}
		x |= int(r.data[r.at/8]>>(r.at%8)&1) << i
		r.at++
	}
	return x
}

func (r *bitReader) skip(n int) {
	r.at += n
	r.over = r.over || r.at > 8*len(r.data)
}
