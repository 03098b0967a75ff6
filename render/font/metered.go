package font

import (
	"encoding/binary"
	"errors"
	"io"
)

// metered is a font file that may be read only so much: glyphs may consist of others, and those of others again,
// which the parser follows up to any number.
type metered struct {
	file   []byte
	left   int  // bytes and points that may still be read
	glyphs bool // what is read are glyphs in TrueType's format
}

var errTooMuch = errors.New("it refers to itself too often; try another font")

// ReadAt is called with the place of a whole glyph, or of a part of a table.
func (m *metered) ReadAt(p []byte, at int64) (int, error) {
	if at < 0 || at > int64(len(m.file)) {
		return 0, io.EOF
	}
	n := copy(p, m.file[at:])
	m.left -= n + 16 // the call costs something, too
	if m.glyphs {
		m.left -= points(p[:n])
	}
	if m.left < 0 {
		return 0, errTooMuch
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// points returns how many points a simple glyph has: a few bytes can stand for thousands.
func points(glyph []byte) int {
	if len(glyph) < 10 {
		return 0
	}
	contours := int(int16(binary.BigEndian.Uint16(glyph)))
	if contours <= 0 || len(glyph) < 10+2*contours {
		return 0
	}
	return int(binary.BigEndian.Uint16(glyph[8+2*contours:])) + 1
}
