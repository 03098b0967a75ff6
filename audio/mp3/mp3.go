// Package mp3 makes a game's sounds and music take MP3 files, of MPEG 1 and 2 (16,000 to 48,000 samples a second), with a
// constant or a variable bit rate:
//
//	import _ "github.com/krill2d/krill/audio/mp3"
//
//	var song = audio.File("dawn.mp3")
//
// It is a package of its own so that games without MP3 do not link the decoder, github.com/hajimehoshi/go-mp3: it adds
// 51 kB to a page. An MP3 is not better than an OGG of the same size, and it begins and ends with silence that its encoder
// put there. Where the file says how much, as those of LAME and ffmpeg do, that is cut off, so that a loop has no gap.
//
// Samples are those of other decoders to a bit or two, but at an attack in joint stereo, where the library leaves out a step
// for the highest tones and is off by about a hundredth. A file that is cut off gives what is there, and what is before the
// first block of sound or between two is passed over. What is refused: MPEG 2.5 (below 16,000 samples a second), layers 1 and 2,
// and files with the bit rate "free".
package mp3

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"

	"github.com/hajimehoshi/go-mp3"

	"github.com/krill2d/krill/audio"
)

func init() {
	for _, magic := range []string{"ID3", "\xff\xfb", "\xff\xfa", "\xff\xf3", "\xff\xf2"} {
		audio.Register(audio.Format{Magic: magic, Open: open})
	}
}

var (
	errBroken = errors.New("the MP3 is broken; try saving it again, or as OGG")
	errNone   = errors.New("there is no MP3 in it that is read: layer 3 of MPEG 1 or 2, 16,000 to 48,000 samples a second; try saving it again, or as OGG")
)

// decoderDelay is how many frames the filters of every decoder add before the first one.
const decoderDelay = 529

// file is an MP3 that is read. A frame is a moment elsewhere, but in MP3 it is a block of 576 or 1152 moments; here these are
// blocks.
type file struct {
	data  []byte
	begin int   // byte of the first block with sound
	kind  block // what all blocks have in common
	cut   int64 // moments before the one that is the first here

	dec  *mp3.Decoder
	skip int64 // moments to drop before the next
	left int64 // moments until the end
	size int64 // of all
	raw  []byte
}

// open walks over all blocks, which takes a millisecond for ten minutes.
func open(data []byte) (audio.Source, error) {
	f := &file{data: data, raw: make([]byte, 4*1152)}
	first, at, ok := next(data, afterTags(data), block{})
	if !ok {
		return audio.Source{}, errNone
	}
	f.kind, f.begin = first, at
	delay, padding, known := gap(data[at:], first)
	if known {
		f.begin += first.size
		f.cut = delay
	}
	blocks := int64(0)
	for at := f.begin; ; blocks++ {
		b, from, ok := next(data, at, f.kind)
		if !ok {
			break
		}
		at = from + b.size
	}
	total := blocks * int64(f.kind.moments)
	f.size = min(total-f.cut, total-f.cut+decoderDelay-padding)
	src := audio.Source{Channels: f.kind.channels, Rate: f.kind.rate, Frames: f.size, Decoder: f}
	return src, f.SeekTo(0)
}

// SeekTo implements audio.Decoder. It decodes some blocks before the one that is meant, for what they leave behind.
func (f *file) SeekTo(frame int64) error {
	moment := frame + f.cut
	f.dec, f.left = nil, f.size-frame
	if f.left <= 0 {
		return nil
	}
	from, at, err := f.before(moment / int64(f.kind.moments))
	if err != nil {
		return err
	}
	dec, err := mp3.NewDecoder(newFeed(f.data, f.kind, at, from > 0))
	if err != nil {
		return errBroken
	}
	f.dec, f.skip = dec, moment-from*int64(f.kind.moments)
	return nil
}

// before returns the block to begin with, so that a block is decoded as it would be with all before it, and its byte. The
// filters reach over the next block, in MPEG 2 over two, and what these need may begin as many bytes before them as farthest says.
func (f *file) before(block int64) (from int64, at int, err error) {
	var last [64]struct{ at, sound int }
	at = f.begin
	for i := range block {
		b, here, ok := next(f.data, at, f.kind)
		if !ok {
			return 0, 0, io.ErrUnexpectedEOF
		}
		last[i%64].at, last[i%64].sound = here, b.size-b.head-b.side
		at = here + b.size
	}
	from = block
	for sound := 0; from > 0 && block-from < 63 && (block-from < 3 || sound < f.kind.farthest()); {
		from--
		if at = last[from%64].at; block-from > 2 {
			sound += last[from%64].sound
		}
	}
	return from, at, nil
}

// Read implements audio.Decoder.
func (f *file) Read(dst []float32) (frames int, err error) {
	if f.dec == nil || f.left <= 0 {
		return 0, io.EOF
	}
	for {
		n, err := io.ReadFull(f.dec, f.raw[:4*min(int64(len(f.raw)/4), f.left+f.skip, f.skip+int64(len(dst)/f.kind.channels))])
		if n /= 4; n == 0 {
			return 0, orBroken(err)
		}
		drop := min(f.skip, int64(n))
		f.skip -= drop
		if n -= int(drop); n > 0 {
			f.left -= int64(n)
			f.convert(dst, f.raw[4*drop:][:4*n])
			return n, nil
		}
	}
}

// orBroken makes an error of the library a sentence.
func orBroken(err error) error {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return io.EOF
	}
	return errBroken
}

// convert turns the library's samples, which always are two for a moment, into ours.
func (f *file) convert(dst []float32, raw []byte) {
	step := 4 / f.kind.channels
	for i := 0; i < len(raw); i += step {
		dst[i/step] = float32(int16(binary.LittleEndian.Uint16(raw[i:]))) / 32768
	}
}

// afterTags returns where the tags before the sound end.
func afterTags(data []byte) int {
	at := 0
	for len(data)-at >= 10 && bytes.HasPrefix(data[at:], []byte("ID3")) {
		size := 10
		for i, b := range data[at+6 : at+10] {
			size += int(b&0x7f) << (21 - 7*i)
		}
		if data[at+5]&0x10 != 0 {
			size += 10 // a footer
		}
		at += min(size, len(data)-at)
	}
	return at
}

// gap looks whether the first block is one that only speaks of the others, and how many moments its encoder has put before
// and after the sound. The filters of the decoder come before as well.
func gap(b []byte, first block) (delay, padding int64, known bool) {
	tag := b[4+first.side : first.size] // behind a checksum, if it has one, nothing is written here
	if first.size > 40 && bytes.HasPrefix(b[36:], []byte("VBRI")) {
		return 0, decoderDelay, true
	}
	if !bytes.HasPrefix(tag, []byte("Xing")) && !bytes.HasPrefix(tag, []byte("Info")) || len(tag) < 8 {
		return 0, 0, false
	}
	at := 8
	flags := tag[7]
	for i, size := range [...]int{4, 4, 100, 4} {
		if flags>>i&1 != 0 {
			at += size
		}
	}
	if len(tag) < at+24 || tag[at] == 0 {
		return 0, decoderDelay, true
	}
	x := int64(tag[at+21])<<16 | int64(tag[at+22])<<8 | int64(tag[at+23])
	return x>>12 + decoderDelay, x & 0xfff, true
}
