//go:build !js

package ebiten

import (
	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
)

// fingers is what the system tells of them: outside browsers, where they are at each of Ebitengine's ticks.
type fingers struct {
	touches
	ids []eb.TouchID // scratch
}

// gather appends what the fingers did since the last call.
func (f *fingers) gather(events []driver.TouchEvent) []driver.TouchEvent {
	f.ids = eb.AppendTouchIDs(f.ids[:0])
	f.now = f.now[:0]
	for _, id := range f.ids {
		x, y := eb.TouchPositionF(id)
		f.now = append(f.now, touch{id: int64(id), x: x, y: y})
	}
	return f.diff(events)
}
