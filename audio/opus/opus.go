// Package opus makes a game's sounds and music take Opus in OGG files, as opusenc and ffmpeg write them (.opus, .ogg):
//
//	import _ "github.com/krill2d/krill/audio/opus"
//
//	var song = audio.File("dawn.opus")
//
// It is a package of its own so that games without Opus do not link the decoder, github.com/pion/opus: it adds 150 kB to a
// page. At the same size Opus sounds better than OGG with Vorbis, above all below 64 kbit a second and for speech, and takes
// longer to decode. The comments LOOPSTART and LOOPLENGTH or LOOPEND are read, in frames of 48,000 a second.
//
// An Opus decoder never quite forgets what it has decoded, so that after a jump it would give other samples for some time. So
// that a sound is the same however it is read, the decoder here begins anew every two seconds, with the 200 ms before. What
// differs from a decoder that does not is 80 dB below music, and in speech far below what the format loses.
//
// What is refused: other than one channel or two. Below 9 kbit a second, which is for telephones, the library's decoder may be
// wrong by much. Rejected: github.com/kazzmir/opus-go, which is libopus translated from C.
// It adds 244 kB to a page, and reads and writes memory without Go's checks.
package opus

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/pion/opus"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/audio/ogg"
	"github.com/krill2d/krill/engine/geom"
)

func init() { audio.Register(audio.Format{Magic: "OggS????????????????????????OpusHead", Open: open}) }

const (
	rate     = 48000             // of every decoder, whatever went in
	most     = rate * 120 / 1000 // frames of a packet
	every    = 2 * rate          // frames after which the decoder begins anew
	warm     = rate / 5          // frames before that it is given first
	headSize = 19                // bytes
	tags     = "OpusTags"        // the second packet begins so
)

var errHeaders = errors.New("the Opus file's headers are broken; try saving it again")

func open(data []byte) (audio.Source, error) {
	r, err := ogg.NewReader(data)
	if err != nil {
		return audio.Source{}, err
	}
	head, err := r.Packet()
	if err != nil || len(head) < headSize || head[8]>>4 != 0 { // of a version that is like the first
		return audio.Source{}, errHeaders
	}
	src := audio.Source{Channels: int(head[9]), Rate: rate, Frames: 1}
	if src.Channels != 1 && src.Channels != 2 || head[18] > 1 {
		return audio.Source{}, fmt.Errorf("it has %d channels in the order %d; try one or two", src.Channels, head[18])
	}
	comments, err := r.Packet()
	if err != nil || len(comments) < len(tags) || string(comments[:len(tags)]) != tags {
		return audio.Source{}, errHeaders
	}
	d := &decoder{channels: src.Channels, gain: gain(int16(binary.LittleEndian.Uint16(head[16:])))}
	s := &ogg.Sound{
		Start: r, Channels: src.Channels, Most: most, Skip: int64(binary.LittleEndian.Uint16(head[10:])),
		Every: every, Before: d.before(r), Decode: d.decode, Clear: d.clear,
	}
	d.clear()
	if src.Frames, err = s.Open(); err != nil {
		return audio.Source{}, err
	}
	src.LoopFrom, src.LoopTo = ogg.Loop(ogg.Comments(comments[len(tags):]))
	src.Decoder = s
	return src, s.SeekTo(0)
}

// gain turns 256ths of a decibel into a factor.
func gain(x int16) float32 {
	return float32(geom.Exp(float64(x) / 256 / 20 * math.Ln10))
}

// decoder is the library's, with a place for what it gives.
type decoder struct {
	channels int
	gain     float32
	opus     opus.Decoder
	buf      [2 * most]float32
}

func (d *decoder) clear() { d.opus, _ = opus.NewDecoderWithOutput(rate, d.channels) }

func (d *decoder) decode(packet []byte) ([]float32, error) {
	n, err := d.opus.DecodeToFloat32(packet, d.buf[:most*d.channels])
	if err != nil {
		return nil, err
	}
	out := d.buf[:n*d.channels]
	for i := range out {
		out[i] *= d.gain
	}
	return out, nil
}

// before returns how many packets like the first one are as long as what a decoder needs.
func (d *decoder) before(r ogg.Reader) int {
	packet, err := r.Packet()
	if err != nil {
		return 1
	}
	return min(warm/max(duration(packet), 1)+1, 80)
}

// duration returns how many frames a packet has, by its first two bytes (RFC 6716, section 3.1).
func duration(packet []byte) int {
	if len(packet) == 0 {
		return 0
	}
	n, config := 1, packet[0]>>3
	switch packet[0] & 3 {
	case 1, 2:
		n = 2
	case 3:
		if n = 0; len(packet) > 1 {
			n = int(packet[1] & 63)
		}
	}
	switch {
	case config < 12:
		return n * [...]int{rate / 100, rate / 50, rate / 25, rate * 6 / 100}[config&3]
	case config < 16:
		return n * rate / 100 << (config & 1)
	}
	return n * rate / 400 << (config & 3)
}
