package bmfont

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"math/rand/v2"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// The same font in the three forms: A, V and the Cyrillic Ж, two pages, a pair.
const textForm = `info face="Test Font" size=-20 bold=0 padding=0,0,0,0
common lineHeight=24 base=18 scaleW=64 scaleH=32 pages=2 packed=0 alphaChnl=1
page id=0 file="one page.png"
page id=1 file="two.png"
chars count=3
char id=65   x=1     y=2     width=10    height=12    xoffset=-1    yoffset=6    xadvance=11    page=0  chnl=15
char id=86   x=12    y=2     width=10    height=12    xoffset=0     yoffset=6    xadvance=10    page=0  chnl=1
char id=1046 x=0     y=0     width=8     height=9     xoffset=1     yoffset=9    xadvance=9     page=1  chnl=15
kernings count=1
kerning first=65  second=86  amount=-3
`

const xmlForm = `<?xml version="1.0"?>
<font>
  <info face="Test Font" size="20" bold="0" padding="0,0,0,0"/>
  <common lineHeight="24" base="18" scaleW="64" scaleH="32" pages="2" packed="0"/>
  <pages>
    <page id="0" file="one page.png" />
    <page id='1' file='two.png'/>
  </pages>
  <chars count="3">
    <char id="65" x="1" y="2" width="10" height="12" xoffset="-1" yoffset="6" xadvance="11" page="0" chnl="15" />
    <char id="86" x="12" y="2" width="10" height="12" xoffset="0" yoffset="6" xadvance="10" page="0" chnl="1"/>
    <char id="1046" x="0" y="0" width="8" height="9" xoffset="1" yoffset="9" xadvance="9" page="1" chnl="15"/>
  </chars>
  <kernings count="1">
    <kerning first="65" second="86" amount="-3"/>
  </kernings>
</font>
`

// binaryForm writes what the other two say.
func binaryForm() []byte {
	out := []byte("BMF\x03")
	put := binary.LittleEndian.AppendUint16
	block := func(kind byte, b []byte) {
		out = append(out, kind)
		out = append(binary.LittleEndian.AppendUint32(out, uint32(len(b))), b...)
	}
	block(1, append(put(nil, 20), make([]byte, 12)...))
	block(2, append(put(put(nil, 24), 18), make([]byte, 11)...))
	block(3, []byte("one page.png\x00two.png\x00"))
	var chars []byte
	for _, c := range [][9]int{{65, 1, 2, 10, 12, -1, 6, 11, 0}, {86, 12, 2, 10, 12, 0, 6, 10, 0}, {1046, 0, 0, 8, 9, 1, 9, 9, 1}} {
		chars = binary.LittleEndian.AppendUint32(chars, uint32(c[0]))
		for _, n := range c[1:8] {
			chars = put(chars, uint16(n))
		}
		chars = append(chars, byte(c[8]), 15)
	}
	block(4, chars)
	kern := binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(nil, 65), 86)
	less := int16(-3)
	block(5, put(kern, uint16(less)))
	return out
}

func TestThreeFormsSayTheSame(t *testing.T) {
	want := &file{
		size: 20, lineHeight: 24, base: 18, pages: []string{"one page.png", "two.png"},
		letters: []letter{{65, 1, 2, 10, 12, -1, 6, 11, 0}, {86, 12, 2, 10, 12, 0, 6, 10, 0}, {1046, 0, 0, 8, 9, 1, 9, 9, 1}},
		pairs:   []pair{{65, 86, -3}},
	}
	for name, data := range map[string][]byte{
		"text": []byte(textForm), "XML": []byte(xmlForm), "binary": binaryForm(),
		"text with a mark and other line ends": []byte("\xef\xbb\xbf" + strings.ReplaceAll(textForm, "\n", "\r\n")),
	} {
		if got, err := read(data); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v, %v; want %+v", name, got, err, want)
		}
	}
}

