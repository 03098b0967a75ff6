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

// TestWholeGameEverywhere plays the recorded game on other processors: the state must be the same after each tick. As
// many play at once as there are processors.
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
	for _, c := range []struct {
		name    string
		target  []string
		command []string // goes before the program
	}{
		{"arm64", []string{"GOOS=linux", "GOARCH=arm64"}, []string{"qemu-aarch64-static"}},
		{"js/wasm in node", []string{"GOOS=js", "GOARCH=wasm"}, []string{"node", "--stack-size=8192", runner}},
		{"GOAMD64=v3", []string{"GOARCH=amd64", "GOAMD64=v3"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			// Without -trimpath, so that what other steps of the tests have compiled serves here.
			command := append(c.command, screentest.BuildFor(t, c.target, ".", "-tags=krill_headless"))
			cmd := exec.Command(command[0], command[1:]...)
			cmd.Env = append(os.Environ(), "KRILL_HEADLESS=1", "KRILL_REPLAY="+file)
			var stderr bytes.Buffer
			cmd.Stderr = &stderr
			out, err := cmd.Output()
			if err != nil || !strings.Contains(string(out), "same to the end") {
				t.Errorf("got %v, %s%s; want it the same to the end", err, out, &stderr)
			}
		})
	}
}
