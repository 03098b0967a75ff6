package co

import (
	"fmt"
	"runtime"
)

// Panic is what Resume panics with when the function did: the cause, and where it was. The engine shows both.
type Panic struct {
	Cause any // what was given to panic
	calls []uintptr
}

func (p *Panic) Error() string { return fmt.Sprintf("coroutine: %v", p.Cause) }

// Unwrap returns the cause when it is an error.
func (p *Panic) Unwrap() error {
	err, _ := p.Cause.(error)
	return err
}

// Callers returns the calls in the function that led to the panic, the innermost first, for runtime.CallersFrames.
func (p *Panic) Callers() []uintptr { return p.calls }

// depth returns how many calls lead to its caller, and to that too.
func depth() int {
	var room [64]uintptr
	return runtime.Callers(2, room[:])
}

// newPanic notes the calls that led to a panic, without as many as lie below the function itself. It is called by a
// deferred function.
func newPanic(cause any, below int) *Panic {
	var room [256]uintptr
	calls := room[:runtime.Callers(3, room[:])]
	if len(calls) < len(room) {
		calls = calls[:max(len(calls)-below, 0)]
	}
	return &Panic{Cause: cause, calls: append([]uintptr(nil), calls...)}
}
