package driver

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
)

type mode uint8

const (
	writing mode = iota
	reading
	hashing
)

// coder goes over a value field by field: it appends each to b, reads each from b, or mixes each into sum.
// One walk for the three keeps them from growing apart. Writing and hashing change nothing in the value.
// After an error it reads zeros and empty lists.
type coder struct {
	mode mode
	b    []byte // written so far, or left to read
	sum  uint64
	err  error
}

var errShort = errors.New("the bytes end too early")

func (c *coder) fail(err error) {
	if c.err == nil {
		c.err = err
	}
	c.b = nil
}

// outOfRange is the error of a number that the encoding can hold and the field cannot.
func (c *coder) outOfRange(field string, v int64) {
	c.fail(fmt.Errorf("%s is %d, which is out of range", field, v))
}

// take returns the next n bytes to read, and nil when there are not as many.
func (c *coder) take(n int) []byte {
	if n > len(c.b) {
		c.fail(errShort)
		return nil
	}
	b := c.b[:n]
	c.b = c.b[n:]
	return b
}

func (c *coder) byte(v *uint8) {
	switch c.mode {
	case writing:
		c.b = append(c.b, *v)
	case reading:
		*v = 0
		if b := c.take(1); b != nil {
			*v = b[0]
		}
	case hashing:
		c.sum = mix(c.sum, uint64(*v))
	}
}

func (c *coder) bool(v *bool) {
	var n uint8
	if *v {
		n = 1
	}
	c.byte(&n)
	if n > 1 {
		c.outOfRange("a flag", int64(n))
	}
	if c.mode == reading {
		*v = n == 1
	}
}

// enum is a byte from lo to below end.
func enum[T ~uint8](c *coder, field string, v *T, lo, end T) {
	n := uint8(*v)
	c.byte(&n)
	if c.mode != reading {
		return
	}
	*v = T(n)
	if c.err == nil && (*v < lo || *v >= end) {
		c.outOfRange(field, int64(n))
	}
}

func (c *coder) int64(v *int64) {
	switch c.mode {
	case writing:
		c.b = binary.AppendVarint(c.b, *v)
	case reading:
		x, n := binary.Varint(c.b)
		if *v = x; n <= 0 {
			*v = 0
			c.fail(errShort)
			return
		}
		c.b = c.b[n:]
	case hashing:
		c.sum = mix(c.sum, uint64(*v))
	}
}

func (c *coder) int(v *int) {
	x := int64(*v)
	c.int64(&x)
	if c.mode != reading {
		return
	}
	if *v = int(x); int64(*v) != x { // a 64-bit writer and a 32-bit reader
		c.outOfRange("a number", x)
	}
}

func (c *coder) uint32(v *uint32) {
	switch c.mode {
	case writing:
		c.b = binary.AppendUvarint(c.b, uint64(*v))
	case reading:
		x := c.uvarint()
		if *v = uint32(x); uint64(*v) != x {
			c.outOfRange("a number", int64(x))
		}
	case hashing:
		c.sum = mix(c.sum, uint64(*v))
	}
}

func (c *coder) uvarint() uint64 {
	x, n := binary.Uvarint(c.b)
	if n <= 0 {
		c.fail(errShort)
		return 0
	}
	c.b = c.b[n:]
	return x
}

// readLength reads a length that the bytes left can fill with elements of at least so many bytes each.
func (c *coder) readLength(least int) int {
	n, most := c.uvarint(), uint64(len(c.b)/least)
	if n > most {
		c.fail(fmt.Errorf("a list has length %d, and the bytes left hold at most %d of its elements", n, most))
		return 0
	}
	return int(n)
}

// uint64 is eight bytes, for numbers that use all their bits.
func (c *coder) uint64(v *uint64) {
	switch c.mode {
	case writing:
		c.b = binary.LittleEndian.AppendUint64(c.b, *v)
	case reading:
		*v = 0
		if b := c.take(8); b != nil {
			*v = binary.LittleEndian.Uint64(b)
		}
	case hashing:
		c.sum = mix(c.sum, *v)
	}
}

func (c *coder) float64(v *float64) {
	if c.mode == hashing {
		c.sum = mix(c.sum, canonical64(*v))
		return
	}
	x := math.Float64bits(*v)
	c.uint64(&x)
	if c.mode == reading {
		*v = math.Float64frombits(x)
	}
}

func (c *coder) float32(v *float32) {
	switch c.mode {
	case writing:
		c.b = binary.LittleEndian.AppendUint32(c.b, math.Float32bits(*v))
	case reading:
		*v = 0
		if b := c.take(4); b != nil {
			*v = math.Float32frombits(binary.LittleEndian.Uint32(b))
		}
	case hashing:
		c.sum = mix(c.sum, canonical32(*v))
	}
}

// length is the length of a list of which each element takes at least so many bytes: a length that the bytes left
// cannot fill is an error before any memory is taken. Reading gives the list that length and leaves its elements
// to be read over.
func length[T any](c *coder, s *[]T, least int) {
	switch c.mode {
	case writing:
		c.b = binary.AppendUvarint(c.b, uint64(len(*s)))
	case hashing:
		c.sum = mix(c.sum, uint64(len(*s)))
	case reading:
		n := c.readLength(least)
		*s = slices.Grow((*s)[:0], n)[:n]
	}
}

// string keeps the string that is there when it is the same, so that a title or a pad's name allocates once.
func (c *coder) string(v *string) {
	switch c.mode {
	case writing:
		c.b = append(binary.AppendUvarint(c.b, uint64(len(*v))), *v...)
	case reading:
		if b := c.take(c.readLength(1)); string(b) != *v {
			*v = string(b)
		}
	case hashing:
		c.sum = mixString(c.sum, *v)
	}
}

func (c *coder) bytes(v *[]byte) {
	length(c, v, 1)
	switch c.mode {
	case writing:
		c.b = append(c.b, *v...)
	case reading:
		copy(*v, c.take(len(*v)))
	case hashing:
		c.sum = mixBytes(c.sum, *v)
	}
}
