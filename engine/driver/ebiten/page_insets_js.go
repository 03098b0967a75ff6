package ebiten

import (
	"strconv"
	"strings"
	"syscall/js"

	"github.com/krill2d/krill/engine/driver"
)

// insets are what a notch or rounded corners hide, CSS pixels, as of the last change of the page's size.
var insets driver.Insets

// pageInsets returns them in device pixels.
func pageInsets(scale float64) driver.Insets {
	return driver.Insets{
		Left: insets.Left * scale, Top: insets.Top * scale, Right: insets.Right * scale, Bottom: insets.Bottom * scale,
	}
}

// watchInsets reads the insets now and at each change of size. A page learns of them only through its style sheets:
// an element that nobody sees wears them.
func watchInsets(document js.Value) {
	// Ebitengine adds a viewport of its own, which would keep the game out of a screen's corners.
	views := document.Call("querySelectorAll", `meta[name="viewport"]`)
	for i := range views.Length() {
		views.Index(i).Set("content", "width=device-width, initial-scale=1, viewport-fit=cover")
	}
	probe := document.Call("createElement", "div")
	probe.Get("style").Set("cssText", "position:fixed;visibility:hidden;pointer-events:none;"+
		"padding:env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left)")
	document.Get("body").Call("appendChild", probe)
	style := js.Global().Call("getComputedStyle", probe) // follows its element
	read := func() {
		insets = driver.Insets{
			Left: pixels(style, "paddingLeft"), Top: pixels(style, "paddingTop"),
			Right: pixels(style, "paddingRight"), Bottom: pixels(style, "paddingBottom"),
		}
	}
	read()
	js.Global().Call("addEventListener", "resize", js.FuncOf(func(js.Value, []js.Value) any {
		read()
		return nil
	}))
}

// pixels reads a length such as "47px". What is none is zero.
func pixels(style js.Value, name string) float64 {
	n, err := strconv.ParseFloat(strings.TrimSuffix(style.Get(name).String(), "px"), 64)
	if err != nil {
		return 0
	}
	return n
}
