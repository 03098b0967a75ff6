package ase

import (
	"errors"
	"fmt"
	"image"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/anim"
	"github.com/krill2d/krill/render/ase/asetest"
)

// fill returns w×h pixels of a colour.
func fill(w, h int, rgba ...byte) []byte {
	return slices.Repeat(rgba, w*h)
}

var (
	red   = []byte{255, 0, 0, 255}
	green = []byte{0, 255, 0, 255}
	blue  = []byte{0, 0, 255, 255}
	none  = []byte{0, 0, 0, 0}
)

// figure is a file of two frames, with layers in groups.
func figure() *asetest.File {
	return &asetest.File{
		W: 4, H: 3,
		Layers: []asetest.Layer{
			{Name: "back"},
			{Name: "clothes", Kind: 1},
			{Name: "coat", Level: 1},
			{Name: "extras", Kind: 1, Level: 1, Hidden: true},
			{Name: "hat", Level: 2},
			{Name: "feather", Level: 2, Hidden: true},
			{Name: "sketch", Guide: true},
		},
		Frames: []asetest.Frame{
			{Ms: 120, Cels: []asetest.Cel{
				{Layer: 0, W: 4, H: 3, Pix: fill(4, 3, red...), Text: "start"},
				{Layer: 2, X: 1, Y: 1, W: 1, H: 1, Pix: green},
				{Layer: 4, X: 3, Y: -1, W: 3, H: 2, Pix: fill(3, 2, blue...)},
				{Layer: 5, X: 2, W: 1, H: 1, Pix: blue},
				{Layer: 6, W: 4, H: 3, Pix: fill(4, 3, blue...)},
			}},
			{Ms: 80, Cels: []asetest.Cel{
				{Layer: 0, Linked: true},
				{Layer: 2, X: 2, Y: 2, W: 1, H: 1, Pix: green, Raw: true, Text: " step, dust "},
			}},
		},
		Tags: []asetest.Tag{
			{Name: "all", To: 1}, {Name: "back", To: 1, Way: 1, Repeat: 2}, {Name: "pong", To: 1, Way: 2}, {Name: "gnop", To: 1, Way: 3, Repeat: 3}, {Name: "one", From: 1, To: 1},
		},
		Slices: []asetest.Slice{
			{Name: "corner", X: 2, Y: 1, W: 2, H: 2, Nine: true, CX: 1, CY: 0, CW: 1, CH: 2, Pivot: true, PivotX: 2, PivotY: 0, Later: 1, LaterX: 1, LaterY: 1},
			{Name: "out", X: 9, Y: 9, W: 2, H: 2},
		},
	}
}

// pixels returns a frame of a file as letters: r, g, b, "." for nothing, "?" for others.
func pixels(n *image.NRGBA) string {
	var rows []string
	for y := range n.Rect.Dy() {
		row := ""
		for x := range n.Rect.Dx() {
			c := "?"
			switch at := n.Pix[n.PixOffset(x, y):][:4]; {
			case slices.Equal(at, red):
				c = "r"
			case slices.Equal(at, green):
				c = "g"
			case slices.Equal(at, blue):
				c = "b"
			case at[3] == 0:
				c = "."
			}
			row += c
		}
		rows = append(rows, row)
	}
	return strings.Join(rows, " ")
}

