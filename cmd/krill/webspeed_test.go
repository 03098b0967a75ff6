//go:build screen

package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
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

// watchFirstFrame notes when the player sees the game's first picture, in milliseconds since the page was asked for:
// something was drawn on the page's own canvas, and nothing lies over it.
const watchFirstFrame = `<script>
{
	const context = WebGL2RenderingContext.prototype;
	const { bindFramebuffer, drawElements } = context;
	let onPage = true, drawn = false;
	context.bindFramebuffer = function (target, buffer) {
		onPage = !buffer;
		return bindFramebuffer.call(this, target, buffer);
	};
	context.drawElements = function (...args) {
		if (onPage && !drawn) {
			drawn = true;
			requestAnimationFrame(see);
		}
		return drawElements.apply(this, args);
	};
	function see() {
		if (document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.tagName !== "CANVAS") requestAnimationFrame(see);
		else globalThis.firstFrame = performance.now();
	}
}
</script>
`

// TestWebSpeed measures the page of the first program against the same program in Ebitengine alone: how many bytes a
// player waits for, and how long it takes to the first picture.
func TestWebSpeed(t *testing.T) {
	ours, raw := site(t), rawSite(t)
	ratio(t, "web/brotli", float64(packedSize(t, ours))/float64(packedSize(t, raw)))
	oursURL, rawURL := serveWatched(t, ours), serveWatched(t, raw)
	ratio(t, "web/first-frame", race(webBar, func(oursFirst bool) float64 { return loadBoth(t, oursURL, rawURL, oursFirst) }))
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

// serveWatched serves a page that notes its first picture.
func serveWatched(t *testing.T, dir string) (url string) {
	t.Helper()
	page := watchFirstFrame + string(read(t, dir, "index.html"))
	files := http.FileServer(http.Dir(dir))
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			io.WriteString(w, page)
			return
		}
		if strings.HasSuffix(r.URL.Path, ".wasm") { // the system's own list of types may lack it
			w.Header().Set("Content-Type", "application/wasm")
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// loadBoth loads two pages one after the other, each in a new browser, and returns how the time of the first one compares
// with that of the second.
func loadBoth(t *testing.T, ours, raw string, oursFirst bool) float64 {
	t.Helper()
	var a, b float64
	if oursFirst {
		a = firstFrame(t, ours)
		b = firstFrame(t, raw)
	} else {
		b = firstFrame(t, raw)
		a = firstFrame(t, ours)
	}
	t.Logf("first pictures after %4.0f and %4.0f ms: %.3f", a, b, a/b)
	return a / b
}

// firstFrame loads a page in a new browser, the only one that runs, and returns when its first picture was due,
// milliseconds.
func firstFrame(t *testing.T, url string) (ms float64) {
	t.Helper()
	t.Run("load", func(t *testing.T) { // its end is the browser's
		p := screentest.NewBrowser(t).Open(url)
		p.Until(func() bool { ms, _ = p.Eval("globalThis.firstFrame ?? 0").(float64); return ms > 0 }, "draw")
	})
	return ms
}
