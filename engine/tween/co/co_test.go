package co_test

import (
	"errors"
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/tween/co"
)

func TestRoutine(t *testing.T) {
	var r co.Routine
	var log []string
	n := 0
	r.Start(func(c *co.Flow) {
		did := func(what string) { log = append(log, fmt.Sprint(n, " ", what)) }
		did("begin")
		c.Wait(0.6)
		for k := range c.During(0.5) {
			did(fmt.Sprintf("%.1f", k))
		}
		c.Until(func() bool { return n >= 7 })
		did("after until")
		for dt := range c.While(func() bool { return n < 10 }) {
			did(fmt.Sprint("while ", dt))
		}
		c.Yield()
		did(fmt.Sprint("end ", c.Dt()))
	})
	for ; r.Resume(0.25); n++ {
	}
	want := "0 begin, 2 0.3, 3 0.8, 4 1.0, 7 after until, 7 while 0.25, 8 while 0.25, 9 while 0.25, 11 end 0.25"
	if got := strings.Join(log, ", "); got != want || n != 11 || r.Running() {
		t.Errorf("got  %s; %d ticks, running %v\nwant %s; 11", got, n, r.Running(), want)
	}
	if r.Resume(1) {
		t.Error("resumed after its end: got true")
	}
}

// The ticks do not matter: a hundred waits end when their sum is over.
func TestWaitsLoseNoTime(t *testing.T) {
	for _, dt := range []float64{0.001, 1.0 / 60, 0.3, 5, 100} {
		var r co.Routine
		ended := -1.0
		now := 0.0
		r.Start(func(c *co.Flow) {
			for i := range 100 {
				c.Wait(float64(i%7) * 0.05)
			}
			ended = now
		})
		for r.Running() {
			now += dt
			r.Resume(dt)
		}
		if want := math.Ceil(14.75/dt-1e-6) * dt; math.Abs(ended-want) > 1e-6 {
			t.Errorf("ticks of %v s: got the end after %v s; want %v", dt, ended, want)
		}
	}
}

func TestLoopsMayBeLeft(t *testing.T) {
	var r co.Routine
	n := 0
	r.Start(func(c *co.Flow) {
		for range c.During(10) {
			if n++; n == 3 {
				break
			}
		}
		for range c.While(func() bool { return true }) {
			if n++; n == 6 {
				return
			}
		}
	})
	for range 20 {
		r.Resume(0.1)
	}
	if n != 6 || r.Running() {
		t.Errorf("got %d, running %v; want 6 and an end", n, r.Running())
	}
}

// settled returns how many goroutines there are once those that end have ended.
func settled(want int) int {
	for range 1000 {
		if runtime.NumGoroutine() <= want {
			break
		}
		runtime.Gosched()
	}
	return runtime.NumGoroutine()
}

// Neither what ended, nor what was stopped, replaced or never begun, leaves a goroutine.
func TestNoGoroutineIsLeft(t *testing.T) {
	before := runtime.NumGoroutine()
	unwound := 0
	forever := func(c *co.Flow) {
		defer func() { unwound++ }()
		for {
			c.Yield()
		}
	}
	for i := range 300 {
		var r co.Routine
		r.Start(forever)
		if i%4 == 1 {
			continue // never begun
		}
		r.Resume(0.1)
		r.Resume(0.1)
		switch i % 4 {
		case 0:
			r.Stop()
		case 2:
			r.Start(func(*co.Flow) {})
			r.Resume(0.1)
		case 3:
			r.Start(forever)
			r.Stop()
		}
		if r.Running() {
			t.Fatalf("%d: got it running", i)
		}
		r.Stop() // again
	}
	if got := settled(before); got > before {
		t.Errorf("got %d goroutines; want %d as before", got, before)
	}
	if unwound != 225 {
		t.Errorf("got %d functions unwound; want 225", unwound)
	}
}

// A function that swallows what unwinds it, or waits while it is unwound, ends all the same.
func TestStopIsStronger(t *testing.T) {
	before := runtime.NumGoroutine()
	var r co.Routine
	var log []string
	r.Start(func(c *co.Flow) {
		defer func() { log = append(log, "outer") }()
		defer func() {
			defer func() { log = append(log, fmt.Sprint(recover())) }()
			c.Wait(1)
			log = append(log, "waited")
		}()
		func() {
			defer func() { recover() }()
			c.Wait(1)
		}()
		log = append(log, "swallowed")
		c.Yield()
		log = append(log, "yielded")
	})
	r.Resume(0.1)
	r.Stop()
	want := []string{"swallowed", "co: the routine has ended; its Flow is of no use any more", "outer"}
	if !slices.Equal(log, want) || settled(before) > before {
		t.Errorf("got %q, %d goroutines; want %q, %d", log, runtime.NumGoroutine(), want, before)
	}
}

