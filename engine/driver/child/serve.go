package child

import (
	"io"

	"github.com/krill2d/krill/engine/driver"
)

// Served is a game that answers questions beside playing.
type Served interface {
	driver.App
	// Ask answers between two ticks. The answer is valid until the next call.
	Ask(payload []byte) []byte
	// News returns what is to be said unasked since the last call, a payload each. Serve calls it before each answer.
	News() [][]byte
}

// Serve runs app for the window's side, which holds the other ends of r and w. It returns nil when r ends between two
// messages. A goroutine of its own reads r, so that a game in an endless loop does not outlive its window: when r has
// ended and app has not come back after a second, the process exits.
func Serve(app Served, r io.Reader, w io.Writer) error { panic("child: soon") }
