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

// TestWholeGameEverywhere plays the recorded game on other processors: the state must be the same after each tick.
func TestWholeGameEverywhere(t *testing.T) {
	file, err := filepath.Abs(wholeRun)
	if err != nil {
		t.Fatal(err)
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	runner := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js")
	for name, command := range map[string][]string{
		"arm64":           {"qemu-aarch64-static", build(t, "arm64", "GOOS=linux", "GOARCH=arm64")},
		"GOAMD64=v3":      {build(t, "v3", "GOARCH=amd64", "GOAMD64=v3")},
		"js/wasm in node": {"node", "--stack-size=8192", runner, build(t, "wasm", "GOOS=js", "GOARCH=wasm")},
	} {
		cmd := exec.Command(command[0], command[1:]...)
		cmd.Env = append(os.Environ(), "KRILL_HEADLESS=1", "KRILL_REPLAY="+file)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		if err != nil || !strings.Contains(string(out), "same to the end") {
			t.Errorf("%s: got %v, %s%s; want it the same to the end", name, err, out, &stderr)
		}
	}
}

// build builds the game for one place, without a window.
func build(t *testing.T, name string, env ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), name)
	cmd := exec.Command("go", "build", "-trimpath", "-tags", "krill_headless", "-gcflags=all=-d=fmahash=qn", "-o", out, ".")
	cmd.Env = append(append(os.Environ(), "CGO_ENABLED=0"), env...)
	if msg, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, msg)
	}
	return out
}
