// Package flac makes a game's sounds and music take FLAC files, which lose nothing, of 8 to 24 bits:
//
//	import _ "github.com/krill2d/krill/audio/flac"
//
//	var song = audio.File("dawn.flac")
//
// It is a package of its own so that games without FLAC do not link the decoder, github.com/mewkiz/flac: it adds 36 kB to a
// page. What a game ships is better an OGG, of a fifth of the size; FLAC is for what a composer hands over, and for tools.
// The comments LOOPSTART and LOOPLENGTH or LOOPEND are read, in frames.
//
// A file that is cut off gives what is there. What is refused: other than one channel or two, 32 bits, and a file in an OGG.
package flac

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"

	"github.com/mewkiz/flac/frame"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/audio/ogg"
)

func init() { audio.Register(audio.Format{Magic: "fLaC", Open: open}) }

var errBroken = errors.New("the FLAC file is broken; try saving it again")

const (
	near     = 32 << 10 // bytes that are decoded from their beginning to find a moment
	largest  = 1 << 20  // bytes of a block
	maxTries = 64       // blocks that look like one, and are none
)

// The kinds of blocks before the sound that are looked at.
const (
	kindInfo     = 0
	kindComments = 4
)

// file is a FLAC file that is read. A frame is a moment elsewhere, but in FLAC it is a block of up to 65,535 moments; here
// these are blocks. Each can be decoded alone.
type file struct {
	blocks   []byte // after the headers
	channels int
	length   int64 // moments in a block, where all have as many
	size     int64 // moments in all
	at       int   // byte of the next block
	pos      int64 // moment of have's first
	have     [2][]int32
	scale    float32
}

func open(data []byte) (audio.Source, error) {
	f := &file{}
	src := audio.Source{Decoder: f}
	said := int64(0)
	for at, last := 4, false; !last; {
		if len(data) < at+4 {
			return audio.Source{}, errBroken
		}
		head := binary.BigEndian.Uint32(data[at:])
		size := int(head & 0xffffff)
		if last = head>>31 != 0; len(data)-at-4 < size {
			return audio.Source{}, errBroken
		}
		body := data[at+4:][:size]
		switch kind := head >> 24 & 0x7f; {
		case kind == kindInfo && size >= 18:
			said = f.info(&src, body)
		case kind == kindComments:
			src.LoopFrom, src.LoopTo = ogg.Loop(ogg.Comments(body))
		}
		at += 4 + size
		f.blocks = data[at:]
	}
	if f.length == 0 {
		return audio.Source{}, errBroken
	}
	f.size = f.end()
	if said > 0 {
		f.size = min(f.size, said)
	}
	src.Frames = f.size
	return src, nil
}

// info reads the first block of the headers and returns how many moments it says there are; 0: it does not say.
func (f *file) info(src *audio.Source, b []byte) int64 {
	x := binary.BigEndian.Uint64(b[10:])
	f.length = int64(binary.BigEndian.Uint16(b[2:]))
	src.Rate, src.Channels = int(x>>44), int(x>>41&7)+1
	f.channels = src.Channels
	return int64(x & (1<<36 - 1))
}

// SeekTo implements audio.Decoder. It halves the file by what the blocks say of their places, and decodes the last few.
func (f *file) SeekTo(moment int64) error {
	f.have = [2][]int32{}
	f.at, f.pos = 0, 0
	if moment >= f.size {
		f.pos = f.size
		return nil
	}
	for high := len(f.blocks); high-f.at > near; {
		middle := f.at + (high-f.at)/2
		if at, first := f.find(middle, high); at < high && first <= moment {
			f.at, f.pos = at, first
		} else {
			high = middle
		}
	}
	for {
		if err := f.decode(); err != nil {
			return err
		}
		n := min(moment-f.pos, int64(len(f.have[0])))
		if f.drop(int(n)); f.pos == moment {
			return nil
		}
	}
}

