package render

import (
	"errors"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Sizes of letters in the atlas, half pixels to the em.
const (
	minSharp   = 2 * 6   // below, letters are shrunk from a larger size
	maxShifted = 2 * 48  // up to here they stand at quarters of a pixel, and above at whole ones
	maxSharp   = 2 * 96  // up to here an upright letter is painted in the very size that it is drawn in
	maxStrike  = 2 * 192 // above, letters are enlarged
)

// maxInk is how much room letters of fonts may take in the atlas, texels: 64 MB.
const maxInk = 16 << 20

// inkEdge is the transparent edge around a letter that is drawn with it, texels, so that it is smooth when filtered.
const inkEdge = 1

// ladder holds the sizes for text that is turned, shrunk or large: four to an octave, so that text which grows
// smoothly is painted a few times and not in each frame.
var ladder = [...]int{16, 19, 23, 27, 32, 38, 45, 54, 64, 76, 91, 108, 128, 152, 182, 216, 256, 304, maxStrike}

// sharpSize returns the size nearest to a number of device pixels: half pixels up to 32 of them, then whole ones, and
// every second one above 64.
func sharpSize(px float64) int {
	n := geom.Round(px * 2)
	switch {
	case n <= 64:
		return n
	case n <= 128:
		return geom.Round(px) * 2
	}
	return geom.Round(px/2) * 4
}

// smoothSize returns the size of the ladder that is at least a number of device pixels, if there is one.
func smoothSize(px float64) int {
	for _, n := range ladder {
		if float64(n) >= px*2 {
			return n
		}
	}
	return maxStrike
}

// strike is a font's letters in one size.
type strike struct {
	size  int      // half pixels to the em; zero: that of a bitmap font
	edge  int      // how much thicker than usual they are, quarters of a texel
	next  *strike  // of the same size
	cells [4][]ink // by quarters of a pixel that they are moved right, and by slot
}

// ink is a letter's picture in the atlas.
type ink struct {
	painted   bool
	page      int32
	u, v      float32 // top left, texels
	w, h      float32 // without the edge, texels; zero: there is nothing to draw
	left, top float32 // from the pen on the baseline to the top left, texels
}

// strike returns the letters of a size that are thicker by an edge.
func (f *face) strike(size, edge int) *strike {
	for s := f.strikes[size]; s != nil; s = s.next {
		if s.edge == edge {
			return s
		}
	}
	f.strikes[size] = &strike{size: size, edge: edge, next: f.strikes[size]}
	return f.strikes[size]
}

// ink returns a letter's picture, and paints it when it is the first time.
func (a *Atlas) ink(f *face, s *strike, slot int32, quarters int) *ink {
	cells := &s.cells[quarters]
	if int(slot) >= len(*cells) {
		*cells = append(*cells, make([]ink, len(f.letters)-len(*cells))...)
	}
	i := &(*cells)[slot]
	if !i.painted {
		*i = a.paint(f, s, slot, quarters)
	}
	return i
}

func (a *Atlas) paint(f *face, s *strike, slot int32, quarters int) ink {
	size := s.size
	if f.bitmap {
		size = 2 * f.emUnits
	}
	m, err := f.outlines.Paint(f.letters[slot].glyph, size, quarters)
	if err != nil {
		a.report(Image(f.font), f.paintError(slot, err))
		m, _ = f.outlines.Paint(0, size, quarters)
	}
	if m.W > 0 && m.H > 0 && s.edge > 0 {
		m = m.thicker(s.edge)
	}
	w, h := m.W+2*(inkEdge+margin), m.H+2*(inkEdge+margin)
	if m.W <= 0 || m.H <= 0 {
		return ink{painted: true}
	}
	if a.inked+w*h > maxInk || max(w, h) > a.maxImage() {
		a.report(Image(f.font), f.paintError(slot, errInkFull))
		return ink{painted: true}
	}
	a.inked += w * h
	e := a.pack(spread(m.picture(), 1, 1, m.W+2*inkEdge, m.H+2*inkEdge), 1, m.W, m.H)
	return ink{
		painted: true, page: e.page, u: e.x + inkEdge, v: e.y + inkEdge,
		w: e.texW, h: e.texH, left: float32(m.Left), top: float32(m.Top),
	}
}

var errInkFull = errors.New("the letters of all sizes fill the atlas, 64 MB; it is left out")

// picture returns the mask in white, or its own colours, with the edge around it.
func (m *Mask) picture() driver.Picture {
	p := driver.Picture{W: m.W + 2*inkEdge, H: m.H + 2*inkEdge}
	p.Pix = make([]byte, p.W*p.H*4)
	for y := range m.H {
		row := p.Pix[((y+inkEdge)*p.W+inkEdge)*4:]
		if m.Pix != nil {
			copy(row[:m.W*4], m.Pix[y*m.W*4:])
			continue
		}
		for x := range m.W {
			c := m.Cover[y*m.W+x]
			copy(row[x*4:], []byte{c, c, c, c})
		}
	}
	return p
}

func (f *face) forget() { f.strikes = [maxStrike + 1]*strike{} }
