package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// fused counts the fused multiply-adds that the compiler makes of a·b + c for arm64.
func fused(t *testing.T, flags ...string) int {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "p.go"), "package p\n\nfunc F(a, b, c float64) float64 { return a*b + c }\n")
	args := append([]string{"tool", "compile", "-p=p", "-S", "-o", filepath.Join(dir, "p.o")}, flags...)
	cmd := exec.Command("go", append(args, filepath.Join(dir, "p.go"))...)
	cmd.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64")
	listing, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("compile: %v\n%s", err, listing)
	}
	return strings.Count(string(listing), "FMADDD")
}

// The flag is not documented: a new Go may drop it without a word.
func TestNoFusing(t *testing.T) {
	if got := fused(t); got == 0 {
		t.Fatal("got no fused multiply-add without the flag; want some, or this test proves nothing")
	}
	_, flag, _ := strings.Cut(noFusing, "all=")
	if got := fused(t, flag); got != 0 {
		t.Errorf("got %d fused multiply-adds with %s; want 0", got, flag)
	}
}

func TestScriptsUseTheSameFlag(t *testing.T) {
	script, err := os.ReadFile("../../.ci/env")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(script), "'"+noFusing+"'") {
		t.Errorf("got no '%s' in .ci/env; want it there", noFusing)
	}
}
