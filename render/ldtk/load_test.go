package ldtk

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

func testdata(name string) ([]byte, error) { return os.ReadFile("testdata/" + name) }

func mustLoad(t *testing.T) *Project {
	t.Helper()
	p, err := Load("world.ldtk", testdata)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestLevels(t *testing.T) {
	p := mustLoad(t)
	l := p.Level("Entrance")
	if len(p.Levels) != 2 || p.Level("aaa") != l || l.Pos != geom.V(-64, 32) || l.Size != geom.V(64, 48) || l.Depth != 1 || l.Background != render.Hex(0x102030) {
		t.Errorf("got %+v", l)
	}
	if p.Background != render.Hex(0x404050) || l.Fields.String("Music") != "calm.ogg" || !reflect.DeepEqual(l.Neighbours, []Neighbour{{"bbb", "e"}}) {
		t.Errorf("got %+v", l)
	}
	want := Backdrop{render.File("art/sky.png"), geom.R(0, 4, 64, 40), geom.R(3, 0, 32, 20), geom.V(2, 2)}
	if l.Backdrop != want {
		t.Errorf("backdrop: got %+v; want %+v", l.Backdrop, want)
	}
	if l.Layers[0].Name != "Walls" || l.Layers[1].Name != "Things" {
		t.Errorf("got %q first; want the lowest layer", l.Layers[0].Name)
	}
	if p.LevelAt(geom.V(-10, 40)) != l || p.LevelAt(geom.V(5, 40)) != p.Level("Deep") || p.LevelAt(geom.V(500, 0)) != nil {
		t.Error("LevelAt: got another level")
	}
}

func TestLayers(t *testing.T) {
	p := mustLoad(t)
	w := p.Level("Entrance").Layer("Walls")
	if w.Opacity != 0.5 || w.Offset != geom.V(2, -3) || w.Hidden || w.Grid.At(3, 2) != 3 || w.Grid.Size != 16 || w.Tileset != 0 {
		t.Errorf("got %+v", w)
	}
	if len(w.Tiles) != 2 || w.Tiles[0].At(0, 0) != 1 || w.Tiles[1].At(0, 0) != 3 || w.Tiles[1].Flip(0, 0) != geom.FlipX || w.Tiles[0].At(1, 0) != 2 || w.Tiles[0].Flip(1, 0) != geom.FlipX|geom.FlipY {
		t.Errorf("stacked tiles: got %+v", w.Tiles)
	}
	if want := []Tile{{4, geom.V(20, 5), geom.FlipY, 1}, {5, geom.V(16, 16), 0, 0.25}}; !reflect.DeepEqual(w.Loose, want) {
		t.Errorf("loose tiles: got %+v; want %+v", w.Loose, want)
	}
	g := p.Level("Deep").Layer("Ground") // from a file of its own, with another tileset than its definition's
	if !g.Hidden || g.Tileset != 0 || g.Tiles[0].At(1, 1) != 4 || g.look[0].Image != p.Tilesets[0].Image || g.Grid.At(1, 1) != 0 {
		t.Errorf("got %+v", g)
	}
	s := &p.Tilesets[0]
	if s.Image != render.GridSpaced(render.File("art/caves.png"), 16, 16, 1, 2) || s.Count != 6 || !s.Has(4, "Lava") || s.Has(1, "Lava") || s.Data[0] != (TileData{1, "slippery"}) {
		t.Errorf("got %+v", s)
	}
	if p.Tilesets[1].Image != (render.Image{}) {
		t.Errorf("got an image of icons that are not in the assets")
	}
}

func TestEntities(t *testing.T) {
	p := mustLoad(t)
	l := p.Level("Entrance")
	e := l.Entities("hero")[0]
	if e.Name != "Player" || e.Pos != geom.V(24, 48) || e.Bounds() != geom.R(16, 24, 16, 24) || e.Image != p.Tilesets[0].Image || e.Frame != 4 || e.Color != render.Hex(0xff8000) {
		t.Errorf("got %+v", e)
	}
	f := e.Fields
	x, y := f.Point("Goal")
	if f.Int("Hp") != 7 || f.Float("Speed") != 2.5 || !f.Bool("Alive") || f.String("Says") != "a\nb" || f.Color("Glow") != render.Hex(0x00ff80) || x != 3 || y != 2 {
		t.Errorf("got %+v", f)
	}
	if loot := f.List("Loot"); len(loot) != 2 || loot[1].Text != "Rope" || loot[1].Type != "LocalEnum.Item" {
		t.Errorf("got %+v", loot)
	}
	if way := f.List("Way"); len(way) != 2 || way[1].X != 2 || way[1].Type != "Point" {
		t.Errorf("got %+v", way)
	}
	if f.Has("Nothing") || f.Has("none") || !f.Has("Hp") || f.Int("Says") != 0 || f.Color("Hp") != (render.Color{}) {
		t.Errorf("got %+v", f)
	}
	if d, in := p.Entity(f.Entity("Friend")); d == nil || d.Name != "Door" || in != l {
		t.Errorf("got %+v", d)
	}
	if d, _ := p.Entity("none"); d != nil || len(l.Entities("")) != 2 {
		t.Error("got an entity that is not there")
	}
}

// Linear worlds, and those of a project that has several.
func TestWorlds(t *testing.T) {
	text := `{"worlds":[{"identifier":"A","worldLayout":"LinearHorizontal","levels":[{"identifier":"1","pxWid":10,"pxHei":5,"worldX":-1},{"identifier":"2","pxWid":20,"pxHei":5,"worldX":-1}]},
		{"identifier":"B","worldLayout":"LinearVertical","levels":[{"identifier":"3","pxWid":10,"pxHei":5},null,{"identifier":"4","pxWid":20,"pxHei":5}]}]}`
	p, err := Load("a", func(string) ([]byte, error) { return []byte(text), nil })
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]geom.Vec{"1": {}, "2": {X: 10}, "3": {}, "4": {Y: 5}} {
		if got := p.Level(name).Pos; got != want {
			t.Errorf("level %s: got %v; want %v", name, got, want)
		}
	}
	if p.Level("4").World != "B" {
		t.Errorf("got %q", p.Level("4").World)
	}
}

