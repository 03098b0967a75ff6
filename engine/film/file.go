package film

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
)

// file is one that gets its name when it is complete, so that nobody finds half of it.
type file struct {
	*bufio.Writer
	name string
	to   *os.File // nil: it is complete, or given up
}

// createFile begins a file, and makes the folder for it.
func createFile(name string) (*file, error) {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return nil, fmt.Errorf("film: write %q: %w; try another folder", name, err)
	}
	to, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+"-*")
	if err != nil {
		return nil, fmt.Errorf("film: write %q: %w; try another folder", name, err)
	}
	return &file{bufio.NewWriterSize(to, 1<<16), name, to}, nil
}

// close gives the file its name, unless what wrote it failed with err.
func (f *file) close(err error) error {
	if f.to == nil {
		return err
	}
	if err == nil {
		err = f.complete()
	}
	if err != nil {
		f.drop()
		return err
	}
	f.to = nil
	return nil
}

func (f *file) complete() error {
	err := f.Flush()
	if err == nil {
		err = f.to.Chmod(0o644) // as if there had been no detour
	}
	if err == nil {
		err = f.to.Close()
	}
	if err == nil {
		err = os.Rename(f.to.Name(), f.name)
	}
	if err != nil {
		return fmt.Errorf("film: write %q: %w; try another disk or folder", f.name, err)
	}
	return nil
}

// drop leaves no file.
func (f *file) drop() {
	if f.to != nil {
		f.to.Close()
		os.Remove(f.to.Name())
		f.to = nil
	}
}
