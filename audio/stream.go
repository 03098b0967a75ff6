package audio

import (
	"fmt"
	"io"

	"github.com/krill2d/krill/engine/driver"
)

// Stream is a sound file that is decoded as it is read: for music, of which [Decode] would take 11 MB a minute. It takes less
// than a megabyte beside the file, however long that is. Only one goroutine may use it at a time; many streams may read the
// same data.
type Stream struct {
	Channels int   // 1, or 2: left and right in turn
	Frames   int64 // length in moments, of which 48,000 are a second: exactly as many as Decode gives
	// What is repeated after its intro, as the file says: frames from the first one up to, and without, LoopTo. Both zero:
	// the file says nothing.
	LoopFrom, LoopTo int64

	src    Source
	kernel kernel    // without taps when the file has 48,000 frames a second
	at     int64     // frame that Read gives next
	raw    []float32 // of the file, as far as the next frames need it
	first  int64     // frame of the file that raw begins with; before frame 0 is silence
	err    error     // what ended the reading, until SeekTo
}

// piece is how many frames of the file are decoded in one go.
const piece = 2048

// OpenStream opens a sound file for reading piece by piece. It takes what [Decode] takes, with the same limits and errors,
// and gives the same samples. The file's headers are looked through, which is fast; the data is kept, without a copy, and
// must not be changed.
func OpenStream(data []byte) (*Stream, error) {
	s, err := openStream(data)
	if err != nil {
		return nil, fmt.Errorf("audio: open sound: %w", err)
	}
	return s, nil
}

func openStream(data []byte) (*Stream, error) {
	src, err := openSource(data)
	if err != nil {
		return nil, err
	}
	s := &Stream{Channels: src.Channels, Frames: resampledFrames(src.Frames, src.Rate), src: src}
	s.LoopFrom, s.LoopTo = resampledAt(src.LoopFrom, src.Rate), min(resampledAt(src.LoopTo, src.Rate), s.Frames)
	if src.Rate != driver.SampleRate {
		s.kernel = newKernel(src.Rate)
	}
	s.raw = make([]float32, 0, (piece+s.kernel.taps)*s.Channels)
	s.begin(s.source())
	return s, nil
}

// Read fills dst with the next frames, as many as fit, and returns how many: fewer only with an error. At the end that is
// io.EOF; a file that is broken or cut off from here on gives its own error again and again, until SeekTo. It does not allocate
// but for what a format's decoder does.
func (s *Stream) Read(dst []int16) (frames int, err error) {
	n, err := s.read(dst)
	if err != nil && err != io.EOF {
		return n, fmt.Errorf("audio: read sound: %w", err)
	}
	return n, err
}

func (s *Stream) read(dst []int16) (frames int, err error) {
	want := len(dst) / s.Channels
	for frames < want {
		if s.at == s.Frames {
			return frames, io.EOF
		}
		n := int(min(s.ready(), int64(want-frames), s.Frames-s.at))
		if n > 0 {
			s.make(dst[frames*s.Channels:][:n*s.Channels])
			frames += n
		} else if err := s.fill(); err != nil {
			return frames, err
		}
	}
	return frames, nil
}

// SeekTo makes the next Read begin at a frame, 0 to Frames; another one is an error. What is read then is to the bit what it
// would be without SeekTo. It costs up to what decoding a tenth of a second does, of an MP3
// half a second and of an Opus two, and with them and OGG a look at every page or block before.
func (s *Stream) SeekTo(frame int64) error {
	if frame < 0 || frame > s.Frames {
		return fmt.Errorf("audio: seek sound: frame %d is not in it; try 0 to %d", frame, s.Frames)
	}
	at := s.at
	s.at = frame
	from := s.source()
	if err := s.seek(min(max(from, 0), s.src.Frames)); err != nil {
		s.at = at
		return fmt.Errorf("audio: seek sound: %w", err)
	}
	s.err = nil
	s.begin(from)
	return nil
}

// source returns the first frame of the file that is needed for the next one; it may be before the beginning.
func (s *Stream) source() int64 {
	if s.kernel.taps == 0 {
		return s.at
	}
	first, _ := s.place(s.at)
	return first
}

// begin empties what was read; it begins anew at a frame of the file, with silence before frame 0.
func (s *Stream) begin(from int64) {
	s.first, s.raw = from, s.raw[:0]
	if from < 0 {
		s.raw = s.raw[:int(-from)*s.Channels]
		clear(s.raw)
	}
}

// place returns the first frame of the file that is needed for a frame, and the weights of those from there on.
func (s *Stream) place(frame int64) (first int64, weights []float32) {
	at := frame * int64(s.src.Rate)
	return s.kernel.at(at/driver.SampleRate, at%driver.SampleRate)
}

// end returns the frame of the file after the last one that was read.
func (s *Stream) end() int64 { return s.first + int64(len(s.raw)/s.Channels) }

// ready returns how many frames can be made of what was read.
func (s *Stream) ready() int64 {
	if s.kernel.taps == 0 {
		return s.end() - s.at
	}
	whole := s.end() - int64(s.kernel.taps/2) // before this frame of the file all taps are there
	if whole <= 0 {
		return 0
	}
	return max((whole*driver.SampleRate-1)/int64(s.src.Rate)+1-s.at, 0)
}

// make writes frames that are ready to dst.
func (s *Stream) make(dst []int16) {
	if s.kernel.taps == 0 {
		for i, x := range s.raw[int(s.at-s.first)*s.Channels:][:len(dst)] {
			dst[i] = sample(float64(x))
		}
		s.at += int64(len(dst) / s.Channels)
		return
	}
	for ; len(dst) > 0; dst = dst[s.Channels:] {
		first, weights := s.place(s.at)
		raw := s.raw[int(first-s.first)*s.Channels:]
		if s.Channels == 1 {
			dst[0] = sample(float64(weigh(raw, weights)))
		} else {
			l, r := weighBoth(raw, weights)
			dst[0], dst[1] = sample(float64(l)), sample(float64(r))
		}
		s.at++
	}
}

// fill drops what is no longer needed and decodes more; beyond the end of the file is silence.
func (s *Stream) fill() error {
	from := s.source()
	if past := int(from - s.first); past > 0 {
		n := copy(s.raw, s.raw[min(past*s.Channels, len(s.raw)):])
		s.raw, s.first = s.raw[:n], from
	}
	have, left := len(s.raw), s.src.Frames-s.end()
	if left <= 0 {
		s.raw = s.raw[:cap(s.raw)]
		clear(s.raw[have:])
		return nil
	}
	n, err := s.decode(s.raw[have:min(int64(cap(s.raw)), int64(have)+left*int64(s.Channels))])
	s.raw = s.raw[:have+n*s.Channels]
	return err
}

// decode reads frames of the file. Its errors stay until SeekTo.
func (s *Stream) decode(dst []float32) (n int, err error) {
	if s.err != nil {
		return 0, s.err
	}
	defer func() {
		if recover() != nil {
			err = errBroken
		}
		if err != nil || n < 1 || n > len(dst)/s.Channels {
			n, s.err = 0, orBroken(err)
			err = s.err
		}
	}()
	return s.src.Decoder.Read(dst)
}

// orBroken says what it means that a decoder gave nothing.
func orBroken(err error) error {
	switch {
	case err == io.EOF || err == io.ErrUnexpectedEOF:
		return errCut
	case err == nil:
		return errBroken
	}
	return err
}

func (s *Stream) seek(frame int64) (err error) {
	defer func() {
		if recover() != nil {
			err = errBroken
		}
	}()
	return s.src.Decoder.SeekTo(frame)
}
