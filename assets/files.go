package assets

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// maxSize is the largest file that is read, bytes.
const maxSize = 256 << 20

// believed is how much memory is taken because a file says that it is so large, bytes; for more it must have them.
const believed = 32 << 20

// Mount is a place where files lie.
type Mount struct {
	Name string // as errors call it: "embedded files"
	FS   fs.FS  // nil: nothing lies there
}

// Dir returns a mount of a folder on the disk. Nothing outside it can be read: a symbolic link that leads out is
// an error. The folder stays open as long as the process lives. A folder that is not there is an error.
func Dir(path string) (Mount, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return Mount{}, fmt.Errorf("assets: mount folder %q: %w; try a folder that exists", filepath.ToSlash(path), err)
	}
	return Mount{Name: "folder " + filepath.ToSlash(path), FS: root.FS()}, nil
}

// Files reads from mounts. It holds no file and caches nothing, and may be used by several goroutines at once
// if the mounts may.
type Files struct {
	mounts []Mount
	opened func(name string) // is told of every name that is asked for; nil: nobody is
}

// New returns a reader of mounts. A file that several have is the first one's. A mount of what [Over] returned is all of
// the mounts in it.
func New(mounts ...Mount) *Files { return &Files{mounts: flat(mounts)} }

// Bytes returns a whole file, in memory of the caller's own. A name is relative, with forward slashes and exact in
// its case, on every system; see the package doc. A file above 256 MB is an error, and one that is not there is
// fs.ErrNotExist with the places that were searched and the names that are near.
// It lists each folder of the name to compare the case, except in an embed.FS, which does so itself.
func (f *Files) Bytes(name string) ([]byte, error) {
	if err := checkName("open", name); err != nil {
		return nil, err
	}
	if f.opened != nil {
		f.opened(name)
	}
	for _, m := range f.mounts {
		data, err := m.read(name)
		if err == nil {
			return data, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("assets: open %q in %s: %w", name, m.Name, err)
		}
	}
	return nil, f.notFound(name)
}

// read returns a file of the mount, or fs.ErrNotExist when it has none of exactly this name.
// What is no plain file is not even opened: a pipe would wait for ever.
func (m *Mount) read(name string) ([]byte, error) {
	about, err := fs.Stat(m.FS, name)
	if err != nil {
		return nil, err
	}
	switch exact, err := m.exact(name); {
	case err != nil:
		return nil, err
	case !exact:
		return nil, fs.ErrNotExist
	case about.IsDir():
		return nil, errors.New("it is a folder; try a file in it")
	case !about.Mode().IsRegular():
		return nil, errors.New("it is no plain file; try a copy of it")
	case about.Size() > maxSize:
		return nil, tooLarge(about.Size())
	}
	file, err := m.FS.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return readAll(file, about.Size())
}

// readAll reads a file to its end. Its size may have grown since it was asked for, or be a lie.
func readAll(file io.Reader, size int64) ([]byte, error) {
	data := make([]byte, 0, min(max(size, 0), believed)+1)
	for {
		n, err := file.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case errors.Is(err, io.EOF):
			return data, nil
		case err != nil:
			return nil, err
		case len(data) > maxSize:
			return nil, tooLarge(int64(len(data)))
		case len(data) == cap(data):
			data = slices.Grow(data, 512)
		}
	}
}

func tooLarge(size int64) error {
	return fmt.Errorf("it has %d bytes; try at most %d (256 MB)", size, maxSize)
}

// List returns the files in a folder of all mounts, sorted, each as the name that Bytes takes; folders in it are
// left out. "." and "" are the top. A folder that no mount has is fs.ErrNotExist.
func (f *Files) List(dir string) ([]string, error) {
	if dir == "" {
		dir = "."
	}
	if dir != "." {
		if err := checkName("list", dir); err != nil {
			return nil, err
		}
	}
	var names []string
	found := false
	for _, m := range f.mounts {
		some, err := m.list(dir)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("assets: list %q in %s: %w", dir, m.Name, err)
		}
		names, found = append(names, some...), true
	}
	if !found {
		return nil, &notFound{fmt.Sprintf("assets: list %q: not found; looked in %s", dir, f.places())}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}