// pages are two pictures: a colour that tells where it is, and grey.
func pages(name string) (image.Image, error) {
	switch name {
	case "fonts/one page.png":
		p := image.NewNRGBA(image.Rect(0, 0, 64, 32))
		for y := range 32 {
			for x := range 64 {
				p.SetNRGBA(x, y, color.NRGBA{uint8(x), uint8(y), 200, 255})
			}
		}
		return p, nil
	case "fonts/two.png":
		p := image.NewGray(image.Rect(0, 0, 64, 32))
		for i := range p.Pix {
			p.Pix[i] = 77
		}
		return p, nil
	}
	return nil, fs.ErrNotExist
}

func drawn(data []byte, text render.Text) (*driver.Frame, []error, geom.Vec) {
	a := render.NewAtlas(pages)
	a.ReadFile = func(string) ([]byte, error) { return data, nil }
	var f driver.Frame
	c := render.NewCanvas(a)
	c.Begin(&f, render.NewViewport(render.Fit, 320, 180, 640, 360), render.Color{}, 0, 0)
	c.Text(text)
	size := c.TextSize(text)
	c.End()
	return &f, a.Errs(), size
}

func TestTextInABitmapFont(t *testing.T) {
	f, errs, size := drawn([]byte(textForm), render.Text{S: "AVЖ", Font: File("fonts/test.fnt"), Pos: geom.V(10, 10)})
	if want := geom.V(11+10+9-3, 24); size != want || len(errs) > 0 || len(f.Quads) != 4 || f.DrawCalls() != 1 {
		t.Fatalf("got a size of %v, %v, %d quads in %d submissions; want %v, 4 in 1", size, errs, len(f.Quads), f.DrawCalls(), want)
	}
	a, v := f.Quads[1], f.Quads[2]
	const edge = 1 // transparent, around each picture
	if x, y := a.X/2+edge, a.Y/2+edge; x != 10-1 || y != 10+6 || a.A/2 != 10+2*edge || a.D/2 != 12+2*edge {
		t.Errorf("got A at %v, %v of %v×%v; want it at 9, 16 of 10×12", x, y, a.A/2-2*edge, a.D/2-2*edge)
	}
	if got := v.X/2 + edge; got != 10+11-3 {
		t.Errorf("got V at %v; want it at 18, nearer by its kerning", got)
	}
}

func TestLettersAreCutFromTheirPages(t *testing.T) {
	o, err := open([]byte(xmlForm), func(name string) (image.Image, error) { return pages("fonts/" + name) })
	if err != nil {
		t.Fatal(err)
	}
	v, _ := o.Glyph('V')
	m, err := o.Paint(v, 40, 0)
	if err != nil || m.W != 10 || m.H != 12 || m.Top != 6-18 || !slices.Equal(m.Pix[:8], []byte{12, 2, 200, 255, 13, 2, 200, 255}) {
		t.Errorf("got %d×%d from %v, %v; want 10×12 of the page from 12, 2", m.W, m.H, m.Pix[:8], err)
	}
	zhe, _ := o.Glyph('Ж')
	m, err = o.Paint(zhe, 40, 0)
	if err != nil || m.Pix != nil || len(m.Cover) != 72 || m.Cover[5] != 77 {
		t.Errorf("got %v, %v; want how dense the grey page is", m.Cover, err)
	}
	if box, advance := o.Glyph('x'); box != 0 || advance < 5 {
		t.Errorf("got glyph %d and a step of %d; want the box for a letter that is missing", box, advance)
	}
}

