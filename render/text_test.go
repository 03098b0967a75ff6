package render

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

func TestFontIsComplete(t *testing.T) {
	box := glyphOf('\u0416')
	seen := map[[glyphHeight]uint8]rune{}
	for _, r := range "←→↑↓♥×°©•…–" {
		if glyphOf(r) == box {
			t.Errorf("%q has no picture", r)
		}
	}
	for r := ' '; r < 127; r++ {
		g := glyphOf(r)
		if g == box || g.w == 0 || g.w > glyphWidth {
			t.Errorf("%q: got width %d, box %t; want a picture of 1 to %d", r, g.w, g == box, glyphWidth)
		}
		if other, ok := seen[g.rows]; ok {
			t.Errorf("%q and %q look the same", r, other)
		}
		seen[g.rows] = r
		if r >= '0' && r <= '9' && g.w != glyphOf('0').w {
			t.Errorf("%q: got width %d; want %d for every digit", r, g.w, glyphOf('0').w)
		}
	}
}

func TestFontArtIsEven(t *testing.T) {
	lines := strings.FieldsFunc(glyphArt, func(r rune) bool { return r == '\n' })
	if len(lines)%(1+glyphHeight) != 0 {
		t.Fatalf("got %d lines; want a multiple of %d", len(lines), 1+glyphHeight)
	}
	for i, l := range lines {
		head := strings.Fields(lines[i/(1+glyphHeight)*(1+glyphHeight)])
		top := strings.Fields(lines[i/(1+glyphHeight)*(1+glyphHeight)+1])
		words := strings.Fields(l)
		if len(words) != len(head) {
			t.Fatalf("line %q: got %d pictures; want %d", l, len(words), len(head))
		}
		for n, w := range words {
			if i%(1+glyphHeight) > 0 && len(w) != len(top[n]) {
				t.Errorf("%s: got a row of %d; want %d", head[n], len(w), len(top[n]))
			}
		}
	}
}

// inked returns the box around the set pixels of the letters of a frame.
func inked(f *driver.Frame, unit float64) (lo, hi geom.Vec) {
	lo, hi = geom.V(math.Inf(1), math.Inf(1)), geom.V(math.Inf(-1), math.Inf(-1))
	for _, q := range f.Quads[1:] {
		a, b := corner(q, 0, 0), corner(q, 1, 1)
		lo = geom.V(min(lo.X, a.X+unit), min(lo.Y, a.Y+unit))
		hi = geom.V(max(hi.X, b.X-unit), max(hi.Y, b.Y-unit))
	}
	return lo, hi
}

func TestTextMeasuresWhatItDraws(t *testing.T) {
	for _, s := range []string{"Hello, world!", "a", "two\nlines", "words that wrap around", "Ж box ♥", "unbreakablelongword", "tab\tx"} {
		for _, x := range []Text{{}, {Size: 16}, {Size: 24, Align: Center}, {Size: 32, Align: Right, Wrap: 200}, {Size: 8, Wrap: 40}} {
			x.S, x.Pos = s, geom.V(320, 100)
			f, _ := drawn(640, 1000, func(c *Canvas) { c.Text(x) })
			var c Canvas
			size := c.TextSize(x)
			_, unit := c.typeset(&x)
			lo, hi := inked(f, unit)
			// Lines have a free row below; letters are drawn in their full height.
			if hi.X-lo.X > size.X+1e-6 || hi.X-lo.X < size.X-unit || hi.Y-lo.Y != size.Y-unit {
				t.Errorf("%q at %v, wrap %v: drawn %v to %v; measured %v", s, x.Size, x.Wrap, lo, hi, size)
			}
			want := []float64{lo.X, (lo.X + hi.X) / 2, hi.X}[x.Align]
			if math.Abs(want-320) > unit || lo.Y != 100 {
				t.Errorf("%q align %d: drawn %v to %v; want it at 320, 100", s, x.Align, lo, hi)
			}
			if x.Wrap > 0 && size.X > x.Wrap {
				t.Errorf("%q: got a width of %v; want at most %v", s, size.X, x.Wrap)
			}
		}
	}
}

