package audio

import (
	"fmt"
	"io"
)

// Decode reads a sound file whole: WAV with 8, 16, 24 or 32 bits or 32-bit floats, OGG with Vorbis, and one of a format
// whose package is imported: audio/mp3, audio/flac, audio/qoa, audio/opus. One channel or two; 4,000 to 192,000 samples a
// second, at most ten minutes (above 48,000 a second as many samples) and 256 MB. Other rates than 48,000 are resampled with
// a windowed sinc of 32 taps. A WAV that is cut off gives what is there. Broken data is an error, never a panic, and sizes
// are checked before memory is taken.
//
// The length is the same on every machine. The samples of an OGG, an MP3 and an Opus may differ in the last bit between
// processors. A minute of stereo OGG takes about half a second and 11 MB; [OpenStream] reads it piece by piece.
func Decode(data []byte) (PCM, error) {
	pcm, err := decode(data)
	if err != nil {
		return PCM{}, fmt.Errorf("audio: decode sound: %w", err)
	}
	return pcm, nil
}

func decode(data []byte) (PCM, error) {
	s, err := openStream(data)
	if err != nil {
		return PCM{}, err
	}
	pcm := PCM{Channels: s.Channels, LoopFrom: s.LoopFrom, LoopTo: s.LoopTo}
	pcm.Samples = make([]int16, int(s.Frames)*s.Channels)
	if _, err := s.read(pcm.Samples); err != nil && err != io.EOF {
		return PCM{}, err
	}
	return pcm, nil
}
