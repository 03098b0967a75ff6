package host

import "github.com/krill2d/krill/engine/driver"

// Layer is what stands over the game: the overlay. It is a program of its own, so that it is there when the game is not.
type Layer interface {
	driver.App
	// Takes reports what of the input the layer keeps for itself now: the keyboard (a text field of it is written into),
	// and the pointer at a place (a window of it lies there), device pixels.
	TakesKeys() bool
	TakesPointer(x, y float64) bool
}
