package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func written(t *testing.T) folder {
	t.Helper()
	f := folder{path: filepath.Join(t.TempDir(), "new", "site")}
	if err := f.check(); err != nil {
		t.Fatalf("got %v; want a folder that does not exist to be free", err)
	}
	if err := f.write(map[string][]byte{"a.txt": []byte("one"), "b.txt": []byte("two")}); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFolderMayBeWrittenAgain(t *testing.T) {
	f := written(t)
	if err := f.check(); err != nil {
		t.Errorf("got %v; want its own files to be free", err)
	}
	if err := os.Remove(filepath.Join(f.path, "a.txt")); err != nil {
		t.Fatal(err)
	}
	if err := f.check(); err != nil {
		t.Errorf("got %v; want a folder with one of its files removed to be free", err)
	}
}

func TestFolderIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(dir string) error{
		"mine.txt": func(dir string) error { return os.WriteFile(filepath.Join(dir, "mine.txt"), nil, 0o644) },
		"a.txt":    func(dir string) error { return os.WriteFile(filepath.Join(dir, "a.txt"), []byte("mine"), 0o644) },
		"b.txt": func(dir string) error { // a link, to a file with the very same bytes
			target := filepath.Join(filepath.Dir(dir), "target")
			if err := os.Rename(filepath.Join(dir, "b.txt"), target); err != nil {
				return err
			}
			return os.Symlink(target, filepath.Join(dir, "b.txt"))
		},
		"sub": func(dir string) error { return os.Mkdir(filepath.Join(dir, "sub"), 0o755) },
	} {
		f := written(t)
		if err := spoil(f.path); err != nil {
			t.Fatal(err)
		}
		if err := f.check(); err == nil || !strings.Contains(err.Error(), name+" in it is not krill's") {
			t.Errorf("got %v; want %s refused", err, name)
		}
	}
}

func TestFolderThatIsAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	write(t, path, "mine")
	if err := (folder{path: path}).check(); err == nil {
		t.Error("got no error; want a file refused")
	}
}

func TestFolderRemovesWhatItNoLongerHolds(t *testing.T) {
	f := folder{path: t.TempDir()}
	if err := f.write(map[string][]byte{"a.txt": nil, "deep/er/b.txt": []byte("b"), "deep/c.txt": nil}); err != nil {
		t.Fatal(err)
	}
	if err := f.check(); err != nil {
		t.Fatalf("got %v; want its own folders to be free", err)
	}
	if err := f.write(map[string][]byte{"deep/c.txt": []byte("c")}); err != nil {
		t.Fatal(err)
	}
	got, err := f.files()
	if want := []string{markerFile, "deep/c.txt"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
	if _, err := os.Stat(filepath.Join(f.path, "deep", "er")); err == nil {
		t.Error("got the folder of a removed file; want it removed")
	}
}

func TestFolderKeepsWhatIsAddedTo(t *testing.T) {
	f := written(t)
	write(t, filepath.Join(f.path, "mine.txt"), "mine")
	if err := f.check("c.txt", "a.txt"); err != nil {
		t.Fatalf("got %v; want names that are free to be free beside somebody's file", err)
	}
	if err := f.add(map[string][]byte{"c.txt": []byte("three")}); err != nil {
		t.Fatal(err)
	}
	if err := f.check("a.txt", "b.txt", "c.txt"); err != nil {
		t.Errorf("got %v; want all three still known", err)
	}
	for _, names := range [][]string{nil, {"mine.txt"}, {"mine.txt/below"}} {
		if err := f.check(names...); err == nil || !strings.Contains(err.Error(), "mine.txt in it is not krill's") {
			t.Errorf("%q: got %v; want somebody's file refused", names, err)
		}
	}
}

// A marker that somebody wrote must not make krill remove files elsewhere.
func TestFolderStaysInside(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "outside.txt"), "mine")
	f := folder{path: filepath.Join(dir, "site")}
	write(t, filepath.Join(f.path, markerFile), checksum([]byte("mine"))+"  ../outside.txt\n")
	if err := f.write(map[string][]byte{"a.txt": nil}); err != nil {
		t.Fatal(err)
	}
	if got := string(read(t, dir, "outside.txt")); got != "mine" {
		t.Errorf("got %q; want a file outside untouched", got)
	}
}
