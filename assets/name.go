package assets

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"
)

// checkName returns an error when name is not a path that means the same file on every system.
func checkName(verb, name string) error {
	reason, try := "", "art/hero.png"
	switch {
	case name == "":
		reason = "it is empty"
	case !utf8.ValidString(name) || strings.ContainsFunc(name, isControl):
		reason = "it has characters that cannot be printed"
	case strings.Contains(name, `\`):
		reason, try = `it has a \`, strings.ReplaceAll(name, `\`, "/")
	case strings.Contains(name, ":"):
		reason = "it has a colon, which is a drive on some systems"
	case strings.HasPrefix(name, "/"):
		reason, try = "it is absolute", strings.TrimLeft(name, "/")
	case !fs.ValidPath(name) || name == ".":
		reason = `a part of it is empty, "." or ".."`
	default:
		return nil
	}
	if checkName(verb, try) != nil {
		try = "art/hero.png"
	}
	return fmt.Errorf("assets: %s %q: %s; try %q", verb, name, reason, try)
}

func isControl(r rune) bool { return r < ' ' || r == 0x7f }

// exact reports whether the mount has the name in exactly this case: some systems open a file under any.
func (m *Mount) exact(name string) (bool, error) {
	if _, ok := m.FS.(embed.FS); ok {
		return true, nil
	}
	for ; name != "."; name = path.Dir(name) {
		entries, err := fs.ReadDir(m.FS, path.Dir(name))
		if err != nil {
			return false, err
		}
		if !contains(entries, path.Base(name)) {
			return false, nil
		}
	}
	return true, nil
}

func contains(entries []fs.DirEntry, name string) bool {
	for _, e := range entries {
		if e.Name() == name {
			return true
		}
	}
	return false
}

// list returns the names of the files in a folder of the mount.
func (m *Mount) list(dir string) ([]string, error) {
	entries, err := fs.ReadDir(m.FS, dir)
	if err != nil {
		return nil, err
	}
	if exact, err := m.exact(dir); err != nil || !exact {
		return nil, fs.ErrNotExist
	}
	var names []string
	for _, e := range entries {
		if name := path.Join(dir, e.Name()); !e.IsDir() && checkName("list", name) == nil {
			names = append(names, name)
		}
	}
	return names, nil
}
