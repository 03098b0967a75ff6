package render

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// flat are styles that change nothing, so that text takes the way of styled text and must look like plain text.
var flat = NewStyles()

func TestFlowDrawsAsPlainText(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	words := []string{"AVAVA", "i", "iii", "words", "T", "a", "unbreakable", "é", "  ", "\n", "tab\t", "ж"}
	for n := range 500 {
		s := ""
		for range rnd.IntN(9) {
			s += words[rnd.IntN(len(words))] + []string{" ", ""}[rnd.IntN(2)]
		}
		x := Text{S: s, Pos: geom.V(float64(rnd.IntN(300)), 20), Size: float64(8 * rnd.IntN(5)), Align: Align(rnd.IntN(3))}
		if rnd.IntN(2) == 0 {
			x.Font, x.Size = blockFont, float64(25*(1+rnd.IntN(4))) // sums of quarters are exact
		}
		if rnd.IntN(2) == 0 {
			x.Wrap = float64(20 + rnd.IntN(200))
		}
		x.LineHeight = []float64{0, 0.5, 1.5}[rnd.IntN(3)]
		x.LetterSpacing = []float64{0, 8, -1}[rnd.IntN(3)]
		x.Outline = []float64{0, 0, 2}[rnd.IntN(3)]
		if rnd.IntN(3) == 0 {
			x.Show, x.Shadow = First(rnd.IntN(20)), geom.V(1, 2)
		}
		y := x
		y.Styles = flat
		var sizes [2]geom.Vec
		v := NewViewport(Fit, 640, 360, 1280, 720)
		plain, _ := drawnIn(v, func(c *Canvas) { c.Text(x); sizes[0] = c.TextSize(x) })
		flow, _ := drawnIn(v, func(c *Canvas) { c.Text(y); sizes[1] = c.TextSize(y) })
		if sizes[0].Dist(sizes[1]) > 1e-6 {
			t.Errorf("%d: %q: got a size of %v; want %v", n, s, sizes[1], sizes[0])
		}
		if d := differ(plain, flow); d != "" {
			t.Fatalf("%d: %+v: %s", n, x, d)
		}
	}
}

// differ says in what the quads of two frames differ, in no order: outlines of the built-in font come letter by letter
// or copy by copy.
func differ(want, got *driver.Frame) string {
	if len(got.Quads) != len(want.Quads) {
		return fmt.Sprintf("got %d quads; want %d", len(got.Quads), len(want.Quads))
	}
	left := map[string]int{}
	key := func(q driver.Quad) string {
		return fmt.Sprintf("%.2f %.2f %.2f %.2f %.0f %.0f %v %v %v", q.X, q.Y, q.A, q.D, q.U0, q.V0, q.U1, q.V1, q.Color)
	}
	for _, q := range want.Quads {
		left[key(q)]++
	}
	for _, q := range got.Quads {
		if k := key(q); left[k] == 0 {
			return fmt.Sprintf("got %s; want it among the plain text's", k)
		}
		left[key(q)]--
	}
	return ""
}

func TestFlowNeverExceedsItsWidthAndLosesNoLetter(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 9))
	styles := NewStyles(Style{Name: "b", Font: blockFont, Scale: 0.7}, Style{Name: "huge", Scale: 3})
	tags := []string{"{b}", "{huge}", "{red}", "{}", "{wave}", "{{", "{nothing}"}
	words := []string{"AVAVA", "i", "words", "T", "unbreakable", "é", " ", " ", " "}
	c := NewCanvas(NewAtlas(nil))
	for range 2000 {
		s := ""
		for range rnd.IntN(14) {
			s += words[rnd.IntN(len(words))]
			if rnd.IntN(3) == 0 {
				s += tags[rnd.IntN(len(tags))]
			}
		}
		x := Text{S: s, Wrap: 20 + rnd.Float64()*200, Styles: styles}
		set := c.layWords(x)
		shown := strings.Builder{}
		for _, l := range set.lines {
			if l.width > x.Wrap+1e-6 && l.end > l.first+1 {
				t.Errorf("%q in %v: got a line %q of %v", s, x.Wrap, set.text[l.from:l.to], l.width)
			}
			for _, k := range set.cells[l.first:l.end] {
				shown.WriteString(set.text[k.from:k.to])
			}
		}
		squeeze := strings.NewReplacer(" ", "", "\n", "")
		if got, want := squeeze.Replace(shown.String()), squeeze.Replace(set.text); got != want {
			t.Errorf("%q in %v: got the letters %q; want %q", s, x.Wrap, got, want)
		}
	}
}

