package ebiten

import (
	"sync/atomic"

	"github.com/krill2d/krill/engine/driver"
)

// quietStep is how much louder or softer each sample becomes: a fade of 20 ms, which does not click.
const quietStep = 1.0 / (driver.SampleRate * 20 / 1000)

// quiet silences a game that is minimised: what cannot be seen is not heard. Its sounds go on, so that they are where
// they would be when the window comes back.
type quiet struct {
	on   atomic.Bool // wanted; the loop sets it, and the device's own goroutine reads it
	down float32     // from 0, as loud as mixed, to 1, silent
}

func (q *quiet) set(on bool) { q.on.Store(on) }

// apply fades dst, which holds left and right in turns.
func (q *quiet) apply(dst []float32) {
	on := q.on.Load()
	if !on && q.down == 0 {
		return
	}
	step := float32(-quietStep)
	if on {
		step = quietStep
	}
	for i := 0; i+1 < len(dst); i += 2 {
		q.down = min(max(q.down+step, 0), 1)
		dst[i] *= 1 - q.down
		dst[i+1] *= 1 - q.down
	}
}
