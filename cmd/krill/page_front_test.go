//go:build screen

package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// says waits for a text in front of the game and returns all that stands there.
func says(t *testing.T, p *screentest.Page, text string) string {
	t.Helper()
	said := ""
	p.Until(func() bool { said, _ = p.Eval(front).(string); return strings.Contains(said, text) }, "say "+text)
	return said
}

// throttle serves a folder whose program comes in two parts, the second one after goOn; header may change what the
// server says of a file.
func throttle(t *testing.T, dir string, header func(h http.Header, name string)) (url string, goOn func()) {
	t.Helper()
	gate := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := filepath.Base(r.URL.Path)
		data, err := os.ReadFile(filepath.Join(dir, name))
		if r.URL.Path == "/" {
			name = "index.html"
			data, err = os.ReadFile(filepath.Join(dir, name))
		}
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", mimeTypes[filepath.Ext(name)])
		header(w.Header(), name)
		if strings.HasPrefix(name, wasmName) {
			w.Write(data[:len(data)/3])
			w.(http.Flusher).Flush()
			<-gate
			data = data[len(data)/3:]
		}
		w.Write(data)
	}))
	t.Cleanup(s.Close)
	return s.URL, func() { close(gate) }
}

func TestPageShowsProgressInBrowser(t *testing.T) {
	dir := screentest.BuildWeb(t, pageGame)
	b := screentest.NewBrowser(t)
	for name, c := range map[string]struct {
		script string
		header func(h http.Header, name string)
	}{
		"packed": {"", func(http.Header, string) {}},
		"unpacked on the way": {"", func(h http.Header, name string) {
			if name == packedName {
				h.Set("Content-Encoding", "gzip")
			}
		}},
		"old browser": {"delete window.DecompressionStream", func(h http.Header, name string) {
			h.Set("Content-Type", "text/plain")
			if name == "index.html" {
				h.Set("Content-Type", "text/html")
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			url, goOn := throttle(t, dir, c.header)
			p := b.Blank(screentest.Screen{Script: c.script}, url)
			p.Load()
			share := `document.getElementById("bar").value / document.getElementById("bar").max`
			p.Until(func() bool { return p.Eval(share).(float64) > 0.2 }, "move the bar")
			if got := p.Eval(share).(float64); got > 0.5 {
				t.Errorf("got %.2f on the bar after a third of the file; want about a third", got)
			}
			p.SavePNG("third")
			goOn()
			p.Until(func() bool { return p.Eval(front) == "" }, "play")
			if got := p.Eval(share); got != 1.0 {
				t.Errorf("got %v on the bar at the end; want 1", got)
			}
			quiet(t, p)
			p.Close()
		})
	}
}

func TestPageSaysWhatTheBrowserLacks(t *testing.T) {
	noWebGL := []string{"--disable-gpu", "--disable-software-rasterizer", "--disable-3d-apis"}
	for name, c := range map[string]struct {
		flags        []string
		script, says string
		slow         bool // the program comes no further than its first bytes
	}{
		"WebGL":               {noWebGL, "", "cannot draw with WebGL 2", false},
		"WebGL, on slow line": {noWebGL, "", "cannot draw with WebGL 2", true},
		"WebAssembly":         {nil, "delete window.WebAssembly", "has no WebAssembly", true},
	} {
		t.Run(name, func(t *testing.T) {
			p := screentest.NewBrowser(t, c.flags...).Blank(screentest.Screen{Script: c.script}, serveSlowly(t, c.slow))
			p.Load()
			says(t, p, c.says)
			p.SavePNG("lacks")
			quiet(t, p)
		})
	}
}

// serveSlowly serves the page; when slow, a program stops after its first bytes until the browser gives it up.
func serveSlowly(t *testing.T, slow bool) (url string) {
	t.Helper()
	dir := screentest.BuildWeb(t, pageGame)
	files := http.FileServer(http.Dir(dir))
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !slow || !strings.Contains(r.URL.Path, wasmName) {
			files.ServeHTTP(w, r)
			return
		}
		w.Write(read(t, dir, path.Base(r.URL.Path))[:1000])
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}))
	t.Cleanup(s.Close)
	return s.URL
}

func TestPageSaysWhatIsMissingInBrowser(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(screentest.BuildWeb(t, pageGame))); err != nil {
		t.Fatal(err)
	}
	remove := func(name string) {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	remove(packedName)
	p := screentest.NewBrowser(t).Open(screentest.Serve(t, dir)) // plays from the plain program
	remove(wasmName)
	p.Load()
	says(t, p, "The game could not be loaded: game.wasm: 404 Not Found|Reload")
}

func TestPageShowsHowTheGameDied(t *testing.T) {
	p := open(t, screentest.Screen{})
	for _, c := range []struct{ key, says, trace string }{
		{"KeyP", "panic: on purpose, in a goroutine", "main.go:"},
		{"KeyX", "The game broke down.|the game gives up|Reload", ""},
		{"KeyQ", "The game has ended.|Reload", ""},
	} {
		p.Key(c.key)
		if said := says(t, p, c.says); !strings.Contains(said, c.trace) {
			t.Errorf("%s: got %s; want it to name %s", c.key, said, c.trace)
		}
		p.SavePNG(c.key)
		p.Move(500, 300) // what is left of the program must not complain
		p.Key("KeyN")
		p.Resize(900, 700)
		p.Eval(`new Promise(done => setTimeout(done, 500))`)
		p.Resize(1024, 768)
		quiet(t, p)
		p.Eval("window.before = true")
		p.Move(button(p))
		p.Click(1)
		p.Until(func() bool {
			return p.Eval(`window.before === undefined && document.getElementById("front")?.hidden`) == true
		}, "play again")
	}
	p.Key("KeyU")
	p.Until(func() bool { return screentest.Colors(p.Shot()) > 3 }, "draw the failure that the engine caught")
	if got := p.Eval(front); got != "" {
		t.Errorf("got %q over a game that still runs; want nothing", got)
	}
	p.SavePNG("caught")
}

// button returns the middle of the button under a message.
func button(p *screentest.Page) (x, y int) {
	at := p.Eval(`(r => [r.x + r.width/2, r.y + r.height/2])(document.getElementById("again").getBoundingClientRect())`).([]any)
	return int(at[0].(float64)), int(at[1].(float64))
}

func TestPageSaysThatTheGraphicsAreGone(t *testing.T) {
	p := open(t, screentest.Screen{Width: 390, Height: 700, Scale: 2, Touch: true})
	p.Eval(`document.querySelector("canvas").getContext("webgl2").getExtension("WEBGL_lose_context").loseContext()`)
	says(t, p, "has taken the graphics away")
	p.SavePNG("gone")
	p.Tap(195, 350)
	p.Eval(`new Promise(done => setTimeout(done, 500))`)
	for _, line := range p.Console() {
		if strings.HasPrefix(line, "pageerror") {
			t.Errorf("got %q in the console; want no error", line)
		}
	}
}
