package render

import (
	"fmt"

	"github.com/krill2d/krill/engine/driver"
)

// GridSpaced is i.Grid(w, h) of a sheet that has a margin of some pixels at its left and top edge, and a gap of some
// between its cells, as sheets for older engines have. It panics on a size below 1 and a margin or gap below 0. The grid
// of the zero Image is the zero Image.
func GridSpaced(i Image, w, h, margin, gap int) Image {
	if i == (Image{}) || margin == 0 && gap == 0 {
		return i.Grid(w, h)
	}
	if w < 1 || h < 1 || margin < 0 || gap < 0 {
		panic(fmt.Sprintf("render: grid %q: cells of %d×%d pixels, margin %d, gap %d; needs at least 1×1, and 0", i, w, h, margin, gap))
	}
	s := &spaced{margin: margin, gap: gap}
	s.close = s.closed
	s.id = fnvNumber(fnvNumber(fnvNumber(fnvByte(fnvOffset, 'r'), known.sheet(i).id), uint64(margin)), uint64(gap))
	return known.enter(recipe{base: known.sheet(i), w: w, h: h, spaced: s})
}

// spaced is the room around and between the cells of a grid. What is done with it stands in a func, so that a program
// that has no such grid does not link it.
type spaced struct {
	margin, gap int // pixels
	close       func(driver.Picture, *recipe) driver.Picture
	id          uint64 // of them and the whole picture
}

// closed returns a picture without the room.
func (s *spaced) closed(p driver.Picture, r *recipe) driver.Picture {
	cols, rows := s.count(p.W, r.w), s.count(p.H, r.h)
	out := driver.Picture{W: cols * r.w, H: rows * r.h}
	out.Pix = make([]byte, 0, out.W*out.H*4)
	for y := range out.H {
		from := s.margin + y/r.h*(r.h+s.gap) + y%r.h
		for col := range cols {
			x := s.margin + col*(r.w+s.gap)
			out.Pix = append(out.Pix, p.Pix[(from*p.W+x)*4:][:r.w*4]...)
		}
	}
	if cols == 0 || rows == 0 {
		return p // the error of a grid says it
	}
	return out
}

// count returns how many whole cells are in a length.
func (s *spaced) count(length, cell int) int {
	return max((length-s.margin+s.gap)/(cell+s.gap), 0)
}
