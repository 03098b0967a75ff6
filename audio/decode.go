package audio

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/krill2d/krill/engine/driver"
)

const (
	maxSeconds = 600
	maxFile    = 256 << 20 // bytes
	minRate    = 4000
	maxRate    = 192000
)

// raw is decoded sound before it is brought to 48,000 samples a second.
type raw struct {
	channels, rate int
	samples        []float32 // −1 to 1
}

// Decode reads a sound file: WAV with 8, 16, 24 or 32 bits or 32-bit floats, or OGG with Vorbis; one channel or two;
// 4,000 to 192,000 samples a second, at most ten minutes (above 48,000 a second as many samples). Other rates than 48,000 are resampled with a windowed sinc
// of 32 taps. A WAV that is cut off gives what is there. Broken data is an error, never a panic, and sizes are checked
// before memory is taken.
//
// The length is the same on every machine. The samples of an OGG may differ in the last bit between processors.
// A minute of stereo OGG takes about half a second and 11 MB.
func Decode(data []byte) (PCM, error) {
	r, err := decodeRaw(data)
	if err != nil {
		return PCM{}, fmt.Errorf("audio: decode sound: %w", err)
	}
	out := make([]int16, 0, resampledFrames(len(r.samples)/r.channels, r.rate)*r.channels)
	return PCM{Channels: r.channels, Samples: r.resample(out)}, nil
}

var (
	errFormat = errors.New("it is neither WAV nor OGG; try converting it to one of them")
	errSize   = errors.New("the file is larger than 256 MB; try OGG or a shorter sound")
	errLong   = errors.New("it is longer than ten minutes; try cutting it")
	errShort  = errors.New("it holds no samples; try saving it again")
)

func decodeRaw(data []byte) (raw, error) {
	switch {
	case len(data) > maxFile:
		return raw{}, errSize
	case len(data) >= 12 && bytes.HasPrefix(data, []byte("RIFF")) && string(data[8:12]) == "WAVE":
		return decodeWAV(data[12:])
	case bytes.HasPrefix(data, []byte("OggS")):
		return decodeOGG(data)
	}
	return raw{}, errFormat
}

// check says what is wrong with a sound of so many frames, before it is decoded.
func check(channels, rate int, frames int64) error {
	switch {
	case channels != 1 && channels != 2:
		return fmt.Errorf("it has %d channels; try one or two", channels)
	case rate < minRate || rate > maxRate:
		return fmt.Errorf("its rate is %d samples a second; try %d", rate, driver.SampleRate)
	case frames > maxFrames(rate):
		return errLong
	case frames <= 0:
		return errShort
	}
	return nil
}

// maxFrames returns how many frames a sound may have: ten minutes, at high rates less.
func maxFrames(rate int) int64 { return maxSeconds * int64(min(rate, driver.SampleRate)) }
