package assets

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Entry is a file that [Walk] finds.
type Entry struct {
	Name  string // as Bytes takes it
	Mount string // where it lies; others that have a file of the name are below
	Size  int64  // bytes, as the mount says
	Err   error  // why it cannot be had under this name; nil: it can
}

// Walk returns every file of all mounts, sorted by name, each once: for tools that pack or check a game, and for
// screens that show what is there. With Err are files that no game can name, what is no plain file, folders that cannot
// be listed, and files whose names differ from another one's in case alone, which some systems cannot hold.
// It costs a look at every file.
func Walk(f *Files) []Entry {
	var all []Entry
	for _, m := range f.mounts {
		_ = fs.WalkDir(m.FS, ".", func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				all = append(all, Entry{Name: name, Mount: m.Name, Err: err})
				return fs.SkipDir
			case !d.IsDir():
				all = append(all, m.entry(name, d))
			}
			return nil
		})
	}
	slices.SortStableFunc(all, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
	all = slices.CompactFunc(all, func(a, b Entry) bool { return a.Name == b.Name })
	seen := map[string]string{}
	for i := range all {
		e := &all[i]
		fold := strings.ToLower(e.Name)
		if other, ok := seen[fold]; ok && e.Err == nil {
			e.Err = fmt.Errorf("assets: its name is that of %q in another case; try another name", other)
		}
		seen[fold] = e.Name
	}
	return all
}

func (m *Mount) entry(name string, d fs.DirEntry) Entry {
	e := Entry{Name: name, Mount: m.Name, Err: checkName("name", name)}
	about, err := d.Info()
	switch {
	case e.Err != nil:
	case err != nil:
		e.Err = err
	case !about.Mode().IsRegular():
		if about, err = fs.Stat(m.FS, name); err != nil || !about.Mode().IsRegular() { // a link may lead to one
			e.Err = fmt.Errorf("assets: name %q: it is no plain file; try a copy of it", name)
		}
	case about.Size() > maxSize:
		e.Err = tooLarge(about.Size())
	}
	if about != nil {
		e.Size = about.Size()
	}
	return e
}

// Size returns how many bytes a file has as its mount says, and 0 when it is not there. It does not compare the case.
func Size(f *Files, name string) int64 {
	if checkName("size", name) != nil {
		return 0
	}
	for _, m := range f.mounts {
		if about, err := fs.Stat(m.FS, name); err == nil && about.Mode().IsRegular() {
			return about.Size()
		}
	}
	return 0
}

// Near returns the name of a list that is nearest to one that is not in it, such as a misspelled one, and "" when none
// is near. It costs O(len(name)·all names' lengths).
func Near(name string, list []string) string {
	near, best := "", limit(name)+1
	for _, other := range list {
		if strings.EqualFold(other, name) {
			return other
		}
		d := distance(name, other)
		if path.Base(other) == path.Base(name) { // the right file in another folder
			d = min(d, 1)
		}
		if d < best && d < len(name) {
			near, best = other, d
		}
	}
	return near
}

// CheckName returns why a name is not one that Bytes takes, or nil.
func CheckName(name string) error { return checkName("name", name) }
