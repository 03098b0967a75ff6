//go:build !js

package typing

import (
	"image"

	"github.com/krill2d/krill/engine/driver"
)

// sorted says that the system keeps the keys for itself that its input method takes; here the game hears of them too.
const sorted = false

// caretOn returns a caret as the input method wants it: in pixels of the screen's image.
func caretOn(b driver.Box, _ float64) image.Rectangle { return image.Rect(b.X, b.Y, b.X+b.W, b.Y+b.H) }

// enter does nothing outside browsers.
func enter() {}
