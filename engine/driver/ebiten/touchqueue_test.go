package ebiten

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

func TestTouchQueueKeepsATapWithinATick(t *testing.T) {
	var q touchQueue
	began := driver.TouchEvent{ID: 3, Phase: driver.TouchBegan, X: 10, Y: 20, Pressure: 0.5}
	ended := driver.TouchEvent{ID: 3, Phase: driver.TouchEnded, X: 11, Y: 20}
	again := driver.TouchEvent{ID: 3, Phase: driver.TouchBegan, X: 90, Y: 20}
	for _, e := range []driver.TouchEvent{began, ended, again} {
		q.add(e)
	}
	if got, want := q.drain(nil), []driver.TouchEvent{began, ended, again}; !reflect.DeepEqual(got, want) {
		t.Errorf("tap and new touch of one finger: got %v; want %v", got, want)
	}
	if got := q.drain(nil); len(got) != 0 {
		t.Errorf("a second time: got %v; want nothing", got)
	}
}

func TestTouchQueueCancels(t *testing.T) {
	var q touchQueue
	q.add(driver.TouchEvent{ID: 0, Phase: driver.TouchBegan})
	q.add(driver.TouchEvent{ID: 1, Phase: driver.TouchBegan})
	q.add(driver.TouchEvent{ID: 1, Phase: driver.TouchMoved, X: 7})
	q.drain(nil)
	want := []driver.TouchEvent{{ID: 0, Phase: driver.TouchCancelled}, {ID: 1, Phase: driver.TouchCancelled, X: 7}}
	if got := q.cancel(nil); !reflect.DeepEqual(got, want) {
		t.Errorf("cancel: got %v; want %v", got, want)
	}
	q.add(driver.TouchEvent{ID: 1, Phase: driver.TouchMoved, X: 8})
	q.add(driver.TouchEvent{ID: 1, Phase: driver.TouchEnded, X: 8})
	if got := q.drain(nil); len(got) != 0 {
		t.Errorf("after that: got %v; want nothing of fingers that were cancelled", got)
	}
}

// TestTouchQueueTakesTurns feeds events in any order, as a broken browser might, and checks that each finger begins,
// moves and ends in turns.
func TestTouchQueueTakesTurns(t *testing.T) {
	var q touchQueue
	r := rand.New(rand.NewPCG(1, 2))
	down := map[int64]bool{}
	for range 5000 {
		q.add(driver.TouchEvent{ID: r.Int64N(3), Phase: driver.TouchBegan + driver.TouchPhase(r.IntN(4))})
		var events []driver.TouchEvent
		switch r.IntN(9) {
		case 0:
			events = q.cancel(nil)
		case 1, 2:
			events = q.drain(nil)
		}
		for _, e := range events {
			if began := e.Phase == driver.TouchBegan; down[e.ID] == began {
				t.Fatalf("finger %d, down %v: got phase %d", e.ID, down[e.ID], e.Phase)
			}
			down[e.ID] = e.Phase == driver.TouchBegan || e.Phase == driver.TouchMoved
		}
	}
}
