package render

import (
	"fmt"

	"github.com/krill2d/krill/engine/driver"
)

// GridSpaced is i.Grid(w, h) of a sheet that has a margin of some pixels at its left and top edge, and a gap of some
// between its cells, as sheets for older engines have. It panics on a size below 1 and a margin or gap below 0. The grid
// of the zero Image is the zero Image.
func GridSpaced(i Image, w, h, margin, gap int) Image {
	known.linkSpaced(closeSpaced)
	if i == (Image{}) || margin == 0 && gap == 0 {
		return i.Grid(w, h)
	}
	if w < 1 || h < 1 || margin < 0 || gap < 0 {
		panic(fmt.Sprintf("render: grid %q: cells of %d×%d pixels, margin %d, gap %d; needs at least 1×1, and 0", i, w, h, margin, gap))
	}
	return enterSpaced(i, w, h, margin, gap)
}

// enterSpaced names a grid with room between its cells.
func enterSpaced(i Image, w, h, margin, gap int) Image {
	base := known.sheet(i)
	id := fnvNumber(fnvNumber(fnvNumber(fnvByte(fnvOffset, 'p'), base.id), uint64(margin)), uint64(gap))
	return known.enter(recipe{base: base, w: w, h: h, spaced: &spaced{margin, gap, id}})
}

// spaced is the room around and between the cells of a grid.
type spaced struct {
	margin, gap int    // pixels
	id          uint64 // of them and what the grid is cut from
}

// closer takes the room out of a picture. It is not called by its name where it is needed, so that only a program with
// such a grid links it.
type closer func(driver.Picture, *recipe) driver.Picture

func (t *table) linkSpaced(f closer) {
	t.mu.Lock()
	t.closeSpaced = f
	t.mu.Unlock()
}

func (t *table) spacedCloser() closer {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.closeSpaced
}

// closeSpaced returns a picture without the room between cells.
func closeSpaced(p driver.Picture, r *recipe) driver.Picture {
	s := r.spaced
	cols, rows := s.count(p.W, r.w), s.count(p.H, r.h)
	if cols == 0 || rows == 0 {
		return p // the error of a grid says it
	}
	out := driver.Picture{W: cols * r.w, H: rows * r.h}
	out.Pix = make([]byte, 0, out.W*out.H*4)
	for y := range out.H {
		from := s.margin + y/r.h*(r.h+s.gap) + y%r.h
		for col := range cols {
			x := s.margin + col*(r.w+s.gap)
			out.Pix = append(out.Pix, p.Pix[(from*p.W+x)*4:][:r.w*4]...)
		}
	}
	return out
}

// count returns how many whole cells are in a length.
func (s *spaced) count(length, cell int) int {
	return max((length-s.margin+s.gap)/(cell+s.gap), 0)
}