func pictures(t *testing.T, f *asetest.File, layers string) []*image.NRGBA {
	t.Helper()
	d, err := parse(f.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	frames, err := d.pictures(layers)
	if err != nil {
		t.Fatal(err)
	}
	return frames
}

func TestLayers(t *testing.T) {
	s := File("figure.ase")
	for _, c := range []struct {
		sheet        Sheet
		first, again string
	}{
		{s, "rrrr rgrr rrrr", "rrrr rrrr rrgr"},
		{s.Hide("back"), ".... .g.. ....", ".... .... ..g."},
		{s.Hide("clothes"), "rrrr rrrr rrrr", "rrrr rrrr rrrr"},
		{s.Show("hat"), "rrrb rgrr rrrr", "rrrr rrrr rrgr"},
		{s.Show("feather"), "rrbb rgrr rrrr", "rrrr rrrr rrgr"},
		{s.Only("hat"), "...b .... ....", ".... .... ...."},
		{s.Only("clothes"), ".... .g.. ....", ".... .... ..g."},
		{s.Only("extras"), "...b .... ....", ".... .... ...."},
		{s.Only("back", "coat").Hide("back"), ".... .g.. ....", ".... .... ..g."},
		{s.Only(), ".... .... ....", ".... .... ...."},
	} {
		frames := pictures(t, figure(), c.sheet.layers)
		if a, b := pixels(frames[0]), pixels(frames[1]); a != c.first || b != c.again {
			t.Errorf("%v: got %s and %s; want %s and %s", c.sheet, a, b, c.first, c.again)
		}
	}
	d, _ := parse(figure().Bytes())
	_, err := d.visible(s.Hide("hatt").layers)
	if want := `it has no layer "hatt"; it has back, clothes, coat, extras, hat, feather, sketch`; err == nil || err.Error() != want {
		t.Errorf("got %v; want %s", err, want)
	}
	if got := s.Show("hat").Hide("coat").String(); got != "figure.ase +hat -coat" {
		t.Errorf("name: got %s", got)
	}
}

func TestOrderAndOpacity(t *testing.T) {
	f := &asetest.File{
		W: 2, H: 1, Groups: true,
		Layers: []asetest.Layer{{Name: "low"}, {Name: "high"}, {Name: "group", Kind: 1, Opacity: 128}, {Name: "a", Level: 1}, {Name: "b", Level: 1}},
		Frames: []asetest.Frame{
			{Cels: []asetest.Cel{{Layer: 0, Z: 1, W: 2, H: 1, Pix: fill(2, 1, red...)}, {Layer: 1, W: 2, H: 1, Pix: fill(2, 1, green...)}}},
			{Cels: []asetest.Cel{{Layer: 3, W: 2, H: 1, Pix: fill(2, 1, red...)}, {Layer: 4, W: 1, H: 1, Pix: green}}},
			{Cels: []asetest.Cel{{Layer: 0, W: 1, H: 1, Pix: red, Opacity: 51}}},
		},
	}
	frames := pictures(t, f, "")
	if got := pixels(frames[0]); got != "rr" {
		t.Errorf("a cel moved up by one: got %s; want it on top", got)
	}
	if got, want := frames[1].Pix, []byte{0, 255, 0, 128, 255, 0, 0, 128}; !slices.Equal(got, want) {
		t.Errorf("a group of half opacity: got %v; want %v, not the lower layer through the upper one", got, want)
	}
	if got := frames[2].Pix[3]; got != 51 {
		t.Errorf("a cel of a fifth: got %d; want 51", got)
	}
}

func TestTiles(t *testing.T) {
	tile := slices.Concat(red, none, green, blue) // r. / gb
	f := &asetest.File{
		W: 8, H: 2,
		Layers:   []asetest.Layer{{Name: "map", Kind: 2}},
		Tilesets: []asetest.Tileset{{N: 2, W: 2, H: 2, Pix: slices.Concat(fill(2, 2, none...), tile)}},
		Frames: []asetest.Frame{
			{Cels: []asetest.Cel{{W: 4, H: 1, Tiles: []uint32{1, 1 | 0x20000000, 1 | 0x40000000, 1 | 0x80000000}}}},
			{Cels: []asetest.Cel{{W: 3, H: 1, Tiles: []uint32{0, 7, 1 | 0xA0000000}}}},
		},
	}
	frames := pictures(t, f, "")
	if got, want := pixels(frames[0]), "r..rgbrg gbbgr..b"; got != want {
		t.Errorf("as it is, mirrored, upside down, turned: got %s; want %s", got, want)
	}
	if got, want := pixels(frames[1]), "....gr.. ....b..."; got != want {
		t.Errorf("empty, beyond the last, turned and mirrored: got %s; want %s", got, want)
	}
}

func TestKindsOfPixels(t *testing.T) {
	colors := [][4]byte{{0, 0, 0, 0}, {255, 0, 0, 255}, {0, 255, 0, 255}}
	indexed := &asetest.File{
		W: 4, H: 1, Depth: 8, Palette: colors, Layers: []asetest.Layer{{Name: "a"}},
		Frames: []asetest.Frame{{Cels: []asetest.Cel{{W: 4, H: 1, Pix: []byte{0, 1, 2, 9}}}}},
	}
	if got := pixels(pictures(t, indexed, "")[0]); got != ".rg." {
		t.Errorf("indexed: got %s; want .rg.", got)
	}
	indexed.Old, indexed.Transparent = true, 1
	if got := pixels(pictures(t, indexed, "")[0]); got != "?.g." {
		t.Errorf("an old palette: got %s; want ?.g.", got)
	}
	indexed.Layers[0].Background = true
	if got := pixels(pictures(t, indexed, "")[0]); got != "?rg." {
		t.Errorf("a background: got %s; want ?rg.", got)
	}
	gray := &asetest.File{
		W: 2, H: 1, Depth: 16, Layers: []asetest.Layer{{Name: "a"}},
		Frames: []asetest.Frame{{Cels: []asetest.Cel{{W: 2, H: 1, Pix: []byte{100, 255, 50, 128}}}}},
	}
	if got, want := pictures(t, gray, "")[0].Pix, []byte{100, 100, 100, 255, 50, 50, 50, 128}; !slices.Equal(got, want) {
		t.Errorf("grey: got %v; want %v", got, want)
	}
}

// reader returns files for Load.
func reader(files map[string][]byte) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		if data, ok := files[name]; ok {
			return data, nil
		}
		return nil, fs.ErrNotExist
	}
}

