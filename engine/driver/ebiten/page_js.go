package ebiten

import (
	"sync/atomic"
	"syscall/js"
	"time"

	"github.com/ebitengine/oto/v3"
)

var hidden atomic.Bool

// pageHidden reports whether the page is in a tab that nobody sees.
func pageHidden() bool { return hidden.Load() }

// watchPage calls changed when the page is hidden and when it is shown again. The loop stands still in between, so
// this is how sound hears of it.
func watchPage(changed func(hidden bool)) {
	document := js.Global().Get("document")
	if !document.Truthy() {
		return
	}
	hidden.Store(document.Get("hidden").Bool())
	document.Call("addEventListener", "visibilitychange", js.FuncOf(func(js.Value, []js.Value) any {
		hidden.Store(document.Get("hidden").Bool())
		changed(hidden.Load())
		return nil
	}))
}

// titlePage gives the page a title.
func titlePage(title string) {
	if document := js.Global().Get("document"); document.Truthy() && title != "" {
		document.Set("title", title)
	}
}

// setUpPage gives the page the whole screen, and tells sound when the player does something.
func setUpPage(s *sound) {
	document := js.Global().Get("document")
	if !document.Truthy() {
		return
	}
	// Ebitengine adds a viewport of its own, which would keep the game out of a screen's corners.
	views := document.Call("querySelectorAll", `meta[name="viewport"]`)
	for i := range views.Length() {
		views.Index(i).Set("content", "width=device-width, initial-scale=1, viewport-fit=cover")
	}
	gesture := js.FuncOf(func(js.Value, []js.Value) any {
		s.gesture(time.Now())
		return nil
	})
	for _, kind := range []string{"keydown", "keyup", "pointerdown", "pointerup", "touchstart", "touchend"} {
		// Captured, so that sound hears of it before the game does.
		js.Global().Call("addEventListener", kind, gesture, map[string]any{"capture": true, "passive": true})
	}
}

// endSound silences the device for good. Without it the page would go on asking a program that has ended for samples.
func endSound(c *oto.Context) { c.Suspend() }

// Frames of sound in the device's buffer and in front of it. Browsers mix on the thread that the game runs on, so the
// buffer bridges a long frame: 85 ms. Where the page is not served safely, the browser's old audio node takes it, and
// that one accepts powers of two only.
const (
	deviceFrames = 4096
	playerFrames = 4096
)
