package render

import (
	"image"
	"image/draw"

	"github.com/krill2d/krill/engine/driver"
)

// premultiply returns an image's pixels in the form of an upload.
func premultiply(src image.Image) driver.Picture {
	b := src.Bounds()
	p := driver.Picture{W: b.Dx(), H: b.Dy()}
	if n, ok := src.(*image.NRGBA); ok {
		p.Pix = premultiplyNRGBA(n)
		return p
	}
	dst := image.NewRGBA(image.Rect(0, 0, p.W, p.H))
	draw.Draw(dst, dst.Rect, src, b.Min, draw.Src)
	p.Pix = dst.Pix
	return p
}

// premultiplyNRGBA is the common case of a PNG, several times faster than image/draw.
func premultiplyNRGBA(src *image.NRGBA) []byte {
	w, h := src.Rect.Dx(), src.Rect.Dy()
	pix := make([]byte, 0, w*h*4)
	for y := range h {
		row := src.Pix[y*src.Stride:][:w*4]
		for ; len(row) >= 4; row = row[4:] {
			a := uint32(row[3])
			pix = append(pix, times(row[0], a), times(row[1], a), times(row[2], a), row[3])
		}
	}
	return pix
}

// times returns c·a/255, rounded.
func times(c byte, a uint32) byte { return byte((uint32(c)*a + 127) / 255) }

// paintPicture runs a recipe.
func paintPicture(w, h int, paint func(x, y int) Color) driver.Picture {
	pix := make([]byte, 0, w*h*4)
	for y := range h {
		for x := range w {
			c := paint(x, y)
			a := uint32(c.A)
			pix = append(pix, times(c.R, a), times(c.G, a), times(c.B, a), c.A)
		}
	}
	return driver.Picture{W: w, H: h, Pix: pix}
}

// margin is how far each cell's edge is repeated around it, texels, so that filters never read a neighbour.
const margin = 1

// spread lays the cells of a picture out with margins: cols by rows cells of w by h from the top left.
func spread(p driver.Picture, cols, rows, w, h int) driver.Picture {
	cw, ch := w+2*margin, h+2*margin
	out := driver.Picture{W: cols * cw, H: rows * ch}
	out.Pix = make([]byte, out.W*out.H*4)
	for y := range out.H {
		row, line := y/ch, min(max(y%ch-margin, 0), h-1)
		for col := range cols {
			src := p.Pix[((row*h+line)*p.W+col*w)*4:][:w*4]
			extrude(out.Pix[(y*out.W+col*cw)*4:][:cw*4], src)
		}
	}
	return out
}

// extrude copies a line of texels and repeats its two ends.
func extrude(dst, src []byte) {
	copy(dst, src[:4])
	copy(dst[4:], src)
	copy(dst[4+len(src):], src[len(src)-4:])
}
