package render

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// blocks is a font whose letters fill their whole steps from the top of a line to its baseline.
type blocks struct{ most int } // largest side that it paints, pixels; zero: no limit

const (
	blockEm     = 100
	blockAscent = 80
	blockLine   = 120
)

func (b blocks) Metrics() (em, ascent, line int) { return blockEm, blockAscent, blockLine }

func (b blocks) Glyph(r rune) (glyph uint16, advance int) {
	switch {
	case r == 'i':
		return 'i', 20
	case r > 127:
		return 0, 60
	}
	return uint16(r), 50 + int(r%8)*5
}

func (b blocks) Kern(left, right uint16) int {
	if left == 'A' && right == 'V' {
		return -15
	}
	return 0
}

var errBlock = errors.New("too large a block")

func (b blocks) Paint(glyph uint16, size, quarters int) (Mask, error) {
	_, advance := b.Glyph(rune(glyph))
	if glyph == 0 {
		advance = 60
	}
	top := (blockAscent*size/2 + blockEm - 1) / blockEm
	right := (advance*size/2+blockEm-1)/blockEm + (quarters+3)/4
	if b.most > 0 && max(top, right) > b.most && glyph != 0 {
		return Mask{}, errBlock
	}
	m := Mask{W: right, H: top, Top: -top, Cover: make([]byte, right*top)}
	for i := range m.Cover {
		m.Cover[i] = 255
	}
	return m, nil
}

var blockFont = NewFont("blocks", []byte{1}, func([]byte, PageFunc) (Outlines, error) { return blocks{}, nil })

// blockFace returns the opened font.
func blockFace() lettering { return NewAtlas(nil).lettering(blockFont) }

// broken returns the lines of a text.
func broken(f lettering, s string, limit float64) (lines []line) {
	for rest, more := s, true; more; {
		var l line
		l, rest, more = (&walk{font: f, limit: limit}).nextLine(rest)
		lines = append(lines, l)
	}
	return lines
}

// TestWrappingAgainstBruteForce tries all ways to measure: each line fits, none could take the next word too, and no
// word is lost.
func TestWrappingAgainstBruteForce(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 9))
	words := []string{"AVAVA", "i", "iii", "words", "T", "a", "unbreakable", "é"}
	for _, f := range []lettering{nil, blockFace()} {
		for range 2000 {
			var text []string
			for range 1 + rnd.IntN(8) {
				text = append(text, words[rnd.IntN(len(words))])
			}
			limit := rnd.Float64() * 600
			if f == nil {
				limit /= 10
			}
			checkWrapping(t, f, text, limit)
		}
	}
}

func checkWrapping(t *testing.T, f lettering, text []string, limit float64) {
	t.Helper()
	lines := broken(f, strings.Join(text, " "), limit)
	all := ""
	for i, l := range lines {
		all += l.s
		if float64(l.width) > limit && len([]rune(l.s)) > 1 {
			t.Errorf("%q in %v: line %q is %d wide", text, limit, l.s, l.width)
		}
		if l.width != widthIn(f, l.s) || strings.Trim(l.s, " ") != l.s {
			t.Errorf("%q in %v: got line %q of %d; want no spaces around it and %d", text, limit, l.s, l.width, widthIn(f, l.s))
		}
		if i+1 == len(lines) {
			break
		}
		next, _, _ := strings.Cut(lines[i+1].s, " ")
		if wider := l.s + " " + next; float64(widthIn(f, wider)) <= limit && float64(widthIn(f, next)) <= limit && ended(text, next) {
			t.Errorf("%q in %v: %q would have fitted in one line", text, limit, wider)
		}
	}
	if want := strings.Join(text, ""); strings.ReplaceAll(all, " ", "") != want {
		t.Errorf("%q in %v: got the letters %q; want %q", text, limit, all, want)
	}
}

// ended reports whether a word is whole, not a part of one that was broken.
func ended(text []string, word string) bool {
	for _, w := range text {
		if w == word {
			return true
		}
	}
	return false
}

// extent returns the box around the quads of a frame but the background.
func extent(f *driver.Frame) (lo, hi geom.Vec) {
	lo, hi = geom.V(math.Inf(1), math.Inf(1)), geom.V(math.Inf(-1), math.Inf(-1))
	for _, q := range f.Quads[1:] {
		for _, uv := range [][2]float32{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
			p := corner(q, uv[0], uv[1])
			lo, hi = geom.V(min(lo.X, p.X), min(lo.Y, p.Y)), geom.V(max(hi.X, p.X), max(hi.Y, p.Y))
		}
	}
	return lo, hi
}

