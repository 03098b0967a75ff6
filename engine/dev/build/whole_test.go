package build

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// TestWhole says of games whether they draw with Ebitengine itself: here, in a package of theirs, or not at all.
func TestWhole(t *testing.T) {
	for name, c := range map[string]struct {
		files []string
		want  bool
	}{
		"a game of Krill's":      {[]string{"go.mod", "module example.com/g\n", "main.go", "package main\n\nimport \"" + krill + "/engine\"\n"}, false},
		"Ebitengine":             {[]string{"go.mod", "module example.com/g\n", "main.go", "package main\n\nimport \"" + ebitengine + "\"\n"}, true},
		"a part of Ebitengine":   {[]string{"go.mod", "module example.com/g\n", "main.go", "package main\n\nimport _ \"" + ebitengine + "/vector\"\n"}, true},
		"Krill's way to it":      {[]string{"go.mod", "module example.com/g\n", "main.go", "package main\n\nimport _ \"" + nativePackage + "\"\n"}, true},
		"in another package":     {[]string{"go.mod", "module example.com/g\n", "main.go", "package main\n\nimport _ \"example.com/g/draw\"\n", "draw/draw.go", "package draw\n\nimport _ \"" + ebitengine + "\"\n"}, true},
		"in a test":              {[]string{"go.mod", "module example.com/g\n", "main.go", "package main\n", "main_test.go", "package main\n\nimport _ \"" + ebitengine + "\"\n"}, false},
		"a name that only looks": {[]string{"go.mod", "module example.com/g\n", "main.go", "package main\n\nimport _ \"" + ebitengine + "x\"\n"}, false},
		"in another module":      {[]string{"main.go", "package main\n\nimport _ \"example.com/g/draw\"\n"}, false},
	} {
		if got := whole(gameWith(t, c.files...)); got != c.want {
			t.Errorf("%s: got %v; want %v", name, got, c.want)
		}
	}
	games, err := filepath.Glob("../../../games/learn/*")
	if err != nil || len(games) == 0 {
		t.Fatalf("got %d games, %v; want Krill's own", len(games), err)
	}
	for _, game := range games {
		abs, err := filepath.Abs(game)
		if err != nil || whole(abs) {
			t.Errorf("%s: got it whole, %v; want a child", game, err)
		}
	}
}

// TestAWholeProgramBuilds builds a program of Ebitengine's, and refuses it for a page.
func TestAWholeProgramBuilds(t *testing.T) {
	dir := realGame(t, "main.go", "package main\n\nimport \""+ebitengine+"\"\n\nfunc main() { ebiten.SetTPS(30) }\n")
	b := &Builder{Dir: dir, Out: t.TempDir()}
	r := mustBuild(t, b)
	if !r.Whole || r.Keeps || !strings.Contains(filepath.Base(r.Program), "game-1"+protocol.Whole) || len(r.Errors) > 0 {
		t.Errorf("got %+v; want a whole program", r)
	}
	if r = mustBuild(t, b); r.Number != 2 {
		t.Errorf("got build %d; want 2", r.Number)
	}
	b.Prune()
	left, err := filepath.Glob(filepath.Join(b.Out, "game-*"))
	if err != nil || len(left) != 1 || left[0] != r.Program {
		t.Errorf("got %v left, %v; want the last program", left, err)
	}
	b.Web = true
	if _, err := b.Build(t.Context()); err == nil || !strings.Contains(err.Error(), "without --web") {
		t.Errorf("for a page: got %v; want it refused", err)
	}
}
