//go:build screen

package screentest

import (
	"image"
	"io"
	"net/http"
	"slices"
	"testing"
)

func TestPage(t *testing.T) {
	p := NewBrowser(t).Open(Serve(t, BuildWeb(t, "./testdata/box")))
	p.Until(func() bool { return find(p.Shot(), resting) == image.Rect(100, 100, 140, 140) }, "draw the box")
	p.KeyDown("ArrowRight")
	p.Until(func() bool { return find(p.Shot(), resting).Min.X > 140 }, "move right")
	p.KeyUp("ArrowRight")
	p.KeyDown("Space")
	p.Until(func() bool { return !find(p.Shot(), held).Empty() }, "change colour")
	p.KeyUp("Space")
	p.Until(func() bool { return find(p.Still(), held).Empty() }, "change colour back")
	p.Resize(500, 400)
	p.Until(func() bool { return find(p.Shot(), ground).Max == image.Pt(500, 400) }, "fill its new size")
	if got := p.Eval("innerWidth"); got != 500.0 {
		t.Errorf("width: got %v; want 500", got)
	}
	p.Eval(`console.warn("look out")`)
	if got := p.Console(); !slices.Contains(got, "warning: look out") || slices.ContainsFunc(got, func(s string) bool { return s[:5] == "error" }) {
		t.Errorf("console: got %q; want the warning and no error", got)
	}
	p.SavePNG("page")
}

func TestPhone(t *testing.T) {
	b := NewBrowser(t)
	url := Serve(t, BuildWeb(t, "./testdata/box"))
	p := b.OpenOn(Screen{Width: 400, Height: 700, Scale: 2, Touch: true}, url)
	if got, want := p.Shot().Bounds().Size(), image.Pt(800, 1400); got != want {
		t.Errorf("size: got %v; want %v", got, want)
	}
	p.TouchStart(Touch{X: 100, Y: 100}, Touch{X: 200, Y: 300, ID: 1})
	p.Until(func() bool { return !find(p.Shot(), held).Empty() }, "see fingers")
	p.TouchEnd()
	p.Until(func() bool { return find(p.Shot(), held).Empty() }, "see fingers go")
	p.Eval(`addEventListener("touchstart", e => { window.taps = (window.taps ?? 0) + 1 }, true); localStorage.kept = 7`)
	p.Tap(150, 150)
	if got := p.Eval("taps"); got != 1.0 {
		t.Errorf("taps: got %v; want 1", got)
	}
	p.Reload()
	if got := p.Eval("localStorage.kept"); got != "7" {
		t.Errorf("after loading again: got %v stored; want 7", got)
	}
	if got := b.Open(url).Eval("localStorage.kept"); got != nil {
		t.Errorf("another player: got %v stored; want nothing", got)
	}
}

func TestServe(t *testing.T) {
	url := Serve(t, BuildWeb(t, "./testdata/box"))
	for path, want := range map[string]string{"/": "text/html; charset=utf-8", "/game.wasm": "application/wasm"} {
		r, err := http.Get(url + path)
		if err != nil {
			t.Fatal(err)
		}
		io.Copy(io.Discard, r.Body)
		r.Body.Close()
		if got := r.Header.Get("Content-Type"); got != want || r.StatusCode != 200 {
			t.Errorf("%s: got %d %q; want 200 %q", path, r.StatusCode, got, want)
		}
	}
}
