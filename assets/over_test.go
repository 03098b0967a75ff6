package assets

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

func TestOverIsOneFileSystem(t *testing.T) {
	top := fstest.MapFS{"art/hero.png": {Data: []byte("new")}, "art/extra/x.png": {Data: []byte("x")}}
	under := mapped("art/hero.png", "art/boss.png", "sound/a.wav")
	layers := Over(Mount{"mods", top}, Mount{"nothing", nil}, Mount{"game", under})
	if err := fstest.TestFS(layers, "art/hero.png", "art/boss.png", "art/extra/x.png", "sound/a.wav"); err != nil {
		t.Error(err)
	}
	if got, err := fs.ReadFile(layers, "art/hero.png"); err != nil || string(got) != "new" {
		t.Errorf("got %q, %v; want that of the upper one", got, err)
	}
}

// Errors name each place, also of mounts within mounts.
func TestOverKeepsItsPlaces(t *testing.T) {
	f := New(Mount{"Config.Assets", Over(Mount{"mods", mapped("a.txt")}, Mount{"inner", Over(Mount{"game", mapped("b.txt")})})})
	want := `assets: open "c.png": not found; looked in mods, game`
	if _, err := f.Bytes("c.png"); err == nil || err.Error() != want {
		t.Errorf("got %v; want %s", err, want)
	}
}

func TestWalk(t *testing.T) {
	f := New(
		Mount{"mods", fstest.MapFS{"art/hero.png": {Data: []byte("12345")}, "art/HERO.png": {Data: []byte("1")}, "pipe": {Mode: fs.ModeNamedPipe}}},
		Mount{"game", mapped("art/hero.png", `odd\name`, "z/deep/file.txt")})
	var got strings.Builder
	for _, e := range Walk(f) {
		got.WriteString(e.Mount + " " + e.Name)
		if e.Err != nil {
			got.WriteString(": " + e.Err.Error())
		}
		got.WriteString("\n")
	}
	want := `mods art/HERO.png
mods art/hero.png: assets: its name is that of "art/HERO.png" in another case; try another name
game odd\name: assets: name "odd\\name": it has a \; try "odd/name"
mods pipe: assets: name "pipe": it is no plain file; try a copy of it
game z/deep/file.txt
`
	if got.String() != want {
		t.Errorf("got:\n%swant:\n%s", got.String(), want)
	}
	if n := Size(f, "art/hero.png"); n != 5 {
		t.Errorf("Size: got %d; want 5, that of the first", n)
	}
	if n := Size(f, "gone"); n != 0 {
		t.Errorf("Size of nothing: got %d", n)
	}
}

func TestNear(t *testing.T) {
	list := []string{"speed", "hp", "sprite"}
	for name, want := range map[string]string{"sped": "speed", "HP": "hp", "spritte": "sprite", "completely": ""} {
		if got := Near(name, list); got != want {
			t.Errorf("Near(%q): got %q; want %q", name, got, want)
		}
	}
}

// failing is a file system that fails in the middle of a file, or panics.
type failing struct {
	fstest.MapFS
	at    int
	panic bool
}

type failingFile struct {
	fs.File
	left  int
	panic bool
}

func (f failing) Open(name string) (fs.File, error) {
	file, err := f.MapFS.Open(name)
	if about, _ := f.MapFS.Stat(name); err != nil || about.IsDir() {
		return file, err
	}
	return &failingFile{file, f.at, f.panic}, nil
}

func (f failing) Stat(name string) (fs.FileInfo, error)      { return f.MapFS.Stat(name) }
func (f failing) ReadDir(name string) ([]fs.DirEntry, error) { return f.MapFS.ReadDir(name) }

var errDisk = errors.New("input/output error")

func (f *failingFile) Read(p []byte) (int, error) {
	if f.left <= 0 {
		if f.panic {
			panic("the disk is on fire")
		}
		return 0, errDisk
	}
	n, err := f.File.Read(p[:min(len(p), f.left)])
	f.left -= n
	return n, err
}

// A disk that fails after n bytes gives its error, for every n.
func TestADiskThatFailsInTheMiddle(t *testing.T) {
	files := mapped("a.txt")
	for n := range len("in a.txt") {
		got, err := New(Mount{"disk", failing{MapFS: files, at: n}}).Bytes("a.txt")
		want := `assets: open "a.txt" in disk: input/output error`
		if err == nil || err.Error() != want || !errors.Is(err, errDisk) {
			t.Errorf("after %d bytes: got %q, %v; want %s", n, got, err, want)
		}
	}
}

func TestDecodersThatPanicGiveErrors(t *testing.T) {
	f := New(Mount{"files", mapped("a.txt")})
	_, err := Load(f, "a.txt", func([]byte) (int, error) { panic("index out of range") })
	want := `assets: decode "a.txt": the decoder failed: index out of range; try saving the file again`
	if err == nil || err.Error() != want {
		t.Errorf("got %v; want %s", err, want)
	}
}

func TestZeroBytes(t *testing.T) {
	f := New(Mount{"files", fstest.MapFS{"a.png": {}, "a.wav": {}}})
	if got, err := f.Bytes("a.png"); err != nil || len(got) != 0 {
		t.Errorf("Bytes: got %q, %v; want none and no error", got, err)
	}
	if _, err := f.Image("a.png"); err == nil || !strings.Contains(err.Error(), "it is no PNG, JPEG or GIF") {
		t.Errorf("Image: got %v; want it said", err)
	}
	if _, err := Sound(f, "a.wav"); err == nil {
		t.Error("Sound: got no error")
	}
}
