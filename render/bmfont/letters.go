package bmfont

import (
	"fmt"
	"image"
	"image/draw"

	"github.com/krill2d/krill/render"
)

// letters is an open font. Its glyphs are numbered from 1 in the order of the file; 0 is the box.
type letters struct {
	file  *file
	pages []image.Image
	chars map[rune]uint16
	kerns map[[2]uint16]int
}

// open reads a .fnt file and its pages.
func open(data []byte, page render.PageFunc) (render.Outlines, error) {
	f, err := read(data)
	if err != nil {
		return nil, err
	}
	o := &letters{file: f, chars: map[rune]uint16{}, kerns: map[[2]uint16]int{}}
	for i, l := range f.letters {
		if l.char >= 0 {
			o.chars[rune(l.char)] = uint16(i + 1)
		}
	}
	for _, p := range f.pairs {
		left, right := o.chars[rune(p.left)], o.chars[rune(p.right)]
		if left != 0 && right != 0 {
			o.kerns[[2]uint16{left, right}] = min(max(p.by, -maxLength), maxLength)
		}
	}
	return o, o.load(page)
}

// load loads the pages.
func (o *letters) load(page render.PageFunc) error {
	pixels := 0
	for _, name := range o.file.pages {
		if name == "" {
			o.pages = append(o.pages, nil)
			continue
		}
		p, err := page(name)
		if err != nil {
			return fmt.Errorf("page %q: %w", name, err)
		}
		if pixels += p.Bounds().Dx() * p.Bounds().Dy(); pixels > maxPixels {
			return fmt.Errorf("page %q: with it the pages have %d pixels; try at most %d (16 million)", name, pixels, maxPixels)
		}
		o.pages = append(o.pages, p)
	}
	return nil
}

// Bitmap says that letters have one size.
func (o *letters) Bitmap() {}

// Metrics returns the size that the font was made in, its baseline and its line.
func (o *letters) Metrics() (em, ascent, line int) {
	return o.file.size, o.file.base, o.file.lineHeight
}

// Glyph returns a character's glyph; the box stands for one that is missing.
func (o *letters) Glyph(r rune) (glyph uint16, advance int) {
	glyph = o.chars[r]
	if glyph == 0 {
		return 0, o.file.size*2/3 + 1
	}
	return glyph, min(max(o.file.letters[glyph-1].advance, -maxLength), maxLength)
}

// Kern returns how much further apart than usual two glyphs stand.
func (o *letters) Kern(left, right uint16) int { return o.kerns[[2]uint16{left, right}] }

// Paint cuts a glyph out of its page.
func (o *letters) Paint(glyph uint16, _, _ int) (render.Mask, error) {
	if glyph == 0 {
		return o.box(), nil
	}
	l := &o.file.letters[glyph-1]
	if l.w == 0 || l.h == 0 {
		return render.Mask{}, nil
	}
	if l.w < 0 || l.h < 0 || l.w > maxSide || l.h > maxSide || max(l.offsetX, -l.offsetX, l.offsetY, -l.offsetY) > maxLength {
		return render.Mask{}, fmt.Errorf("its picture has %d×%d pixels at %d, %d; try at most %d a side", l.w, l.h, l.offsetX, l.offsetY, maxSide)
	}
	m := render.Mask{W: l.w, H: l.h, Left: l.offsetX, Top: l.offsetY - o.file.base}
	if l.page < 0 || l.page >= len(o.pages) || o.pages[l.page] == nil {
		return render.Mask{}, fmt.Errorf("it is on page %d, which the file does not name; try exporting the font again", l.page)
	}
	page := o.pages[l.page]
	from := image.Rect(0, 0, l.w, l.h).Add(image.Pt(l.x, l.y)).Add(page.Bounds().Min)
	if !from.In(page.Bounds()) {
		return render.Mask{}, fmt.Errorf("it lies at %d, %d of a page of %d×%d pixels; try exporting the font again", l.x, l.y, page.Bounds().Dx(), page.Bounds().Dy())
	}
	cut(&m, page, from.Min)
	return m, nil
}

// cut copies the pixels of a letter. Those of a grey page, which has no holes, say how dense it is.
func cut(m *render.Mask, page image.Image, from image.Point) {
	if grey, ok := page.(*image.Gray); ok {
		dst := image.NewGray(image.Rect(0, 0, m.W, m.H))
		draw.Draw(dst, dst.Rect, grey, from, draw.Src)
		m.Cover = dst.Pix
		return
	}
	dst := image.NewRGBA(image.Rect(0, 0, m.W, m.H))
	draw.Draw(dst, dst.Rect, page, from, draw.Src)
	m.Pix = dst.Pix
}

// box is what stands for a character that the font lacks.
func (o *letters) box() render.Mask {
	w, h := max(o.file.size*2/3, 2), max(min(o.file.base, o.file.size), 2)
	m := render.Mask{W: w, H: h, Top: -h, Cover: make([]byte, w*h)}
	for y := range h {
		for x := range w {
			if x == 0 || y == 0 || x == w-1 || y == h-1 {
				m.Cover[y*w+x] = 255
			}
		}
	}
	return m
}
