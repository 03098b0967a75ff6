package render

import "fmt"

// face is an open font and what was asked of it so far. A letter's numbers are found without a map, since text asks
// for them again in every frame.
type face struct {
	font     Font
	outlines Outlines

	emUnits, ascent, lineUnits int

	bitmap bool // its letters are pictures of one size

	letters []inkLetter    // of the characters used so far
	slots   map[rune]int32 // where a character lies in letters
	near    [256]nearLetter
	pairs   [1024]pair // kerning, by a hash of the two glyphs
	strikes [maxStrike + 1]*strike
}

// inkLetter is a character of a font.
type inkLetter struct {
	char    rune
	glyph   uint16
	visible bool
	advance int32 // font units
}

// nearLetter is an entry of the table that stands before the map of slots, by the low bits of the character.
type nearLetter struct {
	char rune
	slot int32 // in letters; -1: none
}

// pair is the kerning of two glyphs, and valid when used.
type pair struct {
	left, right uint16
	used        bool
	kern        int32 // font units
}

func newFace(font Font, o Outlines) *face {
	f := &face{font: font, outlines: o, slots: map[rune]int32{}}
	f.emUnits, f.ascent, f.lineUnits = o.Metrics()
	_, f.bitmap = o.(Bitmap)
	for i := range f.near {
		f.near[i].slot = -1
	}
	return f
}

// slot returns where a character lies in letters.
func (f *face) slot(r rune) int32 {
	n := &f.near[uint32(r)%uint32(len(f.near))]
	if n.slot < 0 || n.char != r {
		n.char, n.slot = r, f.slotFar(r)
	}
	return n.slot
}

func (f *face) slotFar(r rune) int32 {
	slot, ok := f.slots[r]
	if !ok {
		l := f.letter(r)
		slot = int32(len(f.letters))
		f.slots[r] = slot
		f.letters = append(f.letters, l)
	}
	return slot
}

// letter looks a character up. Control characters take no room, a tab four spaces, as in the built-in font.
func (f *face) letter(r rune) inkLetter {
	switch {
	case r == '\t':
		return inkLetter{char: r, advance: tabSpaces * f.letters[f.slot(' ')].advance}
	case r < ' ' || r == 0x7f:
		return inkLetter{char: r}
	}
	glyph, advance := f.outlines.Glyph(r)
	return inkLetter{char: r, glyph: glyph, visible: visible(r), advance: int32(advance)}
}

// kern returns how much further apart than usual two neighbouring letters stand, font units.
func (f *face) kern(left, right uint16) int {
	p := &f.pairs[(uint32(left)*131+uint32(right))%uint32(len(f.pairs))]
	if !p.used || p.left != left || p.right != right {
		*p = pair{left, right, true, int32(f.outlines.Kern(left, right))}
	}
	return int(p.kern)
}

func (f *face) em() int   { return f.emUnits }
func (f *face) line() int { return f.lineUnits }
func (f *face) top() int  { return f.ascent }

func (f *face) size() float64 {
	if f.bitmap {
		return float64(f.emUnits)
	}
	return defaultSize
}

func (f *face) sees(slot int32) bool { return f.letters[slot].visible }
func (f *face) flow() flow           { return nil }
func (f *face) shaper() Shaper       { return nil }

// glyphSlot is asked of a shaped font alone.
func (f *face) glyphSlot(uint16) int32 { return 0 }

func (f *face) past(last uint16, r rune) (step int, glyph uint16) {
	_, kern, advance, glyph := f.next(last, r)
	return kern + advance, glyph
}

// next returns a character's place in letters, how much it is moved first, the step after it, font units, and the
// glyph that the next one is kerned with: what takes no room does not come between two letters.
func (f *face) next(last uint16, r rune) (slot int32, kern, advance int, glyph uint16) {
	slot = f.slot(r)
	l := &f.letters[slot]
	if last != 0 && l.glyph != 0 {
		kern = f.kern(last, l.glyph)
	}
	if glyph = l.glyph; glyph == 0 && !l.visible && l.advance == 0 {
		glyph = last
	}
	return slot, kern, int(l.advance), glyph
}

// paintError says which letter of a font cannot be drawn.
func (f *face) paintError(slot int32, err error) error {
	if l := f.letters[slot]; l.char == 0 {
		return fmt.Errorf("render: draw glyph %d of font %q: %w", l.glyph, f.font, err)
	}
	return fmt.Errorf("render: draw %q in font %q: %w", f.letters[slot].char, f.font, err)
}