func TestTags(t *testing.T) {
	s := File("tags.ase")
	tags := map[string]anim.Anim{}
	for _, name := range []string{"all", "back", "pong", "gnop", "one"} {
		tags[name] = s.Tag(name)
	}
	hidden := s.Hide("coat").Tag("all")
	if err := s.Load(reader(map[string][]byte{"tags.ase": figure().Bytes()})); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"all":  "0 120ms [start], 1 80ms [step dust]; mode 0, 0 times",
		"back": "1 80ms [step dust], 0 120ms [start]; mode 0, 2 times",
		"pong": "0 120ms [start], 1 80ms [step dust]; mode 2, 0 times",
		"gnop": "1 80ms [step dust], 0 120ms [start], 1 80ms [step dust], 0 120ms [start]; mode 1, 0 times",
		"one":  "1 80ms [step dust]; mode 0, 0 times",
	} {
		c, ok := tags[name].Clip()
		var frames []string
		for _, f := range c.Frames {
			frames = append(frames, fmt.Sprintf("%d %vms %v", f.Cell, f.Sec*1000, f.Events))
		}
		if got := fmt.Sprintf("%s; mode %d, %d times", strings.Join(frames, ", "), c.Mode, c.Times); !ok || got != want || c.Image != s.Image() {
			t.Errorf("%s: got %s; want %s", name, got, want)
		}
	}
	if c, ok := hidden.Clip(); !ok || c.Image == s.Image() || hidden.String() != "tags.ase -coat#all" {
		t.Errorf("a sheet with a layer hidden: got %v, %+v; want it loaded with the other", hidden, c)
	}
	if c, ok := s.Anim().Clip(); !ok || len(c.Frames) != 2 {
		t.Errorf("asked for after Load: got %+v; want all frames", c)
	}
	if w, h := s.Size(); w != 4 || h != 3 || !slices.Equal(s.Tags(), []string{"all", "back", "pong", "gnop", "one"}) || len(s.Layers()) != 7 {
		t.Errorf("got %d×%d, tags %v, layers %v", w, h, s.Tags(), s.Layers())
	}
}

func TestSlices(t *testing.T) {
	s := File("slices.ase")
	corner := s.Slice("corner")
	if err := s.Load(reader(map[string][]byte{"slices.ase": figure().Bytes()})); err != nil {
		t.Fatal(err)
	}
	if got := corner.Rect(0); got != geom.R(2, 1, 2, 2) {
		t.Errorf("rect: got %v", got)
	}
	if got := corner.Rect(1); got != geom.R(1, 1, 2, 2) {
		t.Errorf("rect in the second frame: got %v", got)
	}
	if got := corner.Border(0); got != (render.Sides{Left: 1}) {
		t.Errorf("border: got %v; want one pixel on the left", got)
	}
	if got := corner.Pivot(0); got != geom.V(1, -1) {
		t.Errorf("pivot: got %v; want it from the middle", got)
	}
	d, _ := parse(figure().Bytes())
	all, _ := d.pictures("")
	name := "corner"
	frames, err := (&opened{d, all}).parts(&name)
	if err != nil || pixels(frames[0].(*image.NRGBA)) != "rr rr" || pixels(frames[1].(*image.NRGBA)) != "rr rg" {
		t.Errorf("pictures: got %v, %v; want rr rr and rr rg", frames, err)
	}
}

