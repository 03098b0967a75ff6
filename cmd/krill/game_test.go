package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

const gameSource = "package main\n\nimport \"" + enginePath + "\"\n\nfunc main() { engine.Main(nil, engine.Config{}) }\n"

func TestGamesBelow(t *testing.T) {
	module(t,
		"games/pong/main.go", gameSource,
		"games/learn/01_hello/main.go", gameSource,
		"cmd/tool/main.go", "package main\n\nfunc main() {}\n",
		"lib/lib.go", "package lib\n",
		"games/pong/testdata/box/main.go", gameSource,
		".cache/old/main.go", gameSource,
		"node_modules/x/main.go", gameSource,
		"a/b/c/d/e/main.go", gameSource,
	)
	got, want := gamesBelow("."), []string{"games/learn/01_hello", "games/pong"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q; want %q", got, want)
	}
}

func TestFindGame(t *testing.T) {
	dir := module(t, "games/pong/main.go", gameSource, "lib/lib.go", "package lib\n",
		"broken/main.go", "package main\n\nfunc main() { nonsense\n")
	pong := filepath.Join(dir, "games", "pong")
	for _, name := range []string{"games/pong", "./games/pong/", pong} {
		if got, err := findGame(name); err != nil || got != pong {
			t.Errorf("findGame(%q): got %q, %v; want %q", name, got, err, pong)
		}
	}
	for name, says := range map[string]string{
		"":           `krill: find game ".": no Go files in it; try one of games/pong`,
		"games/pung": `krill: find game "games/pung": no such folder; try one of games/pong`,
		"lib":        `krill: find game "lib": package lib in it, not main; try one of games/pong`,
	} {
		if _, err := findGame(name); err == nil || err.Error() != says {
			t.Errorf("findGame(%q): got %v; want %s", name, err, says)
		}
	}
	if _, err := findGame("broken"); err != nil {
		t.Errorf("got %v; want a broken file left to the compiler", err)
	}
	if err := os.Chdir(pong); err != nil {
		t.Fatal(err)
	}
	if got, err := findGame(""); err != nil || got != pong {
		t.Errorf("got %q, %v; want the current folder %q", got, err, pong)
	}
}
