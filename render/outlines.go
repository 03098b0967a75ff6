package render

import (
	"fmt"
	"image"
	"path"
)

// Font names a typeface: a file, or one that lies in the program. It is 64 bits of plain data, the hash of the name,
// the same in every build and process, so it may be compared, copied and kept in a game's state.
// The zero value is the built-in pixel font; the package render/font has the others.
type Font struct{ id uint64 }

// Outlines is an open font, which a [Canvas] lays out and paints. Lengths are in the font's own units. Each method
// is asked once for each glyph, pair or picture, more or less: what it returns is kept.
type Outlines interface {
	// Metrics returns the units of an em, from a line's top to its baseline, and from line to line; all above zero.
	Metrics() (em, ascent, line int)
	// Glyph returns the number of a character's glyph and the step to the next one. A character that the font lacks
	// is glyph 0, which is a box.
	Glyph(r rune) (glyph uint16, advance int)
	// Kern returns how much further apart than usual two neighbours stand.
	Kern(left, right uint16) int
	// Paint returns a glyph's picture in a size of half pixels to the em, moved right by 0 to 3 quarters of a pixel.
	// Glyph 0 has one in every size.
	Paint(glyph uint16, size, quarters int) (Mask, error)
}

// Bitmap is an open font whose letters are pictures of one size. A unit of its lengths is a pixel of them, and Paint is
// asked for that one size. They are shown as the built-in font is: sharp where their pixels become whole device pixels.
type Bitmap interface {
	Outlines
	// Bitmap does nothing: it tells this kind of font from the others.
	Bitmap()
}

// Mask is a letter's picture: how much of each pixel it covers.
type Mask struct {
	W, H      int    // pixels; zero: there is nothing to see
	Left, Top int    // of the top left corner, from the pen on the baseline, pixels
	Cover     []byte // W·H of them, row by row; 255: all of a pixel
	Pix       []byte // in place of Cover the picture's own colours, premultiplied, 4·W·H; nil: white
}

// PageFunc loads a picture that a font's file refers to, by its name beside that file.
type PageFunc func(name string) (image.Image, error)

// NewFont returns the font of a name, for a package such as render/font. data is the font file's content, which must
// not change; nil: the file of that name. It reads nothing and cannot fail: open is called with the content and
// what loads pictures when the font is first drawn or measured, and what it says is wrong is reported once. It is safe for concurrent use. A second
// NewFont of the same name and length of data is the same font, and the first one's open counts. It panics on a nil
// open, and on a name that has data of another length. No name and no data are the zero Font.
func NewFont(name string, data []byte, open func(data []byte, page PageFunc) (Outlines, error)) Font {
	if name == "" && data == nil {
		return Font{}
	}
	if open == nil {
		panic(fmt.Sprintf("render: font %q: nothing opens it; use a package such as render/font", name))
	}
	return enterFont(name, data, false, func(a *Atlas, f Font) lettering {
		if o := a.openFont(f, name, data, open); o != nil {
			return newFace(f, o)
		}
		return nil
	})
}

// enterFont returns the font of a name that is opened in some way.
func enterFont(name string, data []byte, shaped bool, open func(*Atlas, Font) lettering) Font {
	return Font(known.enter(recipe{name: name, made: data != nil, data: data, font: open, shaped: shaped}))
}

// String returns the font's name, "built in" for the zero value, and the number of one that this process has never
// named.
func (f Font) String() string {
	if f == (Font{}) {
		return "built in"
	}
	if r, ok := known.find(Image(f)); ok {
		return r.name
	}
	return fmt.Sprintf("font %016x", f.id)
}

// openFont reads a font, or reports why it cannot and returns nil.
func (a *Atlas) openFont(f Font, name string, data []byte, open func([]byte, PageFunc) (Outlines, error)) Outlines {
	var err error
	if data == nil {
		data, err = a.bytes(name)
	}
	var o Outlines
	if err == nil {
		o, err = open(data, func(page string) (image.Image, error) { return a.load(path.Join(path.Dir(name), page)) })
	}
	if err != nil {
		a.report(Image(f), fmt.Errorf("render: load font %q: %w", name, err))
		return nil
	}
	return o
}

// bytes reads a file.
func (a *Atlas) bytes(name string) ([]byte, error) {
	if a.ReadFile == nil {
		return nil, errNoAssets
	}
	return a.ReadFile(name)
}
