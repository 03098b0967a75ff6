package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// A game is told the folder of its source, so that files that change there are seen.
func TestRunNamesTheFolderOfTheSource(t *testing.T) {
	name, dir, _ := strings.Cut(developing("."), "=")
	if name != "KRILL_DEV" || !filepath.IsAbs(dir) || filepath.Base(dir) != "krill" {
		t.Errorf("got %s=%s; want KRILL_DEV and the whole path of this folder", name, dir)
	}
}
