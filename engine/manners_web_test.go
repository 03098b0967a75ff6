//go:build screen

package engine_test

import (
	"slices"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// TestMannersInABrowser leaves full screen as browsers let players, by their own means, and hides the page.
func TestMannersInABrowser(t *testing.T) {
	p := screentest.NewBrowser(t).Open(screentest.Serve(t, screentest.BuildWeb(t, "./testdata/manners")))
	covers := func() bool { return p.Eval("document.fullscreenElement !== null") == true }
	for range 2 {
		p.Key("KeyF")
		p.Until(covers, "cover the screen")
		p.Eval("document.exitFullscreen()")
		p.Until(func() bool { return !covers() }, "let the player leave")
		p.Still()
	}
	said := func(line string) bool {
		return slices.ContainsFunc(p.Console(), func(s string) bool { return s == "log: "+line })
	}
	p.KeyDown("Space")
	p.Until(func() bool { return said("space true") }, "hold a key")
	const hide = `Object.defineProperty(document, "hidden", { configurable: true, value: true });
		document.dispatchEvent(new Event("visibilitychange"));
		Object.defineProperty(document, "hidden", { configurable: true, value: false });
		document.dispatchEvent(new Event("visibilitychange"))`
	p.Eval(hide)
	p.Until(func() bool { return said("away true") && said("space false") && said("away false") }, "hear that it was hidden")
	p.KeyUp("Space")
}