func TestLettersOfSeveralSizesShareABaseline(t *testing.T) {
	c := NewCanvas(NewAtlas(nil))
	styles := NewStyles(Style{Name: "b", Font: blockFont, Scale: 2})
	s := c.layWords(Text{S: "a{big}b{}{b}c{}\nd", Styles: styles})
	want := []look{{above: 6, below: 2}, {above: 12, below: 4}, {above: 16 * 0.8, below: 16 * 0.4}}
	for i, w := range want {
		if l := s.looks[i]; math.Abs(l.above-w.above) > 1e-9 || math.Abs(l.below-w.below) > 1e-9 {
			t.Errorf("look %d: got %v above the baseline and %v below; want %v and %v", i, l.above, l.below, w.above, w.below)
		}
	}
	if a, b := s.lines[0], s.lines[1]; a.base != 12.8 || math.Abs(a.height-19.2) > 1e-9 || b.top != a.height || b.height != 8 {
		t.Errorf("got lines %+v and %+v; want the tallest letters to make the first one's height", a, b)
	}
}

func TestMotionObeysReduceMotion(t *testing.T) {
	draw := func(time float64, still bool) *driver.Frame {
		c := NewCanvas(NewAtlas(nil))
		c.ReduceMotion = still
		var f driver.Frame
		c.Begin(&f, NewViewport(Fit, 640, 360, 1280, 720), Color{}, time, 0)
		c.Text(Text{S: "{wave}wave{} {shake}shake{}", Size: 32, Styles: flat, Pos: geom.V(50, 50)})
		c.End()
		return &f
	}
	if reflect.DeepEqual(draw(0.1, false).Quads, draw(0.4, false).Quads) {
		t.Error("got the same picture at two times; want letters that move")
	}
	if !reflect.DeepEqual(draw(0.1, true).Quads, draw(0.4, true).Quads) {
		t.Error("got letters that move with ReduceMotion; want none")
	}
}

func TestStyledTextAllocatesNothing(t *testing.T) {
	c := NewCanvas(NewAtlas(nil))
	var f driver.Frame
	styles := NewStyles(Style{Name: "b", Font: blockFont, Color: Red})
	x := Text{S: "Take the {b}sword{} and {wave}{big}run{}{}, {shake}now{}", Wrap: 60, Styles: styles, Outline: 1, Shadow: geom.V(1, 1), Show: First(20)}
	rects := make([]geom.Rect, 0, 50)
	draw := func() {
		c.Begin(&f, NewViewport(Fit, 640, 360, 1280, 720), Color{}, 0, 0)
		c.Text(x)
		c.TextSize(x)
		TextPos(c, x, 5)
		TextAt(c, x, geom.V(10, 10))
		TextLen(c, x)
		rects = TextRects(c, x, 3, 30, rects[:0])
		c.End()
	}
	draw()
	if n := testing.AllocsPerRun(20, draw); n != 0 {
		t.Errorf("got %v allocations a frame; want 0", n)
	}
}

func TestOutlinesAndShadowsShareASubmission(t *testing.T) {
	_, s := drawn(640, 360, func(c *Canvas) {
		for i := range 5 {
			c.Text(Text{S: "built in", Pos: geom.V(10, float64(20*i)), Outline: 1, Shadow: geom.V(2, 2)})
			c.Text(Text{S: "vector {red}styled{}", Font: blockFont, Pos: geom.V(100, float64(20*i)), Outline: 2, Shadow: geom.V(2, 2), Styles: flat})
			c.Draw(Sprite{Image: box20, Pos: geom.V(300, 50)})
		}
	})
	if s.DrawCalls != 1 {
		t.Errorf("got %d submissions; want 1", s.DrawCalls)
	}
}

