//go:build screen && webspeed

package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

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

// TestWebSpeed measures how long the page of the first program takes to its first picture, against the same program in
// Ebitengine alone. It is for a machine that does nothing else: make bench-web.
func TestWebSpeed(t *testing.T) {
	ours, raw := serveWatched(t, site(t)), serveWatched(t, rawSite(t))
	ratio(t, "web/first-frame", race(webBar, func(oursFirst bool) float64 { return loadBoth(t, ours, raw, oursFirst) }))
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