func TestFontTextMeasuresWhatItDraws(t *testing.T) {
	for _, deviceW := range []int{640, 1000, 1280, 3840} {
		v := NewViewport(Fit, 640, 360, deviceW, deviceW*9/16)
		for _, s := range []string{"AVAV", "two\nlines", "words that wrap around", "\u0416 box", "tab\tx"} {
			for _, x := range []Text{{}, {Size: 11.3}, {Size: 24, Align: Center}, {Size: 40, Align: Right, Wrap: 200}, {Size: 70}, {Size: 95}} {
				x.S, x.Pos, x.Font = s, geom.V(320, 10), blockFont
				var size geom.Vec
				f, stats := drawnIn(v, func(c *Canvas) { c.Text(x); size = c.TextSize(x) })
				if stats.Culled > 0 {
					continue
				}
				scale := float64(deviceW) / 640
				lo, hi := extent(f)
				lo, hi = lo.Mul(1/scale), hi.Mul(1/scale)
				px := 2.5/scale + 0.02*x.Size // letters are painted a little larger or smaller, and on whole pixels
				if math.Abs(hi.X-lo.X-size.X) > px {
					t.Errorf("%q of %v at %d: drawn %v to %v; measured %v", s, x.Size, deviceW, lo, hi, size)
				}
				em := x.Size
				if em == 0 {
					em = defaultSize
				}
				if want := size.Y - em*(blockLine-blockAscent)/blockEm; math.Abs(hi.Y-lo.Y-want) > px*2 {
					t.Errorf("%q of %v at %d: drawn a height of %v; want %v", s, x.Size, deviceW, hi.Y-lo.Y, want)
				}
				if want := []float64{lo.X, (lo.X + hi.X) / 2, hi.X}[x.Align]; math.Abs(want-320) > px {
					t.Errorf("%q align %d: drawn %v to %v; want it at 320", s, x.Align, lo, hi)
				}
			}
		}
	}
}

func TestUprightFontTextIsSharp(t *testing.T) {
	for _, deviceW := range []int{300, 640, 777, 1280, 2000} {
		f, _ := drawnIn(NewViewport(Fit, 640, 360, deviceW, deviceW*9/16), func(c *Canvas) {
			c.Text(Text{S: "AViVA\nsharp", Pos: geom.V(3.7, 5.3), Font: blockFont})
		})
		for _, q := range f.Quads[1:] {
			whole := q.X == float32(math.Trunc(float64(q.X))) && q.Y == float32(math.Trunc(float64(q.Y)))
			if !whole || q.A != q.U1-q.U0 || q.D != q.V1-q.V0 || q.B != 0 || q.C != 0 {
				t.Errorf("%d wide: got %+v; want it texel by pixel on whole pixels", deviceW, q)
			}
		}
	}
}

func TestTurnedFontText(t *testing.T) {
	turn := geom.Turn(0.5).Then(geom.Move(geom.V(100, 100)))
	f, _ := drawn(640, 360, func(c *Canvas) {
		c.Push(turn)
		c.Text(Text{S: "M", Font: blockFont, Size: 20})
	})
	q := f.Quads[1]
	if k := f.Commands[1]; k.Filter != driver.FilterLinear {
		t.Error("got the nearest filter for turned text; want linear")
	}
	k := 20 / (float64(smoothSize(20)) / 2) // pixels in a texel
	want := turn.Apply(geom.V(-k, (blockAscent*20/blockEm)-(float64(q.V1-q.V0)-1)*k))
	if got := corner(q, 0, 0); got.Dist(want) > 1e-3 {
		t.Errorf("got the corner of M at %v; want %v", got, want)
	}
}

func TestFontTextSharesASubmission(t *testing.T) {
	_, s := drawn(640, 360, func(c *Canvas) {
		for i := range 50 {
			c.Draw(Sprite{Image: box20, Pos: geom.V(float64(i*10), 50)})
			c.Text(Text{S: "vector", Font: blockFont, Pos: geom.V(float64(i*10), 60.3)})
			c.Print("built in", 10, float64(i*7))
			c.Circle(geom.V(50, 50), 5, Red)
			c.Rect(geom.R(5, 5, 9, 9), Red)
		}
		c.Smooth(true)
	})
	if s.DrawCalls != 1 {
		t.Errorf("got %d submissions of sprites, shapes and text of two fonts; want 1", s.DrawCalls)
	}
}

