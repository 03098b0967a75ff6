package tiled

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math"
	"math/rand"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	kzstd "github.com/klauspost/compress/zstd"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/tiled/zstd"
)

func testdata(name string) ([]byte, error) { return os.ReadFile("testdata/" + name) }

func mustLoad(t *testing.T, name string) *Map {
	t.Helper()
	m, err := Load(name, testdata)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// only returns a File that has one file.
func only(name, text string) func(string) ([]byte, error) {
	return func(n string) ([]byte, error) {
		if n != name {
			return nil, fs.ErrNotExist
		}
		return []byte(text), nil
	}
}

// TestBothForms reads one map as TMX and as TMJ.
func TestBothForms(t *testing.T) {
	a, b := mustLoad(t, "all.tmx"), mustLoad(t, "all.tmj")
	b.Name = a.Name
	for i := range b.Tilesets {
		b.Tilesets[i].Source = strings.Replace(b.Tilesets[i].Source, ".tsj", ".tsx", 1)
	}
	// JSON does not tell the types of a class's members.
	w := a.Properties.Find("weather")
	w.Members[0].Type, w.Members[1].Class = "float", ""
	if !reflect.DeepEqual(a, b) {
		t.Errorf("got two maps:\n%+v\n%+v", a, b)
		for i := range a.Layers {
			t.Errorf("layers:\n%+v\n%+v", *a.Layers[i], *b.Layers[i])
		}
	}
}

func TestMap(t *testing.T) {
	m := mustLoad(t, "all.tmx")
	if m.Class != "island" || m.W != 4 || m.H != 3 || m.Cell != geom.V(16, 8) || m.Background != (render.Color{R: 16, G: 32, B: 48, A: 128}) {
		t.Errorf("got %+v", m)
	}
	if got := m.Bounds(); got != geom.R(0, 0, 64, 24) {
		t.Errorf("bounds: got %v; want 64 × 24", got)
	}
	g := m.Layer("ground")
	if want := []uint16{1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 21, 25}; !reflect.DeepEqual(g.Grid.Cells, want) {
		t.Errorf("cells: got %v; want %v", g.Grid.Cells, want)
	}
	if x, y, d := geom.FlipX, geom.FlipY, geom.FlipDiagonal; g.Grid.Flip(2, 1) != x || g.Grid.Flip(3, 1) != y || g.Grid.Flip(0, 2) != d || g.Grid.Flip(1, 2) != x|y|d {
		t.Errorf("flips: got %v", g.Grid.Flips)
	}
	if g.Opacity != 0.5 || g.Tint != (render.Color{R: 255, G: 128, A: 255}) {
		t.Errorf("got opacity %v, tint %v", g.Opacity, g.Tint)
	}
	if a := m.Layer("above"); a.Kind != Group || a.Parallax != geom.V(0.5, 1) || len(a.Layers) != 1 {
		t.Errorf("got group %+v", a)
	}
	if s := m.Layer("sky"); !s.Hidden || !s.RepeatX || s.RepeatY || s.Image != render.File("sky.png") || s.Size != geom.V(64, 32) || s.Parallax != geom.V(1, 0) {
		t.Errorf("got image layer %+v", s)
	}
}

func TestTilesets(t *testing.T) {
	m := mustLoad(t, "all.tmx")
	s, id := m.Tileset(4)
	if s.Name != "ground" || id != 3 || s.Image != render.GridSpaced(render.File("sets/ground.png"), 16, 8, 1, 2) || s.look.Offset != geom.V(1, -2) {
		t.Errorf("got %+v, tile %d", s, id)
	}
	if s, id := m.Tileset(25); s.Name != "things" || id != 4 || s.Tile(4).Image != render.File("art/rock.png") || s.Tile(4).Class != "rock" {
		t.Errorf("got %+v, tile %d", s, id)
	}
	if s, _ := m.Tileset(0); s != nil {
		t.Errorf("of an empty cell: got %+v; want none", s)
	}
	if got := m.Tile(1); !got.Properties.Bool("solid") || len(got.Objects) != 1 || got.Objects[0].Bounds() != geom.R(1, 2, 14, 5) {
		t.Errorf("got tile %+v", got)
	}
	want := []render.TileFrame{{Tile: 2, Sec: 0.1}, {Tile: 3, Sec: 0.25}}
	if got := m.Tile(3); got.Class != "water" || !reflect.DeepEqual(got.Frames, want) {
		t.Errorf("got tile %+v", got)
	}
	if got := m.Tile(2); got.ID != 1 || got.Class != "" {
		t.Errorf("got tile %+v; want one that is only a picture", got)
	}
}

func TestProperties(t *testing.T) {
	p := mustLoad(t, "all.tmx").Properties
	if p.Float("gravity") != 9.5 || p.Int("gravity") != 9 || p.String("title") != "two\nlines" || !p.Bool("dark") || p.Object("hero") != 3 {
		t.Errorf("got %+v", p)
	}
	if p.Color("sky") != render.Hex(0x336699) || p.Color("title") != (render.Color{}) || p.Int("title") != 0 || p.Has("none") || p.String("none") != "" {
		t.Errorf("got %+v", p)
	}
	if w := p.Class("weather"); w.Int("rain") != 7 || w.Class("wind").String("from") != "west" {
		t.Errorf("got %+v", w)
	}
}

func TestObjects(t *testing.T) {
	m := mustLoad(t, "all.tmx")
	shift := geom.V(11, 22) // of the group and the layer
	gate := m.Objects("door")[0]
	if gate.Pos != geom.V(10, 50).Add(shift) || gate.Size != geom.V(20, 30) || gate.Points[1].Dist(gate.Pos.Add(geom.V(0, 20))) > 1e-9 {
		t.Errorf("got %+v; want it turned by a quarter", gate)
	}
	if s := m.Objects("start"); len(s) != 1 || s[0].Shape != Point || s[0].Pos != geom.V(5, 4).Add(shift) {
		t.Errorf("got %+v", s)
	}
	for id, want := range map[int]Shape{1: Rectangle, 2: Point, 3: Ellipse, 4: Polygon, 5: Polyline, 6: Text, 7: TileObject, 8: TileObject} {
		if o := m.Object(id); o == nil || o.Shape != want {
			t.Errorf("object %d: got %+v; want shape %d", id, o, want)
		}
	}
	if o := m.Object(4); o.Points[2] != geom.V(11, 24.5).Add(shift) || o.Bounds() != geom.R(12, 46.5, 10, 5.5) {
		t.Errorf("got %+v", o)
	}
	if o := m.Object(6); o.Label != (Label{"Hello & welcome", "Sans", 9, render.Color{R: 255, A: 255}, render.Center, true}) {
		t.Errorf("got %+v", o.Label)
	}
	if o := m.Object(7); o.Tile != 21 || o.Flip != geom.FlipX || m.Tile(o.Tile).Class != "tree" {
		t.Errorf("got %+v", o)
	}
	if o := m.Object(8); o.Tile != 4 || o.Name != "sign" || o.Class != "notice" || o.Pos != geom.V(4, 34).Add(shift) || o.Size != geom.V(16, 8) ||
		o.Properties.String("says") != "left" || !o.Properties.Bool("lit") {
		t.Errorf("from a template: got %+v", o)
	}
	if all := m.Objects(""); len(all) != 8 || all[0].ID != 2 || all[7].ID != 1 {
		t.Errorf("got %d objects, the first %d; want them from top to bottom", len(all), all[0].ID)
	}
	if m.Object(99) != nil {
		t.Error("got object 99; want none")
	}
}

// packed is a map whose cells are 1, 2, 3 … in one of the forms that Tiled has.
func packed(encoding, compression string, n int) string {
	var raw bytes.Buffer
	for i := range n {
		binary.Write(&raw, binary.LittleEndian, uint32(i+1))
	}
	var out bytes.Buffer
	var w io.WriteCloser
	switch compression {
	case "zlib":
		w = zlib.NewWriter(&out)
	case "gzip":
		w = gzip.NewWriter(&out)
	case "zstd":
		w, _ = kzstd.NewWriter(&out)
	}
	if w == nil {
		out = raw
	} else {
		w.Write(raw.Bytes())
		w.Close()
	}
	return fmt.Sprintf(`<map orientation="orthogonal" width="%d" height="2" tilewidth="8" tileheight="8"><layer name="cells"><data encoding="%s" compression="%s">
   %s
  </data></layer></map>`, n/2, encoding, compression, base64.StdEncoding.EncodeToString(out.Bytes()))
}

func TestEveryFormOfCells(t *testing.T) {
	for _, compression := range []string{"", "zlib", "gzip", "zstd"} {
		m, err := Loader{File: only("a.tmx", packed("base64", compression, 60)), Zstd: zstd.Reader}.Load("a.tmx")
		if err != nil {
			t.Errorf("%s: %v", compression, err)
			continue
		}
		for i, c := range m.Layers[0].Grid.Cells {
			if int(c) != i+1 {
				t.Fatalf("%s: cell %d: got %d", compression, i, c)
			}
		}
	}
	m, err := Load("a.tmx", only("a.tmx", `<map width="2" height="1" tilewidth="8" tileheight="8"><layer><data><tile gid="3"/><tile/></data></layer></map>`))
	if err != nil || m.Layers[0].Grid.At(0, 0) != 3 {
		t.Errorf("XML elements: got %+v, %v", m, err)
	}
	text := `{"orientation":"hexagonal","hexsidelength":4,"staggeraxis":"x","staggerindex":"even","width":2,"height":1,"tilewidth":8,"tileheight":6,
		"layers":[{"type":"tilelayer","name":"a","encoding":"base64","compression":"zlib","data":"` + base64.StdEncoding.EncodeToString(deflated(5, 6)) + `"}]}`
	m, err = Load("a.tmj", only("a.tmj", text))
	if err != nil || m.Layers[0].Grid.At(1, 0) != 6 || m.Tiling != (geom.Tiling{Kind: geom.Staggered, Side: 4, Columns: true, Even: true}) {
		t.Errorf("JSON: got %+v, %v", m, err)
	}
}

func deflated(gids ...uint32) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	binary.Write(w, binary.LittleEndian, gids)
	w.Close()
	return out.Bytes()
}

