package typing

import (
	"image"
	"syscall/js"

	"github.com/krill2d/krill/engine/driver"
)

// sorted says that the system keeps the keys for itself that its input method takes.
const sorted = true

// caretOn returns a caret as the input method wants it: in pixels of the page.
func caretOn(b driver.Box, scale float64) image.Rectangle {
	if !(scale > 0) {
		scale = 1
	}
	at := func(v int) int { return int(float64(v) / scale) }
	return image.Rect(at(b.X), at(b.Y), at(b.X+b.W), at(b.Y+b.H))
}

// enter moves the page's focus to the field that hears the input method. Ebitengine does so only at the next touch or
// key, since Safari allows no more; elsewhere the first letter and the phone's keyboard need not wait for that.
func enter() {
	document := js.Global().Get("document")
	if !document.Truthy() {
		return
	}
	if field := document.Call("getElementById", "ebitengine-textinput"); field.Truthy() {
		field.Set("value", "")
		field.Call("focus")
	}
}
