//go:build screen

package headless

// What tests outside of the package need of those inside.
type (
	Window = window
	Limits = limits
)

var (
	NewWindow = newWindow
	Both      = (*window).both
	Agree     = (*window).agree
	Judge     = judge
)

// Changed returns how many pixels of two pictures differ, and of how many.
var Changed = func(d difference) (some, size int) { return d.some, d.size }

// Compare compares two pictures.
var Compare = compare