// An infinite map becomes a grid of what is used, and everything keeps its place on it.
func TestInfiniteMaps(t *testing.T) {
	const layers = `<layer name="a"><data encoding="csv">
		<chunk x="-16" y="-8" width="2" height="2">1,2,3,4</chunk><chunk x="4" y="3" width="1" height="1">5</chunk></data></layer>
		<objectgroup name="o"><object id="1" x="%v" y="%v"><point/></object></objectgroup>`
	for _, orientation := range []string{"orthogonal", "isometric", "staggered", "hexagonal"} {
		head := fmt.Sprintf(`<map infinite="1" orientation="%s" width="30" height="20" tilewidth="32" tileheight="16" hexsidelength="6" staggeraxis="y" staggerindex="odd">`, orientation)
		// The object is in the middle of the cell 4, 3, in the coordinates that Tiled has for it.
		at := geom.V(4.5*32, 3.5*16)
		switch orientation {
		case "isometric":
			at = geom.V(4.5*16, 3.5*16)
		case "staggered", "hexagonal":
			g := geom.NewGrid(30, 20, 32)
			g.Tall, g.Tiling = 16, geom.Tiling{Kind: geom.Staggered}
			if orientation == "hexagonal" {
				g.Tiling.Side = 6
			}
			at = g.Center(4, 3)
		}
		m, err := Load("a.tmx", only("a.tmx", head+fmt.Sprintf(layers, at.X, at.Y)+"</map>"))
		if err != nil {
			t.Error(err)
			continue
		}
		g := &m.Layer("a").Grid
		if m.W != 21 || m.H != 12 || g.At(0, 0) != 1 || g.At(1, 1) != 4 || g.At(20, 11) != 5 {
			t.Errorf("%s: got %d×%d, %v", orientation, m.W, m.H, g.Cells)
		}
		x, y := g.Cell(m.Object(1).Pos)
		if x != 20 || y != 11 {
			t.Errorf("%s: got the object in the cell %d, %d; want 20, 11, where 5 is", orientation, x, y)
		}
	}
}

