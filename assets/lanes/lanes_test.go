package lanes

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestStepTakesTheMostUrgentFirst(t *testing.T) {
	l := New(0)
	var got []string
	for _, w := range []struct {
		lane Lane
		name string
	}{{Bulk, "bulk 1"}, {Soon, "soon 1"}, {Bulk, "bulk 2"}, {Waiting, "waiting 1"}, {Waiting, "waiting 2"}, {Soon, "soon 2"}} {
		l.Do(w.lane, nil, func() { got = append(got, w.name) })
	}
	for l.Step() {
	}
	want := []string{"waiting 1", "waiting 2", "soon 1", "soon 2", "bulk 1", "bulk 2"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v; want %v", got, want)
	}
}

// TestUrgentWorkDoesNotWaitForBulk fills the lane of bulk with work that never ends by itself.
func TestUrgentWorkDoesNotWaitForBulk(t *testing.T) {
	l := New(3)
	end := make(chan struct{})
	var wg sync.WaitGroup
	l.size[Waiting], l.size[Soon] = 0, 0 // nobody helps: the worker of bulk alone is there
	for range 5 {
		wg.Add(1)
		l.Do(Bulk, nil, func() { defer wg.Done(); <-end })
	}
	l.size[Waiting] = 1
	done := make(chan struct{})
	l.Do(Waiting, nil, func() { close(done) })
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		t.Error("got urgent work behind bulk; want it done beside it")
	}
	close(end)
	wg.Wait()
}

// TestIdleWorkersHelp has work in one lane alone: the workers of the others take it, so all of it runs at once.
func TestIdleWorkersHelp(t *testing.T) {
	l := New(3)
	var now atomic.Int32
	var wg sync.WaitGroup
	all := make(chan struct{})
	for range 3 {
		wg.Add(1)
		l.Do(Bulk, nil, func() {
			defer wg.Done()
			if now.Add(1) == 3 {
				close(all)
			}
			select {
			case <-all:
			case <-time.After(5 * time.Second):
			}
		})
	}
	wg.Wait()
	if !closed(all) {
		t.Errorf("got work that waited for %d others for ever; want 3 workers in one lane", now.Load())
	}
}

func closed(c chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

func TestCancelTakesOnlyItsOwn(t *testing.T) {
	l := New(0)
	var got []int
	for i := range 6 {
		l.Do(Lane(i%3), i%2, func() { got = append(got, i) })
	}
	l.Cancel(1)
	if n := l.Left(); n != 3 {
		t.Errorf("got %d left; want 3", n)
	}
	for l.Step() {
	}
	if want := []int{0, 4, 2}; !slices.Equal(got, want) {
		t.Errorf("got %v; want %v", got, want)
	}
}

func TestNothingIsLeftBehind(t *testing.T) {
	before := runtime.NumGoroutine()
	l := New(8)
	var wg sync.WaitGroup
	for i := range 1000 {
		wg.Add(1)
		l.Do(Lane(i%3), nil, wg.Done)
	}
	wg.Wait()
	for range 200 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Errorf("got %d goroutines; want %d as before", runtime.NumGoroutine(), before)
}
