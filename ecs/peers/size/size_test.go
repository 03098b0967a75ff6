// Package size measures what a store adds to a program: bytes to load, and time to compile.
package size

import (
	"bytes"
	"compress/gzip"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/krill2d/krill/ecs/peers/measure"
)

// TestSpeed builds programs, so nothing else should be measured beside it.
func TestSpeed(t *testing.T) {
	pages(t)
	compileTimes(t)
}

// pages compares pages that do the same with each store and with none, stripped and packed, in thousands of bytes.
func pages(t *testing.T) {
	none := packed(t, "none")
	for _, store := range []struct {
		name string
		bar  float64 // kB
	}{{"krill", 30}, {"ark", 0}, {"donburi", 0}} {
		measure.Report(t, "page-gzip-kB/"+store.name, (packed(t, store.name)-none)/1000, store.bar)
	}
}

// packed builds one of the programs for a browser and returns its bytes as a server sends them.
func packed(t *testing.T, program string) float64 {
	t.Helper()
	out := filepath.Join(t.TempDir(), "page.wasm")
	cmd := exec.Command("go", "build", "-ldflags=-s -w", "-o", out, "./testdata/"+program)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build ./testdata/%s: %v\n%s", program, err, text)
	}
	code, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write(code); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return float64(b.Len())
}
