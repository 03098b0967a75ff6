package render

import (
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/geom"
)

// Style changes a part of a text. Each zero field leaves what is around it.
type Style struct {
	Name  string  // what stands in braces; at least one character, and no braces
	Color Color   // zero: that around it
	Font  Font    // zero: that around it
	Scale float64 // factor of the size around it; zero: 1
	Wave  float64 // how far letters ride up and down, one after the other, parts of their size; 0.2 is gentle; zero: as around it
	Shake float64 // how far each letter trembles, parts of its size; 0.1 is nervous; zero: as around it
}

// Styles is what names in braces mean in a Text that has it: "Take the {red}sword{} and {hint}run{}". An empty pair of
// braces ends the style that began last, and styles lie in each other. Two opening braces are a brace, and a name that
// means nothing is drawn as it stands. The zero value is none: braces are braces. Styles are no state: a Text that is kept
// in a game's state needs them again where it is drawn, or in Start.
type Styles struct{ flow flow }

// NewStyles returns styles of a game's own together with those that everybody has: the sixteen colours in lower case
// ("red", "darkgreen"), any other as "#ff004d", "wave", "shake", "big" and "small". One of the same name replaces those,
// and the last of several counts. Call it once and keep the result in a variable of the package.
func NewStyles(styles ...Style) Styles {
	set := &styleSet{styles: styles}
	return Styles{func(c *Canvas, t *Text, draw bool) geom.Vec { return c.flow(t, set, draw) }}
}

// EscapeStyles returns a text, such as a player's name, with its braces doubled, so that it is drawn as it is.
func EscapeStyles(s string) string { return strings.ReplaceAll(s, "{", "{{") }

type styleSet struct{ styles []Style }

// find returns what a name means.
func (s *styleSet) find(name string) (Style, bool) {
	for i := len(s.styles) - 1; i >= 0; i-- {
		if s.styles[i].Name == name {
			return s.styles[i], true
		}
	}
	switch name {
	case "wave":
		return Style{Wave: 0.2}, true
	case "shake":
		return Style{Shake: 0.1}, true
	case "big":
		return Style{Scale: 2}, true
	case "small":
		return Style{Scale: 0.5}, true
	}
	col, ok := colorNamed(name)
	return Style{Color: col}, ok
}

// colorNamed returns one of the sixteen colours, or that of a number as it is written for the web.
func colorNamed(name string) (Color, bool) {
	if hex, ok := strings.CutPrefix(name, "#"); ok && len(hex) == 6 {
		rgb, err := strconv.ParseUint(hex, 16, 32)
		return Hex(uint32(rgb)), err == nil
	}
	const names = " black navy plum darkgreen brown darkgray gray white red orange yellow green blue lavender pink peach "
	colors := [...]Color{
		Black, Navy, Plum, DarkGreen, Brown, DarkGray, Gray, White,
		Red, Orange, Yellow, Green, Blue, Lavender, Pink, Peach,
	}
	at := strings.Index(names, " "+name+" ")
	if at < 0 || name == "" || strings.Contains(name, " ") {
		return Color{}, false
	}
	return colors[strings.Count(names[:at], " ")], true
}

// marked is a text whose styles were read.
type marked struct {
	text  string // without their names
	spans []span // of the text, from its start; at least one
	looks []Style
}

// span is a part of a text that has one look, and lies in one piece in what the game wrote.
type span struct {
	at, source int // where it begins in the text and in what was written, bytes
	look       int // in looks
}

// maxDepth is how many styles may lie in each other; more are drawn as they are written.
const maxDepth = 32

// marking reads the styles of a text.
type marking struct {
	set   *styleSet
	out   marked
	plain strings.Builder
	open  []int // looks, the one in force last
}

// mark takes the names of styles out of a text. A text of n bytes costs n.
func (s *styleSet) mark(text string) *marked {
	m := &marking{set: s, open: []int{0}}
	m.out.looks = []Style{{}}
	m.out.spans = []span{{}}
	for rest := text; ; {
		brace := strings.IndexByte(rest, '{')
		if brace < 0 {
			m.plain.WriteString(rest)
			break
		}
		m.plain.WriteString(rest[:brace])
		rest = rest[brace:]
		n := m.brace(rest)
		rest = rest[n:]
		m.begin(len(text) - len(rest))
	}
	m.out.text = m.plain.String()
	return &m.out
}

// brace reads what begins with an opening brace and returns its length.
func (m *marking) brace(s string) int {
	if strings.HasPrefix(s, "{{") {
		m.plain.WriteByte('{')
		return 2
	}
	end := strings.IndexAny(s[1:], "{}\n") + 1
	if end > 0 && s[end] == '}' && m.enter(s[1:end]) {
		return end + 1
	}
	m.plain.WriteByte('{')
	return 1
}

// enter begins the style of a name, or ends one when it is empty, and reports whether there is one.
func (m *marking) enter(name string) bool {
	if name == "" {
		if len(m.open) == 1 {
			return false
		}
		m.open = m.open[:len(m.open)-1]
		return true
	}
	style, ok := m.set.find(name)
	if !ok || len(m.open) > maxDepth {
		return false
	}
	m.open = append(m.open, m.look(m.out.looks[m.open[len(m.open)-1]].with(style)))
	return true
}

// begin begins a span at what was read so far.
func (m *marking) begin(source int) {
	next := span{m.plain.Len(), source, m.open[len(m.open)-1]}
	switch last := &m.out.spans[len(m.out.spans)-1]; {
	case last.at == next.at:
		*last = next
		return
	case last.look == next.look && last.source-last.at == next.source-next.at:
		return // a brace that means nothing
	}
	m.out.spans = append(m.out.spans, next)
}

// look returns the number of a look, which is added when it is a new one.
func (m *marking) look(s Style) int {
	for i := range m.out.looks {
		if m.out.looks[i] == s {
			return i
		}
	}
	m.out.looks = append(m.out.looks, s)
	return len(m.out.looks) - 1
}

// with returns a style with another one in it.
func (s Style) with(in Style) Style {
	out := Style{Color: in.Color.or(s.Color), Font: in.Font, Scale: in.Scale, Wave: in.Wave, Shake: in.Shake}
	if out.Font == (Font{}) {
		out.Font = s.Font
	}
	out.Scale = s.scale() * in.scale()
	if out.Wave == 0 {
		out.Wave = s.Wave
	}
	if out.Shake == 0 {
		out.Shake = s.Shake
	}
	return out
}

// scale is Scale, or what zero means.
func (s Style) scale() float64 {
	if s.Scale == 0 {
		return 1
	}
	return s.Scale
}

// span returns the number of the span that a byte of the text lies in.
func (m *marked) span(at int) int {
	i := 0
	for i+1 < len(m.spans) && m.spans[i+1].at <= at {
		i++
	}
	return i
}

// toSource returns where a byte of the text stands in what was written.
func (m *marked) toSource(at int) int {
	s := &m.spans[m.span(at)]
	return s.source + at - s.at
}

// fromSource returns where a byte of what was written stands in the text; in a name it is what follows.
func (m *marked) fromSource(source int) int {
	i := 0
	for i+1 < len(m.spans) && m.spans[i+1].source <= source {
		i++
	}
	end := len(m.text)
	if i+1 < len(m.spans) {
		end = m.spans[i+1].at
	}
	s := &m.spans[i]
	return min(max(s.at+source-s.source, s.at), end)
}
