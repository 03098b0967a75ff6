package gif

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
)

// Limits of a file, which are looked at before anything is decoded.
const (
	maxSide   = 8192       // pixels
	maxPixels = 25_000_000 // of all frames together
)

// document is what a file says without its pictures.
type document struct {
	w, h   int   // pixels
	delays []int // of each frame, hundredths of a second
	times  int   // rounds; 0: no end
}

var errCut = errors.New("its end is missing; try saving it again")

// blocks goes through the blocks of a file.
type blocks struct {
	data []byte
	cut  bool
}

// take returns the next n bytes, or zeros after the end.
func (b *blocks) take(n int) []byte {
	if n > len(b.data) {
		b.cut, b.data = true, nil
		return make([]byte, n)
	}
	part := b.data[:n]
	b.data = b.data[n:]
	return part
}

// colors skips a table of colours.
func (b *blocks) colors(flags byte) {
	if flags&0x80 != 0 {
		b.take(3 << (flags&7 + 1))
	}
}

// parts returns the first of a row of blocks, and skips the rest.
func (b *blocks) parts() (first []byte) {
	for !b.cut {
		n := int(b.take(1)[0])
		if n == 0 {
			break
		}
		if part := b.take(n); first == nil {
			first = part
		}
	}
	return first
}

// scan reads the sizes and durations of a file.
func scan(data []byte) (*document, error) {
	if !strings.HasPrefix(string(data[:min(len(data), 6)]), "GIF8") {
		return nil, errors.New("it is no GIF; try saving it as one")
	}
	b := &blocks{data: data}
	head := b.take(13)
	d := &document{w: int(binary.LittleEndian.Uint16(head[6:])), h: int(binary.LittleEndian.Uint16(head[8:])), times: 1}
	b.colors(head[10])
	if err := d.blocks(b); err != nil {
		return nil, err
	}
	switch {
	case d.w < 1 || d.h < 1 || len(d.delays) == 0:
		return nil, fmt.Errorf("it has %d frames of %d×%d pixels; try at least one pixel", len(d.delays), d.w, d.h)
	case b.cut:
		return nil, errCut
	}
	return d, d.check()
}

func (d *document) check() error {
	if d.w > maxSide || d.h > maxSide || int64(d.w)*int64(d.h)*int64(len(d.delays)) > maxPixels {
		return fmt.Errorf("it has %d frames of %d×%d pixels; try at most %d a side and %d million in all", len(d.delays), d.w, d.h, maxSide, maxPixels/1_000_000)
	}
	return nil
}

// blocks reads what comes after the header.
func (d *document) blocks(b *blocks) error {
	delay := 0
	for !b.cut {
		switch kind := b.take(1)[0]; kind {
		case 0x21:
			d.extension(b, &delay)
		case 0x2C:
			if err := d.frame(b); err != nil {
				return err
			}
			d.delays, delay = append(d.delays, delay), 0
		case 0x3B:
			return nil
		default:
			if !b.cut {
				return fmt.Errorf("it has a block of kind %#x; try saving it again", kind)
			}
		}
	}
	return nil
}

// extension reads how long the next frame is shown, or how often all of them are.
func (d *document) extension(b *blocks, delay *int) {
	label := b.take(1)[0]
	first := b.take(int(b.take(1)[0]))
	if len(first) == 0 {
		return
	}
	second := b.parts()
	switch {
	case label == 0xF9 && len(first) >= 3:
		*delay = int(binary.LittleEndian.Uint16(first[1:]))
	case label == 0xFF && string(first) == "NETSCAPE2.0" && len(second) >= 3 && second[0] == 1:
		if d.times = int(binary.LittleEndian.Uint16(second[1:])); d.times > 0 {
			d.times++ // it counts what comes after the first round
		}
	}
}

// frame skips a picture.
func (d *document) frame(b *blocks) error {
	at := b.take(9)
	number := func(n int) int { return int(binary.LittleEndian.Uint16(at[n:])) }
	if number(0)+number(4) > d.w || number(2)+number(6) > d.h {
		return errors.New("a frame lies outside of the picture; try saving it again")
	}
	b.colors(at[8])
	b.take(1)
	b.parts()
	return nil
}
