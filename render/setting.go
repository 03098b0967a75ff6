package render

import (
	"strings"
	"unicode/utf8"

	"github.com/krill2d/krill/engine/geom"
)

// setting is a text that is laid out letter by letter: each has a font, size and colour of its own, and they may
// run in both directions. The Canvas keeps one and uses its memory again.
type setting struct {
	*marked
	cells []cell
	lines []setLine
	order []int32 // cells from left to right, line by line
	looks []look
	size  geom.Vec

	alone  marked                // of a text without styles
	parsed map[markedKey]*marked // of texts with styles
}

// look is how letters are drawn.
type look struct {
	style        Style
	font         lettering // nil: built in
	signs        signs     // of the font
	scale        float64   // logical pixels to a unit of the font
	em           float64   // size, logical pixels
	above, below float64   // of the baseline, logical pixels
	gap, spacing float64   // in a letter's step what is not the letter, logical pixels
	pen          pen
}

// cell is a letter on its place.
type cell struct {
	from, to int     // bytes of the text that it stands for; letters of one cluster have the same
	n        int     // characters before them
	slot     int32   // in the font; in the built-in one its character
	look     int     // in looks
	level    uint8   // of embedding: odd is from right to left
	space    bool    // a line may end here
	hidden   bool    // nothing is drawn
	kern     float64 // before it, when it is not the line's first, logical pixels
	step     float64 // to the next one, logical pixels
	offset   geom.Vec
	x        float64 // from the line's left end to its pen, logical pixels
}

// setLine is a line of cells.
type setLine struct {
	first, end  int // of cells
	from, to    int // bytes of the text, without spaces that are dropped
	x           float64
	top, base   float64 // logical pixels from the text's top
	height      float64 // logical pixels
	width       float64 // without the gap after the last letter, logical pixels
	rightToLeft bool
}

// maxParsed is how many texts with styles are kept after they were read.
const maxParsed = 1024

type markedKey struct {
	set  *styleSet
	text string
}

// lay lays a text out, with styles unless they are nil. The result is good until the next one.
func (c *Canvas) lay(t *Text, set *styleSet) *setting {
	s, ok := c.set.(*setting)
	if !ok {
		s = &setting{parsed: map[markedKey]*marked{}}
		c.set = s
	}
	s.read(t, set)
	s.dress(c, t)
	s.cells, s.lines, s.order, s.size = s.cells[:0], s.lines[:0], s.order[:0], geom.Vec{}
	limit := noLimit
	if t.Wrap > 0 {
		limit = t.Wrap
	}
	n := 0
	for from, more := 0, true; more; {
		to := strings.IndexByte(s.text[from:], '\n')
		if more = to >= 0; !more {
			to = len(s.text) - from
		}
		to += from
		first := len(s.cells)
		n = s.paragraph(from, to, n) + 1
		s.breakLines(first, from, to, limit)
		from = to + 1
	}
	s.place(t)
	return s
}

// layWords lays a copy of a text out, with its own styles.
func (c *Canvas) layWords(t Text) *setting {
	c.words = t
	if t.Styles.flow == nil {
		return c.lay(&c.words, nil)
	}
	t.Styles.flow(c, &c.words, false)
	return c.set.(*setting)
}

// read takes the names of styles out of the text, or finds it when it was read before.
func (s *setting) read(t *Text, set *styleSet) {
	if set == nil {
		s.alone.text = t.S
		if s.alone.spans == nil {
			s.alone.spans, s.alone.looks = []span{{}}, []Style{{}}
		}
		s.marked = &s.alone
		return
	}
	key := markedKey{set, t.S}
	m, ok := s.parsed[key]
	if !ok {
		if len(s.parsed) >= maxParsed {
			clear(s.parsed)
		}
		m = set.mark(t.S)
		s.parsed[key] = m
	}
	s.marked = m
}

// dress finds the fonts and sizes of the looks.
func (s *setting) dress(c *Canvas, t *Text) {
	base := c.fontOf(t.Font)
	size := c.sizeOf(t, base)
	s.looks = s.looks[:0]
	for _, style := range s.marked.looks {
		l := look{style: style, font: base, em: size * style.scale()}
		if style.Font != (Font{}) {
			l.font = c.fontOf(style.Font)
		}
		l.style.Color = style.Color.or(t.Color.or(White))
		if l.font != nil {
			l.signs = l.font.(signs)
		}
		l.scale = l.em / float64(emOf(l.font))
		top := l.top()
		l.above, l.below = float64(top)*l.scale, float64(lineOf(l.font)-top)*l.scale
		if l.shaper() == nil {
			l.spacing = float64(geom.Round(t.LetterSpacing/l.scale)) * l.scale
		}
		l.gap = l.spacing + float64(float64(gapOf(l.font))*l.scale)
		s.looks = append(s.looks, l)
	}
}

// paragraph adds the cells of a part of the text without '\n', after n characters, and returns how many there are then.
func (s *setting) paragraph(from, to, n int) int {
	text := s.text[from:to]
	levels := s.levels(text)
	i := s.span(from)
	for at := from; at < to; {
		for i+1 < len(s.spans) && s.spans[i+1].at <= at {
			i++
		}
		end := to
		if i+1 < len(s.spans) {
			end = min(end, s.spans[i+1].at)
		}
		level := uint8(0)
		if levels != nil {
			level = levels[at-from]
			for e := at + 1; e < end; e++ {
				if levels[e-from] != level {
					end = e
				}
			}
		}
		n = s.run(text, from, at, end, s.spans[i].look, level, n)
		at = end
	}
	return n
}

