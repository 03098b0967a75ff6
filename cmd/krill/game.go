package main

import (
	"errors"
	"go/build"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// enginePath is what tells a game from other programs: its package main imports it.
const enginePath = "github.com/krill2d/krill/engine"

// maxDepth is how many folders below the current one games are looked for.
const maxDepth = 4

// findGame returns the absolute path of a game's folder. An empty name means the current folder.
func findGame(name string) (string, error) {
	folder := name
	if name == "" {
		folder = "."
	}
	if cause := notGame(folder); cause != "" {
		return "", misuse("krill: find game %q: %s; try %s", folder, cause, advice())
	}
	return filepath.Abs(folder)
}

// notGame says why a folder cannot be built into a program, or nothing when it can.
func notGame(folder string) string {
	info, err := os.Stat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such folder"
	case err != nil:
		return err.Error()
	case !info.IsDir():
		return "not a folder"
	}
	p, err := build.ImportDir(folder, 0)
	var none *build.NoGoError
	switch {
	case errors.As(err, &none):
		return "no Go files in it"
	case err == nil && p.Name != "main":
		return "package " + p.Name + " in it, not main"
	}
	return "" // what else is wrong with its files, the compiler says best
}

func advice() string {
	games := gamesBelow(".")
	if len(games) == 0 {
		return "the path of a folder that holds package main"
	}
	return "one of " + strings.Join(games, ", ")
}

// gamesBelow lists the folders with a game, sorted. It reads every folder down to maxDepth.
func gamesBelow(root string) []string {
	var games []string
	filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return nil // a folder that cannot be read holds no game that could be run
		}
		if path != root && hidden(d.Name()) || strings.Count(path, string(filepath.Separator)) >= maxDepth {
			return filepath.SkipDir
		}
		if isGame(path) {
			games = append(games, filepath.ToSlash(path))
		}
		return nil
	})
	return games
}

func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") ||
		name == "testdata" || name == "node_modules" || name == "vendor"
}

func isGame(folder string) bool {
	p, err := build.ImportDir(folder, 0)
	return err == nil && p.Name == "main" && slices.Contains(p.Imports, enginePath)
}

// gameName is what files made from a game are called: its folder's name.
func gameName(folder string) string { return filepath.Base(folder) }
