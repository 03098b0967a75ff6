package audio

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/jfreymuth/vorbis"

	"github.com/krill2d/krill/audio/ogg"
)

var errHeaders = errors.New("the OGG file's headers are broken or not Vorbis; try saving it again")

// vorbisSource decodes an OGG file with Vorbis. Where its frames lie is said by the positions of its pages alone: a page
// whose packets give more is cut, and one whose packets give less is filled with silence. So a frame is the same whether all
// before it was decoded or not.
type vorbisSource struct {
	dec   vorbis.Decoder
	ogg   ogg.Reader
	start ogg.Reader // before the first packet with sound
	base  int64      // position of frame 0; frames before that one are not read
	begin int64      // frame that the first packet begins with: not above 0
	most  int64      // frames that a packet gives

	buf    []float32 // what the decoder writes into
	have   []float32 // of it, what is not read yet
	silent int64     // frames of silence after that
	pos    int64     // frame that have begins with
}

// openVorbis looks a file through: its headers, and that its pages follow each other. The library trusts its input with
// memory and time, and panics on some of it, so that [checkVorbis] goes first.
func openVorbis(data []byte) (Source, error) {
	v := &vorbisSource{}
	var headers [3][]byte
	var err error
	if v.ogg, err = ogg.NewReader(data); err != nil {
		return Source{}, err
	}
	for i := range headers {
		if headers[i], err = v.ogg.Packet(); err != nil {
			return Source{}, errHeaders
		}
	}
	src, err := checkVorbis(headers)
	if err != nil {
		return Source{}, err
	}
	for _, h := range headers {
		if err := v.dec.ReadHeader(h); err != nil {
			return Source{}, fmt.Errorf("the OGG file is broken: %w; try saving it again", err)
		}
	}
	v.start, v.buf = v.ogg, make([]float32, v.dec.BufferSize())
	v.most = int64(len(v.buf) / src.Channels)
	if src.Frames, err = v.length(); err != nil {
		return Source{}, err
	}
	src.LoopFrom, src.LoopTo = oggLoop(v.dec.Comments)
	src.Decoder = v
	return src, v.SeekTo(0)
}

// length finds where the first page begins and where the last one ends.
func (v *vorbisSource) length() (int64, error) {
	at := int64(-1)
	for walk := v.start; ; {
		if left := int64(walk.Left()); left > 0 {
			switch {
			case walk.Granule < 0 || at >= 0 && (walk.Granule < at || walk.Granule-at > left*v.most):
				return 0, ogg.ErrBroken
			case at < 0:
				if err := v.first(walk.Page); err != nil {
					return 0, err
				}
			}
			at = walk.Granule
		}
		if err := walk.NextPage(); err == io.EOF {
			return max(at, 0) - v.base, nil
		} else if err != nil {
			return 0, err
		}
	}
}

// first decodes the first page on which packets end, to see how many frames it has. Its position may be beyond that: the
// file was cut from a longer one. Or before: its first frames are not meant to be heard, unless it is the last page too,
// of which the end is cut off.
func (v *vorbisSource) first(page ogg.Page) error {
	n, left := int64(0), 1
	for r := v.start; left > 0; left = r.Left() {
		packet, err := r.Packet()
		if err != nil {
			return err
		}
		out, err := v.dec.DecodeInto(packet, v.buf)
		if err != nil {
			return ogg.ErrBroken
		}
		n += int64(len(out) / v.dec.Channels())
	}
	switch {
	case page.Granule >= n:
		v.base = page.Granule - n
	case !page.Last:
		v.begin = page.Granule - n
	}
	return nil
}

// SeekTo implements [Decoder]. It goes to the page that the frame is on, and decodes the last packet before that, which the
// first one of the page overlaps.
func (v *vorbisSource) SeekTo(frame int64) error {
	before, last := v.start, v.start // of the pages that end at or before the frame the last but one, and the last
	passed := false
	v.ogg, v.pos = v.start, v.begin
	for walk := v.start; ; {
		if walk.Left() > 0 {
			if walk.Granule-v.base > frame {
				break
			}
			v.pos, passed, before, last = walk.Granule-v.base, true, last, walk
		}
		if err := walk.NextPage(); err == io.EOF {
			break
		} else if err != nil {
			return err
		}
	}
	v.have, v.silent = nil, 0
	v.dec.Clear()
	if passed {
		v.ogg = before
		if err := v.overlap(last.After); err != nil {
			return err
		}
	}
	return v.skipTo(frame)
}

// overlap decodes the last packet that ends on the page before so many bytes of the file.
func (v *vorbisSource) overlap(after int) error {
	for {
		packet, err := v.ogg.Packet()
		if err != nil {
			return err
		}
		if v.ogg.After == after && v.ogg.Left() == 0 {
			if _, err = v.dec.DecodeInto(packet, v.buf); err != nil {
				return ogg.ErrBroken
			}
			return nil
		}
	}
}

// skipTo drops what comes before a frame.
func (v *vorbisSource) skipTo(frame int64) error {
	for v.pos < frame {
		if len(v.have) == 0 && v.silent == 0 {
			if err := v.more(); err != nil {
				return err
			}
		}
		channels := v.dec.Channels()
		n := min(frame-v.pos, int64(len(v.have)/channels))
		v.have = v.have[int(n)*channels:]
		v.pos += n
		n = min(frame-v.pos, v.silent)
		v.silent -= n
		v.pos += n
	}
	return nil
}

// Read implements [Decoder].
func (v *vorbisSource) Read(dst []float32) (frames int, err error) {
	for len(v.have) == 0 && v.silent == 0 {
		if err := v.more(); err != nil {
			return 0, err
		}
	}
	channels := v.dec.Channels()
	n := copy(dst, v.have)
	v.have = v.have[n:]
	if n == 0 {
		n = min(len(dst)/channels, int(v.silent)) * channels
		clear(dst[:n])
		v.silent -= int64(n / channels)
	}
	v.pos += int64(n / channels)
	return n / channels, nil
}

// more decodes the next packet.
func (v *vorbisSource) more() error {
	packet, err := v.ogg.Packet()
	if err != nil {
		return err
	}
	out, err := v.dec.DecodeInto(packet, v.buf)
	if err != nil {
		return ogg.ErrBroken
	}
	end := v.ogg.Granule - v.base
	n := min(int64(len(out)/v.dec.Channels()), end-v.pos)
	v.have = out[:int(n)*v.dec.Channels()]
	for i, x := range v.have {
		v.have[i] = clipped(x)
	}
	if v.ogg.Left() == 0 {
		v.silent = end - v.pos - n
	}
	return nil
}

// oggLoop reads the comments LOOPSTART and LOOPLENGTH, or LOOPEND, of which music tools write frames.
func oggLoop(comments []string) (from, to int64) {
	length := int64(0)
	for _, c := range comments {
		name, value, _ := strings.Cut(c, "=")
		n, err := strconv.ParseInt(value, 10, 64)
		if err != nil || n < 0 || n > 1<<40 {
			continue
		}
		switch strings.ToUpper(name) {
		case "LOOPSTART":
			from = n
		case "LOOPLENGTH":
			length = n
		case "LOOPEND":
			to = n
		}
	}
	if length > 0 {
		to = from + length
	}
	return from, to
}