func TestErrors(t *testing.T) {
	const head = "info size=20\ncommon lineHeight=24 base=18\npage id=0 file=\"one page.png\"\n"
	for _, x := range []struct {
		name, data, want string
		letters          int // of "AA" that are drawn in the font or as boxes of it, or in the built-in font
	}{
		{"empty.fnt", "", "it is no BMFont file", 2},
		{"prose.fnt", "once upon a time", "it is no BMFont file", 2},
		{"cut.fnt", string(binaryForm()[:60]), "its end is missing", 2},
		{"old.fnt", "BMF\x02", "it is of version 2", 2},
		{"none.fnt", head, "it has 0 letters on 1 pages", 2},
		{"gone.fnt", "info size=20\ncommon lineHeight=24 base=18\npage id=0 file=gone.png\nchar id=65 width=3 height=3\n", `page "gone.png": file does not exist`, 2},
		{"tall.fnt", "common lineHeight=5000 base=18\npage id=0 file=\"one page.png\"\nchar id=65\n", "its lines are 5000 pixels high", 2},
		{"many.fnt", head + "page id=64 file=x.png\n", "it has a page 64; try at most 64 pages", 2},
		{"outside.fnt", head + "char id=65 x=60 y=0 width=10 height=10 xadvance=10\n", `draw 'A' in font "fonts/outside.fnt": it lies at 60, 0 of a page of 64×32 pixels`, 2},
		{"nowhere.fnt", head + "char id=65 width=10 height=10 xadvance=10 page=7\n", "it is on page 7, which the file does not name", 2},
		{"huge.fnt", head + "char id=65 width=30000 height=30000 xadvance=10\n", "its picture has 30000×30000 pixels", 2},
	} {
		name := "fonts/" + x.name
		f, errs, _ := drawn([]byte(x.data), render.Text{S: "AA", Font: File(name)})
		if len(errs) != 1 || !strings.Contains(errs[0].Error(), x.want) || !strings.Contains(errs[0].Error(), name) || len(f.Quads) != 1+x.letters {
			t.Errorf("%s: got %d quads, %v; want %d and %s", x.name, len(f.Quads)-1, errs, x.letters, x.want)
		}
	}
	if _, err := open(make([]byte, maxFile+1), nil); err == nil || !strings.Contains(err.Error(), "(16 MB)") {
		t.Errorf("got %v of a file that is too large; want the limit", err)
	}
	big := func(string) (image.Image, error) { return image.NewUniform(color.White), nil }
	if _, err := open([]byte(textForm), big); err == nil || !strings.Contains(err.Error(), "16 million") {
		t.Errorf("got %v of pages that are too large; want the limit", err)
	}
}

// use does all that a canvas does with a font, and returns what went wrong.
func use(data []byte) error {
	o, err := open(data, func(name string) (image.Image, error) { return pages("fonts/one page.png") })
	if err != nil {
		return err
	}
	em, ascent, line := o.Metrics()
	if em < 1 || em > maxSide || ascent < 0 || ascent > 2*maxSide || line < 1 || line > maxSide {
		return fmt.Errorf("nonsense: %d, %d, %d", em, ascent, line)
	}
	for _, r := range "AVЖ x" {
		glyph, _ := o.Glyph(r)
		o.Kern(glyph, 1)
		m, err := o.Paint(glyph, 2*em, 0)
		if err == nil && len(m.Cover) != m.W*m.H && len(m.Pix) != 4*m.W*m.H {
			return fmt.Errorf("nonsense: %d×%d in %d bytes", m.W, m.H, len(m.Pix))
		}
	}
	return nil
}

// mutated returns a file with a few bytes changed, lost or repeated.
func mutated(file []byte, seed uint64) []byte {
	rnd := rand.New(rand.NewPCG(seed, 3))
	out := slices.Clone(file)
	for range 1 + rnd.IntN(6) {
		at := rnd.IntN(len(out))
		switch rnd.IntN(4) {
		case 0:
			out[at] = byte(rnd.Uint32())
		case 1:
			out[at] = "9-\"=<> \n\x00\xff"[rnd.IntN(10)]
		case 2:
			out = slices.Delete(out, at, min(at+rnd.IntN(8), len(out)-1))
		default:
			out = slices.Insert(out, at, out[at:min(at+rnd.IntN(40), len(out))]...)
		}
	}
	return out
}

