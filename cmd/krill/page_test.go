//go:build screen

package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// site builds the first program of the README as its reader would.
func site(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	if status, _, stderr := call("web", "../../games/learn/01_hello", "--out", dir); status != 0 {
		t.Fatalf("got exit status %d and %s; want 0", status, stderr)
	}
	return dir
}

func TestPageRunsInBrowser(t *testing.T) {
	p := screentest.NewBrowser(t).Open(screentest.Serve(t, site(t)))
	p.Until(func() bool {
		return !screentest.Uniform(p.Shot()) && p.Eval(`document.querySelector("canvas") != null`) == true
	},
		"a picture of the game")
	if got := p.Eval(`document.getElementById("say").textContent`); got != "" {
		t.Errorf("got %q over the game; want nothing", got)
	}
	for _, line := range p.Console() {
		t.Errorf("got %q in the console; want nothing", line)
	}
}

func TestPageSaysWhatIsWrongInBrowser(t *testing.T) {
	dir := site(t)
	p := screentest.NewBrowser(t).Open(screentest.Serve(t, dir))
	if err := os.Remove(filepath.Join(dir, "game.wasm")); err != nil {
		t.Fatal(err)
	}
	p.Eval("play().catch(fail)")
	got := p.Eval(`document.getElementById("say").textContent`)
	if want := "The game could not be loaded: game.wasm: 404 Not Found"; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
}
