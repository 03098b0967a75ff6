//go:build !js

package ebiten

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/krill2d/krill/engine/driver"
)

func TestDroppedFilesAreRead(t *testing.T) {
	a := &answers{}
	a.dropped(fstest.MapFS{
		"a.saves":     {Data: []byte("one")},
		"dir/b.saves": {Data: []byte("two")},
		"large":       {Data: make([]byte, driver.MaxFile+1)},
	})
	got := a.take(nil)
	if len(got) != 2 || got[0].Text != "a.saves" || string(got[0].Bytes) != "one" || got[0].Action != driver.ActionOpenFile {
		t.Fatalf("dropped: got %d files, the first %.50q; want a.saves, and large", len(got), got[0].Text)
	}
	if got[1].Bytes != nil || got[1].Failed != "the file is larger than 64 MB" {
		t.Errorf("a large file: got %d bytes, %q; want it refused", len(got[1].Bytes), got[1].Failed)
	}
}

// TestChoosersAreTried plays the programs by scripts.
func TestChoosersAreTried(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a b.saves")
	if err := os.WriteFile(file, []byte("saved"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"chooses": "echo '" + file + "'", "cancels": "exit 1", "lies": "echo /no/such/file"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+text+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	for _, c := range []struct {
		programs     [][]string
		name, failed string
	}{
		{[][]string{{"krill-has-none"}, {"chooses"}}, "a b.saves", ""},
		{[][]string{{"cancels"}, {"chooses"}}, "", ""},
		{[][]string{{"lies"}}, "file", "no such file"},
		{[][]string{{"krill-has-none"}}, "", "there is no program here that asks for a file"},
	} {
		a := &answers{}
		a.choose(c.programs)
		got := a.take(nil)
		if c.name == "" && c.failed == "" {
			if len(got) != 0 {
				t.Errorf("%v: got %+v; want no answer", c.programs, got)
			}
			continue
		}
		if len(got) != 1 || got[0].Text != c.name || !strings.Contains(got[0].Failed, c.failed) || c.failed == "" && string(got[0].Bytes) != "saved" {
			t.Errorf("%v: got %+v; want %q, %q", c.programs, got, c.name, c.failed)
		}
	}
	for _, p := range choosers(".saves") {
		if len(p) < 2 {
			t.Errorf("got %q; want a program with arguments", p)
		}
	}
}
