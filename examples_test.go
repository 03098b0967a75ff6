package krill

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// An example is read in one go: a program of at most 120 lines that begins with a sentence about it.
func TestExamplesAreShort(t *testing.T) {
	programs, err := filepath.Glob("games/learn/[0-9][0-9]_*/main.go")
	if err != nil || len(programs) < 5 {
		t.Fatalf("got %d examples and %v; want some", len(programs), err)
	}
	for _, name := range programs {
		code, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(code, []byte("\n")); n > 120 {
			t.Errorf("%s: got %d lines; want at most 120", name, n)
		}
		if !bytes.HasPrefix(code, []byte("// ")) {
			t.Errorf("%s: got no sentence at its head; want what it shows, and its keys", name)
		}
	}
}
