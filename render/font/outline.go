package font

import (
	"errors"
	"fmt"
	"image"
	"image/draw"

	ximage "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"github.com/krill2d/krill/render"
)

// maxMask is the largest side of a letter's picture, texels.
const maxMask = 1000

// outlines reads a TTF or OTF file with golang.org/x/image. Nobody vouches for what it does with a broken one, so
// each call is guarded: a panic in it is an error, and what it may read is limited.
type outlines struct {
	file   metered
	font   *sfnt.Font
	buf    sfnt.Buffer
	raster vector.Rasterizer
	units  fixed.Int26_6 // to the em
}

// open reads a font file. One whose kerning cannot be read does without.
func open(data []byte) (render.Outlines, error) {
	o, err := openWithout(data, nil)
	if err != nil {
		if o, plain := openWithout(data, kerning); plain == nil {
			return o, nil
		}
		return nil, err
	}
	return o, nil
}

func openWithout(data []byte, without []string) (o *outlines, err error) {
	defer caught(&err)
	file, err := cleanFont(data, without)
	if err != nil {
		return nil, err
	}
	o = &outlines{file: metered{file: file, left: 16*len(file) + 1<<20}}
	if o.font, err = sfnt.ParseReaderAt(&o.file); err != nil {
		return nil, fmt.Errorf("%w; try saving it again or another font", err)
	}
	if units := o.font.UnitsPerEm(); units < 16 || units > 16384 {
		return nil, fmt.Errorf("its em has %d units, where 16 to 16384 are valid; try saving it again", units)
	}
	o.units = fixed.Int26_6(o.font.UnitsPerEm())
	o.file.glyphs = string(file[:4]) != "OTTO"
	return o, nil
}

// caught turns a panic into an error. It must be deferred itself.
func caught(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("the parser failed: %v; try saving it again or another font", p)
	}
}

// Metrics are the font's own where they make sense, and else those of a usual one.
func (o *outlines) Metrics() (em, ascent, line int) {
	em = int(o.units)
	var err error
	defer caught(&err)
	m, err := o.font.Metrics(&o.buf, o.units, ximage.HintingNone)
	ascent, line = int(m.Ascent), int(m.Height)
	if err != nil || line < em/4 || line > em*4 || ascent < 0 || ascent > line*2 {
		ascent, line = em*19/20, em*6/5
	}
	return em, ascent + max(0, line-ascent-int(m.Descent))/2, line
}

func (o *outlines) Glyph(r rune) (glyph uint16, advance int) {
	_, right := boxSides(int(o.units))
	advance = right + right/8 // of the box
	var err error
	defer caught(&err)
	o.file.left = maxGlyphWay
	g, err := o.font.GlyphIndex(&o.buf, r)
	if err != nil || g == 0 {
		return 0, advance
	}
	a, err := o.font.GlyphAdvance(&o.buf, g, o.units, ximage.HintingNone)
	if err != nil {
		return 0, advance
	}
	return uint16(g), int(a)
}

func (o *outlines) Kern(left, right uint16) (units int) {
	var err error
	defer caught(&err)
	o.file.left = maxGlyphWay
	k, err := o.font.Kern(&o.buf, sfnt.GlyphIndex(left), sfnt.GlyphIndex(right), o.units, ximage.HintingNone)
	if err != nil {
		return 0
	}
	return int(k)
}

func (o *outlines) Paint(glyph uint16, size, quarters int) (m render.Mask, err error) {
	defer caught(&err)
	segments := box(size)
	if glyph != 0 {
		o.file.left = maxGlyphWay
		segments, err = o.font.LoadGlyph(&o.buf, sfnt.GlyphIndex(glyph), fixed.Int26_6(size*32), nil)
		if err != nil {
			return render.Mask{}, fmt.Errorf("%w; try saving it again or another font", err)
		}
	}
	for i := range segments {
		for j := range segments[i].Args {
			segments[i].Args[j].X += fixed.Int26_6(quarters * 16)
		}
	}
	return o.fill(segments)
}

// fill paints the inside of outlines.
func (o *outlines) fill(segments sfnt.Segments) (render.Mask, error) {
	b := segments.Bounds()
	x0, y0 := int(b.Min.X)>>6, int(b.Min.Y)>>6
	w, h := (int(b.Max.X)+63)>>6-x0, (int(b.Max.Y)+63)>>6-y0
	if w <= 0 || h <= 0 {
		return render.Mask{}, nil
	}
	if w > maxMask || h > maxMask || max(x0, -x0, y0, -y0) > 4*maxMask {
		return render.Mask{}, errTooLarge
	}
	o.raster.Reset(w, h)
	o.raster.DrawOp = draw.Src
	for i := range segments {
		o.segment(&segments[i], float32(x0), float32(y0))
	}
	o.raster.ClosePath()
	dst := image.NewAlpha(image.Rect(0, 0, w, h))
	o.raster.Draw(dst, dst.Rect, image.Opaque, image.Point{})
	return render.Mask{W: w, H: h, Left: x0, Top: y0, Cover: dst.Pix}, nil
}

var errTooLarge = errors.New("it is larger than 1000 pixels; try another font")

func (o *outlines) segment(s *sfnt.Segment, x, y float32) {
	at := func(n int) (float32, float32) {
		return float32(s.Args[n].X)/64 - x, float32(s.Args[n].Y)/64 - y
	}
	x0, y0 := at(0)
	x1, y1 := at(1)
	x2, y2 := at(2)
	switch s.Op {
	case sfnt.SegmentOpMoveTo:
		o.raster.ClosePath()
		o.raster.MoveTo(x0, y0)
	case sfnt.SegmentOpLineTo:
		o.raster.LineTo(x0, y0)
	case sfnt.SegmentOpQuadTo:
		o.raster.QuadTo(x0, y0, x1, y1)
	case sfnt.SegmentOpCubeTo:
		o.raster.CubeTo(x0, y0, x1, y1, x2, y2)
	}
}

// boxSides returns where the box for what a font lacks begins and ends on its line.
func boxSides(em int) (left, right int) { return em / 12, em / 2 }

// box returns the outlines of that box: a frame as high as a capital.
func box(size int) sfnt.Segments {
	left, right := boxSides(size * 32)
	top, line := size*32*7/10, max(size*32/20, 32)
	var s sfnt.Segments
	around := func(x0, y0, x1, y1 int) {
		for i, p := range [...][2]int{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}} {
			op := sfnt.SegmentOpLineTo
			if i == 0 {
				op = sfnt.SegmentOpMoveTo
			}
			at := fixed.Point26_6{X: fixed.Int26_6(p[0]), Y: fixed.Int26_6(-p[1])}
			s = append(s, sfnt.Segment{Op: op, Args: [3]fixed.Point26_6{at}})
		}
	}
	around(left, 0, right, top)
	around(right-line, line, left+line, top-line) // the other way around
	return s
}
