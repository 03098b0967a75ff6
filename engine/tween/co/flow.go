package co

import (
	"fmt"
	"iter"
)

const (
	limit    = 1e9       // of seconds
	rounding = 1e-9      // seconds that may be left of a whole number of ticks, as engine.Timer has it
	maxWaits = 1_000_000 // in a tick
)

// Flow is how a running function waits. It belongs to that function, and is of no use to another routine or after the end.
type Flow struct {
	_     struct{} `state:"a coroutine cannot be copied; use tween.Script, or tag the field state:\"-\""`
	dt    float64  // seconds of this tick
	spare float64  // seconds of this tick that nothing has waited for
	steps int      // waits in this tick
	yield func(struct{}) bool
	ended bool
}

// stopped unwinds a function whose routine was stopped.
type stopped struct{}

func (stopped) Error() string { return "co: the routine has ended; its Flow is of no use any more" }

// Dt returns the seconds of this tick.
func (f *Flow) Dt() float64 { return f.dt }

// Yield waits for the next tick.
func (f *Flow) Yield() {
	if f.ended || !f.yield(struct{}{}) {
		f.ended = true
		panic(stopped{})
	}
}

// Wait waits a number of seconds. What a tick has beyond them counts for the next wait, so that no time is lost; a
// wait of zero is over at once, and Yield waits for the next tick.
func (f *Flow) Wait(sec float64) {
	f.During(sec)(func(float64) bool { return true })
}

// During loops once in each tick of a number of seconds:
//
//	for k := range c.During(0.5) {
//		g.door = geom.Lerp(0, 40, tween.BounceOut.At(k))
//	}
//
// k is the fraction that is over, 0 to 1, and exactly 1 in the last tick. A loop may be left before.
func (f *Flow) During(sec float64) iter.Seq[float64] {
	if !(sec >= 0 && sec <= limit) {
		panic(fmt.Sprintf("co: wait: %v seconds; want 0 to 1e9", sec))
	}
	return func(loop func(float64) bool) {
		for spent := 0.0; ; f.Yield() {
			f.count()
			if need := sec - spent; f.spare >= need-rounding {
				f.spare = max(f.spare-max(need, 0), 0)
				loop(1)
				return
			}
			spent, f.spare = spent+f.spare, 0
			if !loop(spent / sec) {
				return
			}
		}
	}
}

// Until waits for something to be so; it is asked once a tick.
func (f *Flow) Until(so func() bool) {
	for !so() {
		f.spare = 0
		f.Yield()
	}
}

// While loops once in each tick in which something is so, and gives the seconds of the tick. A loop may be left before.
func (f *Flow) While(so func() bool) iter.Seq[float64] {
	return func(loop func(float64) bool) {
		for ; so(); f.Yield() {
			f.spare = 0
			if !loop(f.dt) {
				return
			}
		}
	}
}

// count ends a function that would wait for ever within a tick.
func (f *Flow) count() {
	if f.steps++; f.steps > maxWaits {
		panic(fmt.Sprintf("co: wait: a function has waited %d times within one tick; a loop of waits of zero never ends, so call Yield in it", maxWaits))
	}
}
