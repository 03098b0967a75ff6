package host

import (
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
)

// Layer is what stands over the game: the overlay. It is a program of its own, so that it is there when the game is not.
// All its methods are called from the goroutine of the driver. They must not wait for Host.Ask, which waits for a build that is
// just taking over: ask from another goroutine.
type Layer interface {
	driver.App
	// TakesKeys reports whether the keyboard is the layer's now: a text field of it is written into. The developer's keys
	// are the host's all the same.
	TakesKeys() bool
	// TakesPointer reports whether what happens at a place is for the layer, device pixels: a window of it lies there.
	TakesPointer(x, y float64) bool
	// Toggle shows or hides it: F1.
	Toggle()
	// Shown reports whether it is shown.
	Shown() bool
	// ShowFailure shows the last failure or the compile errors again: F9.
	ShowFailure()
	// Say shows lines, as host.say asks for them. No lines: those about the same thing go.
	Say(protocol.SayArgs)
	// Told hears an event, from the game or from the host.
	Told(protocol.Event)
}
