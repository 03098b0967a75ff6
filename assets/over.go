package assets

import (
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// Layers are mounts that lie over one another: one file system, in which the first that has a file wins.
type Layers []Mount

// Over returns mounts as one file system for a game's Config.Assets. Errors go on to name each of them.
//
//	engine.Config{Assets: assets.Over(mods, assets.Mount{Name: "embedded files", FS: art})}
//
// The package assets/mods makes the whole list that a game for players has.
func Over(mounts ...Mount) Layers { return flat(mounts) }

// Mounts returns the mounts, the first one on top. The list must not be changed.
func (l Layers) Mounts() []Mount { return l }

// Open opens the first mount's file or folder of a name; a folder lists what all mounts have in it.
func (l Layers) Open(name string) (fs.File, error) {
	for i, m := range l {
		file, err := m.FS.Open(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		about, err := file.Stat()
		if err != nil || !about.IsDir() {
			return file, err
		}
		file.Close()
		return l[i:].folder(name, about)
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// folder returns a folder that several mounts may have.
func (l Layers) folder(name string, about fs.FileInfo) (fs.File, error) {
	d := &folder{FileInfo: about, name: name}
	for _, m := range l {
		entries, err := fs.ReadDir(m.FS, name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		for _, e := range entries {
			if !contains(d.entries, e.Name()) {
				d.entries = append(d.entries, e)
			}
		}
	}
	slices.SortFunc(d.entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return d, nil
}

// folder is a folder that was opened.
type folder struct {
	fs.FileInfo
	name    string
	entries []fs.DirEntry // not handed out yet
}

func (d *folder) Stat() (fs.FileInfo, error) { return d.FileInfo, nil }
func (d *folder) Close() error               { return nil }

func (d *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.name, Err: errors.New("it is a folder")}
}

// ReadDir does what fs.ReadDirFile says.
func (d *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(d.entries) == 0 {
		return nil, io.EOF
	}
	if n <= 0 {
		n = len(d.entries)
	}
	some := d.entries[:min(n, len(d.entries))]
	d.entries = d.entries[len(some):]
	return some, nil
}

// flat returns mounts with those in them that are several, and without those of nothing.
func flat(mounts []Mount) (all []Mount) {
	for _, m := range mounts {
		if inside, ok := m.FS.(interface{ Mounts() []Mount }); ok {
			all = append(all, flat(inside.Mounts())...)
		} else if m.FS != nil {
			all = append(all, m)
		}
	}
	return all
}
