//go:build screen

package main

import (
	"fmt"
	"image"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// pageGame is a game whose keys do what a page must bear: see there.
const pageGame = "../../engine/driver/ebiten/testdata/page"

// site builds the first program of the README as its reader would.
func site(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	if status, _, stderr := call("web", "../../games/learn/01_hello", "--out", dir); status != 0 {
		t.Fatalf("got exit status %d and %s; want 0", status, stderr)
	}
	return dir
}

// front is the text in front of the game, without what is hidden; empty: the game is to be seen.
const front = `[...document.querySelectorAll("#front:not([hidden]) > :not([hidden])")].map(e => e.textContent).join("|")`

// open opens the page of the game for tests, as a player's browser with these wishes does.
func open(t *testing.T, s screentest.Screen) *screentest.Page {
	t.Helper()
	return screentest.NewBrowser(t).OpenOn(s, screentest.Serve(t, screentest.BuildWeb(t, pageGame)))
}

// quiet fails when the page complained. What a game prints is no complaint, nor is it one that Chromium sometimes
// counts a program as aborted whose last bytes were read: it was there, since the game runs.
func quiet(t *testing.T, p *screentest.Page) {
	t.Helper()
	for _, line := range p.Console() {
		aborted := strings.Contains(line, wasmName) && strings.HasSuffix(line, "net::ERR_ABORTED")
		if !strings.HasPrefix(line, "log: ") && !aborted {
			t.Errorf("got %q in the console; want nothing", line)
		}
	}
}

// boxes counts the orange boxes, which show what the game has counted.
func boxes(img image.Image) (n int) {
	inside := false
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 2 {
		row := 0
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, blue, _ := img.At(x, y).RGBA()
			orange := r>>8 > 240 && g>>8 > 140 && g>>8 < 180 && blue>>8 < 40
			if orange && !inside {
				row++
			}
			inside = orange
		}
		n = max(n, row)
	}
	return n
}

func TestPageRunsInBrowser(t *testing.T) {
	p := open(t, screentest.Screen{})
	if got := p.Eval(front); got != "" {
		t.Errorf("got %q over the game; want nothing", got)
	}
	p.Until(func() bool { return p.Eval("document.title") == "A page" }, "take the game's title")
	for n := range 2 { // two presses in one tick would be one
		p.Key("KeyN")
		p.Until(func() bool { return boxes(p.Shot()) == n+1 }, "count on")
	}
	p.SavePNG("counted")
	p.Until(func() bool { return p.Eval(`Object.keys(localStorage).some(k => k.endsWith("/count"))`) == true }, "save")
	p.Reload()
	p.Until(func() bool { return boxes(p.Shot()) == 2 }, "know the count after loading again")
	quiet(t, p)
}

func TestPageFillsTheWindowInBrowser(t *testing.T) {
	b := screentest.NewBrowser(t)
	url := screentest.Serve(t, screentest.BuildWeb(t, pageGame))
	for _, scale := range []float64{1, 2, 3} {
		p := b.OpenOn(screentest.Screen{Width: 400, Height: 300, Scale: scale}, url)
		for _, size := range [][2]int{{400, 300}, {300, 420}} {
			p.Resize(size[0], size[1])
			want := fmt.Sprint(float64(size[0])*scale, " ", float64(size[1])*scale)
			p.Until(func() bool {
				return p.Eval(`(c => c.width + " " + c.height)(document.querySelector("canvas"))`) == want
			}, "have a canvas of "+want)
			if got := p.Eval(`document.documentElement.scrollHeight > innerHeight`); got != false {
				t.Error("got a page that scrolls; want one as large as the window")
			}
		}
		quiet(t, p)
		p.SavePNG(fmt.Sprint("scale", scale))
		p.Close()
	}
}

// throttle serves a site and holds its program back: it sends a third, and the rest when told to.
func TestPageTakesKeysInsideAnother(t *testing.T) {
	inner := strings.Replace(screentest.Serve(t, screentest.BuildWeb(t, pageGame)), "127.0.0.1", "localhost", 1)
	outer := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<!DOCTYPE html><link rel="icon" href="data:,"><body style="margin:0">`+
			`<input id="out" style="height:40px;width:300px"><br><iframe src=%q width="800" height="600"></iframe>`, inner)
	}))
	t.Cleanup(outer.Close)
	p := screentest.NewBrowser(t).Blank(screentest.Screen{}, outer.URL)
	p.Load()
	p.Until(func() bool { return screentest.Colors(p.Shot()) > 3 && shows(p.Shot(), 400, 400, 0x1d2b53) }, "draw")
	p.Until(func() bool { p.Key("KeyN"); return boxes(p.Shot()) > 0 }, "take a key without a click")
	p.Move(100, 20)
	p.Click(1)
	before := boxes(p.Still())
	p.Key("KeyN")
	p.Until(func() bool { return p.Eval("out.value") == "n" }, "leave the keys to the other page")
	if got := boxes(p.Still()); got != before {
		t.Errorf("got %d boxes; want still %d while the player types elsewhere", got, before)
	}
	p.Move(400, 400)
	p.Click(1)
	p.Key("KeyN")
	p.Until(func() bool { return boxes(p.Shot()) == before+1 }, "take keys again after a click")
	p.SavePNG("inside")
	quiet(t, p)
}

// shows reports whether a pixel has a colour.
func shows(img image.Image, x, y int, rgb uint32) bool {
	r, g, b, _ := img.At(x, y).RGBA()
	return r>>8<<16|g>>8<<8|b>>8 == rgb
}

func TestZipRunsInBrowser(t *testing.T) {
	zip, dir := filepath.Join(t.TempDir(), "hello.zip"), t.TempDir()
	if status, _, stderr := call("web", "../../games/learn/01_hello", "--zip", zip); status != 0 {
		t.Fatalf("got exit status %d and %s; want 0", status, stderr)
	}
	names := unzip(t, zip, dir)
	if !slices.Contains(names, "index.html") {
		t.Errorf("got %q; want index.html at the root", names)
	}
	// As plain as a server can be, and below a path as on a host of games.
	s := httptest.NewServer(http.StripPrefix("/games/hello", http.FileServer(http.Dir(dir))))
	t.Cleanup(s.Close)
	p := screentest.NewBrowser(t).Open(s.URL + "/games/hello/")
	p.SavePNG("zip")
	quiet(t, p)
}

func TestServedGameRunsInBrowser(t *testing.T) {
	tool := &terminal{stdout: io.Discard, stderr: os.Stderr}
	s := newServer(tool, website{game: "../../games/learn/01_hello", dir: t.TempDir(), level: 1})
	h := httptest.NewServer(s)
	t.Cleanup(h.Close)
	p := screentest.NewBrowser(t).Open(h.URL)
	quiet(t, p)
	s.build = func() (map[string][]byte, string, error) { return nil, "main.go:7: undefined: <b>x</b>", io.EOF }
	p.Load()
	if got := p.Eval("document.body.innerText"); !strings.Contains(fmt.Sprint(got), "main.go:7: undefined: <b>x</b>") {
		t.Errorf("got %q; want what the compiler said", got)
	}
	p.SavePNG("broken")
}
