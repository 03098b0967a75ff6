//go:build screen

package main

import (
	"bytes"
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
	ours := packing(t, site(t))
	raw := packing(t, rawSite(t))
	ratio(t, "web/brotli", float64(ours())/float64(raw()))
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

// packing begins to pack what a player loads, as a server does that packs well, which takes half a minute. What it returns
// waits for the end and says how many bytes are left.
func packing(t *testing.T, dir string) (size func() int) {
	t.Helper()
	const pack = `let sum = 0
for (const name of process.argv.slice(1)) sum += require("zlib").brotliCompressSync(require("fs").readFileSync(name)).length
process.stdout.write(String(sum))`
	args := []string{"-e", pack}
	for _, name := range []string{"game.wasm", "wasm_exec.js", "index.html"} {
		args = append(args, filepath.Join(dir, name))
	}
	cmd := exec.CommandContext(t.Context(), "node", args...)
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Start(); err != nil {
		t.Fatalf("pack %s: %v", dir, err)
	}
	return func() (n int) {
		t.Helper()
		if err := cmd.Wait(); err != nil {
			t.Fatalf("pack %s: %v\n%s", dir, err, &complaint)
		}
		if _, err := fmt.Sscan(out.String(), &n); err != nil {
			t.Fatal(err)
		}
		return n
	}
}
