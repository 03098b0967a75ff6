package audio

import (
	"encoding/binary"
	"math"

	"github.com/krill2d/krill/engine/driver"
)

// AppendWAV appends a WAV file of 16 bits, two channels and 48,000 samples a second to b. pcm is left and right in
// turn, as [Mixer.Mix] makes it; what lies beyond −1 to 1 is clipped. It is for tests and recordings.
func AppendWAV(b []byte, pcm []float32) []byte {
	const channels, width = 2, 2
	le, size := binary.LittleEndian, uint32(len(pcm)*width)
	b = append(b, "RIFF"...)
	b = le.AppendUint32(b, 36+size)
	b = append(b, "WAVEfmt "...)
	b = le.AppendUint32(b, 16)
	b = le.AppendUint16(b, formatInt)
	b = le.AppendUint16(b, channels)
	b = le.AppendUint32(b, driver.SampleRate)
	b = le.AppendUint32(b, driver.SampleRate*channels*width)
	b = le.AppendUint16(b, channels*width)
	b = le.AppendUint16(b, 8*width)
	b = append(b, "data"...)
	b = le.AppendUint32(b, size)
	for _, x := range pcm {
		b = le.AppendUint16(b, uint16(sample(float64(x))))
	}
	return b
}

// sample turns −1 to 1 into 16 bits, rounded and clipped; NaN is 0.
func sample(x float64) int16 {
	if x != x {
		return 0
	}
	return int16(min(max(math.Round(x*32768), -32768), 32767))
}
