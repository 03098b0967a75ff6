package krill

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestComplaints(t *testing.T) {
	for _, c := range []struct {
		f    file
		want string // empty: nothing to complain about
	}{
		{file{dir: "ecs", imports: []string{module + "/engine/state", "fmt"}}, ""},
		{file{dir: "ecs", imports: []string{module + "/engine"}}, "ecs imports engine; ecs may import only [engine/state]"},
		{file{dir: "engine/geom", imports: []string{module + "/engine/state"}}, "engine/geom imports engine/state; engine/geom may import only []"},
		{file{dir: "engine", imports: []string{module + "/render", module + "/" + ebitenTree}}, ""},
		{file{dir: "render", imports: []string{module}}, "render imports .; render may import only [engine/driver engine/geom render/tessellate]"},
		{file{dir: "render", test: true, imports: []string{module + "/engine"}}, ""},
		{file{dir: "games/learn/01_hello", imports: []string{module + "/engine", module + "/render"}}, ""},
		{file{dir: "engine/magic", imports: []string{module + "/engine"}}, "engine/magic has no arrows; add it to the map in arrows_test.go, after the design"},
		{file{dir: "engine/magic", imports: []string{"fmt"}}, ""},
		{file{dir: "audio", imports: []string{"unsafe"}}, "audio imports unsafe; only engine/state and engine/driver/ebiten may"},
		{file{dir: "engine/state", imports: []string{"unsafe"}}, ""},
		{file{dir: "engine/statement", imports: []string{"unsafe"}}, "engine/statement imports unsafe; only engine/state and engine/driver/ebiten may"},
		{file{dir: "audio", imports: []string{"github.com/ebitengine/oto/v3"}}, "audio imports github.com/ebitengine/oto/v3; only what is below engine/driver/ebiten may"},
		{
			file{dir: "games/x", test: true, imports: []string{"github.com/hajimehoshi/ebiten/v2"}},
			"games/x imports github.com/hajimehoshi/ebiten/v2; only what is below engine/driver/ebiten may",
		},
		{file{dir: ebitenTree + "/screentest/testdata/box", test: true, imports: []string{"github.com/hajimehoshi/ebiten/v2"}}, ""},
		{file{dir: ebitenTree + "/native", imports: []string{module + "/" + ebitenTree, "unsafe"}}, ""},
		{
			file{dir: ebitenTree, imports: []string{"github.com/hajimehoshi/oto/v3"}},
			"engine/driver/ebiten imports github.com/hajimehoshi/oto/v3; its name today is github.com/ebitengine/oto/v3",
		},
		{file{dir: "engine", imports: []string{"github.com/alecthomas/kong"}}, "engine imports github.com/alecthomas/kong; only cmd and engine/dev may"},
		{file{dir: "cmd/krill", imports: []string{"github.com/alecthomas/kong"}}, ""},
		{file{dir: "render/util", name: "util"}, "render/util is a package named util; name it by what it does"},
		{file{dir: "render/common", name: "paint"}, "render/common is a package named paint; name it by what it does"},
	} {
		var want []string
		if c.want != "" {
			want = []string{c.want}
		}
		if got := complaints([]file{c.f}); !slices.Equal(got, want) {
			t.Errorf("%s with %q: got %q; want %q", c.f.dir, c.f.imports, got, want)
		}
	}
}

// Games are told apart from the driver by more than a habit.
func TestGamesMayNotImportDrivers(t *testing.T) {
	for _, to := range []string{"engine/driver", "engine/driver/headless", ebitenTree, "engine/save"} {
		if broken("games/astro", to) == "" {
			t.Errorf("got no complaint when a game imports %s; want one", to)
		}
	}
}

// Go refuses circles anyway, but only among packages that exist.
func TestArrowsMakeNoCircle(t *testing.T) {
	var visit func(from string, way []string)
	visit = func(from string, way []string) {
		if slices.Contains(way, from) {
			t.Fatalf("got a circle %q; want none", append(way, from))
		}
		for _, to := range arrows[from] {
			visit(to, append(way, from))
		}
	}
	for from := range arrows {
		visit(from, nil)
	}
}

func TestReadTree(t *testing.T) {
	root := t.TempDir()
	for name, source := range map[string]string{
		"a/a_windows.go":          "//go:build never\n\npackage a\n\nimport \"unsafe\"\n",
		"a/a_test.go":             "package a_test\n\nimport x \"fmt\"\n",
		"a/testdata/box/main.go":  "package main\n",
		".hidden/h.go":            "package h\n",
		"node_modules/n/n.go":     "package n\n",
		"a/testdata/readme.txt":   "no Go",
		"main.go":                 "package root\n",
		"b/_old/forgotten_one.go": "package old\n",
	} {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(source), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want := []file{
		{dir: "a", name: "a", test: true, imports: []string{"fmt"}},
		{dir: "a", name: "a", imports: []string{"unsafe"}},
		{dir: "a/testdata/box", name: "main", test: true},
		{dir: ".", name: "root"},
	}
	got := readTree(t, root)
	equal := func(a, b file) bool {
		return a.dir == b.dir && a.name == b.name && a.test == b.test && slices.Equal(a.imports, b.imports)
	}
	if !slices.EqualFunc(got, want, equal) {
		t.Errorf("got %+v; want %+v", got, want)
	}
}
