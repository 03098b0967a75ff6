//go:build screen

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestBuildGameForAllSystems links Ebitengine for six systems, twice: from here, and from a copy of the repository
// with a space in its name. It has the tag screen because of its minutes, not of a window.
func TestBuildGameForAllSystems(t *testing.T) {
	first, second := filepath.Join(t.TempDir(), "first"), filepath.Join(t.TempDir(), "second")
	buildAll(t, "../..", first)
	buildAll(t, copyOfKrill(t), second)
	for _, name := range sixPrograms("01_hello") {
		wantProgram(t, filepath.Join(first, name))
		if !bytes.Equal(read(t, first, name), read(t, second, name)) {
			t.Errorf("%s: got other bytes from a folder with another name; want the same", name)
		}
	}
}

func buildAll(t *testing.T, krill, out string) {
	t.Helper()
	game := filepath.Join(krill, "games", "learn", "01_hello")
	if status, _, stderr := call("build", game, "--os", "all", "--arch", "all", "--out", out); status != 0 {
		t.Fatalf("got exit status %d and %s; want 0", status, stderr)
	}
}

// copyOfKrill copies what a game needs of the repository.
func copyOfKrill(t *testing.T) string {
	t.Helper()
	root := filepath.Join(t.TempDir(), "a copy")
	for _, dir := range []string{"assets", "audio", "engine", "games", "input", "render"} {
		if err := os.CopyFS(filepath.Join(root, dir), os.DirFS(filepath.Join("../..", dir))); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{"go.mod", "go.sum"} {
		write(t, filepath.Join(root, file), string(read(t, "../..", file)))
	}
	return root
}
