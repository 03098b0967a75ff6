package film

import (
	"image"
	"math/bits"
)

// blocks collects one picture of a GIF: its head, and its data in blocks of at most 255 bytes, each after its length.
type blocks struct {
	data []byte
	at   int // of the length of the last block; zero: there is none
}

// frame begins a picture with its place and its colours. The number after the last colour means what was there before.
func (b *blocks) frame(area image.Rectangle, palette []rgb) {
	n := max(2, bitsFor(len(palette)+1))
	b.at = 0
	b.data = append(b.data[:0], 0x21, 0xf9, 4, 1<<2|1, 0, 0, byte(len(palette)), 0) // stays, with a transparent one
	b.data = append(b.data, 0x2c)
	for _, v := range []int{area.Min.X, area.Min.Y, area.Dx(), area.Dy()} {
		b.data = append(b.data, byte(v), byte(v>>8))
	}
	b.data = append(b.data, 0x80|byte(n-1))
	for i := range 1 << n {
		var c rgb
		if i < len(palette) {
			c = palette[i]
		}
		b.data = append(b.data, byte(c>>16), byte(c>>8), byte(c))
	}
}

// timed returns the whole picture, to be shown for so many hundredths of a second.
func (b *blocks) timed(hundredths int) []byte {
	b.data[4], b.data[5] = byte(hundredths), byte(hundredths>>8)
	return b.data
}

// Write adds compressed bytes.
func (b *blocks) Write(p []byte) (int, error) {
	for _, v := range p {
		if b.at == 0 || b.data[b.at] == 255 {
			b.at = len(b.data)
			b.data = append(b.data, 0)
		}
		b.data = append(b.data, v)
		b.data[b.at]++
	}
	return len(p), nil
}

// end adds the empty block after the last.
func (b *blocks) end() { b.data = append(b.data, 0) }

// bitsFor returns how many bits the numbers below n need.
func bitsFor(n int) int { return bits.Len(uint(n - 1)) }
