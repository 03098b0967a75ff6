//go:build !js

package mods

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/krill2d/krill/assets"
)

func pack(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range files {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestOrder has a file in each place; the first that has it wins, and what is broken is left out and told.
func TestOrder(t *testing.T) {
	dir := t.TempDir()
	t.Setenv(dirVariable, dir)
	write(t, dir+"/files/a.txt", []byte("player"))
	write(t, dir+"/mods/1 first.zip", pack(t, map[string]string{"a.txt": "first", "b.txt": "first"}))
	write(t, dir+"/mods/2 second.ZIP", pack(t, map[string]string{"b.txt": "second", "c.txt": "second", "../out.txt": "no"}))
	write(t, dir+"/mods/3 broken.zip", []byte("PK"))
	write(t, dir+"/mods/readme.txt", []byte("no pack"))
	game := fstest.MapFS{"c.txt": {Data: []byte("game")}, "d.txt": {Data: []byte("game")}}
	m := Over(game, "studio/astro")
	files := assets.New(assets.Mount{Name: "Config.Assets", FS: m})
	for name, want := range map[string]string{"a.txt": "player", "b.txt": "first", "c.txt": "second", "d.txt": "game"} {
		if got, err := files.Bytes(name); err != nil || string(got) != want {
			t.Errorf("%s: got %q, %v; want %q", name, got, err, want)
		}
	}
	if len(m.Packs) != 2 || len(m.Refused) != 2 {
		t.Errorf("got the packs %q and refused %v; want two of each", m.Packs, m.Refused)
	}
	if _, err := files.Bytes("out.txt"); err == nil || strings.Count(err.Error(), "pack ") != 2 || !strings.Contains(err.Error(), "folder ") || !strings.HasSuffix(err.Error(), "the game's files") {
		t.Errorf("got %v; want every place named", err)
	}
}

// Without anything beside it a game has its own files, whatever its id.
func TestNothingThere(t *testing.T) {
	for _, id := range []string{"studio/astro", "", "../../etc", `C:\x`, "/"} {
		t.Setenv(dirVariable, filepath.Join(t.TempDir(), "none"))
		m := Over(fstest.MapFS{"a.txt": {}}, id)
		if len(m.Mounts()) != 1 || len(m.Refused) > 0 {
			t.Errorf("%q: got %v, %v; want the game's files alone", id, m.Mounts(), m.Refused)
		}
	}
	t.Setenv(dirVariable, "")
	if got := Folder("../../etc"); got != "" {
		t.Errorf("got %q for an id that leads out; want none", got)
	}
	if got := filepath.ToSlash(Folder("studio/astro")); got != "" && !strings.HasSuffix(got, "/studio/astro") {
		t.Errorf("got %q; want a folder of the id", got)
	}
}
