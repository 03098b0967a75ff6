package shape

import (
	"bytes"
	"fmt"
	"reflect"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/di"
	gofont "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"

	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/font"
)

// maxKept is how many results are kept, and how many bytes of text they stand for.
const (
	maxKept      = 2048
	maxKeptBytes = 1 << 20
)

// maxGrowth is how many glyphs a character may become: a font that makes more of them is broken.
const maxGrowth = 64

// shaper is an open font: render/font paints its glyphs, and HarfBuzz says which and where. Nobody vouches for what
// that does with a broken font, so each call is guarded.
type shaper struct {
	render.Outlines
	font *harfbuzz.Font

	paragraph bidi.Paragraph
	levels    map[string][]uint8
	runs      map[run][]render.Shaped
	kept      int // bytes of their texts

	runes []rune
	at    []int // of each rune, bytes of the paragraph
	box   int   // step over a character that the font lacks, font units
	space int   // step over a space
}

// run is a part of a paragraph, from and to in bytes.
type run struct {
	paragraph   string
	from, to    int
	rightToLeft bool
}

// open reads a font file.
func open(data []byte) (s *shaper, err error) {
	o, err := font.Open(data)
	if err != nil {
		return nil, err
	}
	s = &shaper{Outlines: o, levels: map[string][]uint8{}, runs: map[run][]render.Shaped{}}
	_, s.space = o.Glyph(' ')
	_, s.box = o.Glyph(-1)
	if s.font, err = parse(data); err != nil {
		return nil, fmt.Errorf("%w; try saving it again or another font", err)
	}
	return s, nil
}

// parse reads how the font puts text together.
func parse(data []byte) (f *harfbuzz.Font, err error) {
	defer caught(&err)
	file, err := layoutOnly(data)
	if err != nil {
		return nil, err
	}
	loader, err := opentype.NewLoader(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	parsed, err := gofont.NewFont(loader)
	if err != nil {
		return nil, err
	}
	return harfbuzz.NewFont(gofont.NewFace(parsed)), nil
}

// caught turns a panic into an error. It must be deferred itself.
func caught(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("the parser failed: %v", p)
	}
}

// keep makes room for one more result.
func (s *shaper) keep(text string) {
	if s.kept += len(text); len(s.runs) >= maxKept || len(s.levels) >= maxKept || s.kept > maxKeptBytes {
		clear(s.runs)
		clear(s.levels)
		s.kept = len(text)
	}
}

// Levels returns the embedding level of each byte of a paragraph.
func (s *shaper) Levels(paragraph string) []uint8 {
	levels, ok := s.levels[paragraph]
	if !ok {
		levels = s.embed(paragraph)
		s.keep(paragraph)
		s.levels[paragraph] = levels
	}
	return levels
}

// embed runs the bidirectional algorithm. The levels are in a field that the library does not export; its runs join
// neighbours of two levels in one direction, which would put numbers among words from right to left in a wrong place.
func (s *shaper) embed(paragraph string) []uint8 {
	if leftToRight(paragraph) {
		return nil
	}
	runs := s.paragraph.SegmentString(paragraph, bidi.Neutral)
	all := reflect.ValueOf(runs).FieldByName("levels")
	levels := make([]uint8, 0, len(paragraph))
	n, i := 0, 0
	for at := range paragraph {
		for len(levels) < at {
			levels = append(levels, levels[len(levels)-1])
		}
		for i+1 < runs.NumRuns() && runs.Run(i).End <= n {
			i++
		}
		level := int64(runs.Run(i).Level)
		if all.IsValid() && n < all.Len() {
			level = all.Index(n).Int()
		}
		levels = append(levels, uint8(max(level, 0)))
		n++
	}
	for len(levels) < len(paragraph) {
		levels = append(levels, levels[len(levels)-1])
	}
	return levels
}

// leftToRight reports whether nothing in a text can run from right to left: the first such character is U+0590, and
// marks of direction begin at U+200E.
func leftToRight(text string) bool {
	for _, r := range text {
		if r >= 0x590 && !(r >= 0x900 && r < 0x200e) {
			return false
		}
	}
	return true
}

