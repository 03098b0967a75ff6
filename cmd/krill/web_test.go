package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func read(t *testing.T, path ...string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestWeb(t *testing.T) {
	module(t, "games/toy/main.go", "package main\n\nfunc main() {}\n")
	status, stdout, stderr := call("web", "games/toy", "--out", "site")
	want(t, 0, status, stdout, "site: ")
	if t.Failed() {
		t.Fatal(stderr)
	}
	if program := read(t, "site/game.wasm"); !bytes.HasPrefix(program, []byte("\x00asm")) {
		t.Errorf("got %q at the start of game.wasm; want a WebAssembly program", program[:4])
	}
	if !bytes.Contains(read(t, "site/wasm_exec.js"), []byte("globalThis.Go")) {
		t.Error("got a wasm_exec.js without Go's class; want Go's own file")
	}
	if !bytes.Contains(read(t, "site/index.html"), []byte("<title>toy</title>")) {
		t.Errorf("got %s; want the game's name as title", read(t, "site/index.html"))
	}
	first := read(t, "site/game.wasm")
	if status, _, stderr := call("web", "games/toy", "--out", "site"); status != 0 {
		t.Fatalf("a second time: got %d, %s; want the folder to be written again", status, stderr)
	}
	if !bytes.Equal(first, read(t, "site/game.wasm")) {
		t.Error("got another game.wasm from the same source; want the same bytes")
	}
}

func TestWebKeepsTheOldPage(t *testing.T) {
	module(t, "main.go", "package main\n\nfunc main() { nonsense }\n")
	if err := (folder{path: "site"}).write(map[string][]byte{"index.html": []byte("old")}); err != nil {
		t.Fatal(err)
	}
	status, _, stderr := call("web", "--out", "site")
	want(t, 1, status, stderr, "undefined: nonsense")
	if got := string(read(t, "site/index.html")); got != "old" {
		t.Errorf("got %q; want the old page after a failed build", got)
	}
}

func TestWebRefusesForeignFiles(t *testing.T) {
	module(t, "main.go", "package main\n\nfunc main() { nonsense }\n", "site/poem.txt", "dear")
	status, _, stderr := call("web", "--out", "site")
	want(t, 2, status, stderr, `krill: write folder "site": poem.txt in it is not krill's, or was changed; try another --out`)
	wantOneLine(t, stderr) // the compiler was not even asked
}
