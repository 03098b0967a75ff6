package pack

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"
)

// maxSmall is the largest side of a picture that goes onto a page, pixels. Larger ones are as well off alone.
const maxSmall = 256

// small is a picture that goes onto a page.
type small struct {
	name string
	data []byte // the file
	img  *image.NRGBA
	x, y int // on its page
}

// newSmall returns the picture of a file, if it is a PNG that a page gives back as it is.
func newSmall(name string, data []byte) (small, bool) {
	size, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil || size.Width > maxSmall || size.Height > maxSmall {
		return small{}, false
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return small{}, false
	}
	s := small{name: name, data: data, img: nrgba(img)}
	return s, looksLike(s.img, img)
}

// looksLike reports whether two pictures are the same on a screen: 16 bits are more than a page has.
func looksLike(a *image.NRGBA, b image.Image) bool {
	corner := b.Bounds().Min
	for y := range a.Rect.Dy() {
		for x := range a.Rect.Dx() {
			if color.RGBA64Model.Convert(a.NRGBAAt(x, y)) != color.RGBA64Model.Convert(b.At(corner.X+x, corner.Y+y)) {
				return false
			}
		}
	}
	return true
}

// page is a picture that holds others.
type page struct {
	pictures []small
	w, h     int
	data     []byte // a PNG
}

// newPages packs pictures onto as few pages as go, in rows of like height. The same pictures give the same pages.
func newPages(list []small) ([]page, error) {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b small) int {
		return cmp.Or(b.img.Rect.Dy()-a.img.Rect.Dy(), b.img.Rect.Dx()-a.img.Rect.Dx(), strings.Compare(a.name, b.name))
	})
	var pages []page
	width := pageWidth(list)
	at, row := image.Point{}, 0
	for _, s := range list {
		w, h := s.img.Rect.Dx(), s.img.Rect.Dy()
		if at.X+w > width {
			at = image.Pt(0, at.Y+row)
			row = 0
		}
		if len(pages) == 0 || at.Y+h > maxPage {
			pages = append(pages, page{})
			at, row = image.Point{}, 0
		}
		s.x, s.y = at.X, at.Y
		pages[len(pages)-1].add(s)
		at.X, row = at.X+w, max(row, h)
	}
	for i := range pages {
		if err := pages[i].encode(); err != nil {
			return nil, err
		}
	}
	return pages, nil
}

// pageWidth returns a width that makes one page about square, where one is enough.
func pageWidth(list []small) int {
	area, widest := 0, 1
	for i := range list {
		area += list[i].img.Rect.Dx() * list[i].img.Rect.Dy()
		widest = max(widest, list[i].img.Rect.Dx())
	}
	width := 64
	for width < maxPage && width*width < area {
		width *= 2
	}
	return max(width, widest)
}

func (p *page) add(s small) {
	p.pictures = append(p.pictures, s)
	p.w, p.h = max(p.w, s.x+s.img.Rect.Dx()), max(p.h, s.y+s.img.Rect.Dy())
}

// encode writes the page as a PNG, with a palette when its colours fit into one.
func (p *page) encode() error {
	all := image.NewNRGBA(image.Rect(0, 0, p.w, p.h))
	for i := range p.pictures {
		s := &p.pictures[i]
		for y := range s.img.Rect.Dy() { // not by package draw, which goes through colours times alpha
			copy(all.Pix[all.PixOffset(s.x, s.y+y):], s.img.Pix[y*s.img.Stride:][:4*s.img.Rect.Dx()])
		}
	}
	var img image.Image = all
	if few := paletted(all); few != nil {
		img = few
	}
	var data bytes.Buffer
	writer := png.Encoder{CompressionLevel: png.BestCompression}
	err := writer.Encode(&data, img)
	p.data = data.Bytes()
	return err
}

// paletted returns the picture with a palette, or nil when it has more than 256 colours.
func paletted(img *image.NRGBA) *image.Paletted {
	out := image.NewPaletted(img.Rect, nil)
	index := map[color.NRGBA]uint8{}
	for i := range out.Pix {
		at := img.Pix[4*i : 4*i+4 : 4*i+4]
		c := color.NRGBA{at[0], at[1], at[2], at[3]}
		k, ok := index[c]
		if !ok {
			if len(index) == 256 {
				return nil
			}
			k = uint8(len(index))
			index[c] = k
			out.Palette = append(out.Palette, c)
		}
		out.Pix[i] = k
	}
	return out
}
