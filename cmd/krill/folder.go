package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// markerFile lists what krill wrote into a folder: a checksum and a name on each line, as sha256sum prints them.
const markerFile = ".krill"

// folder is one that krill writes and may write again, as long as nobody else put or changed anything in it.
type folder struct{ path string }

// check returns an error that names a file which is not ours, when there is one.
func (f folder) check() error {
	entries, err := os.ReadDir(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return misuse("krill: write folder %q: %w; try another --out", f.path, err)
	}
	own, err := f.marker()
	if err != nil {
		return err
	}
	for _, e := range entries {
		if name := e.Name(); name != markerFile && !f.wrote(name, own[name]) {
			return misuse("krill: write folder %q: %s in it is not krill's, or was changed; try another --out", f.path, name)
		}
	}
	return nil
}

// marker reads the checksums of what was written last, by name. A folder that was never written has none.
func (f folder) marker() (map[string]string, error) {
	data, err := os.ReadFile(filepath.Join(f.path, markerFile))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, misuse("krill: read marker: %w; try another --out", err)
	}
	own := map[string]string{}
	for line := range strings.Lines(string(data)) {
		if sum, name, ok := strings.Cut(strings.TrimSpace(line), "  "); ok {
			own[name] = sum
		}
	}
	return own, nil
}

func (f folder) wrote(name, sum string) bool {
	info, err := os.Lstat(filepath.Join(f.path, name))
	if err != nil || !info.Mode().IsRegular() {
		return false // a link could lead to somebody's file
	}
	data, err := os.ReadFile(filepath.Join(f.path, name))
	return err == nil && checksum(data) == sum
}

// write makes the folder hold these files and the marker. The caller has checked it.
func (f folder) write(files map[string][]byte) error {
	if err := os.MkdirAll(f.path, 0o755); err != nil {
		return misuse("krill: write folder %q: %w; try another --out", f.path, err)
	}
	var marker strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := os.WriteFile(filepath.Join(f.path, name), files[name], 0o644); err != nil {
			return err
		}
		marker.WriteString(checksum(files[name]) + "  " + name + "\n")
	}
	return os.WriteFile(filepath.Join(f.path, markerFile), []byte(marker.String()), 0o644)
}

func checksum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