// Without an infinite map: an object lies in the cell that Tiled shows it in.
func TestIsometricObjects(t *testing.T) {
	m, err := Load("a.tmx", only("a.tmx", `<map orientation="isometric" width="10" height="6" tilewidth="32" tileheight="16"><objectgroup name="o">
		<object id="1" x="72" y="40"><point/></object><object id="2" x="32" y="16" width="16" height="32"/></objectgroup></map>`))
	if err != nil {
		t.Fatal(err)
	}
	if x, y := m.grid().Cell(m.Object(1).Pos); x != 4 || y != 2 {
		t.Errorf("got the cell %d, %d; want 4, 2", x, y)
	}
	// The rectangle covers the cells 2, 1 and 2, 2: its corners are a rhombus.
	for i, c := range m.Object(2).Points {
		want := []geom.Vec{m.grid().Corner(2, 1), m.grid().Corner(3, 1), m.grid().Corner(3, 3), m.grid().Corner(2, 3)}[i].Add(geom.V(16, 0))
		if c != want {
			t.Errorf("corner %d: got %v; want %v", i, c, want)
		}
	}
}

func TestBrokenMaps(t *testing.T) {
	layer := func(data string) string {
		return `<map width="2" height="2" tilewidth="8" tileheight="8"><layer name="ground">` + data + `</layer></map>`
	}
	deep := strings.Repeat(`<group name="g">`, 50) + strings.Repeat(`</group>`, 50)
	for text, want := range map[string]string{
		"":                 "neither XML nor JSON",
		"<map":             "line 1: XML syntax error",
		"<map>":            "line 1: it ends too early",
		`<map></mop>`:      "closes nothing",
		`{"width":3`:       "it ends too early",
		`{"width":3,}`:     "byte 11",
		`<tileset/>`:       "it is a <tileset>; want a <map>",
		`<map width="1"/>`: "its cells have 0×0 pixels",
		`<map width="x"/>`: `width is "x"; want a number`,
		`<map class="cave"><properties><property name="speed" type="float" value="nan"/></properties></map>`: `"cave": property speed is "nan"; want a number`,
		`<map width="-1"/>`: "width is -1; want a whole number from 0",
		`<map width="99999" height="99999" tilewidth="8" tileheight="8"/>`:                                                       "99999×99999 cells; a map has at most 16777216",
		`<map orientation="round" tilewidth="8" tileheight="8"/>`:                                                                `its orientation is "round"`,
		layer(`<data encoding="csv">1,2,3</data>`):                                                                               `layer "ground": 3 cells; want 4`,
		layer(`<data encoding="csv">1,2,3,4,5</data>`):                                                                           `layer "ground": more than the 4 cells`,
		layer(`<data encoding="csv">1,2,x,4</data>`):                                                                             `a cell is "x"`,
		layer(`<data encoding="csv">1,2,99999,4</data>`):                                                                         "a cell has tile 99999",
		layer(`<data encoding="base64">!</data>`):                                                                                "its base64 is broken",
		layer(`<data encoding="base64">AAAA</data>`):                                                                             "3 bytes; want 16",
		layer(`<data encoding="base64" compression="zlib">AAAA</data>`):                                                          "it cannot be unpacked",
		layer(`<data encoding="base64" compression="lzma">AAAA</data>`):                                                          `it is packed with "lzma"`,
		layer(`<data encoding="base64" compression="zstd">AAAA</data>`):                                                          "set Loader.Zstd",
		layer(`<data encoding="hex">00</data>`):                                                                                  `its encoding is "hex"`,
		`<map tilewidth="8" tileheight="8">` + deep + `</map>`:                                                                   "elements more than 32 deep",
		`<map tilewidth="8" tileheight="8"><tileset firstgid="1" source="no.tsx"/></map>`:                                        "file does not exist",
		`<map tilewidth="8" tileheight="8"><tileset firstgid="1" source="../../x.tsx"/></map>`:                                   `"../../x.tsx", which lies outside of the assets`,
		`<map tilewidth="8" tileheight="8"><tileset firstgid="1"><image source="a.png"/></tileset></map>`:                        "its tiles have 0×0 pixels",
		`<map tilewidth="8" tileheight="8"><tileset firstgid="5"/><tileset firstgid="5"/></map>`:                                 "a tileset begins with tile 5; want more",
		`<map tilewidth="8" tileheight="8"><tileset tilewidth="8" tileheight="8"><image><data>AA</data></image></tileset></map>`: "its image is inside of the map",
		`<map infinite="1" tilewidth="8" tileheight="8"><layer><data><chunk x="-9999999" width="1" height="9999"/></data></layer><layer><data><chunk x="9999999" width="1" height="1"/></data></layer></map>`: "cells; a map has at most",
	} {
		m, err := Load("maps/a.tmx", only("maps/a.tmx", text))
		if err == nil || !strings.HasPrefix(err.Error(), `tiled: load "maps/a.tmx": `) || !strings.Contains(err.Error(), want) || m != nil {
			t.Errorf("%.60q: got %v; want %q", text, err, want)
		}
	}
	_, err := Load("a.tmx", only("b.tmx", ""))
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is missing: got %v; want the error of File", err)
	}
	file := func(name string) ([]byte, error) {
		if name == "a.tmx" {
			return []byte(`<map tilewidth="8" tileheight="8"><tileset firstgid="1" source="b.tsx"/></map>`), nil
		}
		return []byte("<tileset><tile/"), nil
	}
	if _, err = Load("a.tmx", file); err == nil || !strings.HasPrefix(err.Error(), `tiled: load "a.tmx": "b.tsx": line 1: `) {
		t.Errorf("a broken tileset: got %v; want it named", err)
	}
}

