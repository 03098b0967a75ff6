package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// depend is what go list says of packages, in short.
func depend(packages ...string) []byte { return []byte(strings.Join(packages, "\n")) }

const (
	knownShaders = `{"ImportPath": "github.com/hajimehoshi/ebiten/v2/internal/builtinshader", "Imports": ["fmt", "text/template"], "Module": {"Version": "` + knownEbitengine + `"}}`
	otherShaders = `{"ImportPath": "github.com/hajimehoshi/ebiten/v2/internal/builtinshader", "Imports": ["fmt", "text/template"], "Module": {"Version": "v2.99.0"}}`
	ownShaders   = `{"ImportPath": "github.com/hajimehoshi/ebiten/v2/internal/builtinshader", "Imports": ["fmt", "text/template"], "Module": {"Version": "` + knownEbitengine + `", "Replace": {"Path": "../ebiten"}}}`
	gameOfWords  = `{"ImportPath": "words", "Imports": ["text/template"], "Module": {}}`
	webPages     = `{"ImportPath": "html/template", "Imports": ["text/template"]}`
	leanGame     = `{"ImportPath": "plain", "Imports": ["github.com/krill2d/krill/engine"], "Module": {}}`
)

func TestOnlyKnownTemplatesAreMadeLean(t *testing.T) {
	for _, c := range []struct {
		list []byte
		want bool
	}{
		{depend(knownShaders, leanGame), true},
		{depend(leanGame), false}, // there is nothing to gain
		{depend(otherShaders, leanGame), false},
		{depend(ownShaders, leanGame), false},
		{depend(knownShaders, gameOfWords), false},
		{depend(knownShaders, webPages, leanGame), false},
		{depend(knownShaders, "{"), false},
	} {
		if got := callsNoMethods(c.list); got != c.want {
			t.Errorf("got %v; want %v for\n%s", got, c.want, c.list)
		}
	}
}

// TestAPageIsMadeLean shows that the versions of Go and Ebitengine are those that lean knows.
func TestAPageIsMadeLean(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds a page twice")
	}
	term := &terminal{stdout: os.Stdout, stderr: os.Stderr}
	game, err := filepath.Abs("../../games/learn/01_hello")
	if err != nil {
		t.Fatal(err)
	}
	size := func(lean bool) int {
		files, err := term.site(website{game: game, dir: t.TempDir(), level: 1, lean: lean})
		if err != nil {
			t.Fatal(err)
		}
		return len(files[packedName])
	}
	if plain, lean := size(false), size(true); lean > plain*95/100 {
		t.Errorf("got a page of %d bytes, and %d without leaving methods out; want it a twentieth smaller", lean, plain)
	}
	t.Setenv("GOFLAGS", strings.TrimSpace(os.Getenv("GOFLAGS")+" -overlay="+filepath.Join(t.TempDir(), "none.json")))
	if flags, err := term.lean(game, t.TempDir()); len(flags) != 0 || err != nil {
		t.Errorf("beside another overlay: got flags %q, error %v; want none", flags, err)
	}
}
