package audio

import (
	"encoding/binary"
	"errors"
	"fmt"
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

// decodeWAV reads what follows "WAVE": chunks of a name, a size and as many bytes, padded to an even number.
func decodeWAV(b []byte) (raw, error) {
	var f wavFormat
	for len(b) >= 8 {
		name, size := string(b[:4]), int64(binary.LittleEndian.Uint32(b[4:]))
		b = b[8:]
		body := b[:min(size, int64(len(b)))]
		if name == "data" {
			return f.decode(body)
		}
		if name == "fmt " {
			f = readWAVFormat(body)
		}
		b = b[min(size+size&1, int64(len(b))):]
	}
	return raw{}, errNoData
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

func (f wavFormat) decode(data []byte) (raw, error) {
	if f.channels == 0 {
		return raw{}, errNoFormat
	}
	read, err := f.reader()
	if err != nil {
		return raw{}, err
	}
	width := f.bits / 8
	frames := len(data) / (width * f.channels)
	if err := check(f.channels, f.rate, int64(frames)); err != nil {
		return raw{}, err
	}
	out := raw{channels: f.channels, rate: f.rate, samples: make([]float32, frames*f.channels)}
	for i := range out.samples {
		out.samples[i] = read(data[i*width:])
	}
	return out, nil
}

// reader returns what reads one sample.
func (f wavFormat) reader() (func([]byte) float32, error) {
	switch {
	case f.kind == formatInt && f.bits == 8:
		return func(b []byte) float32 { return (float32(b[0]) - 128) / (1 << 7) }, nil
	case f.kind == formatInt && f.bits == 16:
		return func(b []byte) float32 { return float32(int16(binary.LittleEndian.Uint16(b))) / (1 << 15) }, nil
	case f.kind == formatInt && f.bits == 24:
		return func(b []byte) float32 {
			return float32(int32(uint32(b[0])<<8|uint32(b[1])<<16|uint32(b[2])<<24)) / (1 << 31)
		}, nil
	case f.kind == formatInt && f.bits == 32:
		return func(b []byte) float32 { return float32(int32(binary.LittleEndian.Uint32(b))) / (1 << 31) }, nil
	case f.kind == formatFloat && f.bits == 32:
		return readFloat, nil
	}
	return nil, fmt.Errorf("the WAV file has format %d with %d bits; try 16 bits", f.kind, f.bits)
}

// readFloat brings a float into −1 to 1; NaN is 0.
func readFloat(b []byte) float32 {
	x := math.Float32frombits(binary.LittleEndian.Uint32(b))
	if x != x {
		return 0
	}
	return min(max(x, -1), 1)
}
