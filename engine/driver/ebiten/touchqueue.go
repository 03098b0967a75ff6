package ebiten

import (
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

// touchQueue is what fingers did and no tick has heard yet, in order.
type touchQueue struct {
	events []driver.TouchEvent
	down   []driver.TouchEvent // the last event of each finger that lies on the screen
}

// add puts an event into the queue. What is said of a finger that is not down is left out: it was cancelled before.
func (q *touchQueue) add(e driver.TouchEvent) {
	i := slices.IndexFunc(q.down, func(d driver.TouchEvent) bool { return d.ID == e.ID })
	switch {
	case e.Phase == driver.TouchBegan && i >= 0:
		q.end(i) // its end was never told
		q.down = append(q.down, e)
	case e.Phase == driver.TouchBegan:
		q.down = append(q.down, e)
	case i < 0:
		return
	case e.Phase == driver.TouchMoved:
		q.down[i] = e
	default:
		q.down = slices.Delete(q.down, i, i+1)
	}
	q.events = append(q.events, e)
}

// end cancels the finger with a place in down.
func (q *touchQueue) end(i int) {
	e := q.down[i]
	e.Phase = driver.TouchCancelled
	q.down = slices.Delete(q.down, i, i+1)
	q.events = append(q.events, e)
}

// drain moves the queue behind events.
func (q *touchQueue) drain(events []driver.TouchEvent) []driver.TouchEvent {
	events = append(events, q.events...)
	q.events = q.events[:0]
	return events
}

// cancel takes all fingers away. Those that still lie on the screen count again when they were lifted.
func (q *touchQueue) cancel(events []driver.TouchEvent) []driver.TouchEvent {
	for len(q.down) > 0 {
		q.end(0)
	}
	return q.drain(events)
}
