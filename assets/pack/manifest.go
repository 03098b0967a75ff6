package pack

import (
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// manifestName is where a pack's list lies in it.
const manifestName = "pack.json"

const (
	version     = 1
	maxManifest = 16 << 20 // bytes
	maxFiles    = 65536
	maxPage     = 1024 // pixels a side
	pageFolder  = ".pages"
)

// Manifest is the list of what lies in a pack.
type Manifest struct {
	Krill int // version of the format
	Files []File
	Pages []File // pictures that hold others
}

// File is a file in a pack.
type File struct {
	Name   string
	Size   int64  // bytes, before the archive packs it; of a picture on a page as it was in the folder
	SHA256 string // hexadecimal, of what lies in the pack; of a picture on a page what it was in the folder
	Was    int64  `json:",omitempty"` // bytes in the folder, when it is written in another way here
	Page   int    `json:",omitempty"` // of Pages, from 1, for a picture that lies on one; 0: a file of its own
	X, Y   int    `json:",omitempty"` // of the picture on the page, texels
	W, H   int    `json:",omitempty"`
}

func (f *File) rect() image.Rectangle { return image.Rect(f.X, f.Y, f.X+f.W, f.Y+f.H) }

// Read returns the list of a pack. One that is broken, newer than this package or above 16 MB is an error; one that is not
// there is fs.ErrNotExist.
func Read(files fs.FS) (Manifest, error) {
	about, err := fs.Stat(files, manifestName)
	if err != nil {
		return Manifest{}, fmt.Errorf("pack: read %q: %w; try a pack that krill pack has made", manifestName, err)
	}
	if about.Size() > maxManifest {
		return Manifest{}, fmt.Errorf("pack: read %q: it has %d bytes; try at most %d", manifestName, about.Size(), maxManifest)
	}
	data, err := fs.ReadFile(files, manifestName)
	if err != nil {
		return Manifest{}, fmt.Errorf("pack: read %q: %w", manifestName, err)
	}
	m, err := parse(data)
	if err != nil {
		return Manifest{}, fmt.Errorf("pack: read %q: %w; try making the pack again", manifestName, err)
	}
	return m, nil
}

func parse(data []byte) (Manifest, error) {
	var m Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return Manifest{}, err
	}
	switch {
	case m.Krill > version:
		return Manifest{}, fmt.Errorf("it is of format %d, and this program knows %d", m.Krill, version)
	case m.Krill < 1:
		return Manifest{}, errors.New("it does not say that it is a pack's")
	case len(m.Files)+len(m.Pages) > maxFiles:
		return Manifest{}, fmt.Errorf("it lists %d files; at most %d", len(m.Files)+len(m.Pages), maxFiles)
	}
	for i := range m.Pages {
		if !inside(m.Pages[i].Name) {
			return Manifest{}, fmt.Errorf("its page %q is no name of a file", m.Pages[i].Name)
		}
	}
	for i := range m.Files {
		if err := m.Files[i].check(len(m.Pages)); err != nil {
			return Manifest{}, err
		}
	}
	slices.SortStableFunc(m.Files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return m, nil
}

func (f *File) check(pages int) error {
	if !inside(f.Name) {
		return fmt.Errorf("its file %q is no name of a file", f.Name)
	}
	if f.Page < 0 || f.Page > pages {
		return fmt.Errorf("its file %q lies on page %d of %d", f.Name, f.Page, pages)
	}
	if f.Page > 0 && (f.W < 1 || f.H < 1 || f.X < 0 || f.Y < 0 || f.W > maxPage || f.H > maxPage || f.X > maxPage || f.Y > maxPage) {
		return fmt.Errorf("its file %q lies beside its page", f.Name)
	}
	return nil
}

// inside reports whether a name is that of a file below the top.
func inside(name string) bool {
	return fs.ValidPath(name) && name != "." && !strings.ContainsAny(name, `\:`) && path.Base(name) != "/"
}