// TestBombs reads small files that would be large in memory: they are refused, with the limit in the message.
func TestBombs(t *testing.T) {
	zeros := func(n int) string {
		var out bytes.Buffer
		w := zlib.NewWriter(&out)
		io.CopyN(w, zeroReader{}, int64(n))
		w.Close()
		return base64.StdEncoding.EncodeToString(out.Bytes())
	}
	for name, c := range map[string]struct{ text, want string }{
		"unpacked": {`<map width="2" height="2" tilewidth="8" tileheight="8"><layer><data encoding="base64" compression="zlib">` + zeros(64<<20) + `</data></layer></map>`, "17 bytes; want 16"},
		"elements": {`<map tilewidth="8" tileheight="8">` + strings.Repeat("<a/>", maxElements) + `</map>`, "more than 262144 elements"},
		"objects":  {`{"tilewidth":8,"tileheight":8,"layers":[` + strings.Repeat("{},", maxElements) + `{}]}`, "more than 262144 elements"},
		"lists":    {`{"a":` + strings.Repeat("[", 5000), "lists more than 32 deep"},
		"layers":   {`<map width="4096" height="4096" tilewidth="8" tileheight="8">` + strings.Repeat("<layer/>", 2) + `</map>`, "more than 16777216 cells in all layers"},
		"tilesets": {`<map tilewidth="8" tileheight="8"><tileset tilecount="262144"/><tileset firstgid="2" tilecount="1"/></map>`, "more than 262144 tiles in all tilesets"},
		"file":     {`<map>` + strings.Repeat(" ", maxFile), "more than 33554432 bytes"},
	} {
		var err error
		taken := allocated(func() { _, err = Load("a.tmx", only("a.tmx", c.text)) })
		if err == nil || !strings.Contains(err.Error(), c.want) || taken > 512<<20 {
			t.Errorf("%s: got %v, %d bytes taken; want %q, and at most 512 MB", name, err, taken, c.want)
		}
	}
}

