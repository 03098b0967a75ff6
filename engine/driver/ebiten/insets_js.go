package ebiten

import (
	"strconv"
	"strings"
	"syscall/js"

	"github.com/krill2d/krill/engine/driver"
)

// insets is what a notch or rounded corners hide of the page.
type insets struct {
	probe js.Value // an element whose padding is the insets
	last  driver.Insets
	w, h  int // of the window when they were read
	age   int // calls since then
}

const insetsLast = 15 // calls for which they are not read again, unless the window has another size

// read returns the insets in device pixels.
func (n *insets) read(w, h int, scale float64) driver.Insets {
	n.age++
	if w == n.w && h == n.h && n.age < insetsLast {
		return n.last
	}
	n.w, n.h, n.age = w, h, 0
	if !n.probe.Truthy() {
		n.probe = newProbe()
	}
	style := js.Global().Call("getComputedStyle", n.probe)
	side := func(name string) float64 {
		px, err := strconv.ParseFloat(strings.TrimSuffix(style.Get("padding"+name).String(), "px"), 64)
		if err != nil {
			return 0 // a browser that knows no insets
		}
		return px * scale
	}
	n.last = driver.Insets{Left: side("Left"), Top: side("Top"), Right: side("Right"), Bottom: side("Bottom")}
	return n.last
}

func newProbe() js.Value {
	document := js.Global().Get("document")
	probe := document.Call("createElement", "div")
	probe.Get("style").Set("cssText", "position:fixed;visibility:hidden;pointer-events:none;"+
		"padding:env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left)")
	document.Get("body").Call("appendChild", probe)
	return probe
}
