package host

import (
	"runtime"
	"sync/atomic"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

const (
	// heavy is the part of all processors' time from which on the window is in the way of a build: no graphics card draws
	// its pictures, or a slow one with the processors' help.
	heavy = 0.4

	// apart is the time between two pictures while such a window lets a build have the processors.
	apart = 50 * time.Millisecond

	measured = time.Second // in which the part is measured
)

// yielding draws fewer pictures while a build is made, where the processors draw them: they are what a save is waited for.
// The game's ticks come as ever, and so does its sound.
type yielding struct {
	building atomic.Bool
	over     chan struct{} // wakes who waits
	spent    func() time.Duration

	heavy bool // the rest belongs to who draws
	last  time.Time
	from  time.Time // of the measure
	used  time.Duration
}

func newYielding() yielding { return yielding{over: make(chan struct{}, 1), spent: spent} }

// Hear takes an event of the tool's.
func (h *Host) Hear(e protocol.Event) {
	switch e.Event {
	case protocol.Building:
		h.yields.building.Store(true)
	case protocol.Built:
		h.yields.end()
	}
}

// end lets pictures come as ever.
func (y *yielding) end() {
	if y.building.Swap(false) {
		select {
		case y.over <- struct{}{}:
		default:
		}
	}
}

// wait waits before a picture, where it is to wait.
func (y *yielding) wait() {
	y.measure(time.Now())
	if y.heavy && y.building.Load() {
		select {
		case <-y.over: // also of a build before: then it comes early, once
		case <-time.After(apart - time.Since(y.last)):
		}
	}
	y.last = time.Now()
}

// measure looks how much of the processors this process takes while no build is in its way.
func (y *yielding) measure(now time.Time) {
	if y.building.Load() {
		y.from = time.Time{}
		return
	}
	passed, used := now.Sub(y.from), y.spent()
	switch {
	case y.from.IsZero():
	case passed < measured:
		return
	default:
		y.heavy = float64(used-y.used) > heavy*float64(passed)*float64(runtime.NumCPU())
	}
	y.from, y.used = now, used
}