func TestBrokenProjects(t *testing.T) {
	layer := func(s string) string {
		return `{"levels":[{"identifier":"One","layerInstances":[{"__identifier":"Walls",` + s + `}]}]}`
	}
	for text, want := range map[string]string{
		"":                      `"a.ldtk": unexpected end of JSON input`,
		`{"levels":3}`:          `"a.ldtk": json: cannot unmarshal number`,
		layer(`"__gridSize":0`): `level "One": layer "Walls": its cells have 0 pixels`,
		layer(`"__gridSize":8,"__cWid":99999,"__cHei":99999`):                                                                               "99999×99999 cells",
		layer(`"__gridSize":8,"__cWid":2,"__cHei":1,"intGridCsv":[1]`):                                                                      "1 values; want 2",
		layer(`"__gridSize":8,"__cWid":1,"__cHei":1,"intGridCsv":[-1]`):                                                                     "a value is -1",
		layer(`"__gridSize":8,"__cWid":1,"__cHei":1,"gridTiles":[{"px":[0,0],"t":70000}]`):                                                  "a tile is 70000",
		`{"levels":[{"identifier":"One","pxWid":-3}]}`:                                                                                      "it has -3×0 pixels",
		`{"levels":[{"identifier":"One","externalRelPath":"no.ldtkl"}]}`:                                                                    `level "One": file does not exist`,
		`{"levels":[{"identifier":"One","externalRelPath":"../no.ldtkl"}]}`:                                                                 "outside of the assets",
		`{"defs":{"tilesets":[{"identifier":"Caves"}]}}`:                                                                                    `tileset "Caves": tiles of 0 pixels`,
		`{"levels":[` + strings.Repeat("{},", maxElements) + `{}]}`:                                                                         "more than 524288 objects",
		`{"levels":[{"layerInstances":[` + strings.Repeat(`{"__gridSize":8,"__cWid":4096,"__cHei":4096,"gridTiles":[{}]},`, 2) + `null]}]}`: "more than 16777216 cells in all grids",
		strings.Repeat(" ", maxFile+1):                                                                                                      "more than 67108864 bytes",
	} {
		file := func(name string) ([]byte, error) {
			if name != "a.ldtk" {
				return nil, fs.ErrNotExist
			}
			return []byte(text), nil
		}
		p, err := Load("a.ldtk", file)
		if err == nil || !strings.HasPrefix(err.Error(), `ldtk: load "a.ldtk": `) || !strings.Contains(err.Error(), want) || p != nil {
			t.Errorf("%.60q: got %v; want %q", text, err, want)
		}
	}
	if _, err := Load("a", func(string) ([]byte, error) { return nil, fs.ErrNotExist }); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v; want the error of file", err)
	}
}

