package bmfont

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
)

var errCut = errors.New("its end is missing; try copying it again")

// binary reads the binary form: blocks of a kind, a length and what they say.
func (f *file) binary(data []byte) error {
	if len(data) < 4 {
		return errCut
	}
	if data[3] != 3 {
		return fmt.Errorf("it is of version %d of the binary form, where only 3 is read; try exporting it again", data[3])
	}
	for data = data[4:]; len(data) > 0; {
		if len(data) < 5 {
			return errCut
		}
		kind, n := data[0], uint64(binary.LittleEndian.Uint32(data[1:]))
		if data = data[5:]; n > uint64(len(data)) {
			return errCut
		}
		if err := f.block(kind, data[:n]); err != nil {
			return err
		}
		data = data[n:]
	}
	return nil
}

func (f *file) block(kind byte, b []byte) error {
	short := func(at int) int { return int(int16(binary.LittleEndian.Uint16(b[at:]))) }
	switch {
	case kind == 1 && len(b) >= 2:
		f.size = short(0)
	case kind == 2 && len(b) >= 4:
		f.lineHeight, f.base = short(0), short(2)
	case kind == 3:
		return f.pageNames(b)
	case kind == 4:
		return rows(b, 20, f.binaryLetter)
	case kind == 5:
		return rows(b, 10, f.binaryPair)
	}
	return nil
}

// rows cuts a block into rows of a length.
func rows(b []byte, n int, row func([]byte) error) error {
	for ; len(b) >= n; b = b[n:] {
		if err := row(b); err != nil {
			return err
		}
	}
	return nil
}

func (f *file) pageNames(b []byte) error {
	for n := 0; len(b) > 0; n++ {
		name, rest, _ := strings.Cut(string(b), "\x00")
		if err := f.page(n, name); err != nil {
			return err
		}
		b = []byte(rest)
	}
	return nil
}

func (f *file) binaryLetter(b []byte) error {
	size := func(at int) int { return int(binary.LittleEndian.Uint16(b[at:])) }
	short := func(at int) int { return int(int16(size(at))) }
	return f.letter(letter{
		char: int(int32(binary.LittleEndian.Uint32(b))), x: size(4), y: size(6), w: size(8), h: size(10),
		offsetX: short(12), offsetY: short(14), advance: short(16), page: int(b[18]),
	})
}

func (f *file) binaryPair(b []byte) error {
	return f.pair(pair{
		left: int(int32(binary.LittleEndian.Uint32(b))), right: int(int32(binary.LittleEndian.Uint32(b[4:]))),
		by: int(int16(binary.LittleEndian.Uint16(b[8:]))),
	})
}
