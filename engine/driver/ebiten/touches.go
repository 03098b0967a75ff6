package ebiten

import (
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

// touches turns Ebitengine's snapshots of the fingers into what each finger did. A finger that comes and goes between
// two snapshots is not seen.
type touches struct{ last, now []touch }

type touch struct {
	id   int64
	x, y float64 // device pixels
}

// diff appends what happened from the last snapshot to the present one.
func (t *touches) diff(events []driver.TouchEvent) []driver.TouchEvent {
	for _, was := range t.last {
		if at(t.now, was.id) < 0 {
			events = append(events, was.event(driver.TouchEnded))
		}
	}
	for _, is := range t.now {
		switch i := at(t.last, is.id); {
		case i < 0:
			events = append(events, is.event(driver.TouchBegan))
		case t.last[i] != is:
			events = append(events, is.event(driver.TouchMoved))
		}
	}
	t.last, t.now = t.now, t.last
	return events
}

// cancel takes all fingers away; those that still lie on the screen begin anew.
func (t *touches) cancel(events []driver.TouchEvent) []driver.TouchEvent {
	for _, was := range t.last {
		events = append(events, was.event(driver.TouchCancelled))
	}
	t.last = t.last[:0]
	return events
}

func (t touch) event(p driver.TouchPhase) driver.TouchEvent {
	return driver.TouchEvent{ID: t.id, Phase: p, X: t.x, Y: t.y}
}

func at(list []touch, id int64) int {
	return slices.IndexFunc(list, func(t touch) bool { return t.id == id })
}