func TestOutlineReachesAsFarAsItSays(t *testing.T) {
	for _, font := range []Font{{}, blockFont} {
		x := Text{S: "M", Size: 32, Font: font, Pos: geom.V(100, 100)}
		f, _ := drawn(640, 360, func(c *Canvas) { c.Text(x) })
		lo, hi := extent(f)
		for _, width := range []float64{1, 4, 8} {
			x.Outline = width
			f, _ := drawn(640, 360, func(c *Canvas) { c.Text(x) })
			outLo, outHi := extent(f)
			for _, by := range []float64{lo.X - outLo.X, lo.Y - outLo.Y, outHi.X - hi.X, outHi.Y - hi.Y} {
				if math.Abs(by-width) > 1e-3 {
					t.Errorf("font %v, an outline of %v: got %v more on a side", font, width, by)
				}
			}
		}
	}
}

func TestThickerAgainstBruteForce(t *testing.T) {
	rnd := rand.New(rand.NewPCG(8, 8))
	for range 60 {
		m := Mask{W: 1 + rnd.IntN(8), H: 1 + rnd.IntN(8), Left: -2, Top: -9}
		m.Cover = make([]byte, m.W*m.H)
		for i := range m.Cover {
			m.Cover[i] = byte(rnd.IntN(2) * rnd.IntN(256))
		}
		edge := 1 + rnd.IntN(20)
		got := m.thicker(edge)
		n := (edge + 3) / 4
		if got.W != m.W+2*n || got.H != m.H+2*n || got.Left != m.Left-n || got.Top != m.Top-n {
			t.Fatalf("edge %d of %d×%d: got %d×%d at %d, %d", edge, m.W, m.H, got.W, got.H, got.Left, got.Top)
		}
		for i, c := range got.Cover {
			if want := densest(&m, i%got.W-n, i/got.W-n, float64(edge)/4); c != want {
				t.Fatalf("edge %d, %d, %d: got %d; want %d", edge, i%got.W, i/got.W, c, want)
			}
		}
	}
}

// densest returns how dense the densest texel around one is, by how much of a disc reaches it.
func densest(m *Mask, x, y int, radius float64) (most byte) {
	for i, c := range m.Cover {
		far := math.Hypot(float64(i%m.W-x), float64(i/m.W-y))
		weight := uint32(geom.Clamp(radius+1-far, 0, 1) * 255)
		most = max(most, byte((uint32(c)*weight+127)/255))
	}
	return most
}

func TestTypingNeverMovesAWord(t *testing.T) {
	for _, x := range []Text{
		{S: "What is typed keeps its place, so no word jumps.", Wrap: 90},
		{S: "What is {big}typed{} keeps its {red}place{}, so no word jumps.", Wrap: 90, Styles: flat},
		{S: "AVAVA keeps\nits place", Wrap: 120, Font: blockFont, Align: Right},
	} {
		x.Pos = geom.V(200, 20)
		whole, _ := drawn(640, 360, func(c *Canvas) { c.Text(x) })
		c := NewCanvas(NewAtlas(nil))
		before := 0
		for n := 0; n <= TextLen(c, x); n++ {
			x.Show = First(n)
			f, _ := drawn(640, 360, func(c *Canvas) { c.Text(x) })
			if len(f.Quads) < before || !reflect.DeepEqual(f.Quads, whole.Quads[:len(f.Quads)]) {
				t.Fatalf("%q: got other letters after %d", x.S, n)
			}
			if n == 0 && len(f.Quads) != 1 {
				t.Errorf("%q: got %d letters of First(0); want none", x.S, len(f.Quads)-1)
			}
			before = len(f.Quads)
		}
		if before != len(whole.Quads) {
			t.Errorf("%q: got %d quads in the end; want %d", x.S, before, len(whole.Quads))
		}
	}
}

func TestTextScale(t *testing.T) {
	c := NewCanvas(NewAtlas(nil))
	for _, x := range []Text{{S: "words"}, {S: "words", Size: 20, Font: blockFont}, {S: "{big}words{}", Styles: flat}} {
		c.TextScale = 0
		plain := c.TextSize(x)
		c.TextScale = 1.5
		if got, want := c.TextSize(x), plain.Mul(1.5); got.Dist(want) > 1e-9 {
			t.Errorf("%+v: got %v; want %v", x, got, want)
		}
	}
}