// fontScene has text of all kinds: sharp, large, small, turned.
func fontScene(c *Canvas) {
	c.Text(Text{S: "words that wrap, AV", Font: blockFont, Wrap: 60, Align: Center, Pos: geom.V(100, 3)})
	c.Text(Text{S: "large", Font: blockFont, Size: 200})
	c.Text(Text{S: "small", Font: blockFont, Size: 1})
	c.World(Camera{Rot: 0.2, Zoom: 2})
	c.Text(Text{S: "turned \u0416 \u00e9\u00e8\u0436", Font: blockFont})
	c.Screen()
	c.TextSize(Text{S: "how large", Wrap: 20, Font: blockFont})
}

func TestFontTextAllocatesNothingAndDrawsTheSameTwice(t *testing.T) {
	c := NewCanvas(NewAtlas(nil))
	frames := make([]driver.Frame, 3)
	var f *driver.Frame
	draw := func() {
		c.Begin(f, NewViewport(Fit, 320, 180, 1000, 600), Navy, 1, 0)
		fontScene(c)
		c.End()
	}
	for i := range frames {
		f = &frames[i]
		draw()
	}
	frames[0].Images = nil
	if !reflect.DeepEqual(frames[0], frames[1]) || !reflect.DeepEqual(frames[1], frames[2]) {
		t.Error("got other frames when the same is drawn again")
	}
	if n := testing.AllocsPerRun(20, draw); n != 0 {
		t.Errorf("got %v allocations a frame; want 0", n)
	}
}

func TestGrowingTextDoesNotFillTheAtlas(t *testing.T) {
	a := NewAtlas(nil)
	c := NewCanvas(a)
	var f driver.Frame
	for size := 1.0; size < 2000; size *= 1.003 {
		c.Begin(&f, NewViewport(Fit, 640, 360, 1280, 720), Color{}, 0, 0)
		c.Text(Text{S: "GROWING", Font: blockFont, Size: size})
		c.End()
	}
	if most := 2 << 20; a.inked > most {
		t.Errorf("seven letters of all sizes take %d texels; want at most %d", a.inked, most)
	}
}

func TestLettersBeyondTheLimitAreLeftOut(t *testing.T) {
	a := NewAtlas(nil)
	c := NewCanvas(a)
	var f driver.Frame
	many := strings.Builder{}
	for r := rune(' '); r < 127; r++ {
		many.WriteRune(r)
		many.WriteString("\n")
	}
	for px := 20.0; px < 200; px++ {
		for q := range 4 {
			c.Begin(&f, NewViewport(Fit, 640, 999999, 640, 999999), Color{}, 0, 0)
			c.Text(Text{S: many.String(), Font: blockFont, Size: px, Pos: geom.V(float64(q)/4, 0)})
			c.End()
		}
	}
	errs := fmt.Sprint(a.Errs())
	if a.inked > maxInk || a.inked < maxInk*9/10 || !strings.Contains(errs, `in font "blocks": the letters of all sizes fill the atlas`) {
		t.Errorf("got %d texels of letters, %s; want %d at most and an error", a.inked, errs, maxInk)
	}
	if errs := a.Errs(); len(errs) > 0 {
		t.Errorf("got %v again; want nothing", errs)
	}
}

func TestBrokenLettersAreBoxes(t *testing.T) {
	font := NewFont("broken letters", []byte{}, func([]byte, PageFunc) (Outlines, error) { return blocks{most: 20}, nil })
	a := NewAtlas(nil)
	c := NewCanvas(a)
	var f driver.Frame
	c.Begin(&f, NewViewport(Fit, 640, 360, 640, 360), Color{}, 0, 0)
	c.Text(Text{S: "MM", Font: font, Size: 50})
	c.End()
	errs := a.Errs()
	if len(f.Quads) != 3 || len(errs) != 1 || errs[0].Error() != `render: draw 'M' in font "broken letters": too large a block` {
		t.Errorf("got %d quads, %v; want two boxes and one error", len(f.Quads), errs)
	}
}