// TestBrokenFonts tries broken fonts, 10000 of them with KRILL_BROKEN_FILES=10000.
func TestBrokenFonts(t *testing.T) {
	n := 3000
	fmt.Sscan(os.Getenv("KRILL_BROKEN_FILES"), &n)
	files := [][]byte{[]byte(textForm), []byte(xmlForm), binaryForm()}
	broken, largest := 0, uint64(0)
	var before, after runtime.MemStats
	for i := range n {
		file := mutated(files[i%len(files)], uint64(i))
		runtime.ReadMemStats(&before)
		if err := use(file); err != nil {
			broken++
			if strings.Contains(err.Error(), "nonsense") {
				t.Errorf("mutation %d: %v", i, err)
			}
		}
		runtime.ReadMemStats(&after)
		largest = max(largest, after.TotalAlloc-before.TotalAlloc)
	}
	t.Logf("%d of %d cannot be opened; the largest took %d kB", broken, n, largest>>10)
	if largest > 512<<20 {
		t.Errorf("got %d MB allocated for one font; want at most 512", largest>>20)
	}
	if broken < n/100 || broken > n*99/100 {
		t.Errorf("%d of %d broken fonts cannot be opened; want some of both kinds", broken, n)
	}
}

func FuzzBMFont(f *testing.F) {
	for _, file := range [][]byte{[]byte(textForm), []byte(xmlForm), binaryForm()} {
		f.Add(file)
		for n := range 5 {
			f.Add(mutated(file, uint64(n)))
		}
	}
	f.Add(bytes.Repeat([]byte("page id=63\n"), 100))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := use(data); err != nil && strings.Contains(err.Error(), "nonsense") {
			t.Error(err)
		}
	})
}

func TestAFontThatIsNotThere(t *testing.T) {
	a := render.NewAtlas(nil)
	a.ReadFile = func(string) ([]byte, error) { return nil, fs.ErrNotExist }
	c := render.NewCanvas(a)
	c.TextSize(render.Text{S: "x", Font: File("gone.fnt")})
	if errs := a.Errs(); len(errs) != 1 || !errors.Is(errs[0], fs.ErrNotExist) {
		t.Errorf("got %v; want fs.ErrNotExist", errs)
	}
}

// TestAFontMadeByOthers reads Open Sans as a bitmap font: from the npm package @jimp/plugin-print 1.6.1, under the
// Apache License 2.0, which lies beside it.
func TestAFontMadeByOthers(t *testing.T) {
	files := os.DirFS("testdata/open-sans")
	a := render.NewAtlas(func(name string) (image.Image, error) {
		f, err := files.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return png.Decode(f)
	})
	a.ReadFile = func(name string) ([]byte, error) { return fs.ReadFile(files, name) }
	c := render.NewCanvas(a)
	var f driver.Frame
	c.Begin(&f, render.NewViewport(render.Fit, 640, 360, 640, 360), render.Color{}, 0, 0)
	text := render.Text{S: "AVATAR wrote 1,234 lines!", Font: File("open-sans-10-black.fnt"), Pos: geom.V(5, 5)}
	c.Text(text)
	size := c.TextSize(text)
	c.End()
	if errs := a.Errs(); len(errs) > 0 || len(f.Quads) != 1+22 || size.Y != 14 || size.X < 90 || size.X > 170 {
		t.Errorf("got %d letters in %v, %v; want 22 in a line of 14", len(f.Quads)-1, size, errs)
	}
	wide := c.TextSize(render.Text{S: "A", Font: text.Font}).X + c.TextSize(render.Text{S: "T", Font: text.Font}).X
	if got := c.TextSize(render.Text{S: "AT", Font: text.Font}).X; got != wide-1 {
		t.Errorf("got AT %v wide; want %v, by its kerning", got, wide-1)
	}
}
