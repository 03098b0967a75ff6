package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

var regular = Data("Go Regular", goregular.TTF)

// drawn draws text and returns the frame and what went wrong.
func drawn(a *render.Atlas, t render.Text) (*driver.Frame, []error) {
	var f driver.Frame
	c := render.NewCanvas(a)
	c.Begin(&f, render.NewViewport(render.Fit, 640, 360, 1280, 720), render.Color{}, 0, 0)
	c.Text(t)
	c.TextSize(t)
	c.End()
	return &f, a.Errs()
}

func TestTextInAFont(t *testing.T) {
	f, errs := drawn(render.NewAtlas(nil), render.Text{S: "Hello, world!", Font: regular})
	if len(f.Quads) != 1+12 || len(errs) > 0 || f.DrawCalls() != 1 {
		t.Errorf("got %d quads in %d submissions, %v; want 13 in 1", len(f.Quads), f.DrawCalls(), errs)
	}
}

// kerned returns Go Regular with a table that draws A and V together.
func kerned(t *testing.T) []byte {
	t.Helper()
	o, err := open(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	left, _ := o.Glyph('A')
	right, _ := o.Glyph('V')
	found, err := fontTables(goregular.TTF, 0)
	if err != nil {
		t.Fatal(err)
	}
	put, moved := binary.BigEndian.AppendUint16, int16(-200)
	kern := []byte{0, 0, 0, 1, 0, 0, 0, 20, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0}
	found["kern"] = put(put(put(kern, left), right), uint16(moved))
	return assemble(goregular.TTF[:4], found)
}

func TestKerningAndLines(t *testing.T) {
	c := render.NewCanvas(render.NewAtlas(nil))
	close := Data("Go Regular, kerned", kerned(t))
	width := func(s string) float64 { return c.TextSize(render.Text{S: s, Font: close, Size: 2048}).X }
	if got, want := width("AV"), width("A")+width("V")-200; got != want {
		t.Errorf("AV: got a width of %v; want %v", got, want)
	}
	if got, want := width("VA"), width("A")+width("V"); got != want {
		t.Errorf("VA: got a width of %v; want %v", got, want)
	}
	if got := c.TextSize(render.Text{S: "one\ntwo", Font: regular}); got.Y < 2*16*1.1 || got.Y > 2*16*1.3 {
		t.Errorf("two lines: got a height of %v; want some 1.2 em each", got.Y)
	}
}

func TestBrokenKerningIsLeftOut(t *testing.T) {
	data := kerned(t)
	data[strings.Index(string(data), "\x00\x00\x00\x01\x00\x00\x00\x14\x00\x01")+3] = 9 // tables
	data[strings.Index(string(data), "\x00\x00\x00\x09\x00\x00\x00\x14\x00\x01")+7] = 3 // bytes
	if _, err := openWithout(data, nil); err == nil {
		t.Error("got no error of the kerning; want one")
	}
	if _, err := open(data); err != nil {
		t.Errorf("got %v; want a font without kerning", err)
	}
}

// collection returns a TTC of two fonts.
func collection(first, second []byte) []byte {
	const head = 20
	file := append([]byte("ttcf\x00\x01\x00\x00"), 0, 0, 0, 2, 0, 0, 0, head)
	file = binary.BigEndian.AppendUint32(file, uint32(head+len(first)))
	for _, font := range [][]byte{first, second} {
		at := len(file)
		file = append(file, font...)
		for n := range int(binary.BigEndian.Uint16(font[4:])) {
			row := file[at+12+16*n+8:]
			binary.BigEndian.PutUint32(row, binary.BigEndian.Uint32(row)+uint32(at))
		}
	}
	return file
}

func TestFirstFontOfACollection(t *testing.T) {
	both, err := open(collection(goregular.TTF, gobold.TTF))
	if err != nil {
		t.Fatal(err)
	}
	alone, _ := open(goregular.TTF)
	a, _ := both.Paint(40, 60, 1)
	b, _ := alone.Paint(40, 60, 1)
	if len(a.Cover) == 0 || !slices.Equal(a.Cover, b.Cover) {
		t.Error("got another letter from the collection; want that of its first font")
	}
}

// TestOpenTypeFont reads outlines in PostScript's format.
func TestOpenTypeFont(t *testing.T) {
	if runtime.GOOS == "js" {
		t.Skip("skipped: find the module's folder: no processes here")
	}
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "golang.org/x/image").Output()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "font", "testdata", "CFFTest.otf"))
	if err != nil {
		t.Fatal(err)
	}
	f, errs := drawn(render.NewAtlas(nil), render.Text{S: "01", Font: Data("CFFTest", data), Size: 40})
	if len(f.Quads) != 3 || len(errs) > 0 {
		t.Errorf("got %d quads, %v; want 2 letters", len(f.Quads), errs)
	}
	for n := range 300 {
		use(mutated(data, uint64(n)))
	}
}

