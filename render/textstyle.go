package render

import "github.com/krill2d/krill/engine/geom"

// defaultSize is that of text in a font other than the built-in one, logical pixels.
const defaultSize = 16

// typeset returns the open font of a text, nil for the built-in one, and the logical pixels in a unit of it.
func (c *Canvas) typeset(t *Text) (f lettering, scale float64) {
	f = c.fontOf(t.Font)
	return f, c.sizeOf(t, f) / float64(emOf(f))
}

// fontOf returns an open font, nil for the built-in one and in place of one that cannot be opened.
func (c *Canvas) fontOf(f Font) lettering {
	if f == (Font{}) {
		return nil
	}
	return c.atlas.lettering(f)
}

// sizeOf returns the size that a text is drawn in, logical pixels.
func (c *Canvas) sizeOf(t *Text, f lettering) float64 {
	size := t.Size
	switch {
	case size != 0:
	case f != nil:
		size = f.size()
	case t.Font == Font{}:
		size = lineHeight
	default:
		size = defaultSize
	}
	if c.TextScale != 0 {
		size *= c.TextScale
	}
	return size
}

// lineFactor is LineHeight, or what zero means.
func (t *Text) lineFactor() float64 {
	if t.LineHeight == 0 {
		return 1
	}
	return t.LineHeight
}

// walk returns what measures a text of one font.
func (t *Text) walk(f lettering, scale float64) walk {
	w := walk{font: f, limit: noLimit, spacing: geom.Round(t.LetterSpacing / scale)}
	if t.Wrap > 0 {
		w.limit = t.Wrap / scale
	}
	return w
}

// coat is one of the layers that a text is drawn in, from below.
type coat uint8

const (
	shadow coat = iota
	outline
	letters
)

// has reports whether a text has a coat.
func (t *Text) has(k coat) bool {
	return k == letters || k == shadow && t.Shadow != geom.Vec{} || k == outline && t.Outline > 0
}

// thickness returns where a coat lies, and how much thicker than the letters it is, logical pixels.
func (t *Text) thickness(k coat) (at geom.Vec, edge float64) {
	at = t.Pos
	if k == shadow {
		at = at.Add(t.Shadow)
	}
	if k != letters {
		edge = t.Outline
	}
	return at, edge
}

// coatColor returns the colour of a coat of letters in a colour; what lies below them fades with them.
func (t *Text) coatColor(k coat, col Color) Color {
	if k == letters {
		return col
	}
	under := t.OutlineColor.or(Black)
	if k == shadow {
		under = t.ShadowColor.or(Color{A: 128})
	}
	under.A = times(under.A, uint32(col.A))
	return under
}
