package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/krill2d/krill/assets/check"
)

// bundle finds the files of a game, which are those that it embeds, or of a folder without a program, which are all.
func (t *terminal) bundle(name string) (*bundle, error) {
	dir, err := filepath.Abs(name)
	if err != nil {
		return nil, err
	}
	if about, err := os.Stat(dir); err != nil || !about.IsDir() {
		return nil, misuse("krill: pack %q: no such folder; try the path of a game, or of a folder with files for one", name)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, misuse("krill: pack %q: %w", name, err)
	}
	b := &bundle{dir: dir, Bundle: check.Bundle{Files: root.FS()}}
	if sources, err := filepath.Glob(filepath.Join(dir, "*.go")); err == nil && len(sources) > 0 {
		err = t.readGame(b)
		if err == nil && len(b.Names) == 0 {
			err = misuse("krill: pack %q: the game embeds no files; try //go:embed and a folder over a variable of type embed.FS", name)
		}
		return b, err
	}
	b.Alone = true
	if b.Names, err = filesBelow(b.Files); err == nil && len(b.Names) == 0 {
		err = misuse("krill: pack %q: there are no files in it; try another folder", name)
	}
	return b, err
}

// filesBelow lists the files of a folder and of those below it, but for hidden ones, sorted.
func filesBelow(files fs.FS) ([]string, error) {
	var names []string
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir():
			names = append(names, name)
		}
		return nil
	})
	return names, err
}

// goPackage is a package as go list sees it.
type goPackage struct {
	Dir, ImportPath           string
	GoFiles, CgoFiles         []string
	EmbedFiles, EmbedPatterns []string
	Module                    *struct{ Main bool }
}

// readGame finds what the game embeds, and what it and its own packages name.
func (t *terminal) readGame(b *bundle) error {
	text, err := t.answer(b.dir, nil, "list", "-e", "-deps", "-json=Dir,ImportPath,GoFiles,CgoFiles,EmbedFiles,EmbedPatterns,Module", ".")
	if err != nil {
		return err
	}
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	for decoder.More() {
		var p goPackage
		if err := decoder.Decode(&p); err != nil {
			return err
		}
		b.Imports = append(b.Imports, p.ImportPath)
		if p.Module == nil || !p.Module.Main || p.ImportPath != krillPath && strings.HasPrefix(p.ImportPath, krillPath+"/") && !below(b.dir, p.Dir) {
			continue // somebody else's, or Krill's own
		}
		if err := b.add(p); err != nil {
			return err
		}
	}
	slices.Sort(b.Names)
	b.Names = slices.Compact(b.Names)
	return nil
}

// below reports whether a folder is another one or lies in it.
func below(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && filepath.IsLocal(rel)
}

// add takes in the files that a package embeds, if it lies in the folder, and what its source names.
func (b *bundle) add(p goPackage) error {
	if below(b.dir, p.Dir) {
		prefix, err := filepath.Rel(b.dir, p.Dir)
		if err != nil {
			return err
		}
		for _, name := range p.EmbedFiles {
			b.Names = append(b.Names, filepath.ToSlash(filepath.Join(prefix, name)))
		}
		for _, pattern := range p.EmbedPatterns {
			b.Uses = append(b.Uses, check.Use{Text: filepath.ToSlash(filepath.Join(prefix, pattern)), At: "a go:embed line", Embed: true})
		}
	}
	for _, name := range append(p.GoFiles, p.CgoFiles...) {
		uses, err := check.Uses(filepath.Join(p.Dir, name))
		if err != nil {
			return err
		}
		b.Uses = append(b.Uses, uses...)
	}
	return nil
}
