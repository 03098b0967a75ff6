package assets

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func mapped(names ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for _, name := range names {
		m[name] = &fstest.MapFile{Data: []byte("in " + name)}
	}
	return m
}

func TestFirstMountWins(t *testing.T) {
	over := fstest.MapFS{"b.txt": {Data: []byte("over")}}
	f := New(Mount{"over", over}, Mount{"nothing", nil}, Mount{"under", mapped("a.txt", "b.txt", "dir/c.txt")})
	for name, want := range map[string]string{"a.txt": "in a.txt", "b.txt": "over", "dir/c.txt": "in dir/c.txt"} {
		if got, err := f.Bytes(name); err != nil || string(got) != want {
			t.Errorf("Bytes(%q): got %q, %v; want %q", name, got, err, want)
		}
	}
}

func TestNamesAreRefused(t *testing.T) {
	f := New(Mount{"files", mapped("a.txt", "dir/b.txt")})
	for name, want := range map[string]string{
		"":               `assets: open "": it is empty; try "art/hero.png"`,
		`dir\b.txt`:      `assets: open "dir\\b.txt": it has a \; try "dir/b.txt"`,
		`..\b.txt`:       `assets: open "..\\b.txt": it has a \; try "art/hero.png"`,
		"c:/a.txt":       `assets: open "c:/a.txt": it has a colon, which is a drive on some systems; try "art/hero.png"`,
		"a.txt:stream":   `assets: open "a.txt:stream": it has a colon, which is a drive on some systems; try "art/hero.png"`,
		"/a.txt":         `assets: open "/a.txt": it is absolute; try "a.txt"`,
		"//":             `assets: open "//": it is absolute; try "art/hero.png"`,
		"../a.txt":       `assets: open "../a.txt": a part of it is empty, "." or ".."; try "art/hero.png"`,
		"dir/../a.txt":   `assets: open "dir/../a.txt": a part of it is empty, "." or ".."; try "art/hero.png"`,
		"./a.txt":        `assets: open "./a.txt": a part of it is empty, "." or ".."; try "art/hero.png"`,
		".":              `assets: open ".": a part of it is empty, "." or ".."; try "art/hero.png"`,
		"dir//b.txt":     `assets: open "dir//b.txt": a part of it is empty, "." or ".."; try "art/hero.png"`,
		"dir/":           `assets: open "dir/": a part of it is empty, "." or ".."; try "art/hero.png"`,
		"a.txt\x00":      `assets: open "a.txt\x00": it has characters that cannot be printed; try "art/hero.png"`,
		"a\xff":          `assets: open "a\xff": it has characters that cannot be printed; try "art/hero.png"`,
		"dir/b.txt\n":    `assets: open "dir/b.txt\n": it has characters that cannot be printed; try "art/hero.png"`,
		"dir/b.txt/../x": `assets: open "dir/b.txt/../x": a part of it is empty, "." or ".."; try "art/hero.png"`,
	} {
		if _, err := f.Bytes(name); err == nil || err.Error() != want {
			t.Errorf("Bytes(%q):\ngot  %v\nwant %s", name, err, want)
		}
	}
}

func FuzzName(f *testing.F) {
	for _, name := range []string{"a.png", "secret", "../secret", `..\secret`, "c:secret", "in/../../secret", "in/link/secret", "é/ß.png"} {
		f.Add(name)
	}
	top := f.TempDir()
	for _, err := range []error{
		os.WriteFile(top+"/secret", []byte("secret"), 0o600),
		os.MkdirAll(top+"/mount/in", 0o700),
		os.Symlink("../..", top+"/mount/in/link"),
	} {
		if err != nil {
			f.Fatal(err)
		}
	}
	m, err := Dir(top + "/mount")
	if err != nil {
		f.Fatal(err)
	}
	files := New(m)
	f.Fuzz(func(t *testing.T, name string) {
		if checkName("open", name) == nil && (!filepath.IsLocal(name) || strings.ContainsAny(name, "\\:\x00") || filepath.ToSlash(filepath.Clean(name)) != name) {
			t.Errorf("name %q: got accepted; want refused", name)
		}
		if data, err := files.Bytes(name); err == nil {
			t.Errorf("Bytes(%q): got %q; want an error, for nothing lies in the folder", name, data)
		}
	})
}

