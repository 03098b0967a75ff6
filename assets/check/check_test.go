package check

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestFaultsOfFilesAlone(t *testing.T) {
	b := bundleOf(t)
	for _, f := range b.Faults() {
		t.Errorf("got %v; want nothing", f)
	}
}

// TestEachFault spoils one file of a folder and wants one fault.
func TestEachFault(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"a.png", "\x89PNG\r\n\x1a\n", "broken   a.png: "},
		{"a.png", "", "broken   a.png: it is no PNG"},
		{"a.ttf", "no", "broken   a.ttf: "},
		{"a.wav", "RIFF", "broken   a.wav: "},
		{"a.tmx", "<map", "broken   a.tmx: "},
		{"a.ldtk", "{", "broken   a.ldtk: "},
		{"a.json", `{"frames":3}`, "broken   a.json: "},
		{"deep/a.fnt", `page id=0 file="gone.png"`, "missing  deep/gone.png: deep/a.fnt names it"},
		{"deep/a.fnt", `page id=0 file="../B.png"`, `case     B.png: deep/a.fnt names it so, and the file is "b.png"`},
		{"B.png", "", "case     b.png: it differs from"},
		{"a:b.txt", "", "name     a:b.txt: "},
	} {
		b := bundleOf(t)
		b.Files.(fstest.MapFS)[c.name] = &fstest.MapFile{Data: []byte(c.data)}
		b.Names = append(b.Names, c.name)
		slices.Sort(b.Names)
		var lines []string
		for _, f := range b.Faults() {
			lines = append(lines, f.String())
		}
		if !slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, c.want) }) {
			t.Errorf("%s with %q: got %q; want %q", c.name, c.data, lines, c.want)
		}
	}
}

func bundleOf(t testing.TB) Bundle {
	t.Helper()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"b.png": {Data: picture.Bytes()}, "notes.txt": {Data: []byte("x")}, "table.json": {Data: []byte("{")}}
	return Bundle{Files: files, Names: []string{"b.png", "notes.txt", "table.json"}, Alone: true}
}

func ExampleBundle_Faults() {
	files := fstest.MapFS{"art/hero.png": {Data: []byte("not a picture")}, "art/old.txt": {Data: []byte("draw me")}}
	bundle := Bundle{Files: files, Names: []string{"art/hero.png", "art/old.txt"}, Uses: []Use{{Text: "art/hero.png", At: "main.go:9", File: true}}}
	for _, fault := range bundle.Faults() {
		fmt.Println(fault)
	}
	// Output:
	// broken   art/hero.png: it is no PNG, JPEG or GIF; try saving it as a PNG
	// unused   art/old.txt: nothing in the source and in other files names it; try leaving it out
}