func TestErrors(t *testing.T) {
	one := func(tag string) []byte { // a font whose table of that name has a place beyond the end
		file := slices.Clone(goregular.TTF)
		at := strings.Index(string(file[:400]), tag)
		binary.BigEndian.PutUint32(file[at+8:], 1<<28)
		return file
	}
	for _, x := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty.ttf", []byte{}, "it has only 0 bytes; try copying it again"},
		{"text.ttf", []byte("this is no font, as one can see"), "it is no TTF, OTF or TTC font; try converting it to one"},
		{"page.woff", []byte("wOFF\x00\x01\x00\x00 and so on"), "it is a WOFF file, made for web pages; try the TTF or OTF that it was made from, or convert it"},
		{"page.woff2", []byte("wOF2\x00\x01\x00\x00 and so on"), "it is a WOFF file, made for web pages; try the TTF or OTF that it was made from, or convert it"},
		{"cut.ttf", goregular.TTF[:100], "its end is missing; try copying it again"},
		{"half.ttf", goregular.TTF[:len(goregular.TTF)/2], "try copying it again"},
		{"cut.ttc", []byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\xff\xff\xff\xff"), "its end is missing; try copying it again"},
		{"far.ttf", one("glyf"), `table "glyf" ends at byte`},
		{"bitmaps.ttf", slices.Concat(goregular.TTF[:4], make([]byte, 60)), "it has no outlines; try a font that is neither made of bitmaps nor variable CFF2"},
		{"large.ttf", make([]byte, maxFontFile+1), "it has 67108865 bytes; try at most 67108864 (64 MB)"},
	} {
		a := render.NewAtlas(nil)
		a.ReadFile = func(string) ([]byte, error) { return x.data, nil }
		for _, font := range []render.Font{File(x.name), Data(x.name, x.data)} {
			f, errs := drawn(a, render.Text{S: "words", Font: font, Size: 24})
			if len(errs) != 1 || !strings.HasPrefix(errs[0].Error(), fmt.Sprintf("render: load font %q: ", x.name)) || !strings.Contains(errs[0].Error(), x.want) {
				t.Errorf("%s: got %v; want %s", x.name, errs, x.want)
			}
			if len(f.Quads) != 6 {
				t.Errorf("%s: got %d quads; want 5 letters of the built-in font", x.name, len(f.Quads))
			}
		}
	}
	a := render.NewAtlas(nil)
	a.ReadFile = func(string) ([]byte, error) { return nil, fs.ErrNotExist }
	if _, errs := drawn(a, render.Text{S: "x", Font: File("gone.ttf")}); len(errs) != 1 || !errors.Is(errs[0], fs.ErrNotExist) {
		t.Errorf("gone.ttf: got %v; want fs.ErrNotExist", errs)
	}
}

// use does all that a canvas does with a font, and more, and returns what went wrong.
func use(data []byte) error {
	o, err := open(data)
	if err != nil {
		return err
	}
	em, ascent, line := o.Metrics()
	if em < 16 || em > 16384 || ascent < 0 || line < 1 {
		return fmt.Errorf("nonsense: %d, %d, %d", em, ascent, line)
	}
	last := uint16(0)
	for i, r := range "AVgß\u0416\u4e00\U0001f600" {
		glyph, _ := o.Glyph(r)
		o.Kern(last, glyph)
		m, err := o.Paint(glyph, 12+i*9, i%4)
		if err == nil && (len(m.Cover) != m.W*m.H || m.W > maxMask || m.H > maxMask) {
			return fmt.Errorf("nonsense: %d×%d in %d bytes", m.W, m.H, len(m.Cover))
		}
		last = glyph
	}
	return nil
}

// mutated returns a file with a few bytes changed, most of them at its start, where its tables are told of.
func mutated(file []byte, seed uint64) []byte {
	rnd := rand.New(rand.NewPCG(seed, 1))
	out := slices.Clone(file)
	for range 1 + rnd.IntN(8) {
		at := rnd.IntN(len(out))
		if rnd.IntN(2) == 0 {
			at = rnd.IntN(min(len(out), 2000))
		}
		out[at] = byte(rnd.Uint32())
		if rnd.IntN(4) == 0 {
			out[at] = []byte{0, 1, 0x7f, 0x80, 0xff}[rnd.IntN(5)]
		}
	}
	if rnd.IntN(10) == 0 {
		out = out[:rnd.IntN(len(out))]
	}
	return out
}

// TestBrokenFonts tries broken fonts, 10000 of them with KRILL_BROKEN_FILES=10000.
func TestBrokenFonts(t *testing.T) {
	n := 1000
	fmt.Sscan(os.Getenv("KRILL_BROKEN_FILES"), &n)
	broken, worst, largest := 0, time.Duration(0), uint64(0)
	var before, after runtime.MemStats
	for i := range n {
		file := mutated(goregular.TTF, uint64(i))
		runtime.ReadMemStats(&before)
		start := time.Now()
		if err := use(file); err != nil {
			broken++
			if strings.Contains(err.Error(), "nonsense") {
				t.Errorf("mutation %d: %v", i, err)
			}
		}
		worst = max(worst, time.Since(start))
		runtime.ReadMemStats(&after)
		largest = max(largest, after.TotalAlloc-before.TotalAlloc)
	}
	t.Logf("%d of %d cannot be opened; the slowest took %v, the largest %d MB", broken, n, worst, largest>>20)
	if largest > 512<<20 {
		t.Errorf("got %d MB allocated for one font; want at most 512", largest>>20)
	}
	if broken < n/10 || broken > n*99/100 {
		t.Errorf("%d of %d broken fonts cannot be opened; want some of both kinds", broken, n)
	}
}