var errSunk = errors.New("sunk")

func deeper(c *co.Flow) {
	c.Wait(0.2)
	panic(errSunk)
}

// caught returns what f panics with.
func caught(f func()) (cause any) {
	defer func() { cause = recover() }()
	f()
	return nil
}

func TestPanicsComeOutWithTheirCalls(t *testing.T) {
	before := runtime.NumGoroutine()
	var r co.Routine
	r.Start(deeper)
	r.Resume(0.1)
	p, ok := caught(func() { r.Resume(0.1) }).(*co.Panic)
	if !ok || !errors.Is(p, errSunk) || p.Error() != "coroutine: sunk" || r.Running() {
		t.Fatalf("got %v, running %v; want the panic of the function", p, r.Running())
	}
	var calls []string
	for frames, more := runtime.CallersFrames(p.Callers()), true; more; {
		var f runtime.Frame
		f, more = frames.Next()
		calls = append(calls, f.Function[strings.LastIndexByte(f.Function, '/')+1:])
	}
	if got := strings.Join(calls, " "); got != "runtime.gopanic co_test.deeper" {
		t.Errorf("got %s; want the panic and the function alone", got)
	}
	if got := settled(before); got > before {
		t.Errorf("got %d goroutines; want %d", got, before)
	}
	r.Start(func(c *co.Flow) {
		defer func() { panic("on its way out") }()
		c.Yield()
	})
	r.Resume(0.1)
	if p, ok := caught(r.Stop).(*co.Panic); !ok || p.Cause != "on its way out" || p.Unwrap() != nil || r.Running() {
		t.Errorf("a panic while it is stopped: got %v", p)
	}
}

func TestBrokenCallsAreRefused(t *testing.T) {
	var r co.Routine
	for want, f := range map[string]func(c *co.Flow){
		"co: stop: the routine is called by the function that it runs; return from that instead":   func(*co.Flow) { r.Stop() },
		"co: stop: the routine is called by the function that it runs; return from that instead ":  func(*co.Flow) { r.Start(deeper) },
		"co: resume: the routine is called by the function that it runs; return from that instead": func(*co.Flow) { r.Resume(1) },
		"co: wait: -1 seconds; want 0 to 1e9":                                                      func(c *co.Flow) { c.Wait(-1) },
		"co: wait: NaN seconds; want 0 to 1e9":                                                     func(c *co.Flow) { c.During(math.NaN()) },
		"co: wait: a function has waited 1000000 times within one tick; a loop of waits of zero never ends, so call Yield in it": func(c *co.Flow) {
			for {
				c.Wait(0)
			}
		},
	} {
		r.Start(f)
		p, ok := caught(func() { r.Resume(0.1) }).(*co.Panic)
		if !ok || fmt.Sprint(p.Cause) != strings.TrimSpace(want) {
			t.Errorf("got %v; want %s", p, want)
		}
	}
	if got := caught(func() { r.Start(nil) }); got != "co: start: the function is nil" {
		t.Errorf("got %v", got)
	}
	r.Start(deeper)
	if got := caught(func() { r.Resume(math.NaN()) }); got != "co: resume: dt is NaN; want 0 to 1e9" {
		t.Errorf("got %v", got)
	}
}

// A routine may be resumed by a goroutine that is bound to a thread, as that of a window may be.
func TestRoutineOnALockedThread(t *testing.T) {
	done := make(chan int)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		var r co.Routine
		n := 0
		r.Start(func(c *co.Flow) {
			for ; n < 5; n++ {
				c.Yield()
			}
		})
		for r.Resume(0.1) {
		}
		done <- n
	}()
	if n := <-done; n != 5 {
		t.Errorf("got %d; want 5", n)
	}
}

func BenchmarkResume(b *testing.B) {
	var r co.Routine
	r.Start(func(c *co.Flow) {
		for {
			c.Yield()
		}
	})
	b.ReportAllocs()
	for b.Loop() {
		r.Resume(1.0 / 60)
	}
	r.Stop()
}