func TestFontsThatCannotBeOpened(t *testing.T) {
	never := func([]byte, PageFunc) (Outlines, error) { return nil, errBlock }
	for _, x := range []struct {
		font Font
		want string
	}{
		{NewFont("gone.ttf", nil, never), `render: load font "gone.ttf": no assets; set Config.Assets`},
		{NewFont("bad", []byte("data"), never), `render: load font "bad": too large a block`},
		{Font{12345}, `render: load font 0000000000003039: no font of this name in this build; name it before a snapshot is restored`},
		{Font(File("picture.png")), `render: load font `},
	} {
		a := NewAtlas(nil)
		c := NewCanvas(a)
		var f driver.Frame
		for range 2 {
			c.Begin(&f, NewViewport(Fit, 640, 360, 640, 360), Color{}, 0, 0)
			c.Text(Text{S: "words", Font: x.font})
			c.End()
		}
		errs := a.Errs()
		if len(errs) != 1 || !strings.HasPrefix(errs[0].Error(), x.want) {
			t.Errorf("%v: got %v; want %s once", x.font, errs, x.want)
		}
		if got, want := c.TextSize(Text{S: "words", Font: x.font}), c.TextSize(Text{S: "words", Size: 16}); got != want || len(f.Quads) != 6 {
			t.Errorf("%v: got a size of %v in %d quads; want %v of the built-in font", x.font, got, len(f.Quads), want)
		}
	}
}

func TestFontFileIsReadOnce(t *testing.T) {
	reads := 0
	a := NewAtlas(nil)
	a.ReadFile = func(name string) ([]byte, error) { reads++; return []byte(name), nil }
	font := NewFont("read.ttf", nil, func(data []byte, _ PageFunc) (Outlines, error) {
		if string(data) != "read.ttf" {
			t.Errorf("got the content %q; want that of the file", data)
		}
		return blocks{}, nil
	})
	c := NewCanvas(a)
	for range 3 {
		c.TextSize(Text{S: "x", Font: font})
		c.TextSize(Text{S: "x", Font: blockFont})
	}
	if reads != 1 || font != NewFont("read.ttf", nil, nil2) || font.String() != "read.ttf" || (Font{}).String() != "built in" {
		t.Errorf("got %d reads of %v; want 1 of the same font", reads, font)
	}
}

func nil2([]byte, PageFunc) (Outlines, error) { return nil, nil }

func TestFontNames(t *testing.T) {
	if NewFont("", nil, nil2) != (Font{}) {
		t.Error("got a font without a name; want the zero Font")
	}
	if NewFont("same", nil, nil2) == NewFont("same", []byte{}, nil2) || Image(NewFont("same", nil, nil2)) == File("same") {
		t.Error("got one number for a file, data and an image of one name; want three")
	}
	NewFont("two lengths", []byte{1}, nil2)
	got := panicText(func() { NewFont("two lengths", []byte{1, 2}, nil2) })
	if want := `render: font "two lengths": 2 bytes, but it had 1 before; use another name`; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
	got = panicText(func() { NewFont("no open", nil, nil) })
	if want := `render: font "no open": nothing opens it; use a package such as render/font`; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
}

func TestResendPaintsLettersAgain(t *testing.T) {
	a := NewAtlas(nil)
	c := NewCanvas(a)
	v := NewViewport(Fit, 640, 360, 640, 360)
	frames := make([]driver.Frame, 2)
	for i := range frames {
		c.Begin(&frames[i], v, Color{}, 0, 0)
		fontScene(c)
		c.End()
		a.Resend()
	}
	if !reflect.DeepEqual(frames[0].Quads, frames[1].Quads) || !reflect.DeepEqual(texels(t, frames[0].Images), texels(t, frames[1].Images)) {
		t.Error("got other letters after Resend")
	}
}

func TestFontTextThatCannotBeDrawn(t *testing.T) {
	f, s := drawn(640, 360, func(c *Canvas) {
		for _, x := range []float64{math.NaN(), math.Inf(1), 1e300} {
			c.Text(Text{S: "x", Font: blockFont, Size: x})
			c.Text(Text{S: "x", Font: blockFont, Pos: geom.V(x, 0)})
			c.Push(geom.Stretch(geom.V(x, x)))
			c.Text(Text{S: "x", Font: blockFont})
			c.Pop()
		}
		c.Text(Text{S: "x", Font: blockFont, Size: -5})
		c.Text(Text{S: "", Font: blockFont})
	})
	if len(f.Quads) != 1 || s.Skipped+s.Culled < 7 {
		t.Errorf("got %d quads, %+v; want the background alone", len(f.Quads), s)
	}
}