// small returns Go Regular with its first glyphs alone, in a tenth of the bytes: a fuzzer tries many of those.
func small(f *testing.F) []byte {
	const glyphs = 100
	found, err := fontTables(goregular.TTF, 0)
	if err != nil {
		f.Fatal(err)
	}
	o, err := open(goregular.TTF)
	if err != nil {
		f.Fatal(err)
	}
	for tag := range found {
		found[tag] = slices.Clone(found[tag])
	}
	wide := found["head"][51] // 1: places of glyphs have four bytes, 0: two, of half the size
	entry := 2 + 2*int(wide)
	found["loca"] = found["loca"][:(glyphs+1)*entry]
	end := int(binary.BigEndian.Uint16(found["loca"][glyphs*entry:])) * 2
	if wide == 1 {
		end = int(binary.BigEndian.Uint32(found["loca"][glyphs*entry:]))
	}
	found["glyf"] = found["glyf"][:end]
	binary.BigEndian.PutUint16(found["maxp"][4:], glyphs)
	binary.BigEndian.PutUint16(found["hhea"][34:], glyphs)
	found["hmtx"] = found["hmtx"][:4*glyphs]
	found["cmap"] = romanMap(func(char rune) byte {
		glyph, _ := o.Glyph(char)
		return byte(min(glyph, glyphs-1))
	})
	return assemble(goregular.TTF[:4], found)
}

// romanMap returns a table of the glyphs of ASCII.
func romanMap(glyph func(char rune) byte) []byte {
	table := []byte{0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 12, 0, 0, 1, 6, 0, 0}
	for char := range rune(256) {
		if char < 128 {
			table = append(table, glyph(char))
		} else {
			table = append(table, 0)
		}
	}
	return table
}

func FuzzFont(f *testing.F) {
	file := small(f)
	if err := use(file); err != nil {
		f.Fatal(err)
	}
	f.Add(file)
	for n := range 20 {
		f.Add(mutated(file, uint64(n)))
	}
	f.Add(bomb())
	f.Add(collection(bomb(), bomb()))
	f.Add([]byte("OTTO\x00\x01\x00\x00 and so on"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := use(data); err != nil && strings.Contains(err.Error(), "nonsense") {
			t.Error(err)
		}
	})
}

// bomb returns a small font whose letter A is nine times a glyph, which is nine times another, seven levels down to one
// of 65536 points: 300 billion of them.
func bomb() []byte {
	const levels = 8
	put := binary.BigEndian.AppendUint16
	var glyf, loca []byte
	for n := range levels {
		loca = put(loca, uint16(len(glyf)/2))
		if n == 0 {
			continue // the missing glyph is empty
		}
		glyf = append(glyf, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0)
		for i := range 9 {
			more := uint16(0x20)
			if i == 8 {
				more = 0
			}
			glyf = put(put(glyf, 2|more), uint16(n+1)) // offsets of one byte each, that are offsets
			glyf = append(glyf, 1, 1)
		}
	}
	loca = put(loca, uint16(len(glyf)/2))
	glyf = append(glyf, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0)
	for range 256 {
		glyf = append(glyf, 0x39, 0xff) // 256 points each, where the last one was
	}
	loca = put(loca, uint16(len(glyf)/2))

	head := make([]byte, 54)
	binary.BigEndian.PutUint16(head[18:], 1000)
	maxp := make([]byte, 32)
	binary.BigEndian.PutUint16(maxp[4:], levels+1)
	hhea := make([]byte, 36)
	hhea[35] = 1
	return assemble([]byte{0, 1, 0, 0}, map[string][]byte{
		"cmap": romanMap(func(rune) byte { return 1 }), "glyf": glyf, "head": head, "hhea": hhea,
		"hmtx": {1, 0, 0, 0}, "loca": loca, "maxp": maxp,
	})
}

func TestGlyphsOfGlyphsOfGlyphs(t *testing.T) {
	o, err := open(bomb())
	if err != nil {
		t.Fatal(err)
	}
	glyph, _ := o.Glyph('A')
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err = o.Paint(glyph, 40, 0)
	runtime.ReadMemStats(&after)
	if glyph != 1 || !errors.Is(err, errTooMuch) {
		t.Errorf("got %v of glyph %d; want %v of glyph 1", err, glyph, errTooMuch)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 64<<20 {
		t.Errorf("got %d bytes used; want at most 64 MB", used)
	}
}

func TestTextInAFontAllocatesNothing(t *testing.T) {
	var f driver.Frame
	c := render.NewCanvas(render.NewAtlas(nil))
	text := render.Text{S: "Words that wrap, AVATAR, Жук", Font: regular, Wrap: 100, Pos: geom.V(30, 30)}
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
