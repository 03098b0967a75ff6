package shape

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/font/gofont/goregular"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/font"
)

// noto returns a font file of Noto Sans, which is under the SIL Open Font License, from the npm package
// @expo-google-fonts/noto-sans-arabic, -hebrew or -devanagari. .ci/setup fetches them.
func noto(t testing.TB, script string) []byte {
	t.Helper()
	name := fmt.Sprintf("noto-sans-%s/400Regular/NotoSans%s_400Regular.ttf", script, strings.ToUpper(script[:1])+script[1:])
	data, err := os.ReadFile(filepath.Join("..", "..", ".ci", "node_modules", "@expo-google-fonts", name))
	if err != nil {
		if os.Getenv("CI") == "true" && runtime.GOOS != "js" {
			t.Fatal(err)
		}
		t.Skip("skipped: read a font: run .ci/setup: ", err)
	}
	return data
}

func opened(t testing.TB, data []byte) *shaper {
	t.Helper()
	s, err := open(data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// glyphs shapes a whole text of one direction.
func glyphs(s *shaper, text string, rightToLeft bool) []render.Shaped {
	return slices.Clone(s.Shape(text, 0, len(text), rightToLeft))
}

func TestArabicLettersJoin(t *testing.T) {
	s := opened(t, noto(t, "arabic"))
	seen := map[uint16]bool{}
	for _, text := range []string{"ب", "بب", "ببب"} { // alone, first and last, and in the middle
		for _, g := range glyphs(s, text, true) {
			seen[g.Glyph] = true
		}
	}
	if len(seen) < 4 {
		t.Errorf("got %d shapes of one letter; want 4", len(seen))
	}
	joined := glyphs(s, "لا", true)
	if len(joined) > 2 || len(joined) == 2 && joined[0].Glyph == 0 {
		t.Errorf("got %v of lam and alef; want a ligature", joined)
	}
}

func TestJoiningGoesAcrossAChangeOfStyle(t *testing.T) {
	s := opened(t, noto(t, "arabic"))
	whole := glyphs(s, "بب", true)
	parts := append(slices.Clone(s.Shape("بب", 2, 4, true)), s.Shape("بب", 0, 2, true)...)
	if len(whole) < 2 || !slices.Equal(whole, parts) {
		t.Errorf("got %v of two parts; want %v as of the whole", parts, whole)
	}
}

func TestGlyphsComeFromLeftToRight(t *testing.T) {
	s := opened(t, noto(t, "hebrew"))
	got := glyphs(s, "אבג", true)
	for i, g := range got {
		if want := 2 * (2 - i); g.At != want {
			t.Errorf("glyph %d stands for byte %d; want %d: the last letter is the leftmost", i, g.At, want)
		}
	}
}

func TestMarksTakeNoRoom(t *testing.T) {
	for _, x := range []struct{ script, bare, marked string }{
		{"hebrew", "ש", "שָׁ"}, {"arabic", "ع", "عُ"}, {"devanagari", "क", "कं"},
	} {
		s := opened(t, noto(t, x.script))
		width := func(text string) (sum int) {
			for _, g := range glyphs(s, text, x.script != "devanagari") {
				sum += g.Advance
			}
			return sum
		}
		if a, b := width(x.bare), width(x.marked); a != b || a == 0 {
			t.Errorf("%s: got a width of %d with a mark; want %d as without", x.script, b, a)
		}
	}
}

func TestDevanagariConjuncts(t *testing.T) {
	s := opened(t, noto(t, "devanagari"))
	if got := glyphs(s, "क्ष", false); len(got) != 1 || got[0].Glyph == 0 {
		t.Errorf("got %v of ka, virama, ssa; want one glyph", got)
	}
	if got := glyphs(s, "कि", false); len(got) != 2 || got[0].Glyph == glyphs(s, "क", false)[0].Glyph {
		t.Errorf("got %v of ka and the vowel i; want the vowel on the left", got)
	}
}

// TestLevels has what the Unicode bidirectional algorithm says of a few lines: numbers among words from right to left,
// brackets, and the direction of a paragraph.
func TestLevels(t *testing.T) {
	s := opened(t, noto(t, "hebrew"))
	for _, x := range []struct{ text, levels string }{
		{"abc", ""},
		{"abc אב de", "0000" + "1111" + "000"},
		{"אב 12 ג", "1111122" + "111"},
		{"a אב 12 x", "00" + "1111122" + "00"},
		{"אב (x)", "1111" + "1121"},
		{"12 x", ""},
	} {
		got := ""
		for _, l := range s.Levels(x.text) {
			got += fmt.Sprint(l)
		}
		if got != x.levels {
			t.Errorf("%q: got %s; want %s", x.text, got, x.levels)
		}
	}
}

func TestOrderOnTheLine(t *testing.T) {
	c := render.NewCanvas(render.NewAtlas(nil))
	face := Data("Noto Sans Hebrew, order", noto(t, "hebrew"))
	text := render.Text{S: "a אב 12 x", Font: face, Size: 20}
	x := func(i int) float64 { return render.TextPos(c, text, i).X }
	// From left to right: a, 1, 2, ב, א, x. A caret before a letter that runs to the left stands on its right.
	order := []float64{x(0), x(7), x(8), x(4), x(2), x(10)}
	if !slices.IsSorted(order) {
		t.Errorf("got the letters a 1 2 bet alef x at %v; want them from left to right", order)
	}
	if size := c.TextSize(text); order[5] >= size.X || order[0] != 0 {
		t.Errorf("got letters from %v to %v; want them in a width of %v", order[0], order[5], size.X)
	}
}

func TestShapedTextWrapsWithinItsWidth(t *testing.T) {
	rnd := rand.New(rand.NewPCG(2, 2))
	c := render.NewCanvas(render.NewAtlas(nil))
	face := Data("Noto Sans Arabic, wrap", noto(t, "arabic"))
	words := []string{"السيف", "عُدْ", "12:30", "واذهب", "لا", "،", "كهف"}
	for range 300 {
		var s []string
		for range 1 + rnd.IntN(9) {
			s = append(s, words[rnd.IntN(len(words))])
		}
		text := render.Text{S: strings.Join(s, " "), Font: face, Size: 20, Wrap: 80 + rnd.Float64()*200, Align: render.Right}
		if got := c.TextSize(text); got.X > text.Wrap {
			t.Errorf("%q: got a width of %v; want at most %v", text.S, got.X, text.Wrap)
		}
		for i := range text.S {
			at := render.TextPos(c, text, i)
			back := render.TextPos(c, text, render.TextAt(c, text, geom.V(at.X, at.Y+at.H/2)))
			if geom.V(at.X, at.Y).Dist(geom.V(back.X, back.Y)) > 1e-6 {
				t.Fatalf("%q, byte %d: got a caret at %v, found again at %v", text.S, i, at, back)
			}
		}
	}
}

func TestShapedTextAllocatesNothing(t *testing.T) {
	var f driver.Frame
	c := render.NewCanvas(render.NewAtlas(nil))
	text := render.Text{S: "خذ {red}السيف{} 12", Font: Data("Noto Sans Arabic, still", noto(t, "arabic")), Wrap: 90, Pos: geom.V(30, 30), Styles: render.NewStyles()}
	frame := func() {
		c.Begin(&f, render.NewViewport(render.Fit, 640, 360, 1000, 700), render.Color{}, 0, 0)
		c.Text(text)
		c.TextSize(text)
		c.End()
	}
	frame()
	if n := testing.AllocsPerRun(20, frame); n != 0 {
		t.Errorf("got %v allocations a frame; want 0", n)
	}
}

func TestOneFileMayBeTwoFonts(t *testing.T) {
	if File("two.ttf") == font.File("two.ttf") || Data("two", goregular.TTF) == font.Data("two", goregular.TTF) || File("") != (render.Font{}) {
		t.Error("got one font of render/shape and render/font; want two of one name, and none without a name")
	}
	if again := File("two.ttf"); again != File("two.ttf") || again.String() != "two.ttf" {
		t.Errorf("got two fonts of one name, the second is %v; want one", again)
	}
}

func TestWhatIsKeptHasALimit(t *testing.T) {
	s := opened(t, goregular.TTF)
	for n := range 3 * maxKept {
		glyphs(s, fmt.Sprint("text ", n), false)
		s.Levels(fmt.Sprint("א", n))
	}
	if len(s.runs) > maxKept || len(s.levels) > maxKept || s.kept > 2*maxKeptBytes {
		t.Errorf("got %d runs, %d levels, %d bytes kept; want at most %d and %d", len(s.runs), len(s.levels), s.kept, maxKept, maxKeptBytes)
	}
}

func TestErrors(t *testing.T) {
	for _, x := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty.ttf", []byte{}, "it has only 0 bytes"},
		{"half.ttf", goregular.TTF[:len(goregular.TTF)/2], "try copying it again"},
		{"page.woff2", []byte("wOF2\x00\x01\x00\x00 and so on"), "it is a WOFF file"},
	} {
		a := render.NewAtlas(nil)
		a.ReadFile = func(string) ([]byte, error) { return x.data, nil }
		var f driver.Frame
		c := render.NewCanvas(a)
		c.Begin(&f, render.NewViewport(render.Fit, 640, 360, 640, 360), render.Color{}, 0, 0)
		c.Text(render.Text{S: "words", Font: File(x.name)})
		c.End()
		if errs := a.Errs(); len(errs) != 1 || !strings.Contains(errs[0].Error(), x.want) || len(f.Quads) != 6 {
			t.Errorf("%s: got %v and %d quads; want %s, and the built-in font", x.name, errs, len(f.Quads), x.want)
		}
	}
}

// use does all that a canvas does with a font, and returns what went wrong.
func use(data []byte) error {
	s, err := open(data)
	if err != nil {
		return err
	}
	for _, text := range []string{"AVAST fi", "خذ السيف عُدْ", "שָׁלוֹם (12) a", "क्षत्रिय कर्म"} {
		levels := s.Levels(text)
		if levels != nil && len(levels) != len(text) {
			return fmt.Errorf("nonsense: %d levels of %d bytes", len(levels), len(text))
		}
		for _, rightToLeft := range []bool{false, true} {
			for _, g := range s.Shape(text, 0, len(text), rightToLeft) {
				if g.At < 0 || g.At >= len(text) {
					return fmt.Errorf("nonsense: glyph of byte %d of %d", g.At, len(text))
				}
			}
		}
	}
	return nil
}

// mutated returns a file with a few bytes changed: in the tables that text is put together by, nine times in ten, and
// with the checksums repaired, since some readers believe them.
func mutated(file []byte, seed uint64) []byte {
	rnd := rand.New(rand.NewPCG(seed, 7))
	out := slices.Clone(file)
	tables := int(binary.BigEndian.Uint16(out[4:]))
	for range 1 + rnd.IntN(8) {
		at := rnd.IntN(len(out))
		if row := out[12+16*rnd.IntN(tables):][:16]; slices.Contains(layoutTables, string(row[:4])) && rnd.IntN(10) > 0 {
			if n := int(binary.BigEndian.Uint32(row[12:])); n > 0 {
				at = int(binary.BigEndian.Uint32(row[8:])) + rnd.IntN(min(n, 4000))
			}
		}
		out[min(at, len(out)-1)] = []byte{0, 1, 0x7f, 0x80, 0xff, byte(rnd.Uint32())}[rnd.IntN(6)]
	}
	repair(out, tables)
	if rnd.IntN(20) == 0 {
		out = out[:rnd.IntN(len(out))]
	}
	return out
}

// repair writes the checksums of tables that lie in the file.
func repair(file []byte, tables int) {
	for i := range tables {
		row := file[12+16*i:][:16]
		at, n := int(binary.BigEndian.Uint32(row[8:])), int(binary.BigEndian.Uint32(row[12:]))
		if at < 0 || n < 0 || at+n > len(file) {
			continue
		}
		sum := uint32(0)
		for table := file[at : at+n]; len(table) >= 4; table = table[4:] {
			sum += binary.BigEndian.Uint32(table)
		}
		binary.BigEndian.PutUint32(row[4:], sum)
	}
}

// TestBrokenFonts tries broken fonts, 10000 of them with KRILL_BROKEN_FILES=10000.
func TestBrokenFonts(t *testing.T) {
	files := [][]byte{goregular.TTF}
	for _, script := range []string{"arabic", "hebrew", "devanagari"} {
		if _, err := os.Stat(filepath.Join("..", "..", ".ci", "node_modules", "@expo-google-fonts", "noto-sans-"+script)); !errors.Is(err, fs.ErrNotExist) {
			files = append(files, noto(t, script))
		}
	}
	n := 400
	fmt.Sscan(os.Getenv("KRILL_BROKEN_FILES"), &n)
	broken, slowest, largest := 0, time.Duration(0), uint64(0)
	var before, after runtime.MemStats
	for i := range n {
		file := mutated(files[i%len(files)], uint64(i))
		runtime.ReadMemStats(&before)
		start := time.Now()
		if err := use(file); err != nil {
			broken++
			if strings.Contains(err.Error(), "nonsense") {
				t.Errorf("mutation %d: %v", i, err)
			}
		}
		slowest = max(slowest, time.Since(start))
		runtime.ReadMemStats(&after)
		largest = max(largest, after.TotalAlloc-before.TotalAlloc)
	}
	t.Logf("%d of %d cannot be opened; the slowest took %v, the largest %d MB", broken, n, slowest, largest>>20)
	if largest > 512<<20 {
		t.Errorf("got %d MB allocated for one font; want at most 512", largest>>20)
	}
	if broken < n/100 || broken > n*99/100 {
		t.Errorf("%d of %d broken fonts cannot be opened; want some of both kinds", broken, n)
	}
}

func FuzzShape(f *testing.F) {
	f.Add(goregular.TTF)
	for n := range 5 {
		f.Add(mutated(goregular.TTF, uint64(n)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := use(data); err != nil && strings.Contains(err.Error(), "nonsense") {
			t.Error(err)
		}
	})
}
