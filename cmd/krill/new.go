package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// templates is a game to begin with. Its files end in .txt, so that the go command leaves them alone here.
//
//go:embed template
var templates embed.FS

type newCommand struct {
	Name string `arg:"" help:"Folder of the new game; its last part becomes the game's name."`
}

// Run writes a game that runs at once into a folder that is empty or not there yet.
func (c *newCommand) Run(t *terminal) error {
	path, err := filepath.Abs(c.Name)
	if err != nil {
		return err
	}
	if err := checkFree(c.Name); err != nil {
		return err
	}
	from, err := t.krillSource()
	if err != nil {
		return err
	}
	mod, sum, err := t.moduleFiles(from, moduleName(filepath.Base(path)))
	if err != nil {
		return err
	}
	files := gameFiles(filepath.Base(path))
	files["go.mod"] = mod
	if len(sum) > 0 {
		files["go.sum"] = sum
	}
	if err := writeNew(path, files); err != nil {
		return err
	}
	if from.version != "" {
		if err := t.tidy(path); err != nil {
			return err
		}
	}
	t.next(c.Name)
	return nil
}

// next says what to type.
func (t *terminal) next(name string) {
	fmt.Fprintf(t.stdout, "%s is ready. Next:\n\n\tcd %[1]s\n\tgo tool krill run\n\nThen change main.go, and see README.md for the rest.\n",
		shell(name))
}

// shell writes a path as it is typed.
func shell(path string) string {
	if strings.ContainsAny(path, " \t'\"$&;()*?[]#!\\") {
		return strconv.Quote(path)
	}
	return path
}

// checkFree returns an error when a folder holds anything.
func checkFree(name string) error {
	entries, err := os.ReadDir(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return misuse("krill: make game %q: %w; try another name", name, err)
	case len(entries) == 0:
		return nil
	}
	const most = 3
	var there []string
	for _, e := range entries[:min(len(entries), most)] {
		there = append(there, e.Name())
	}
	if len(entries) > most {
		there = append(there, fmt.Sprintf("and %d more", len(entries)-most))
	}
	return misuse("krill: make game %q: the folder is not empty, it holds %s; try another name", name, strings.Join(there, ", "))
}

// gameFiles returns the game to begin with, by the names of its files.
func gameFiles(name string) map[string][]byte {
	named := strings.NewReplacer("My Game", gameTitle(name), "my-game", moduleName(name))
	files := map[string][]byte{}
	for from, to := range map[string]string{
		"main.go.txt": "main.go", "main_test.go.txt": "main_test.go", "README.md.txt": "README.md", "gitignore.txt": ".gitignore",
	} {
		text, err := templates.ReadFile("template/" + from)
		if err != nil {
			panic(err) // the list above is wrong
		}
		files[to] = []byte(named.Replace(string(text)))
	}
	return files
}

// writeNew writes files that are not there yet.
func writeNew(dir string, files map[string][]byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return misuse("krill: make game %q: %w; try another name", dir, err)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f, err := os.OpenFile(filepath.Join(dir, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return err
		}
		_, err = f.Write(files[name])
		if err = errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	return nil
}
