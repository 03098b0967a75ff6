package audio

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// The formats of a WAV file's samples.
const (
	formatInt   = 1
	formatFloat = 3
	formatMore  = 0xfffe // the real one stands in the extension
)

// wavFormat is a WAV file's format chunk.
type wavFormat struct {
	kind, channels, bits int
	rate                 int
}

var (
	errNoFormat = errors.New("the WAV file says nothing of its format; try saving it again")
	errNoData   = errors.New("the WAV file has no data; try saving it again")
)

// wavSource reads the samples of a WAV file.
type wavSource struct {
	wavFormat
	data []byte // whole frames
	at   int    // byte
}

// openWAV goes through what follows "WAVE": chunks of a name, a size and as many bytes, padded to an even number.
func openWAV(b []byte) (Source, error) {
	var f wavFormat
	var data, loop []byte
	for b = b[12:]; len(b) >= 8; {
		name, size := string(b[:4]), int64(binary.LittleEndian.Uint32(b[4:]))
		b = b[8:]
		body := b[:min(size, int64(len(b)))]
		switch name {
		case "fmt ":
			f = readWAVFormat(body)
		case "smpl":
			loop = body
		case "data":
			if data == nil {
				data = body
			}
		}
		b = b[min(size+size&1, int64(len(b))):]
	}
	if data == nil {
		return Source{}, errNoData
	}
	src, err := f.open(data)
	if err == nil {
		src.LoopFrom, src.LoopTo = wavLoop(loop)
	}
	return src, err
}

// readWAVFormat reads a format chunk; it is zero for one that is cut off.
func readWAVFormat(b []byte) wavFormat {
	if len(b) < 16 {
		return wavFormat{}
	}
	le := binary.LittleEndian
	f := wavFormat{
		kind: int(le.Uint16(b)), channels: int(le.Uint16(b[2:])), bits: int(le.Uint16(b[14:])),
		rate: int(min(le.Uint32(b[4:]), math.MaxInt32)),
	}
	if f.kind == formatMore && len(b) >= 26 {
		f.kind = int(le.Uint16(b[24:]))
	}
	return f
}

// wavLoop reads a sampler chunk, which has 36 bytes and then its loops: the first one that goes forward, from its first
// frame to its last.
func wavLoop(b []byte) (from, to int64) {
	const head, size = 36, 24
	if len(b) < head+size {
		return 0, 0
	}
	loop := b[head:]
	if binary.LittleEndian.Uint32(b[28:]) == 0 || binary.LittleEndian.Uint32(loop[4:]) != 0 {
		return 0, 0
	}
	return int64(binary.LittleEndian.Uint32(loop[8:])), int64(binary.LittleEndian.Uint32(loop[12:])) + 1
}

func (f wavFormat) open(data []byte) (Source, error) {
	switch {
	case f.channels == 0:
		return Source{}, errNoFormat
	case f.kind == formatInt && (f.bits == 8 || f.bits == 16 || f.bits == 24 || f.bits == 32):
	case f.kind == formatFloat && f.bits == 32:
	default:
		return Source{}, fmt.Errorf("the WAV file has format %d with %d bits; try 16 bits", f.kind, f.bits)
	}
	frames := len(data) / (f.bits / 8 * f.channels)
	w := &wavSource{wavFormat: f, data: data[:frames*f.bits/8*f.channels]}
	return Source{Channels: f.channels, Rate: f.rate, Frames: int64(frames), Decoder: w}, nil
}

// Read implements [Decoder].
func (w *wavSource) Read(dst []float32) (frames int, err error) {
	width := w.bits / 8
	n := min(len(dst), (len(w.data)-w.at)/width)
	if n == 0 {
		return 0, io.EOF
	}
	w.read(dst[:n], w.data[w.at:][:n*width])
	w.at += n * width
	return n / w.channels, nil
}

// SeekTo implements [Decoder].
func (w *wavSource) SeekTo(frame int64) error {
	w.at = int(frame) * w.channels * w.bits / 8
	return nil
}

// read turns bytes into samples.
func (w *wavSource) read(dst []float32, b []byte) {
	le := binary.LittleEndian
	switch {
	case w.kind == formatFloat:
		for i := range dst {
			dst[i] = clipped(math.Float32frombits(le.Uint32(b[4*i:])))
		}
	case w.bits == 8:
		for i := range dst {
			dst[i] = (float32(b[i]) - 128) / (1 << 7)
		}
	case w.bits == 16:
		for i := range dst {
			dst[i] = float32(int16(le.Uint16(b[2*i:]))) / (1 << 15)
		}
	case w.bits == 24:
		for i := range dst {
			dst[i] = float32(int32(uint32(b[3*i])<<8|uint32(b[3*i+1])<<16|uint32(b[3*i+2])<<24)) / (1 << 31)
		}
	default:
		for i := range dst {
			dst[i] = float32(int32(le.Uint32(b[4*i:]))) / (1 << 31)
		}
	}
}

// clipped brings a float into −1 to 1; NaN is 0.
func clipped(x float32) float32 {
	if x != x {
		return 0
	}
	return min(max(x, -1), 1)
}
