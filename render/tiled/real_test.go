package tiled

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

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

// TestMapsByOthers reads the maps of github.com/lafriks/go-tiled v0.13.0 (MIT).
func TestMapsByOthers(t *testing.T) {
	dir := filepath.Join(moduleFiles(t, "github.com/lafriks/go-tiled@v0.13.0"), "assets")
	file := func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(dir, name)) }
	for name, want := range map[string]struct {
		tiles, objects, tilesets int
		err                      string
	}{
		"font.tmx":                           {0, 1, 0, ""},
		"groups.tmx":                         {0, 0, 0, ""},
		"imagelayer.tmx":                     {0, 0, 0, ""},
		"invalid.tmx":                        {err: "line 5: XML syntax error"},
		"loader.tmx":                         {err: "outside of the assets"},
		"racing.tmx":                         {10117, 0, 2, ""},
		"test.tmx":                           {0, 1, 0, ""},
		"test2.tmx":                          {112, 1, 1, ""},
		"test3.tmx":                          {100, 0, 1, ""},
		"test_render_objects.tmx":            {0, 10, 1, ""},
		"test_tileobject.tmx":                {0, 1, 1, ""},
		"test_wangsets_map.tmx":              {2500, 0, 1, ""},
		"test_wangsets_w_properties_map.tmx": {2500, 0, 1, ""},
	} {
		m, err := Load(name, file)
		if want.err != "" {
			if err == nil || !strings.Contains(err.Error(), want.err) {
				t.Errorf("%s: got %v; want %q", name, err, want.err)
			}
			continue
		}
		if err != nil {
			t.Error(err)
			continue
		}
		tiles := 0
		for l := range m.all() {
			for _, c := range l.Grid.Cells {
				if c != 0 {
					tiles++
				}
			}
		}
		if n := len(m.Objects("")); tiles != want.tiles || n != want.objects || len(m.Tilesets) != want.tilesets {
			t.Errorf("%s: got %d tiles, %d objects, %d tilesets; want %+v", name, tiles, n, len(m.Tilesets), want)
		}
	}
}

// A game whose maps are packed otherwise must not link what unpacks Zstandard.
func TestMapsLinkNoZstandard(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(out), "klauspost") || !strings.Contains(string(out), "compress/zlib") {
		t.Errorf("got linked: %s; want what unpacks zlib and no Zstandard", out)
	}
}
