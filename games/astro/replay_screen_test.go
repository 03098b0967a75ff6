//go:build screen

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// TestReplayEverywhere writes the bot's run down natively and plays it in other processes and on other processors: the
// state must be the same after each tick, from the first one on and from the middle, where a snapshot is put back into
// a process that has not played. As many play at once as there are processors.
func TestReplayEverywhere(t *testing.T) {
	native, file := screentest.Build(t, "."), filepath.Join(t.TempDir(), "run.krill")
	recorded := digest(t, exec.Command(native), "KRILL_HEADLESS=1", "KRILL_RECORD="+file)
	_, want, _ := strings.Cut(recorded, " state ")
	for _, c := range []struct {
		name    string
		command func(t *testing.T) *exec.Cmd
	}{
		{"arm64", func(t *testing.T) *exec.Cmd { return exec.Command("qemu-aarch64-static", buildARM(t)) }},
		{"js/wasm in node", func(t *testing.T) *exec.Cmd { return inNode(t, buildWasm(t)) }},
		{"GOAMD64=v3", func(t *testing.T) *exec.Cmd { return exec.Command(buildV3(t)) }},
		{"native", func(*testing.T) *exec.Cmd { return exec.Command(native) }},
	} {
		for name, env := range map[string][]string{"": nil, " from the middle": {"KRILL_REPLAY_FROM=5000"}} {
			t.Run(c.name+name, func(t *testing.T) {
				t.Parallel()
				replayed(t, c.command(t), want, append(env, "KRILL_HEADLESS=1", "KRILL_REPLAY="+file)...)
			})
		}
	}
}

// replayed plays a replay of the bot's run, which must end in the state that is wanted.
func replayed(t *testing.T, cmd *exec.Cmd, want string, env ...string) {
	t.Helper()
	cmd.Env = append(os.Environ(), env...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil || !strings.Contains(string(out), "same to the end: 10000 ticks") || !strings.Contains(string(out), "state "+want) {
		t.Errorf("got %v, %s%s; want state %s", err, out, &stderr, want)
	}
}