func TestImages(t *testing.T) {
	files := map[string][]byte{"images.ase": figure().Bytes(), "broken.ase": figure().Bytes()[:200]}
	a := render.NewAtlas(nil)
	a.ReadFile = reader(files)
	s := File("images.ase")
	if w, h := a.Size(s.Image()); w != 4 || h != 3 {
		t.Errorf("sheet: got %d×%d; want 4×3", w, h)
	}
	if w, h := a.Size(s.Slice("corner").Image()); w != 2 || h != 2 {
		t.Errorf("slice: got %d×%d; want 2×2", w, h)
	}
	if errs := a.Errs(); len(errs) > 0 {
		t.Error(errs)
	}
	for _, c := range []struct {
		image render.Image
		want  string
	}{
		{File("gone.ase").Image(), `render: load "gone.ase": file does not exist`},
		{File("broken.ase").Image(), `render: load "broken.ase": frame 0: its end is missing; try saving it again`},
		{s.Slice("none").Image(), `render: load "images.ase:none": it has no slice "none"; it has corner, out`},
		{s.Slice("out").Image(), `render: load "images.ase:out": slice "out" lies outside of the canvas`},
		{s.Show("x").Image(), `render: load "images.ase +x": it has no layer "x"; it has back, clothes, coat, extras, hat, feather, sketch`},
	} {
		a.Size(c.image)
		if errs := a.Errs(); len(errs) != 1 || errs[0].Error() != c.want {
			t.Errorf("got %v; want %s", errs, c.want)
		}
	}
	if (File("").Image() != render.Image{}) || (File("").Tag("x") != anim.Anim{}) || (File("").Slice("x").Image() != render.Image{}) || File("").Load(nil) != nil {
		t.Error("the zero Sheet: got something of it; want nothing")
	}
}

func TestLoadErrors(t *testing.T) {
	read := reader(map[string][]byte{"e.ase": figure().Bytes(), "text.ase": []byte("this is no picture, and it is long enough to have a header of 128 bytes, which begins with the size of the file and a magic number.")})
	if err := File("gone.ase").Load(read); !errors.Is(err, fs.ErrNotExist) || err.Error() != `ase: load "gone.ase": file does not exist` {
		t.Errorf("gone: got %v", err)
	}
	if err := File("text.ase").Load(read); err == nil || err.Error() != `ase: load "text.ase": it is no Aseprite file; try saving it as .aseprite` {
		t.Errorf("text: got %v", err)
	}
	s := File("e.ase")
	if err := s.Only("x").Load(read); err == nil || !strings.HasPrefix(err.Error(), `ase: load "e.ase = +x": it has no layer "x"; `) {
		t.Errorf("layer: got %v", err)
	}
	s.Tag("rnu")
	if err := s.Load(read); err == nil || err.Error() != `ase: load "e.ase": it has no tag "rnu"; it has all, back, pong, gnop, one` {
		t.Errorf("tag: got %v", err)
	}
	l := File("loaded.ase")
	if err := l.Load(reader(map[string][]byte{"loaded.ase": figure().Bytes()})); err != nil {
		t.Fatal(err)
	}
	for want, call := range map[string]func(){
		`ase: look into "unloaded.ase": it has not been loaded; try Load(t.File) of its sheet in Start`: func() { File("unloaded.ase").Tags() },
		`ase: slice of "loaded.ase": it has no slice "x"; it has corner, out`:                           func() { l.Slice("x").Rect(0) },
		`ase: tag of "loaded.ase": it has no tag "x"; it has all, back, pong, gnop, one`:                func() { l.Tag("x") },
	} {
		if got := panicText(call); got != want {
			t.Errorf("got %q; want a panic with %q", got, want)
		}
	}
}

func panicText(call func()) (text string) {
	defer func() { text, _ = recover().(string) }()
	call()
	return ""
}
