package krill

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// file is what the arrows must know of a Go file.
type file struct {
	dir     string // of its package, from the root of the module, with slashes; "." for the root
	name    string // of its package
	test    bool   // a test, or a program in testdata
	imports []string
}

// readTree reads every Go file of the tree, whatever systems or tags it is for. Folders that the go command
// does not look at are left out, except testdata, and so are modules below, and what the tool has made in dist.
func readTree(t *testing.T, root string) []file {
	t.Helper()
	var files []file
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != root && (unseen(d.Name()) || isModule(name)):
			return filepath.SkipDir
		case d.IsDir() || path.Ext(name) != ".go":
			return nil
		}
		f, err := readFile(root, name)
		files = append(files, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func unseen(folder string) bool {
	return strings.HasPrefix(folder, ".") || strings.HasPrefix(folder, "_") || folder == "node_modules" || folder == "dist"
}

func isModule(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, "go.mod"))
	return err == nil
}

func readFile(root, name string) (file, error) {
	parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if err != nil {
		return file{}, err
	}
	dir, err := filepath.Rel(root, filepath.Dir(name))
	if err != nil {
		return file{}, err
	}
	f := file{dir: filepath.ToSlash(dir), name: strings.TrimSuffix(parsed.Name.Name, "_test")}
	f.test = strings.HasSuffix(name, "_test.go") || slices.Contains(strings.Split(f.dir, "/"), "testdata")
	for _, spec := range parsed.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return file{}, err
		}
		f.imports = append(f.imports, imported)
	}
	return f, nil
}
