package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// markerFile lists what krill wrote into a folder: a checksum and a name on each line, as sha256sum prints them.
const markerFile = ".krill"

// folder is one that krill writes and may write again, as long as nobody else put or changed anything in it.
// Names of files in it have slashes, for those in folders below it.
type folder struct {
	path string
	mode fs.FileMode // of its files; zero: 0o644
}

// check returns an error that names a file which is not ours, when there is one. With names only those files and what
// must be a folder above them count.
func (f folder) check(names ...string) error {
	own, err := f.marker()
	if err != nil {
		return err
	}
	found, err := f.files()
	if err != nil {
		return misuse("krill: write folder %q: %w; try another --out", f.path, err)
	}
	for _, name := range found {
		if name != markerFile && concerns(name, names) && !f.wrote(name, own[name]) {
			return misuse("krill: write folder %q: %s in it is not krill's, or was changed; try another --out", f.path, name)
		}
	}
	return nil
}

// concerns reports whether a file that is there is in the way of one of the names; without names everything is.
func concerns(there string, names []string) bool {
	return len(names) == 0 || slices.ContainsFunc(names, func(name string) bool {
		return there == name || strings.HasPrefix(name, there+"/") || strings.HasPrefix(there, name+"/")
	})
}

// files lists what lies in the folder and below it, sorted: each file, and each folder that is empty.
func (f folder) files() ([]string, error) {
	var list []string
	err := filepath.WalkDir(f.path, func(at string, d fs.DirEntry, err error) error {
		if err != nil && at == f.path && errors.Is(err, fs.ErrNotExist) {
			return fs.SkipAll
		}
		if err != nil || d.IsDir() && !empty(at) {
			return err
		}
		name, err := filepath.Rel(f.path, at)
		if name != "." || !d.IsDir() {
			list = append(list, filepath.ToSlash(name))
		}
		return err
	})
	return list, err
}

func empty(dir string) bool {
	entries, err := os.ReadDir(dir)
	return err == nil && len(entries) == 0
}

// marker reads the checksums of what was written last, by name. A folder that was never written has none.
func (f folder) marker() (map[string]string, error) {
	data, err := os.ReadFile(filepath.Join(f.path, markerFile))
	if info, statErr := os.Stat(f.path); statErr == nil && !info.IsDir() {
		return nil, misuse("krill: write folder %q: not a folder; try another --out", f.path)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, misuse("krill: read marker: %w; try another --out", err)
	}
	own := map[string]string{}
	for line := range strings.Lines(string(data)) {
		sum, name, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "  ")
		if ok && filepath.IsLocal(name) {
			own[name] = sum
		}
	}
	return own, nil
}

func (f folder) wrote(name, sum string) bool {
	at := filepath.Join(f.path, filepath.FromSlash(name))
	info, err := os.Lstat(at)
	if err != nil || !info.Mode().IsRegular() {
		return false // a link could lead to somebody's file
	}
	data, err := os.ReadFile(at)
	return err == nil && checksum(data) == sum
}

// write makes the folder hold these files and the marker, and removes what else krill wrote into it. The caller has
// checked it.
func (f folder) write(files map[string][]byte) error {
	own, err := f.marker()
	if err != nil {
		return err
	}
	for name, sum := range own {
		if _, stays := files[name]; !stays && f.wrote(name, sum) {
			if err := os.Remove(filepath.Join(f.path, filepath.FromSlash(name))); err != nil {
				return err
			}
			f.removeEmpty(path.Dir(name))
		}
	}
	return f.put(map[string]string{}, files)
}

// removeEmpty removes folders that have become empty, from dir upwards.
func (f folder) removeEmpty(dir string) {
	for ; dir != "."; dir = path.Dir(dir) {
		if os.Remove(filepath.Join(f.path, filepath.FromSlash(dir))) != nil {
			return
		}
	}
}

// add puts files beside what krill wrote into the folder before. The caller has checked their names.
func (f folder) add(files map[string][]byte) error {
	own, err := f.marker()
	if err != nil {
		return err
	}
	return f.put(own, files)
}

// put writes files, and a marker that lists own and them.
func (f folder) put(own map[string]string, files map[string][]byte) error {
	if err := os.MkdirAll(f.path, 0o755); err != nil {
		return misuse("krill: write folder %q: %w; try another --out", f.path, err)
	}
	mode := f.mode
	if mode == 0 {
		mode = 0o644
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := place(filepath.Join(f.path, filepath.FromSlash(name)), files[name], mode); err != nil {
			return err
		}
		own[name] = checksum(files[name])
	}
	var marker strings.Builder
	for _, name := range slices.Sorted(maps.Keys(own)) {
		marker.WriteString(own[name] + "  " + name + "\n")
	}
	return place(filepath.Join(f.path, markerFile), []byte(marker.String()), 0o644)
}

// place writes a file beside its name and then gives it the name, so that a program that runs from the old file is
// not disturbed, and a full disk leaves the old file whole.
func place(at string, data []byte, mode fs.FileMode) error {
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(at), ".krill-*")
	if err != nil {
		return err
	}
	_, err = temp.Write(data)
	if err = errors.Join(err, temp.Chmod(mode), temp.Close()); err == nil {
		err = os.Rename(temp.Name(), at)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temp.Name()))
	}
	return nil
}

func checksum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
