package enginetest

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// failedDir holds what failed tests leave behind, in the folder of the package. It is not to be committed.
const failedDir = "testdata/failed"

// leave writes a file for whoever looks into a failure, and returns where, or why not. With go test -artifacts it lies
// where that flag says.
func leave(t testing.TB, name string, data []byte) string {
	dir := failedDir
	if f := flag.Lookup("test.artifacts"); f != nil && f.Value.String() == "true" {
		dir = t.ArtifactDir()
	}
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := writeFile(path, data); err != nil {
		return "(not written: " + err.Error() + ")"
	}
	return filepath.ToSlash(path)
}

// forget removes what an earlier failure has left, and the folder when it is empty then.
func forget(names ...string) {
	for _, name := range names {
		if os.Remove(filepath.Join(failedDir, filepath.FromSlash(name))) == nil {
			os.Remove(failedDir) // fails while something is in it
		}
	}
}

// writeFile writes a file, and the folders above it, unless it is so already.
func writeFile(path string, data []byte) error {
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, data) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

// golden is the path of a golden file. It ends the test when the name is none.
func golden(t testing.TB, name, ending string) string {
	t.Helper()
	if name == "" || !filepath.IsLocal(name) || strings.ContainsAny(name, `\:`) {
		t.Fatalf("enginetest: golden file %q: got a name that leads elsewhere; want one such as \"title\" or \"menu/open\"", name)
	}
	return "testdata/golden/" + name + ending
}
