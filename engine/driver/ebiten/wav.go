package ebiten

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"os"

	"github.com/krill2d/krill/engine/driver"
)

// wav is a file of 16-bit stereo samples that is being written.
type wav struct {
	file  *os.File
	out   *bufio.Writer
	bytes int // of samples
	err   error
}

func createWAV(path string) (*wav, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, fmt.Errorf("ebiten: record sound: %w", err)
	}
	w := &wav{file: f, out: bufio.NewWriter(f)}
	header := wavHeader(0)
	_, w.err = w.out.Write(header[:])
	return w, nil
}

// write adds samples, clipped to −1 to 1. The first error is kept for close.
func (w *wav) write(samples []float32) {
	if w.err != nil {
		return
	}
	for _, v := range samples {
		n := uint16(int16(min(max(v, -1), 1) * 32767))
		w.out.WriteByte(byte(n))
		if w.err = w.out.WriteByte(byte(n >> 8)); w.err != nil {
			return
		}
	}
	w.bytes += 2 * len(samples)
}

// close writes the header again, now that the length is known.
func (w *wav) close() error {
	if w.err == nil {
		w.err = w.out.Flush()
	}
	if header := wavHeader(w.bytes); w.err == nil {
		_, w.err = w.file.WriteAt(header[:], 0)
	}
	if err := w.file.Close(); w.err == nil {
		w.err = err
	}
	if w.err != nil {
		return fmt.Errorf("ebiten: record sound: %w", w.err)
	}
	return nil
}

// wavHeader is the head of a RIFF file with one PCM chunk of n bytes, 16-bit stereo.
func wavHeader(n int) (h [44]byte) {
	const channels, width = 2, 2
	put32 := func(at, v int) { binary.LittleEndian.PutUint32(h[at:], uint32(v)) }
	put16 := func(at, v int) { binary.LittleEndian.PutUint16(h[at:], uint16(v)) }
	copy(h[0:], "RIFF")
	put32(4, 36+n)
	copy(h[8:], "WAVEfmt ")
	put32(16, 16)
	put16(20, 1)
	put16(22, channels)
	put32(24, driver.SampleRate)
	put32(28, driver.SampleRate*channels*width)
	put16(32, channels*width)
	put16(34, 8*width)
	copy(h[36:], "data")
	put32(40, n)
	return h
}
