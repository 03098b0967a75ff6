//go:build screen

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestReplayEverywhere writes the bot's run down natively and plays it in other processes and on other processors: the
// state must be the same after each tick, from the first one on and from the middle, where a snapshot is put back into
// a process that has not played.
func TestReplayEverywhere(t *testing.T) {
	native, file := build(t, "native"), filepath.Join(t.TempDir(), "run.krill")
	recorded := digest(t, exec.Command(native), "KRILL_HEADLESS=1", "KRILL_RECORD="+file)
	_, want, _ := strings.Cut(recorded, " state ")
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	runner := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js")
	for name, command := range map[string][]string{
		"native":          {native},
		"arm64":           {"qemu-aarch64-static", build(t, "arm64", "GOOS=linux", "GOARCH=arm64")},
		"GOAMD64=v3":      {build(t, "v3", "GOARCH=amd64", "GOAMD64=v3")},
		"js/wasm in node": {"node", "--stack-size=8192", runner, build(t, "wasm", "GOOS=js", "GOARCH=wasm")},
	} {
		for _, from := range []string{"", "KRILL_REPLAY_FROM=5000"} {
			cmd := exec.Command(command[0], command[1:]...)
			cmd.Env = append(os.Environ(), "KRILL_HEADLESS=1", "KRILL_REPLAY="+file)
			if from != "" {
				cmd.Env = append(cmd.Env, from)
			}
			var stderr bytes.Buffer
			cmd.Stderr = &stderr
			out, err := cmd.Output()
			if err != nil || !strings.Contains(string(out), "same to the end: 10000 ticks") || !strings.Contains(string(out), "state "+want) {
				t.Errorf("%s %s: got %v, %s%s; want state %s", name, from, err, out, &stderr, want)
			}
		}
	}
}
