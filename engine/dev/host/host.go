// Package host is the window of krill dev: it holds the screen and the sound while the game, in a process of its own,
// comes and goes.
package host

import (
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
)

// Game is a build that plays: a process, or a program in the same page.
type Game interface {
	driver.App
	Ask(payload []byte, wait time.Duration) ([]byte, error)
	Late() time.Duration
	Err() error
	Pid() int
	Close() error
}

// Options say with whom a host speaks.
type Options struct {
	Start func(program string, told func(payload []byte)) (Game, error)
	Up    func(protocol.Ask) protocol.Answer // asks the tool; nil: there is none
	Tell  func(protocol.Event)               // tells the tool
}

// Host is an app that shows another one, and goes on when that ends.
type Host struct{}

// New returns a host without a game; the first comes with a Swap.
func New(o Options) *Host { panic("host: soon") }

// Tick plays a tick of the game that is there.
func (h *Host) Tick(in *driver.Input) *driver.Output { panic("host: soon") }

// Draw draws the game, and the overlay over it.
func (h *Host) Draw(alpha float64) *driver.Frame { panic("host: soon") }

// Ask answers what begins with "host.", and hands on what begins with "game." and "dev.". It may be called from any goroutine.
func (h *Host) Ask(q protocol.Ask) protocol.Answer { panic("host: soon") }