func TestLineBreaks(t *testing.T) {
	for _, x := range []struct {
		s     string
		limit float64
		want  string // lines with | between
	}{
		{"", noLimit, ""},
		{"a\n\nb\n", noLimit, "a||b|"},
		{"one two three", 40, "one two|three"},
		{"one   two", 20, "one|two"},
		{"one two   ", 36, "one two"},
		{"iiiiiiii", 5, "iii|iii|ii"},
		{"ab iiiiiiiiiiii", 11, "ab|iiiiii|iiiiii"},
		{"WW", 1, "W|W"},
		{"a b\nc d", 4, "a|b|c|d"},
		{"no wrap at all", noLimit, "no wrap at all"},
	} {
		var got []string
		for rest, more := x.s, true; more; {
			var l line
			l, rest, more = (&walk{limit: x.limit}).nextLine(rest)
			got = append(got, l.s)
		}
		if j := strings.Join(got, "|"); j != x.want {
			t.Errorf("%q in %v: got %q; want %q", x.s, x.limit, j, x.want)
		}
	}
}

func FuzzNextLine(f *testing.F) {
	f.Add("one two three\nfour", 30.0)
	f.Add("  \n\xff\x80 iiii", 3.0)
	f.Add("wide ♥ words", 0.0)
	f.Fuzz(func(t *testing.T, s string, limit float64) {
		for _, f := range []lettering{nil, blockFace()} {
			checkLines(t, f, s, limit)
		}
	})
}

// checkLines breaks a text, counts its lines, measures them, and looks whether a letter is lost.
func checkLines(t *testing.T, f lettering, s string, limit float64) {
	t.Helper()
	all, lines := "", 0
	for rest, more := s, true; more; lines++ {
		if lines > len(s) {
			t.Fatalf("%q in %v: more lines than bytes", s, limit)
		}
		var l line
		l, rest, more = (&walk{font: f, limit: limit}).nextLine(rest)
		all += l.s
		if float64(l.width) > limit && utf8.RuneCountInString(l.s) > 1 && widthIn(f, strings.TrimRight(l.s, " \t\x00\r")) != 0 {
			checkOverlong(t, f, l, limit)
		}
	}
	squeeze := strings.NewReplacer(" ", "", "\n", "")
	if got, want := squeeze.Replace(all), squeeze.Replace(s); got != want {
		t.Errorf("got the letters %q; want %q", got, want)
	}
}

// checkOverlong allows a line to be too wide only by characters without a width after its first letter.
func checkOverlong(t *testing.T, f lettering, l line, limit float64) {
	t.Helper()
	shown, w := 0, walk{font: f}
	for _, r := range l.s {
		if w.past(r) > 0 {
			shown++
		}
	}
	if shown > 1 {
		t.Errorf("line %q is %d wide; want at most %v", l.s, l.width, limit)
	}
}

func TestTextFilters(t *testing.T) {
	at := func(deviceW int, rot float64) driver.Command {
		f, _ := drawnIn(NewViewport(Fit, 640, 360, deviceW, deviceW*9/16), func(c *Canvas) {
			c.World(Camera{Rot: rot})
			c.Print("x", 0.3, 0.3)
		})
		return f.Commands[len(f.Commands)-1]
	}
	if c := at(1280, 0); c.Filter != driver.FilterNearest {
		t.Error("got the linear filter at twice the size; want nearest")
	}
	if c := at(1000, 0); c.Filter != driver.FilterLinear {
		t.Error("got the nearest filter at 1.56 times the size; want linear")
	}
	if c := at(1280, 0.1); c.Filter != driver.FilterLinear {
		t.Error("got the nearest filter for turned text; want linear")
	}
}

func TestSheetsHoldTheFont(t *testing.T) {
	a := NewAtlas(nil)
	for k, s := range sheets {
		k++
		e := a.find(s)
		page := texels(t, a.ops)[a.pages[e.page].id]
		g := glyphOf('R')
		u, v := e.cell(g.n)
		for y := range cellHeight * k {
			for x := range cellWidth * k {
				got := page.RGBAAt(int(u)+x, int(v)+y).A == 255
				if want := g.at(x/k-cellEdge, y/k-cellEdge); got != want {
					t.Fatalf("sheet ×%d, texel %d, %d of R: got %t; want %t", k, x, y, got, want)
				}
			}
		}
	}
}

// widthIn measures a line in a font.
func widthIn(f lettering, s string) int { return (&walk{font: f}).width(s) }
