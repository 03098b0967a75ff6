package build

import (
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Sources returns the folder of the game's module, empty when it has none, and the folders whose Go files its program is
// made of: its own, and those of the packages of the same module that it imports, directly or not, sorted. A folder that is
// imported and not there yet is among them. It reads the imports of all these files, of every system.
func Sources(game string) (root string, folders []string) {
	root, name := module(game)
	found := map[string]bool{}
	var visit func(dir string)
	visit = func(dir string) {
		if found[dir] {
			return
		}
		found[dir] = true
		folders = append(folders, dir)
		for _, imported := range imports(dir) {
			if below, ok := strings.CutPrefix(imported+"/", name+"/"); ok && root != "" {
				visit(filepath.Join(root, filepath.FromSlash(path.Clean("/"+below))))
			}
		}
	}
	visit(filepath.Clean(game))
	slices.Sort(folders)
	return root, folders
}

// imports lists what the Go files of a folder import, but for tests.
func imports(dir string) []string {
	var list []string
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // it is not there yet, or not any more
	}
	for _, e := range entries {
		if !IsSource(e.Name()) || e.IsDir() {
			continue
		}
		list = append(list, Imports(filepath.Join(dir, e.Name()), nil)...)
	}
	return list
}

// Imports lists what a Go file imports, as far as it can be read; data is its content, or nil when it is to be read.
func Imports(name string, data []byte) (list []string) {
	var source any // an empty interface, not one that holds no bytes
	if data != nil {
		source = data
	}
	f, _ := parser.ParseFile(token.NewFileSet(), name, source, parser.ImportsOnly) // a file that is broken further down has imports
	if f == nil {
		return nil
	}
	for _, s := range f.Imports {
		if p, err := strconv.Unquote(s.Path.Value); err == nil {
			list = append(list, p)
		}
	}
	return list
}

// IsSource reports whether a file of this name can be part of a program: a Go file, no test, and none that go ignores.
func IsSource(name string) bool {
	return strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") && name[0] != '.' && name[0] != '_'
}

var moduleLine = regexp.MustCompile(`(?m)^\s*module\s+"?([^\s"]+)"?`)

// module finds the module that a folder belongs to; empty: none.
func module(dir string) (root, name string) {
	for dir = filepath.Clean(dir); ; dir = filepath.Dir(dir) {
		text, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if m := moduleLine.FindSubmatch(text); err == nil && m != nil {
			return dir, string(m[1])
		}
		if dir == filepath.Dir(dir) {
			return "", ""
		}
	}
}
