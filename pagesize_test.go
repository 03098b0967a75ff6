package krill

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// maxHello is how large the first program may be in the page that krill web makes, bytes, compressed. make bench-web
// compares it with the same program in Ebitengine alone, which takes minutes and a browser; what breaks this breaks that
// too.
const maxHello = 3_570_000

// onlyWhereUsed are functions that the first program must not link.
var onlyWhereUsed = []string{
	"engine/film.(*GIF).Add", "engine/tune.Parse", "render.(*Canvas).shade", "render.(*Canvas).beginInto", "render/tessellate.(*Tessellator).add",
	"audio.Decode", "audio.OpenStream", "audio.pour", "audio.(*Mixer).runRack", "audio.(*Mixer).arrange", "audio.(*Player).ownNumber", "audio.(*Player).turn",
	"engine.(*loading).tick", "assets/lanes.(*Lanes).Do", "render.Reload", "assets.(*Watcher).look", "assets.DecodeData",
}

// TestTheFirstPageStaysSmall tells a change that makes every game's page larger.
//
// What krill web makes holds what is called. In what a plain go build makes, and in the page of a game with templates of
// its own, every exported method of render.Canvas is linked, and all that it calls, since Ebitengine imports
// text/template, which may call any method by its name. So what is large belongs into methods of a type of its own
// (path.Draw(c), emitter.Draw(c)), into a package of its own, or behind a func that a constructor sets, as shading and
// drawing in render are.
func TestTheFirstPageStaysSmall(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds a page")
	}
	lookAtSources(t)
	out := filepath.Join(t.TempDir(), "hello.wasm")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w -dumpdep", "-gcflags=all=-d=fmahash=qn", "-o", out, "./games/learn/01_hello")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	linked, err := build.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, linked)
	}
	for _, only := range onlyWhereUsed {
		if bytes.Contains(linked, []byte("-> "+module+"/"+only+"\n")) {
			t.Errorf("got %s linked into the first program; want it only where a game uses it", only)
		}
	}
	page := filepath.Join(t.TempDir(), "page")
	if said, err := exec.Command("go", "run", "./cmd/krill", "web", "./games/learn/01_hello", "--out", page).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	program, err := os.Stat(filepath.Join(page, "game.wasm.gz"))
	if err != nil {
		t.Fatal(err)
	}
	size := program.Size()
	if size > maxHello {
		t.Errorf("got a first program of %d bytes in a page, compressed; want at most %d", size, maxHello)
	}
	t.Logf("the first program has %d bytes in a page, compressed; %d are left", size, maxHello-size)
}

// lookAtSources lets the test's result be kept only as long as no file changes: go test sees what it looks at here, and
// not what go build reads.
func lookAtSources(t *testing.T) {
	t.Helper()
	for _, dir := range []string{"assets", "audio", "cmd/krill", "engine", "games/learn/01_hello", "input", "render", "go.mod"} {
		if err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
			if err == nil {
				_, err = os.Stat(path)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
}
