//go:build screen

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

const webBar = 1.15 // of the raw program's size and time that ours may take

// rawPage is the page that Ebitengine's manual tells its readers to write.
const rawPage = `<!DOCTYPE html>
<script src="wasm_exec.js"></script>
<script>
const go = new Go();
WebAssembly.instantiateStreaming(fetch("game.wasm"), go.importObject).then(result => { go.run(result.instance); });
</script>
`

// TestWebSize measures the page of the first program against the same program in Ebitengine alone: how many bytes a
// player waits for.
func TestWebSize(t *testing.T) {
	ratio(t, "web/brotli", float64(packedSize(t, site(t)))/float64(packedSize(t, rawSite(t))))
}

func ratio(t *testing.T, name string, value float64) {
	t.Helper()
	verdict := "ok"
	if !(value <= webBar) {
		verdict = "MISS"
		t.Errorf("%s is %.3f of the raw program's; want at most %.2f", name, value, webBar)
	}
	fmt.Printf("RATIO %s %.3f %.2f %s\n", name, value, webBar, verdict)
}

// rawSite builds the program without Krill: as go build does with the same flags, and without what krill web does besides.
func rawSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	term := &terminal{stdout: os.Stdout, stderr: os.Stderr}
	program := "../../engine/driver/ebiten/screentest/testdata/rawhello"
	if err := term.build(program, filepath.Join(dir, "game.wasm"), web); err != nil {
		t.Fatal(err)
	}
	support, err := term.wasmSupport(program)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "wasm_exec.js"), string(support))
	write(t, filepath.Join(dir, "index.html"), rawPage)
	return dir
}

// packedSize returns how many bytes a player loads from a server that packs them well.
func packedSize(t *testing.T, dir string) int {
	t.Helper()
	sum := 0
	for _, name := range []string{"game.wasm", "wasm_exec.js", "index.html"} {
		const pack = `process.stdout.write(String(require("zlib").brotliCompressSync(require("fs").readFileSync(process.argv[1])).length))`
		out, err := exec.Command("node", "-e", pack, filepath.Join(dir, name)).Output()
		if err != nil {
			t.Fatalf("pack %s: %v", name, err)
		}
		n := 0
		if _, err := fmt.Sscan(string(out), &n); err != nil {
			t.Fatal(err)
		}
		sum += n
	}
	return sum
}
