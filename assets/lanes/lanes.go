// Package lanes does work beside a game, what is most urgent first. A game uses it through engine.Group.
//
//	l := lanes.New(runtime.NumCPU() - 1)
//	l.Do(lanes.Soon, scene, func() { … }) // on another goroutine
//	l.Cancel(scene)                       // what has not begun never will
//
// There are three lanes, each with workers of its own. A worker whose lane is empty takes the next work of the most urgent
// lane that has some, so that none stands still while there is work, and looks at its own lane again after each. Without
// workers, as in a browser, which has one thread, nothing happens by itself: [Lanes.Step] does a piece of work at a time.
//
// Workers are goroutines that live only as long as there is work: a Lanes that is forgotten leaves nothing behind.
//
// Rejected: one queue sorted by urgency, in which a level in bulk takes all workers for as long as its longest file does
// before the first picture that a player waits for is begun.
package lanes

import (
	"slices"
	"sync"
)

// Lane says how urgent work is.
type Lane uint8

// The lanes, the most urgent first.
const (
	Waiting Lane = iota // the player waits for it
	Soon                // it is needed in a moment: the next room
	Bulk                // some time
	lanes
)

// Lanes does work. It may be used by several goroutines at once.
type Lanes struct {
	mu    sync.Mutex
	queue [lanes][]work
	size  [lanes]int // workers of each lane
	busy  [lanes]int // of those, how many live
}

type work struct {
	owner any
	run   func()
}

// New returns lanes with so many workers, at least one for each lane; with fewer than one there are none, and Step does
// the work. Those beyond three are the first lane's.
func New(workers int) *Lanes {
	l := &Lanes{}
	if workers > 0 {
		l.size = [lanes]int{max(workers-int(lanes)+1, 1), 1, 1}
	}
	return l
}

// Do puts work at the end of a lane. The owner is what Cancel names; it is compared with ==. run must not panic. It panics
// on a lane that there is not.
func (l *Lanes) Do(lane Lane, owner any, run func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.queue[lane] = append(l.queue[lane], work{owner, run})
	if home, ok := l.free(lane); ok {
		l.busy[home]++
		go l.worker(home)
	}
}

// free returns a lane that may have one more worker: the one that has the work, or an idle one.
func (l *Lanes) free(lane Lane) (Lane, bool) {
	if l.busy[lane] < l.size[lane] {
		return lane, true
	}
	for home := range lanes {
		if l.busy[home] < l.size[home] {
			return home, true
		}
	}
	return 0, false
}

// worker works until there is nothing left to do.
func (l *Lanes) worker(home Lane) {
	for {
		l.mu.Lock()
		w, ok := l.next(home)
		if !ok {
			l.busy[home]--
		}
		l.mu.Unlock()
		if !ok {
			return
		}
		w.run()
	}
}

// next takes work for a worker of a lane.
func (l *Lanes) next(home Lane) (w work, ok bool) {
	for _, from := range [...]Lane{home, Waiting, Soon, Bulk} {
		if q := l.queue[from]; len(q) > 0 {
			w, q[0] = q[0], work{}
			l.queue[from] = q[1:]
			return w, true
		}
	}
	return work{}, false
}

// Step does the next piece of work, the most urgent, on this goroutine, and reports false when there was none.
func (l *Lanes) Step() bool {
	l.mu.Lock()
	w, ok := l.next(Waiting)
	l.mu.Unlock()
	if ok {
		w.run()
	}
	return ok
}

// Cancel takes all work of an owner that has not begun out of the lanes. What has begun is finished.
func (l *Lanes) Cancel(owner any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range l.queue {
		l.queue[i] = slices.DeleteFunc(l.queue[i], func(w work) bool { return w.owner == owner })
	}
}

// Clear takes all work that has not begun out of the lanes.
func (l *Lanes) Clear() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range l.queue {
		l.queue[i] = nil
	}
}

// Left returns how many pieces of work have not begun.
func (l *Lanes) Left() (n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range l.queue {
		n += len(l.queue[i])
	}
	return n
}
