package driver

import (
	"encoding/binary"
	"math"
	"slices"
)

// The sizes of a quad and a vertex in the encoding, bytes.
const (
	quadSize   = 48
	vertexSize = 48
)

// room returns n more bytes at the end of what is written, to be filled.
func (c *coder) room(n int) []byte {
	at := len(c.b)
	c.b = slices.Grow(c.b, n)[:at+n]
	return c.b[at:]
}

func (c *coder) quads(s *[]Quad) {
	length(c, s, quadSize)
	switch c.mode {
	case writing:
		b := c.room(quadSize * len(*s))
		for i := range *s {
			putQuad((*[quadSize]byte)(b[i*quadSize:]), &(*s)[i])
		}
	case reading:
		b := c.take(quadSize * len(*s))
		for i := range *s {
			takeQuad((*[quadSize]byte)(b[i*quadSize:]), &(*s)[i])
		}
	}
}

func (c *coder) vertices(s *[]Vertex) {
	length(c, s, vertexSize)
	switch c.mode {
	case writing:
		b := c.room(vertexSize * len(*s))
		for i := range *s {
			putVertex((*[vertexSize]byte)(b[i*vertexSize:]), &(*s)[i])
		}
	case reading:
		b := c.take(vertexSize * len(*s))
		for i := range *s {
			takeVertex((*[vertexSize]byte)(b[i*vertexSize:]), &(*s)[i])
		}
	}
}

func (c *coder) uint32s(s *[]uint32) {
	length(c, s, 4)
	switch c.mode {
	case writing:
		b := c.room(4 * len(*s))
		for i, v := range *s {
			binary.LittleEndian.PutUint32(b[i*4:], v)
		}
	case reading:
		b := c.take(4 * len(*s))
		for i := range *s {
			(*s)[i] = binary.LittleEndian.Uint32(b[i*4:])
		}
	}
}

func (c *coder) floats(s *[]float32) {
	length(c, s, 4)
	switch c.mode {
	case writing:
		b := c.room(4 * len(*s))
		for i, v := range *s {
			binary.LittleEndian.PutUint32(b[i*4:], math.Float32bits(v))
		}
	case reading:
		b := c.take(4 * len(*s))
		for i := range *s {
			(*s)[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[i*4:]))
		}
	}
}

// samples are read into memory of their own, since a mixer keeps them after the tick.
func (c *coder) samples(s *[]int16) {
	if c.mode == reading {
		*s = nil
	}
	c.chunk(s)
}

// chunk are samples that may be read over those of the last message.
func (c *coder) chunk(s *[]int16) {
	length(c, s, 2)
	switch c.mode {
	case writing:
		b := c.room(2 * len(*s))
		for i, v := range *s {
			binary.LittleEndian.PutUint16(b[i*2:], uint16(v))
		}
	case reading:
		b := c.take(2 * len(*s))
		for i := range *s {
			(*s)[i] = int16(binary.LittleEndian.Uint16(b[i*2:]))
		}
	case hashing:
		c.sum = mixSamples(c.sum, *s)
	}
}

func putFloat(b []byte, v float32)  { binary.LittleEndian.PutUint32(b, math.Float32bits(v)) }
func takeFloat(b []byte) float32    { return math.Float32frombits(binary.LittleEndian.Uint32(b)) }
func putColor(b []byte, v uint16)   { binary.LittleEndian.PutUint16(b, v) }
func takeColor(b []byte) (v uint16) { return binary.LittleEndian.Uint16(b) }

func putQuad(b *[quadSize]byte, q *Quad) {
	putFloat(b[0:], q.A)
	putFloat(b[4:], q.B)
	putFloat(b[8:], q.C)
	putFloat(b[12:], q.D)
	putFloat(b[16:], q.X)
	putFloat(b[20:], q.Y)
	putFloat(b[24:], q.U0)
	putFloat(b[28:], q.V0)
	putFloat(b[32:], q.U1)
	putFloat(b[36:], q.V1)
	putColor(b[40:], q.Color[0])
	putColor(b[42:], q.Color[1])
	putColor(b[44:], q.Color[2])
	putColor(b[46:], q.Color[3])
}

func takeQuad(b *[quadSize]byte, q *Quad) {
	q.A, q.B, q.C, q.D = takeFloat(b[0:]), takeFloat(b[4:]), takeFloat(b[8:]), takeFloat(b[12:])
	q.X, q.Y = takeFloat(b[16:]), takeFloat(b[20:])
	q.U0, q.V0, q.U1, q.V1 = takeFloat(b[24:]), takeFloat(b[28:]), takeFloat(b[32:]), takeFloat(b[36:])
	q.Color = [4]uint16{takeColor(b[40:]), takeColor(b[42:]), takeColor(b[44:]), takeColor(b[46:])}
}

func putVertex(b *[vertexSize]byte, v *Vertex) {
	putFloat(b[0:], v.X)
	putFloat(b[4:], v.Y)
	putFloat(b[8:], v.U)
	putFloat(b[12:], v.V)
	putFloat(b[16:], v.R)
	putFloat(b[20:], v.G)
	putFloat(b[24:], v.B)
	putFloat(b[28:], v.A)
	for i := range v.Custom {
		putFloat(b[32+4*i:], v.Custom[i])
	}
}

func takeVertex(b *[vertexSize]byte, v *Vertex) {
	v.X, v.Y, v.U, v.V = takeFloat(b[0:]), takeFloat(b[4:]), takeFloat(b[8:]), takeFloat(b[12:])
	v.R, v.G, v.B, v.A = takeFloat(b[16:]), takeFloat(b[20:]), takeFloat(b[24:]), takeFloat(b[28:])
	for i := range v.Custom {
		v.Custom[i] = takeFloat(b[32+4*i:])
	}
}
