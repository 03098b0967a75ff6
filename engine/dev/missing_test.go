//go:build !js

package dev

import (
	"path/filepath"
	"testing"
)

// A file that the code embeds and that is not there is waited for: who adds it need not save the code again.
func TestFileThatIsMissing(t *testing.T) {
	dir := t.TempDir()
	realGame(t, dir)
	l := begin(t, dir, nil)
	put(t, dir, "art.go", "package main\n\nimport \"embed\"\n\n//go:embed all:art/hero\n//go:embed art/*.png\nvar art embed.FS\n")
	within(t, patient, "the compiler's word", func() bool { return len(l.session.missing()) > 0 })
	put(t, dir, "art/hero/walk.txt", "a picture, say")
	within(t, patient, "the next word", func() bool {
		m := l.session.missing()
		return len(m) == 1 && filepath.Base(m[0]) == "*.png"
	})
	put(t, dir, "art/tree.png", "another")
	l.playsBuild(2)
	if m := l.session.missing(); len(m) > 0 {
		t.Errorf("got %q; want nothing missing", m)
	}
}