type zeroReader struct{}

func (zeroReader) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}

// seeds are the maps that fuzzing begins with.
func seeds() map[string][]byte {
	all := map[string][]byte{}
	for _, name := range []string{"all.tmx", "all.tmj"} {
		all[name], _ = testdata(name)
	}
	for i, c := range []string{"", "zlib", "gzip", "zstd"} {
		all[fmt.Sprintf("%d.tmx", i)] = []byte(packed("base64", c, 20))
	}
	return all
}

func loadMutated(data []byte) {
	file := func(name string) ([]byte, error) {
		if name == "a" {
			return data, nil
		}
		return testdata(name)
	}
	m, err := Loader{File: file, Zstd: zstd.Reader}.Load("a")
	if err != nil {
		if !strings.HasPrefix(err.Error(), `tiled: load "a": `) {
			panic(err)
		}
		return
	}
	for l := range m.all() {
		m.Tile(1)
		if n := len(l.Grid.Cells); l.Kind == TileLayer && n != m.W*m.H {
			panic("a grid of another size")
		}
	}
	if b := m.Bounds(); math.IsNaN(b.W) {
		panic("bounds")
	}
}

// TestBrokenMapsByChance changes maps at random and reads them: there is no panic, and never much memory is taken. There
// are 10,000 of them with KRILL_BROKEN_FILES=10000.
func TestBrokenMapsByChance(t *testing.T) {
	n, r := 800, rand.New(rand.NewSource(1))
	fmt.Sscan(os.Getenv("KRILL_BROKEN_FILES"), &n)
	all := seeds()
	names := slices.Sorted(maps.Keys(all))
	for i := range n {
		data := mutate(r, all[names[i%len(names)]])
		if got := allocated(func() { loadMutated(data) }); got > 512<<20 {
			t.Fatalf("file %d: got %d bytes taken; want at most 512 MB\n%q", i, got, data)
		}
	}
}

// allocated returns how many bytes a function takes.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// mutate changes, drops and doubles some bytes.
func mutate(r *rand.Rand, data []byte) []byte {
	b := bytes.Clone(data)
	for range 1 + r.Intn(6) {
		i := r.Intn(len(b))
		n := min(r.Intn(12), len(b)-i)
		switch r.Intn(4) {
		case 0:
			b[i] ^= 1 << r.Intn(8)
		case 1:
			b[i] = "0123456789-\"<>{}[],"[r.Intn(19)]
		case 2:
			b = append(b[:i], b[i+n:]...)
		default:
			b = append(b[:i], append(bytes.Clone(b[i:i+n]), b[i:]...)...)
		}
		if len(b) == 0 {
			return b
		}
	}
	return b
}

func FuzzLoad(f *testing.F) {
	for _, seed := range seeds() {
		f.Add(seed)
	}
	f.Fuzz(func(_ *testing.T, data []byte) { loadMutated(data) })
}
