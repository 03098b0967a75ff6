//go:build screen

package headless_test

import (
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
	"github.com/krill2d/krill/engine/driver/headless"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/render/rendertest"
)

// pageLimits are wider than a window's. Chromium draws with SwiftShader, which rounds corners to a sixteenth of a pixel (its
// SUBPIXEL_BITS are 4, a GPU's and Mesa's 8): along smooth edges coverage is a little more or less, and in a turned picture
// a texel near a pixel's centre may be its neighbour.
var pageLimits = headless.Limits{Edges: 0.015, Wrong: 0.0003}

// TestScenesAgreeOnAPage shows each feature of the canvas in a browser, and compares what its player sees: scenes
// without shaders with what the driver in memory paints, as in a window, and those with shaders with golden pictures
// of a window.
func TestScenesAgreeOnAPage(t *testing.T) {
	p, most := openFrames(t), 0.0
	for i, s := range rendertest.Scenes() {
		f := sceneFrame(uint32(i*slotsPerScene), &s)
		got := showFrame(p, f)
		if s.Shaded {
			if !enginetest.Updating() { // they are of a window
				enginetest.GoldenImage(t, s.Name, got, shaderTolerance)
			}
			continue
		}
		want := onBlack(headless.NewPainter().Paint(f))
		most = max(most, headless.Judge(t, s.Name, want, got, pageLimits))
	}
	t.Logf("at most %.1f %% of a scene's pixels differ at all", 100*most)
	for _, line := range p.Console() {
		if strings.HasPrefix(line, "error") || strings.HasPrefix(line, "pageerror") {
			t.Errorf("got %q in the console; want no error", line)
		}
	}
}

// resting lets a page draw only while rest(false) holds: a picture that does not change needs no software renderer.
const resting = `
	const next = requestAnimationFrame.bind(window), held = [];
	let still = false;
	window.requestAnimationFrame = f => still ? held.push(f) : next(f);
	window.rest = on => { still = on; if (!on) held.splice(0).forEach(f => next(f)) };
`

// openFrames opens a page that is as large as a scene's frame and shows what showFrame gives it.
func openFrames(t *testing.T) *screentest.Page {
	t.Helper()
	url := screentest.Serve(t, screentest.BuildWeb(t, "./testdata/page"))
	p := screentest.NewBrowser(t).Blank(screentest.Screen{Width: 2 * rendertest.Width, Height: 2 * rendertest.Height, Script: resting}, url)
	p.Load()
	const ready = `typeof show === "function" && document.querySelector("canvas") !== null && document.getElementById("front").hidden`
	p.Until(func() bool { return p.Eval(ready) == true }, "start")
	return p
}

// showFrame returns what a player of the page sees when it has drawn a frame.
func showFrame(p *screentest.Page, f *driver.Frame) *image.RGBA {
	p.Eval(fmt.Sprintf(`rest(false); fetch("data:;base64,%s").then(r => r.arrayBuffer()).then(b => show(new Uint8Array(b))).then(() => rest(true))`,
		base64.StdEncoding.EncodeToString(driver.AppendFrame(nil, f))))
	return onBlack(p.Shot())
}

// onBlack returns a picture as it looks on a screen: what is transparent shows black.
func onBlack(m image.Image) *image.RGBA {
	all := image.NewRGBA(image.Rectangle{Max: m.Bounds().Size()})
	draw.Draw(all, all.Rect, image.NewUniform(color.Black), image.Point{}, draw.Src)
	draw.Draw(all, all.Rect, m, m.Bounds().Min, draw.Over)
	return all
}
