package headless

import (
	"encoding/binary"

	"github.com/krill2d/krill/engine/driver"
)

// surface is a picture in memory: an image, a canvas or the screen. A pixel is one word, red in its lowest byte, then
// green, blue and alpha, premultiplied.
type surface struct {
	gen  uint32
	w, h int
	pix  []uint32 // w*h, row by row; nil while nothing was written: all transparent
	// colored says that some texel has channels that differ. Lights, letters and the white of shapes have not: one
	// channel stands for all four, which is quicker to filter.
	colored bool
}

// need gives the surface its memory. An image that is only made costs none.
func (s *surface) need() {
	if n := s.w * s.h; len(s.pix) != n {
		s.pix = make([]uint32, n)
	}
}

// write copies texels in, row by row.
func (s *surface) write(x, y, w, h int, pix []byte) {
	s.need()
	for row := range h {
		dst, src := s.pix[(y+row)*s.w+x:][:w], pix[row*w*4:][:w*4]
		for i := range dst {
			dst[i] = binary.LittleEndian.Uint32(src[i*4:])
			s.colored = s.colored || dst[i] != dst[i]&255*0x01010101
		}
	}
}

// copyTo writes the pixels of a part as bytes: red, green, blue, alpha.
func (s *surface) copyTo(dst []byte, part driver.Box) {
	if s.pix == nil {
		clear(dst)
		return
	}
	for row := range part.H {
		src, to := s.pix[(part.Y+row)*s.w+part.X:][:part.W], dst[row*part.W*4:][:part.W*4]
		for i, p := range src {
			binary.LittleEndian.PutUint32(to[i*4:], p)
		}
	}
}

// all is the box of the whole surface.
func (s *surface) all() driver.Box { return driver.Box{W: s.w, H: s.h} }
