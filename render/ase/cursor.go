package ase

import (
	"encoding/binary"
	"errors"
)

var errCut = errors.New("its end is missing; try saving it again")

// cursor reads numbers from the front of some bytes. After the end it gives zeros and keeps an error.
type cursor struct {
	data []byte
	err  error
}

// take returns the next n bytes, or zeros.
func (c *cursor) take(n int) []byte {
	if n < 0 || n > len(c.data) {
		c.err, c.data = errCut, nil
		return make([]byte, min(max(n, 0), 32)) // as many as a number needs; a text or a picture is an error
	}
	b := c.data[:n]
	c.data = c.data[n:]
	return b
}

func (c *cursor) u8() int  { return int(c.take(1)[0]) }
func (c *cursor) u16() int { return int(binary.LittleEndian.Uint16(c.take(2))) }
func (c *cursor) i16() int { return int(int16(binary.LittleEndian.Uint16(c.take(2)))) }
func (c *cursor) u32() int { return int(binary.LittleEndian.Uint32(c.take(4))) } // js/wasm has ints of 64 bits, too
func (c *cursor) i32() int { return int(int32(binary.LittleEndian.Uint32(c.take(4)))) }

func (c *cursor) skip(n int) {
	c.take(n)
}

// text reads a string of Aseprite's: its length in two bytes, and UTF-8.
func (c *cursor) text() string {
	n := c.u16()
	if c.err != nil || n > len(c.data) {
		c.err, c.data = errCut, nil
		return ""
	}
	return string(c.take(n))
}

// part returns a cursor of the next n bytes.
func (c *cursor) part(n int) cursor {
	if n < 0 || n > len(c.data) {
		c.err, c.data = errCut, nil
		return cursor{err: errCut}
	}
	return cursor{data: c.take(n)}
}
