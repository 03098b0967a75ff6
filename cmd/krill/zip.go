package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// zipMark is the comment in every archive that krill writes, so that it knows what it may write over.
const zipMark = "written by krill web"

// checkZip returns an error when there is a file that krill did not write.
func checkZip(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return misuse("krill: write %q: %w; try another --zip", path, err)
	}
	if info.Mode().IsRegular() {
		if old, err := zip.OpenReader(path); err == nil {
			defer old.Close()
			if old.Comment == zipMark {
				return nil
			}
		}
	}
	return misuse("krill: write %q: what is there is not krill's; try another --zip", path)
}

// writeZip writes the files into an archive in place of an older one. The caller has checked it.
func writeZip(path string, files map[string][]byte) error {
	data, err := zipped(files)
	if err != nil {
		return err
	}
	if err := replace(path, data); err != nil {
		return misuse("krill: write %q: %w; try another --zip", path, err)
	}
	return nil
}

// replace puts data into a file whole, or leaves the file as it was.
func replace(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	part, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(part.Name()) // it has another name when all went well
	_, err = part.Write(data)
	if err := errors.Join(err, part.Chmod(0o644), part.Close()); err != nil {
		return err
	}
	return os.Rename(part.Name(), path)
}

// zipped makes an archive. It holds no times and is sorted, so that the same files give the same bytes.
func zipped(files map[string][]byte) ([]byte, error) {
	var data bytes.Buffer
	w := zip.NewWriter(&data)
	w.SetComment(zipMark) // shorter than the limit
	for _, name := range slices.Sorted(maps.Keys(files)) {
		method := zip.Deflate
		if strings.HasSuffix(name, ".gz") || strings.HasSuffix(name, ".png") {
			method = zip.Store
		}
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(files[name]); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return data.Bytes(), err
}
