package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestBake(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("ship.go", `package main

import "github.com/krill2d/krill/engine"

const fast = 9

var ship = engine.Tune("ship", struct{ Thrust, Turn float64 }{Thrust: 220, Turn: fast})

func main() {}
`)
	for _, c := range []struct {
		values, out, err string
		status           int
	}{
		{"[ship]\nThrust = 240\n", "ship.go:7: ship.Thrust 220 → 240\n", "", 0},
		{"", "nothing to bake: no value in assets/tune.toml differs from the code\n", "", 0},
		{"[ship]\nThrust = 250\nTurn = 3\n", "ship.go:7: ship.Thrust 240 → 250\n", "ship.go:7: Turn is the name fast, of ship.go:5", 2},
		{"[ship\n", "", "krill: bake: read assets/tune.toml: 1:6: the section has no end; try ]", 2},
	} {
		write("assets/tune.toml", c.values)
		var out, err strings.Builder
		status := run([]string{"bake", dir}, &out, &err)
		if status != c.status || out.String() != c.out || !strings.Contains(err.String(), c.err) || c.err == "" && err.Len() > 0 {
			t.Errorf("%q: got status %d, %q and %q; want %d, %q and %q", c.values, status, out.String(), err.String(), c.status, c.out, c.err)
		}
	}
}
