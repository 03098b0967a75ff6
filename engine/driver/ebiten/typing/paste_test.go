//go:build !js && !windows

package typing

import (
	"os"
	"path/filepath"
	"testing"
)

func TestPasteTakesTheFirstProgramThatWorks(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"fails": "exit 3", "works": "printf 'shrimp \\303\\251\\377\\r\\nb'"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+text+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	if got, ok := pasteBy([][]string{{"krill-has-none"}, {"fails"}, {"works"}}); !ok || got != "shrimp é\nb" {
		t.Errorf("got %q, %v; want the text", got, ok)
	}
	if got, ok := pasteBy([][]string{{"krill-has-none"}, {"fails"}}); ok {
		t.Errorf("got %q where no program works; want nothing", got)
	}
}