// moduleFiles returns the folder of a module in the cache of modules, which fetches it when it is not there.
func moduleFiles(t *testing.T, module string) string {
	t.Helper()
	cmd := exec.Command("go", "mod", "download", "-json", module)
	cmd.Dir = t.TempDir()
	out, err := cmd.Output()
	var got struct{ Dir string }
	if err != nil || json.Unmarshal(out, &got) != nil || got.Dir == "" {
		t.Skipf("find the files of %s: not in the cache of modules, and no network; try go mod download %[1]s", module)
	}
	return got.Dir
}

// TestProjectsByOthers reads the project of github.com/solarlune/ldtkgo v0.9.3 (MIT).
func TestProjectsByOthers(t *testing.T) {
	dir := filepath.Join(moduleFiles(t, "github.com/solarlune/ldtkgo@v0.9.3"), "example")
	p, err := Load("example.ldtk", func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(dir, name)) })
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, l := range p.Levels {
		tiles := 0
		for _, a := range l.Layers {
			tiles += len(a.Loose)
			for _, g := range a.Tiles {
				for _, c := range g.Cells {
					tiles += int(min(c, 1))
				}
			}
		}
		got += fmt.Sprintln(l.Name, l.Pos, l.Size, len(l.Layers), tiles, len(l.Entities("")))
	}
	if got != othersWant {
		t.Errorf("got\n%swant\n%s", got, othersWant)
	}
	if e := p.Levels[0].Entities("Player")[0]; e.Pos != geom.V(16, 128) || !e.Fields.Has("P2") || e.Fields.Bool("P2") {
		t.Errorf("got %+v", e)
	}
}

const othersWant = `SomeLevel {0 0} {320 240} 5 229 3
Level2 {0 240} {256 256} 5 110 0
Level3 {0 496} {256 256} 5 196 0
`

func loadMutated(data []byte) {
	p, err := Load("a", func(name string) ([]byte, error) {
		if name == "a" {
			return data, nil
		}
		return testdata(name)
	})
	if err != nil {
		if !strings.HasPrefix(err.Error(), `ldtk: load "a": `) {
			panic(err)
		}
		return
	}
	for _, l := range p.Levels {
		p.LevelAt(l.Pos)
		l.Entities("x")
	}
	p.Entity("x")
}

// TestBrokenProjectsByChance changes a project at random and reads it: there is no panic, and never much memory is taken.
// It does so 10,000 times with KRILL_BROKEN_FILES=10000.
func TestBrokenProjectsByChance(t *testing.T) {
	seed, err := testdata("world.ldtk")
	if err != nil {
		t.Fatal(err)
	}
	n, r := 800, rand.New(rand.NewSource(1))
	fmt.Sscan(os.Getenv("KRILL_BROKEN_FILES"), &n)
	for i := range n {
		data := mutate(r, seed)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		loadMutated(data)
		runtime.ReadMemStats(&after)
		if got := after.TotalAlloc - before.TotalAlloc; got > 512<<20 {
			t.Fatalf("file %d: got %d bytes taken; want at most 512 MB\n%q", i, got, data)
		}
	}
}

// mutate changes, drops and doubles some bytes.
func mutate(r *rand.Rand, seed []byte) []byte {
	b := bytes.Clone(seed)
	for range 1 + r.Intn(6) {
		i := r.Intn(len(b))
		n := min(r.Intn(12), len(b)-i)
		switch r.Intn(3) {
		case 0:
			b[i] = "0123456789-\"{}[],e"[r.Intn(18)]
		case 1:
			b = append(b[:i], b[i+n:]...)
		default:
			b = append(b[:i], append(bytes.Clone(b[i:i+n]), b[i:]...)...)
		}
	}
	return b
}

func FuzzLoad(f *testing.F) {
	seed, err := testdata("world.ldtk")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	f.Fuzz(func(_ *testing.T, data []byte) { loadMutated(data) })
}
