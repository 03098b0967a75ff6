package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
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

// toy is the least program that can be built, where the file it takes is a game's.
const toy = "package main\n\nfunc main() {}\n"

func TestWeb(t *testing.T) {
	module(t, "games/toy/main.go", toy)
	status, stdout, stderr := call("web", "games/toy", "--out", "site")
	want(t, 0, status, stdout, "site: ")
	if t.Failed() {
		t.Fatal(stderr)
	}
	program := read(t, "site/game.wasm")
	if !bytes.HasPrefix(program, []byte("\x00asm")) {
		t.Errorf("got %q at the start of game.wasm; want a WebAssembly program", program[:4])
	}
	if !bytes.Equal(unpack(t, read(t, "site/game.wasm.gz")), program) {
		t.Error("got another program in game.wasm.gz; want the same as in game.wasm")
	}
	if !bytes.Contains(read(t, "site/wasm_exec.js"), []byte("globalThis.Go")) {
		t.Error("got a wasm_exec.js without Go's class; want Go's own file")
	}
	page := string(read(t, "site/index.html"))
	for _, text := range []string{"<title>toy</title>", fmt.Sprintf(`max="%d"`, len(program)), `href="data:image/svg`} {
		if !strings.Contains(page, text) {
			t.Errorf("got a page without %s", text)
		}
	}
	if status, _, stderr := call("web", "games/toy", "--out", "site"); status != 0 {
		t.Fatalf("a second time: got %d, %s; want the folder to be written again", status, stderr)
	}
	if !bytes.Equal(program, read(t, "site/game.wasm")) {
		t.Error("got another game.wasm from the same source; want the same bytes")
	}
}

// unpack undoes gzip.
func unpack(t *testing.T, data []byte) []byte {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

func TestPageIsSmall(t *testing.T) {
	page, err := website{game: t.TempDir()}.template()
	if err != nil {
		t.Fatal(err)
	}
	s := website{game: t.TempDir()}
	icon, err := s.icon(nil)
	if err != nil {
		t.Fatal(err)
	}
	var html bytes.Buffer
	if err := page.Execute(&html, pageFields{Title: "toy", Icon: icon, Size: 15e6}); err != nil {
		t.Fatal(err)
	}
	if got, limit := html.Len(), 15*1024; got >= limit {
		t.Errorf("got a page of %d bytes; want less than %d", got, limit)
	}
}

func TestWebZip(t *testing.T) {
	module(t, "main.go", toy, "icon.png", "a picture")
	for _, name := range []string{"one.zip", "sub/two.zip"} {
		status, stdout, stderr := call("web", "--zip", name)
		want(t, 0, status, stdout, name+": ")
		if t.Failed() {
			t.Fatal(stderr)
		}
	}
	if !bytes.Equal(read(t, "one.zip"), read(t, "sub/two.zip")) {
		t.Error("got two archives of one source; want the same bytes")
	}
	if _, err := os.Stat("dist"); err == nil {
		t.Error("got a folder dist; want the archive alone")
	}
	got := strings.Join(unzip(t, "one.zip", t.TempDir()), " ")
	if want := "game.wasm game.wasm.gz icon.png index.html wasm_exec.js"; got != want {
		t.Errorf("got %s; want %s, all at the root", got, want)
	}
	status, _, stderr := call("web", "--zip", "one.zip")
	want(t, 0, status, stderr) // its own archive may be replaced
	write(t, "poem.zip", "dear")
	status, _, stderr = call("web", "--zip", "poem.zip")
	want(t, 2, status, stderr, `krill: write "poem.zip": what is there is not krill's; try another --zip`)
	if got := string(read(t, "poem.zip")); got != "dear" {
		t.Errorf("got %q in a file that is not krill's; want it untouched", got)
	}
}

func TestWebPage(t *testing.T) {
	module(t, "main.go", toy, "page.html", "the game's own, {{.Title}} {{.Size}}", "other.html", "another", "bad.html", "{{.Nothing}}", "worse.html", "{{")
	for _, c := range []struct{ args, says string }{
		{"", "the game's own, "},
		{"--page other.html", "another"},
	} {
		if status, _, stderr := call(strings.Fields("web --out site " + c.args)...); status != 0 {
			t.Fatalf("got %d, %s; want 0", status, stderr)
		}
		if got := string(read(t, "site/index.html")); !strings.HasPrefix(got, c.says) {
			t.Errorf("web %s: got %q; want %q", c.args, got, c.says)
		}
	}
	for _, c := range []struct{ file, says string }{
		{"none.html", "krill: read page: "},
		{"bad.html", "can't evaluate field Nothing"},
		{"worse.html", `krill: read page "worse.html": `},
	} {
		status, _, stderr := call("web", "--page", c.file)
		want(t, 2, status, stderr, c.says, "; try ")
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

// unzip writes the files of an archive into a folder and returns their names.
func unzip(t *testing.T, path, dir string) (names []string) {
	t.Helper()
	r, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for _, f := range r.File {
		names = append(names, f.Name)
	}
	if err := os.CopyFS(dir, r); err != nil {
		t.Fatal(err)
	}
	return names
}