// levels returns in which direction each byte of a paragraph runs, or nil when all run from left to right.
func (s *setting) levels(text string) []uint8 {
	for i := range s.looks {
		if f := s.looks[i].shaper(); f != nil {
			if levels := f.Levels(text); len(levels) == len(text) {
				return levels
			}
			return nil
		}
	}
	return nil
}

// run adds the cells of a part of a paragraph that has one look and direction.
func (s *setting) run(text string, start, from, to, look int, level uint8, n int) int {
	l := &s.looks[look]
	if l.shaper() != nil {
		return s.shapedRun(text, start, from, to, look, level, n)
	}
	last := uint16(0)
	for at, r := range s.text[from:to] {
		at += from
		x := cell{from: at, n: n, slot: r, look: look, level: level, space: r == ' ', hidden: !visible(r)}
		x.to = at + runeLen(s.text[at:])
		step := 0
		if l.font == nil {
			step = advanceOf(r)
		} else {
			kern := 0
			x.slot, kern, step, last = l.signs.next(last, r)
			x.kern, x.hidden = float64(kern)*l.scale, !l.signs.sees(x.slot)
			step += kern
		}
		x.step = float64(step)*l.scale - x.kern
		if step > 0 {
			x.step += l.spacing
		}
		s.cells = append(s.cells, x)
		n++
	}
	return n
}

// runeLen returns the bytes of the first character, at least one.
func runeLen(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return max(n, 1)
}

// breakLines cuts the cells from the first on into lines: by words, at a letter where a word is too wide.
func (s *setting) breakLines(first, from, to int, limit float64) {
	limit += 1e-6 // sums of many steps are not exact
	for {
		end, next := s.breakAt(first, limit)
		if next == len(s.cells) {
			s.addLine(first, end, from, to)
			return
		}
		stop := s.cells[end].from
		s.addLine(first, end, from, stop)
		first, from = next, s.cells[next].from
	}
}

// breakAt returns where the line of cells that begins with the first one ends, and where the next one begins.
func (s *setting) breakAt(first int, limit float64) (end, next int) {
	x, word, cluster := 0.0, -1, first
	over := false
	for i := first; i < len(s.cells); i++ {
		c := &s.cells[i]
		if i > first {
			x += c.kern
			if c.from != s.cells[i-1].from {
				cluster = i
			}
			if c.space && !s.cells[i-1].space {
				word = i
			}
		}
		x += c.step
		if over = x-s.looks[c.look].gap > limit; !over || cluster == first || c.space {
			continue
		}
		if word > 0 {
			return word, s.pastSpaces(word)
		}
		return cluster, cluster
	}
	end = len(s.cells)
	for over && end > first && s.cells[end-1].space {
		end--
	}
	return end, len(s.cells)
}

// pastSpaces returns the first cell from the i-th on that is no space.
func (s *setting) pastSpaces(i int) int {
	for i < len(s.cells) && s.cells[i].space {
		i++
	}
	return i
}

// addLine adds a line of cells and puts them in their order.
func (s *setting) addLine(first, end, from, to int) {
	for len(s.order) < len(s.cells) {
		s.order = append(s.order, int32(len(s.order)))
	}
	l := setLine{first: first, end: end, from: from, to: to}
	s.turn(first, end)
	for i := first; i < end; i++ {
		c := &s.cells[s.order[i]]
		if i > first {
			l.width += c.kern
		}
		c.x = l.width
		l.width += c.step
	}
	if end > first {
		last := &s.cells[s.order[end-1]]
		l.width = max(l.width-s.looks[last.look].gap, 0)
		l.rightToLeft = s.cells[first].level&1 != 0
	}
	s.lines = append(s.lines, l)
}

// turn reverses the parts of a line that run from right to left: rule L2 of the Unicode bidirectional algorithm.
func (s *setting) turn(first, end int) {
	highest := uint8(0)
	for i := first; i < end; i++ {
		highest = max(highest, s.cells[i].level)
	}
	for ; highest > 0; highest-- {
		for i := first; i < end; i++ {
			j := i
			for j < end && s.cells[s.order[j]].level >= highest {
				j++
			}
			for a, b := i, j-1; a < b; a, b = a+1, b-1 {
				s.order[a], s.order[b] = s.order[b], s.order[a]
			}
			i = max(i, j-1)
		}
	}
}

// place puts lines below each other, the letters of each on one baseline.
func (s *setting) place(t *Text) {
	y := 0.0
	for i := range s.lines {
		l := &s.lines[i]
		above, below := 0.0, 0.0
		for j := l.first; j < l.end; j++ {
			look := &s.looks[s.cells[j].look]
			above, below = max(above, look.above), max(below, look.below)
		}
		if l.first == l.end {
			look := &s.looks[s.spans[s.span(l.from)].look]
			above, below = look.above, look.below
		}
		l.top, l.base, l.height = y, y+above, above+below
		l.x = -float64(l.width * t.Align.share())
		s.size = geom.Vec{X: max(s.size.X, l.width), Y: y + l.height}
		y += float64(l.height * t.lineFactor())
	}
}

// top returns the units of a font from a line's top to its baseline.
func (l *look) top() int {
	if l.font == nil {
		return baseline
	}
	return l.signs.top()
}

// shaper returns what puts letters together, nil for letters that stand side by side.
func (l *look) shaper() Shaper {
	if l.font == nil {
		return nil
	}
	return l.signs.shaper()
}
