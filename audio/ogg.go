package audio

import (
	"errors"
	"fmt"

	"github.com/jfreymuth/vorbis"

	"github.com/krill2d/krill/audio/ogg"
)

var errHeaders = errors.New("the OGG file's headers are broken or not Vorbis; try saving it again")

// openVorbis looks an OGG file with Vorbis through: its headers, and that its pages follow each other. The library trusts its
// input with memory and time, and panics on some of it, so that [checkVorbis] goes first.
func openVorbis(data []byte) (Source, error) {
	r, err := ogg.NewReader(data)
	if err != nil {
		return Source{}, err
	}
	var headers [3][]byte
	for i := range headers {
		if headers[i], err = r.Packet(); err != nil {
			return Source{}, errHeaders
		}
	}
	src, err := checkVorbis(headers)
	if err != nil {
		return Source{}, err
	}
	var dec vorbis.Decoder
	for _, h := range headers {
		if err := dec.ReadHeader(h); err != nil {
			return Source{}, fmt.Errorf("the OGG file is broken: %w; try saving it again", err)
		}
	}
	buf := make([]float32, dec.BufferSize())
	// A packet overlaps with the one before it, and with nothing else.
	s := &ogg.Sound{Start: r, Channels: src.Channels, Most: int64(len(buf) / src.Channels), Before: 1, Clear: dec.Clear}
	s.Decode = func(packet []byte) ([]float32, error) { return dec.DecodeInto(packet, buf) }
	if src.Frames, err = s.Open(); err != nil {
		return Source{}, err
	}
	src.LoopFrom, src.LoopTo = ogg.Loop(dec.Comments)
	src.Decoder = s
	return src, s.SeekTo(0)
}
