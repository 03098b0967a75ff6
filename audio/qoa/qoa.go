// Package qoa makes a game's sounds and music take QOA files, and writes them:
//
//	import _ "github.com/krill2d/krill/audio/qoa"
//
//	var boom = audio.File("boom.qoa")
//
// QOA, the Quite OK Audio format, takes 3.2 bits a sample, a fifth of a WAV of 16 bits, and is decoded many times faster than
// OGG, which takes less: it is for sound effects, of which a game has many and decodes all before it begins. [Encode] writes
// one; it is for tools. The decoder adds 3 kB to a page, and is a package of its own all the same, so that a game has what it
// asks for.
//
// Decoder and encoder are Krill's own, by the specification at qoaformat.org: the library that there is, braheezy/qoa,
// decodes whole files only. A file that is cut off gives what is there. What is refused: other than one channel or two, and
// files whose frames differ in channels or rate.
package qoa

import (
	"encoding/binary"
	"errors"
	"io"

	"github.com/krill2d/krill/audio"
)

func init() { audio.Register(audio.Format{Magic: magic, Open: open}) }

const (
	magic       = "qoaf"
	sliceLength = 20  // samples in eight bytes
	slices      = 256 // of each channel in a frame, fewer in the last
	frameLength = slices * sliceLength
	headerSize  = 8          // of the file, and of a frame
	stateSize   = 16         // bytes of a channel in a frame, before the slices
	maxSamples  = 48e3 * 600 // of each channel
)

var errBroken = errors.New("the QOA file is broken; try converting it again")

// file is a QOA file that is read. A frame is a moment elsewhere, but in QOA it is a block of 5,120 moments; here these are
// blocks. Each holds the whole state of the decoder.
type file struct {
	blocks         []byte
	channels, rate int
	moments, at    int64 // length, and the one that is read next
	loaded         int64 // the block that buf holds, or −1
	buf            [2 * frameLength]float32
	predictors     [2]predictor
}

func open(data []byte) (audio.Source, error) {
	if len(data) < headerSize+headerSize {
		return audio.Source{}, errBroken
	}
	f := &file{blocks: data[headerSize:], loaded: -1}
	f.channels, f.rate = int(f.blocks[0]), int(binary.BigEndian.Uint32(f.blocks)&0xffffff)
	src := audio.Source{Channels: f.channels, Rate: f.rate, Decoder: f}
	if f.channels == 1 || f.channels == 2 { // if not, the source is refused
		f.moments = f.there()
		if said := int64(binary.BigEndian.Uint32(data[4:])); said > 0 {
			f.moments = min(f.moments, said)
		}
	}
	src.Frames = f.moments
	return src, nil
}

// there returns how many moments the file has room for.
func (f *file) there() int64 {
	whole, rest := len(f.blocks)/f.blockSize(), len(f.blocks)%f.blockSize()
	n := int64(whole) * frameLength
	if rest -= headerSize + stateSize*f.channels; rest > 0 {
		last := int64(rest/(8*f.channels)) * sliceLength
		at := f.blocks[whole*f.blockSize():]
		n += min(last, int64(binary.BigEndian.Uint16(at[4:])))
	}
	return n
}

func (f *file) blockSize() int { return headerSize + f.channels*(stateSize+8*slices) }

// SeekTo implements audio.Decoder.
func (f *file) SeekTo(frame int64) error {
	f.at = frame
	return nil
}

// Read implements audio.Decoder.
func (f *file) Read(dst []float32) (frames int, err error) {
	if f.at >= f.moments {
		return 0, io.EOF
	}
	block := f.at / frameLength
	length := min(f.moments-block*frameLength, frameLength)
	if block != f.loaded {
		f.loaded = -1
		if err := f.decode(f.blocks[int(block)*f.blockSize():], int(length)); err != nil {
			return 0, err
		}
		f.loaded = block
	}
	from := f.at - block*frameLength
	n := copy(dst, f.buf[int(from)*f.channels:int(length)*f.channels]) / f.channels
	f.at += int64(n)
	return n, nil
}

// decode decodes a block of so many moments.
func (f *file) decode(b []byte, length int) error {
	if int(b[0]) != f.channels || int(binary.BigEndian.Uint32(b)&0xffffff) != f.rate || int(binary.BigEndian.Uint16(b[4:])) < length {
		return errBroken
	}
	b = b[headerSize:]
	for c := range f.channels {
		f.predictors[c].read(b[stateSize*c:])
	}
	b = b[stateSize*f.channels:]
	for at := 0; at < length; at += sliceLength {
		n := min(sliceLength, length-at)
		for c := range f.channels {
			f.predictors[c].slice(f.buf[at*f.channels+c:], f.channels, n, binary.BigEndian.Uint64(b))
			b = b[8:]
		}
	}
	return nil
}

// slice decodes eight bytes, of which the first four bits say how far the residuals reach, into every step-th sample.
func (p *predictor) slice(dst []float32, step, n int, x uint64) {
	scale := &residuals[x>>60]
	for i := range n {
		residual := scale[x>>57&7]
		x <<= 3
		sample := clamp(p.predict() + residual)
		dst[i*step] = float32(sample) / 32768
		p.update(sample, residual)
	}
}
