//go:build screen

package engine_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
	"github.com/krill2d/krill/engine/replay"
)

// TestACrashLeavesACapsule lets a game fail as one that a player was given does, and plays the file that it leaves beside his
// saves.
func TestACrashLeavesACapsule(t *testing.T) {
	d := screentest.NewDesktop(t)
	bin := screentest.Build(t, "./testdata/failing")
	for _, place := range []string{"update", "draw", "start"} {
		saves := t.TempDir()
		w := d.Start(bin, append(screentest.NoSound(), "FAILING_IN="+place, "KRILL_SAVE_DIR="+saves)...)
		w.Until(func() bool { return w.Said("a capsule was written") && failing(w.Shot()) }, "show how it failed, and write a capsule")
		w.Still()
		w.SavePNG("capsule-" + place)
		w.Close()
		w.Wait()
		found, err := filepath.Glob(filepath.Join(saves, "crash-*.krill"))
		if err != nil || len(found) != 1 {
			t.Fatalf("%s: got %q, %v; want one capsule", place, found, err)
		}
		data, err := os.ReadFile(found[0])
		if err != nil {
			t.Fatal(err)
		}
		f, err := replay.Read(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(f.Head.Failed, places[place]) || len(f.Head.Stack) == 0 || len(f.Head.Log) == 0 {
			t.Errorf("%s: got %+v; want how it failed, where, and what was logged", place, f.Head)
		}
		cmd := exec.Command(bin)
		cmd.Env = append(os.Environ(), "KRILL_HEADLESS=1", "KRILL_REPLAY="+found[0], "FAILING_IN="+place)
		if said, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(said), "then the game failed as it did then") {
			t.Errorf("%s: played again: got %v and\n%s", place, err, said)
		}
	}
}
