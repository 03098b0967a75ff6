package co

import (
	"fmt"
	"iter"
)

// Routine runs a function a piece at a time: up to its next wait in each tick. The zero value runs nothing.
//
// It is no state of a game: see the package's documentation. A Routine that is still running is stopped before it is
// thrown away, or what it has begun stays in memory.
type Routine struct {
	_   struct{} `state:"a coroutine cannot be copied; use tween.Script, or tag the field state:\"-\" and start it anew in Start"`
	run *run
}

// run is one running function. Nothing of it is made before the first Resume.
type run struct {
	f      func(*Flow)
	next   func() (struct{}, bool)
	stop   func()
	flow   Flow
	failed *Panic
	inside bool // f is being run
}

// Start makes f what the routine runs, from the next Resume on. What ran before is stopped. It panics when it is called
// by the function that the routine runs.
func (r *Routine) Start(f func(*Flow)) {
	if f == nil {
		panic("co: start: the function is nil")
	}
	r.Stop()
	r.run = &run{f: f}
}

// Resume lets dt seconds pass and runs the function until it waits. It reports whether it is still running; when nothing
// is, it does nothing. A panic of the function comes out here as a *Panic, which knows where it was.
func (r *Routine) Resume(dt float64) bool {
	now := r.run
	if now == nil {
		return false
	}
	if !(dt >= 0 && dt <= limit) {
		panic(fmt.Sprintf("co: resume: dt is %v; want 0 to 1e9", dt))
	}
	now.refuse("resume")
	if now.next == nil {
		now.next, now.stop = iter.Pull(now.all)
	}
	now.flow.dt, now.flow.spare, now.flow.steps = dt, dt, 0
	now.inside = true
	_, running := now.next()
	now.inside = false
	if !running {
		r.end()
	}
	return running
}

// Running reports whether a function is running, or will with the next Resume.
func (r *Routine) Running() bool { return r.run != nil }

// Stop ends what is running: its deferred functions run, and nothing else of it. It panics when it is called by the
// function that the routine runs, which returns instead.
func (r *Routine) Stop() {
	now := r.run
	if now == nil {
		return
	}
	now.refuse("stop")
	if now.stop != nil {
		now.inside = true
		now.stop()
		now.inside = false
	}
	r.end()
}

// end forgets what ran, and tells of its panic.
func (r *Routine) end() {
	failed := r.run.failed
	r.run = nil
	if failed != nil {
		panic(failed)
	}
}

func (r *run) refuse(verb string) {
	if r.inside {
		panic(fmt.Sprintf("co: %s: the routine is called by the function that it runs; return from that instead", verb))
	}
}

// all runs the function to its end, or until it is stopped.
func (r *run) all(yield func(struct{}) bool) {
	r.flow.yield = yield
	base := depth()
	defer func() {
		r.flow.ended = true
		switch cause := recover().(type) {
		case nil, stopped:
		default:
			r.failed = newPanic(cause, base)
		}
	}()
	r.f(&r.flow)
}