func TestCaretsAgainstCells(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	c := NewCanvas(NewAtlas(nil))
	for range 500 {
		x := Text{S: []string{"Select some words here", "two\n\nlines AVAVA", "é ж {red}tags{} x", "", "   spaces   at   ends  "}[rnd.IntN(5)], Pos: geom.V(30, 40)}
		x.Wrap, x.Align, x.LineHeight = []float64{0, 60, 90}[rnd.IntN(3)], Align(rnd.IntN(3)), []float64{0, 1.5}[rnd.IntN(2)]
		if rnd.IntN(2) == 0 {
			x.Font = blockFont
		}
		if rnd.IntN(2) == 0 {
			x.Styles = flat
		}
		for i := range x.S {
			at := TextPos(c, x, i)
			size := c.TextSize(x)
			if at.W != 0 || at.H <= 0 || at.Y < x.Pos.Y-1e-9 || at.Y+at.H > x.Pos.Y+size.Y+1e-6 {
				t.Fatalf("%q, byte %d: got %v; want it in a height of %v", x.S, i, at, size.Y)
			}
			back := TextAt(c, x, geom.V(at.X, at.Y+at.H/2))
			if there := TextPos(c, x, back); math.Abs(there.X-at.X)+math.Abs(there.Y-at.Y) > 1e-6 {
				t.Fatalf("%q in %v: byte %d stands at %v, where the nearest is byte %d at %v", x.S, x.Wrap, i, at, back, there)
			}
		}
	}
}

func TestSelectionIsAsWideAsItsLetters(t *testing.T) {
	c := NewCanvas(NewAtlas(nil))
	x := Text{S: "one {red}two{} three four", Font: blockFont, Wrap: 80, Styles: flat}
	whole := c.TextSize(x)
	rects := TextRects(c, x, 0, len(x.S), nil)
	bottom, widest := 0.0, 0.0
	for _, r := range rects {
		bottom, widest = max(bottom, r.Y+r.H), max(widest, r.X+r.W)
	}
	if len(rects) != 4 || bottom != whole.Y || math.Abs(widest-whole.X) > 1e-6 {
		t.Errorf("got %v of a text of %v; want a box for each of four lines", rects, whole)
	}
	if got := TextRects(c, x, 4, 9, nil); len(got) != 0 {
		t.Errorf("got %v of a name in braces; want nothing", got)
	}
}

func TestMarkup(t *testing.T) {
	set := &styleSet{styles: []Style{{Name: "a", Color: Red}, {Name: "b", Scale: 2}, {Name: "wave", Wave: 9}, {Name: "a", Color: Blue}}}
	for _, x := range []struct{ s, text, looks string }{
		{"plain", "plain", "0"},
		{"{a}x{}y", "xy", "1 0"},
		{"{a}x{b}y{}z{}", "xyz", "1 2 1 0"},
		{"{none} {}", "{none} {}", "0"},
		{"{{a} {{ {", "{a} { {", "0 0 0"},
		{"{a", "{a", "0"},
		{"{a}{b}{}{}", "", "0"},
		{"{a}x{}{a}y{}", "xy", "1 1 0"},
		{"{#ff004d}x", "x", "1"},
		{"{#ff004}x{dark red}", "{#ff004}x{dark red}", "0"},
		{"{a{b}x", "{ax", "0 1"},
		{"{a\n}", "{a\n}", "0"},
	} {
		m := set.mark(x.s)
		looks := []string{}
		for i, s := range m.spans {
			if i+1 == len(m.spans) || m.spans[i+1].at > s.at {
				looks = append(looks, fmt.Sprint(s.look))
			}
		}
		if m.text != x.text || strings.Join(looks, " ") != x.looks {
			t.Errorf("%q: got %q in looks %v; want %q in %s", x.s, m.text, looks, x.text, x.looks)
		}
	}
	if a := set.mark("{a}").looks[1]; a.Color != Blue {
		t.Errorf("got %v of two styles of one name; want the last one's", a.Color)
	}
	if got := set.mark(EscapeStyles("{a} {}")).text; got != "{a} {}" {
		t.Errorf("got %q after EscapeStyles; want the text as it was", got)
	}
	for name, col := range map[string]Color{"black": Black, "peach": Peach, "darkgreen": DarkGreen, "white": White} {
		if got, ok := colorNamed(name); !ok || got != col {
			t.Errorf("%s: got %v, %t; want %v", name, got, ok, col)
		}
	}
}

