package ecs

import (
	"fmt"
	"path"
	"runtime"
	"strings"
)

// running is how a schedule is to run.
type running struct {
	stages   []Stage
	parallel int
	part     bool
	timed    bool
}

// run runs everything once.
func (k *scheduler) run(w *World, how running) {
	p := k.mustPlan(how.stages)
	k.round++
	who, inside := w.who, w.depth > 0
	defer func() {
		in := w.who
		w.who = who
		if cause := recover(); cause != nil {
			if !inside {
				w.EndLoops()
			}
			panic(wrapPanic(in, cause))
		}
	}()
	if !how.part {
		k.switchStates(w, p, how)
	}
	for _, s := range p.stages {
		k.runStage(w, s, how)
	}
	if w.who = who; !how.part {
		w.Advance()
	}
}

// switchStates enters the states that were asked for, by the names of their types.
func (k *scheduler) switchStates(w *World, p *program, how running) {
	k.due = k.due[:0]
	for _, s := range w.resources().states {
		if s.due() {
			k.due = append(k.due, s)
		}
	}
	for _, s := range k.due {
		k.runMoment(w, p, s.leaving(), how)
		s.step()
		k.runMoment(w, p, s.entering(), how)
	}
	clear(k.due)
}

func (k *scheduler) runMoment(w *World, p *program, m Moment, how running) {
	if s := p.at[m]; s != nil {
		k.runStage(w, s, how)
	}
}

func (k *scheduler) runStage(w *World, s *phase, how running) {
	if how.parallel > 1 && !w.forked {
		for _, wave := range s.waves {
			k.runWave(w, wave, how)
		}
		return
	}
	for _, sys := range s.systems {
		if w.who = sys.name; sys.group.passes(w, k.round) {
			sys.do(w, how.timed)
		}
	}
}

// do runs one system.
func (s *system) do(w *World, timed bool) {
	if timed {
		s.time.measure(s.run, w)
		return
	}
	s.run(w)
}

// SystemPanic is what [Schedule.Run] panics with when a system does, or the condition of its group. The calls that
// led to the first panic are still on the stack of the second one.
type SystemPanic struct {
	System string // the system's name
	Cause  any    // what it panicked with

	calls []uintptr
}

// Error says which system it was, and the cause; also where, when the stack does not have it (see Callers).
func (p *SystemPanic) Error() string {
	frames := runtime.CallersFrames(p.calls)
	for more := p.calls != nil; more; {
		var f runtime.Frame
		if f, more = frames.Next(); !strings.HasPrefix(f.Function, "runtime.") {
			return fmt.Sprintf("system %s: %v (at %s:%d)", p.System, p.Cause, path.Base(f.File), f.Line)
		}
	}
	return fmt.Sprintf("system %s: %v", p.System, p.Cause)
}

// Unwrap returns the cause when it is an error.
func (p *SystemPanic) Unwrap() error {
	err, _ := p.Cause.(error)
	return err
}

// Callers returns the calls that led to a panic on a goroutine of its own, as runtime.Callers does, the innermost
// first. Nil when the system ran on the goroutine that called Run, whose stack has them.
func (p *SystemPanic) Callers() []uintptr { return p.calls }

// wrapPanic adds a system's name to a panic that has none yet.
func wrapPanic(name string, cause any) *SystemPanic {
	if p, ok := cause.(*SystemPanic); ok {
		return p
	}
	return &SystemPanic{System: name, Cause: cause}
}
