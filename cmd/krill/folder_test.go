package main

import (
	"os"
	"path/filepath"
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