func TestNotFoundSaysWhereAndWhat(t *testing.T) {
	art := mapped("heroes.png", "Ship.png", "deep/boss.png", "unlike")
	for name, want := range map[string]string{
		"hero.png":   `assets: open "hero.png": not found; looked in embedded files, folder art; did you mean "heroes.png"?`,
		"ship.png":   `assets: open "ship.png": not found; looked in embedded files, folder art; exists as "Ship.png"`,
		"boss.png":   `assets: open "boss.png": not found; looked in embedded files, folder art; did you mean "deep/boss.png"?`,
		"q/r/s/t.ab": `assets: open "q/r/s/t.ab": not found; looked in embedded files, folder art`,
	} {
		_, err := New(Mount{"embedded files", mapped("music.ogg")}, Mount{"folder art", art}).Bytes(name)
		if err == nil || err.Error() != want || !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("Bytes(%q):\ngot  %v\nwant %s", name, err, want)
		}
	}
	if _, err := New().Bytes("a"); err == nil || !strings.HasSuffix(err.Error(), "looked in no place, for nothing is mounted") {
		t.Errorf("without mounts: got %v; want it said", err)
	}
}

// anyCase opens a file under any case, as Windows and macOS do.
type anyCase struct{ fstest.MapFS }

func (a anyCase) Open(name string) (fs.File, error) {
	for other := range a.MapFS {
		for path := other; path != "."; path = filepath.Dir(path) {
			if strings.EqualFold(path, name) {
				return a.MapFS.Open(path)
			}
		}
	}
	return a.MapFS.Open(name)
}

// Stat, ReadFile and ReadDir keep MapFS's own from being found.
func (a anyCase) Stat(name string) (fs.FileInfo, error) {
	file, err := a.Open(name)
	if err != nil {
		return nil, err
	}
	return file.Stat()
}

func (a anyCase) ReadDir(name string) ([]fs.DirEntry, error) {
	file, err := a.Open(name)
	if err != nil {
		return nil, err
	}
	return file.(fs.ReadDirFile).ReadDir(-1)
}

func TestCaseIsCheckedEverywhere(t *testing.T) {
	for what, system := range map[string]fs.FS{"any case": anyCase{mapped("Art/Hero.png")}, "exact": mapped("Art/Hero.png")} {
		f := New(Mount{"files", system})
		if _, err := f.Bytes("Art/Hero.png"); err != nil {
			t.Errorf("%s: got %v; want the file", what, err)
		}
		for _, name := range []string{"Art/hero.png", "art/Hero.png", "art/hero.PNG"} {
			want := `assets: open "` + name + `": not found; looked in files; exists as "Art/Hero.png"`
			if _, err := f.Bytes(name); err == nil || err.Error() != want {
				t.Errorf("%s: got %v; want %s", what, err, want)
			}
		}
		if _, err := f.List("art"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: List of a folder in other case: got %v; want fs.ErrNotExist", what, err)
		}
	}
}