// find returns where the first whole block from a byte on begins, before another one, and its first moment.
func (f *file) find(from, to int) (at int, first int64) {
	tries := 0
	for at = from; at < to && tries < maxTries; at++ {
		if !f.begins(at) {
			continue
		}
		if tries++; tries < maxTries {
			if b, _, err := f.parse(at); err == nil {
				return at, f.first(b)
			}
		}
	}
	return to, 0
}

// end looks for the last whole block and returns the moment after it.
func (f *file) end() int64 {
	tries := 0
	for at := len(f.blocks) - 1; at >= 0 && tries < maxTries; at-- {
		if !f.begins(at) {
			continue
		}
		tries++
		if b, _, err := f.parse(at); err == nil {
			return f.first(b) + int64(b.BlockSize)
		}
	}
	return 0
}

// begins reports whether a block can begin at a byte: its mark, and a header whose checksum is right.
func (f *file) begins(at int) bool {
	b := f.blocks[at:]
	if len(b) < 6 || b[0] != 0xff || b[1]&^1 != 0xf8 {
		return false
	}
	size := headerSize(b)
	return size < len(b) && crc8(b[:size]) == b[size]
}

// parse decodes the block at a byte, and returns where it ends. Its checksums are looked at here: the library reads a block
// whose header does not say a rate, since it writes a line into the log for each that says 24,000.
func (f *file) parse(at int) (b *frame.Frame, end int, err error) {
	defer func() {
		if recover() != nil {
			err = errBroken
		}
	}()
	if !f.begins(at) {
		return nil, 0, errBroken
	}
	whole := f.blocks[at:min(at+largest, len(f.blocks))]
	head := silent(whole)
	body := bytes.NewReader(whole[headerSize(whole)+1:])
	b, err = frame.Parse(io.MultiReader(bytes.NewReader(head), body))
	end = len(whole) - body.Len()
	if err != nil && (end < 2 || len(b.Subframes) != f.channels || b.Subframes[f.channels-1] == nil) { // else it is the checksum
		return nil, 0, errBroken
	}
	if crc16(whole[:end-2]) != binary.BigEndian.Uint16(whole[end-2:]) || b.BitsPerSample == 0 || len(b.Subframes) != f.channels {
		return nil, 0, errBroken
	}
	for _, sub := range b.Subframes {
		if len(sub.Samples) != int(b.BlockSize) {
			return nil, 0, errBroken
		}
	}
	return b, at + end, nil
}

// first returns the first moment of a block.
func (f *file) first(b *frame.Frame) int64 {
	n := int64(min(b.Num, 1<<36))
	if b.HasFixedBlockSize {
		n = min(n*f.length, 1<<36)
	}
	return n
}

// Read implements audio.Decoder.
func (f *file) Read(dst []float32) (moments int, err error) {
	if f.pos >= f.size {
		return 0, io.EOF
	}
	if len(f.have[0]) == 0 {
		if err := f.decode(); err != nil {
			return 0, err
		}
	}
	n := int(min(int64(len(dst)/f.channels), int64(len(f.have[0])), f.size-f.pos))
	for c := range f.channels {
		for i, x := range f.have[c][:n] {
			dst[i*f.channels+c] = float32(x) * f.scale
		}
	}
	f.drop(n)
	return n, nil
}

func (f *file) drop(n int) {
	for c := range f.channels {
		f.have[c] = f.have[c][n:]
	}
	f.pos += int64(n)
}

// decode decodes the next block, which must begin where the one before it ended.
func (f *file) decode() error {
	b, end, err := f.parse(f.at)
	if err != nil || f.first(b) != f.pos || b.BlockSize == 0 {
		return errBroken
	}
	f.at, f.scale = end, 1/float32(int64(1)<<(b.BitsPerSample-1))
	for c, sub := range b.Subframes {
		f.have[c] = sub.Samples
	}
	return nil
}