// Shape returns the glyphs of a part of a paragraph, all of one direction, from left to right.
func (s *shaper) Shape(paragraph string, from, to int, rightToLeft bool) []render.Shaped {
	key := run{paragraph, from, to, rightToLeft}
	glyphs, ok := s.runs[key]
	if !ok {
		glyphs = s.shape(key)
		s.keep(paragraph)
		s.runs[key] = glyphs
	}
	return glyphs
}

// shape shapes the parts of a run that have one script each.
func (s *shaper) shape(r run) (glyphs []render.Shaped) {
	s.runes, s.at = s.runes[:0], s.at[:0]
	first, end := 0, 0
	for at, char := range r.paragraph {
		if at < r.from {
			first++
		}
		if at < r.to {
			end++
		}
		s.runes, s.at = append(s.runes, char), append(s.at, at)
	}
	for first < end {
		next, script := s.script(first, end)
		part := s.part(first, next, script, r.rightToLeft)
		if r.rightToLeft {
			part = append(part, glyphs...)
			glyphs = part
		} else {
			glyphs = append(glyphs, part...)
		}
		first = next
	}
	return glyphs
}

// script returns where the characters from the first on end that are written in one script, and which one. Those that
// belong to none go with their neighbours.
func (s *shaper) script(first, end int) (next int, script language.Script) {
	script = language.Common
	for i := first; i < end; i++ {
		switch here := language.LookupScript(s.runes[i]); {
		case here == language.Common || here == language.Inherited || here == language.Unknown:
		case script == language.Common:
			script = here
		case here != script:
			return i, script
		}
	}
	return end, script
}

// part shapes characters of one script.
func (s *shaper) part(first, end int, script language.Script, rightToLeft bool) []render.Shaped {
	glyphs, err := s.harfbuzz(first, end, script, rightToLeft)
	if err != nil || len(glyphs) > maxGrowth*(end-first) {
		glyphs = s.sideBySide(first, end, rightToLeft)
	}
	for i := range glyphs {
		s.tidy(&glyphs[i])
	}
	return glyphs
}

// tidy gives characters that are not in a font the room that they have in all fonts.
func (s *shaper) tidy(g *render.Shaped) {
	switch char := s.runes[s.runeAt(g.At)]; {
	case char == '\t':
		*g = render.Shaped{At: g.At, Advance: 4 * s.space}
	case char < ' ' || char == 0x7f:
		*g = render.Shaped{At: g.At}
	case g.Glyph == 0:
		g.Advance = s.box
	}
}

// runeAt returns which character begins at a byte.
func (s *shaper) runeAt(at int) int {
	lo, hi := 0, len(s.at)-1
	for lo < hi {
		if mid := (lo + hi + 1) / 2; s.at[mid] <= at {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return lo
}

func (s *shaper) harfbuzz(first, end int, script language.Script, rightToLeft bool) (glyphs []render.Shaped, err error) {
	defer caught(&err)
	buf := harfbuzz.NewBuffer() // a used one has less left of what it may do
	buf.AddRunes(s.runes, first, end-first)
	direction := di.DirectionLTR
	if rightToLeft {
		direction = di.DirectionRTL
	}
	buf.Props = harfbuzz.SegmentProperties{Direction: direction.Harfbuzz(), Script: script, Language: "und"}
	buf.Shape(s.font, nil)
	glyphs = make([]render.Shaped, 0, len(buf.Info))
	for i, g := range buf.Info {
		p := buf.Pos[i]
		glyphs = append(glyphs, render.Shaped{
			Glyph: uint16(g.Glyph), At: s.at[min(max(g.Cluster, first), end-1)],
			Advance: s.sane(p.XAdvance), X: s.sane(p.XOffset), Y: s.sane(-p.YOffset),
		})
	}
	return glyphs, nil
}

// sane holds a length between 16 em to both sides.
func (s *shaper) sane(n harfbuzz.Position) int {
	em, _, _ := s.Metrics()
	return min(max(int(n), -16*em), 16*em)
}

// sideBySide is what is left for a font that says nonsense about how to put text together.
func (s *shaper) sideBySide(first, end int, rightToLeft bool) (glyphs []render.Shaped) {
	for i := range end - first {
		at := first + i
		if rightToLeft {
			at = end - 1 - i
		}
		glyph, advance := s.Glyph(s.runes[at])
		glyphs = append(glyphs, render.Shaped{Glyph: glyph, At: s.at[at], Advance: advance})
	}
	return glyphs
}