func FuzzMarkup(f *testing.F) {
	for _, s := range []string{"{red}a{}", "{{{}", "{big}{big}{}x", "{\xff}", strings.Repeat("{red}", 50)} {
		f.Add(s, 3)
	}
	set := &styleSet{}
	f.Fuzz(func(t *testing.T, s string, i int) {
		m := set.mark(s)
		if len(m.text) > len(s) || utf8.ValidString(s) && !utf8.ValidString(m.text) {
			t.Errorf("%q: got %q", s, m.text)
		}
		for n := 1; n < len(m.spans); n++ {
			if a, b := m.spans[n-1], m.spans[n]; b.at < a.at || b.source <= a.source || b.look >= len(m.looks) {
				t.Errorf("%q: got spans %v", s, m.spans)
			}
		}
		if at := m.fromSource(i); at < 0 || at > len(m.text) {
			t.Errorf("%q: byte %d is %d of %q", s, i, at, m.text)
		}
		for at := range m.text {
			if got := m.fromSource(m.toSource(at)); got != at {
				t.Errorf("%q: byte %d of %q is %d in what was written, and %d back", s, at, m.text, m.toSource(at), got)
			}
		}
	})
}

func TestColouredLettersOfABitmapFont(t *testing.T) {
	a := NewAtlas(nil)
	c := NewCanvas(a)
	var f driver.Frame
	c.Begin(&f, NewViewport(Fit, 640, 360, 1280, 720), Color{}, 0, 0)
	c.Text(Text{S: "A", Font: pictureFont, Pos: geom.V(10, 20)})
	c.Text(Text{S: "A", Font: pictureFont, Pos: geom.V(10, 20), Size: 13})
	if got, want := c.TextSize(Text{S: "AA\nA", Font: pictureFont}), geom.V(8, 24); got != want {
		t.Errorf("got a size of %v; want %v", got, want)
	}
	c.End()
	if len(f.Commands) != 3 || f.Commands[1].Filter != driver.FilterNearest || f.Commands[2].Filter != driver.FilterLinear {
		t.Errorf("got %d commands; want one by the nearest texel at twice the size, and a smooth one", len(f.Commands))
	}
	q := f.Quads[1]
	if q.A != 2*(q.U1-q.U0) || corner(q, 0, 0) != geom.V(20-2, 40+2*8-2*4-2) {
		t.Errorf("got %+v; want the picture at twice its size, its top 4 above the baseline", q)
	}
	page := texels(t, f.Images)[a.pages[0].id]
	if got := page.RGBAAt(int(q.U0)+1, int(q.V0)+1); got.R != 200 || got.G != 100 || got.B != 50 {
		t.Errorf("got the colour %v; want the picture's own", got)
	}
}

// pictures is a font of orange boxes of 3 by 4 pixels.
type pictures struct{}

func (pictures) Bitmap()                            {}
func (pictures) Metrics() (em, ascent, line int)    { return 10, 8, 12 }
func (pictures) Glyph(rune) (g uint16, advance int) { return 1, 4 }
func (pictures) Kern(_, _ uint16) int               { return 0 }
func (pictures) Paint(_ uint16, size, _ int) (Mask, error) {
	if size != 20 {
		return Mask{}, errBlock
	}
	return Mask{W: 3, H: 4, Top: -4, Pix: []byte(strings.Repeat("\xc8\x64\x32\xff", 12))}, nil
}

var pictureFont = NewFont("pictures", []byte{2}, func([]byte, PageFunc) (Outlines, error) { return pictures{}, nil })
