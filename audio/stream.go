package audio

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"

	"github.com/krill2d/krill/engine/driver"
)

// Stream decodes a sound file part by part.
type Stream struct {
	Channels int   // 1 or 2
	Frames   int64 // length, at 48,000 a second

	body  []byte
	width int
	read  func([]byte) float32
	at    int64
}

var errNotYet = errors.New("not a stream yet")

// OpenStream opens a sound file.
func OpenStream(data []byte) (*Stream, error) {
	if len(data) < 12 || !bytes.HasPrefix(data, []byte("RIFF")) {
		return nil, errNotYet
	}
	var f wavFormat
	for b := data[12:]; len(b) >= 8; {
		name, size := string(b[:4]), int64(binary.LittleEndian.Uint32(b[4:]))
		b = b[8:]
		body := b[:min(size, int64(len(b)))]
		if name == "fmt " {
			f = readWAVFormat(body)
		}
		if name == "data" && f.rate == driver.SampleRate {
			read, err := f.reader()
			if err != nil {
				return nil, err
			}
			width := f.bits / 8
			return &Stream{Channels: f.channels, Frames: int64(len(body) / (width * f.channels)), body: body, width: width, read: read}, nil
		}
		b = b[min(size+size&1, int64(len(b))):]
	}
	return nil, errNotYet
}

// Read fills dst with the next frames.
func (s *Stream) Read(dst []int16) (frames int, err error) {
	n := min(int64(len(dst)/s.Channels), s.Frames-s.at)
	if n <= 0 {
		return 0, io.EOF
	}
	for i := range n * int64(s.Channels) {
		dst[i] = sample(float64(s.read(s.body[(s.at*int64(s.Channels)+i)*int64(s.width):])))
	}
	s.at += n
	return int(n), nil
}

// Seek goes to a frame.
func (s *Stream) SeekTo(frame int64) error {
	if frame < 0 || frame > s.Frames {
		return errNotYet
	}
	s.at = frame
	return nil
}