func TestDirHoldsEverythingIn(t *testing.T) {
	top := t.TempDir()
	for _, err := range []error{
		os.MkdirAll(top+"/art/sub", 0o700),
		os.WriteFile(top+"/art/sub/a.txt", []byte("a"), 0o600),
		os.WriteFile(top+"/secret.txt", []byte("secret"), 0o600),
		os.Symlink("../secret.txt", top+"/art/link.txt"),
		os.Symlink(top, top+"/art/up"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	m, err := Dir(top + "/art")
	if err != nil {
		t.Fatal(err)
	}
	if want := "folder " + filepath.ToSlash(top) + "/art"; m.Name != want {
		t.Errorf("name: got %q; want %q", m.Name, want)
	}
	f := New(m)
	if got, err := f.Bytes("sub/a.txt"); err != nil || string(got) != "a" {
		t.Errorf("file: got %q, %v; want a", got, err)
	}
	for _, name := range []string{"link.txt", "up/secret.txt"} {
		if got, err := f.Bytes(name); err == nil || errors.Is(err, fs.ErrNotExist) {
			t.Errorf("Bytes(%q): got %q, %v; want a refusal", name, got, err)
		}
	}
	if _, err := f.Bytes("sub"); err == nil || !strings.HasSuffix(err.Error(), "it is a folder; try a file in it") {
		t.Errorf("a folder: got %v; want it said", err)
	}
	if _, err := Dir(top + "/none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Dir of nothing: got %v; want fs.ErrNotExist", err)
	}
}

func TestList(t *testing.T) {
	f := New(Mount{"one", mapped("b.txt", "maps/2.txt", "maps/deep/9.txt")}, Mount{"two", mapped("a.txt", "b.txt", `odd\name`, "maps/1.txt")})
	for dir, want := range map[string][]string{
		"": {"a.txt", "b.txt"}, ".": {"a.txt", "b.txt"}, "maps": {"maps/1.txt", "maps/2.txt"}, "maps/deep": {"maps/deep/9.txt"},
	} {
		if got, err := f.List(dir); err != nil || !slices.Equal(got, want) {
			t.Errorf("List(%q): got %v, %v; want %v", dir, got, err, want)
		}
	}
	for _, dir := range []string{"none", "../maps", "/"} {
		if got, err := f.List(dir); err == nil {
			t.Errorf("List(%q): got %v; want an error", dir, got)
		}
	}
}

// liar is a file system of one file that says it has size bytes and gives real ones.
type liar struct{ size, real int64 }

func (l liar) Open(name string) (fs.File, error) {
	if name != "big" {
		return mapped("big").Open(name)
	}
	return &lie{l, 0}, nil
}

type lie struct {
	liar
	at int64
}

func (l *lie) Stat() (fs.FileInfo, error) { return l, nil }
func (l *lie) Close() error               { return nil }
func (l *lie) Name() string               { return "big" }
func (l *lie) Size() int64                { return l.size }
func (l *lie) Mode() fs.FileMode          { return 0o600 }
func (l *lie) ModTime() time.Time         { return time.Time{} }
func (l *lie) IsDir() bool                { return false }
func (l *lie) Sys() any                   { return nil }

func (l *lie) Read(p []byte) (int, error) {
	n := min(int64(len(p)), l.real-l.at)
	l.at += n
	if n == 0 {
		return 0, io.EOF
	}
	return int(n), nil
}

func TestPipesAreNotOpened(t *testing.T) {
	pipe := fstest.MapFS{"pipe": {Mode: fs.ModeNamedPipe}}
	_, err := New(Mount{"files", pipe}).Bytes("pipe")
	if want := `assets: open "pipe" in files: it is no plain file; try a copy of it`; err == nil || err.Error() != want {
		t.Errorf("pipe: got %v; want %s", err, want)
	}
}

func TestSizeLimit(t *testing.T) {
	for _, c := range []struct {
		what       string
		size, real int64
		want       string
	}{
		{"as said", 1000, 1000, ""},
		{"longer than said", 10, 5000, ""},
		{"shorter than said", 5000, 10, ""},
		{"too large", maxSize + 1, 0, `assets: open "big" in liar: it has 268435457 bytes; try at most 268435456 (256 MB)`},
	} {
		data, err := New(Mount{"liar", liar{c.size, c.real}}).Bytes("big")
		if c.want == "" && (err != nil || int64(len(data)) != c.real) || c.want != "" && (err == nil || err.Error() != c.want) {
			t.Errorf("%s: got %d bytes, %v; want %d bytes or %q", c.what, len(data), err, c.real, c.want)
		}
	}
	if _, err := readAll(&lie{liar{0, maxSize + 10}, 0}, maxSize); err == nil {
		t.Errorf("a file that grows beyond the limit: got no error")
	}
}
