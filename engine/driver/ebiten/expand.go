package ebiten

import (
	"math"
	"unsafe"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
)

// expand writes the four corners of each quad into dst, which has room for them. Custom is left alone.
//
// It writes two numbers at a time where they are at hand so, since what takes time here is the number of stores. So it
// looks at quads and vertices as words, which is right on little-endian processors, and Ebitengine runs on no others.
// The lines below fail to compile when what a word holds moves.
func expand(dst []eb.Vertex, quads []driver.Quad) {
	rg, ba := uint64(oneOne), uint64(oneOne)
	last := uint64(math.MaxUint64)
	for i := range quads {
		q := &quads[i]
		corners := (*[4]eb.Vertex)(dst[4*i:])
		v := (*[4][6]uint64)(unsafe.Pointer(corners))
		w := (*[6]uint64)(unsafe.Pointer(q))
		corners[0].DstX, corners[0].DstY = q.X, q.Y
		corners[1].DstX, corners[1].DstY = q.X+q.A, q.Y+q.C
		corners[2].DstX, corners[2].DstY = q.X+q.B, q.Y+q.D
		corners[3].DstX, corners[3].DstY = q.X+q.A+q.B, q.Y+q.C+q.D
		low, high := w[3], w[4]
		v[0][1], v[1][1] = low, low&^lowHalf|high&lowHalf
		v[2][1], v[3][1] = low&lowHalf|high&^lowHalf, high
		if w[5] != last {
			last = w[5]
			rg, ba = floats(q.Color[0], q.Color[1]), floats(q.Color[2], q.Color[3])
		}
		v[0][2], v[0][3] = rg, ba
		v[1][2], v[1][3] = rg, ba
		v[2][2], v[2][3] = rg, ba
		v[3][2], v[3][3] = rg, ba
	}
}

const (
	lowHalf = 1<<32 - 1
	oneOne  = 0x3f800000_3f800000 // 1 and 1
)

// word returns two numbers as they lie in memory.
func word(a, b float32) uint64 {
	return uint64(math.Float32bits(a)) | uint64(math.Float32bits(b))<<32
}

// floats returns two parts of a colour, 65535 being 1.
func floats(a, b uint16) uint64 {
	const unit = float32(1.0 / 65535)
	return word(float32(a)*unit, float32(b)*unit)
}

var (
	_ = [1]bool{}[unsafe.Sizeof(driver.Quad{})-6*8]
	_ = [1]bool{}[unsafe.Offsetof(driver.Quad{}.U0)-3*8]
	_ = [1]bool{}[unsafe.Offsetof(driver.Quad{}.V0)-3*8-4]
	_ = [1]bool{}[unsafe.Offsetof(driver.Quad{}.U1)-4*8]
	_ = [1]bool{}[unsafe.Offsetof(driver.Quad{}.V1)-4*8-4]
	_ = [1]bool{}[unsafe.Offsetof(driver.Quad{}.Color)-5*8]
	_ = [1]bool{}[unsafe.Sizeof(eb.Vertex{})-6*8]
	_ = [1]bool{}[unsafe.Offsetof(eb.Vertex{}.DstX)]
	_ = [1]bool{}[unsafe.Offsetof(eb.Vertex{}.DstY)-4]
	_ = [1]bool{}[unsafe.Offsetof(eb.Vertex{}.SrcX)-8]
	_ = [1]bool{}[unsafe.Offsetof(eb.Vertex{}.SrcY)-12]
	_ = [1]bool{}[unsafe.Offsetof(eb.Vertex{}.ColorR)-16]
	_ = [1]bool{}[unsafe.Offsetof(eb.Vertex{}.ColorG)-20]
	_ = [1]bool{}[unsafe.Offsetof(eb.Vertex{}.ColorB)-24]
	_ = [1]bool{}[unsafe.Offsetof(eb.Vertex{}.ColorA)-28]
)
