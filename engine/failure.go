package engine

import (
	"fmt"
	"log/slog"
	"runtime"
	"strings"
)

// Failure is a panic or an error that left a game's own code.
type Failure struct {
	In    string // what was called, such as "Update of *main.play"
	Cause any    // the error, or what was given to panic
	Panic bool
	Stack []string // the game's own calls, the innermost first; none for an error
}

func (f *Failure) Error() string {
	word := "error"
	if f.Panic {
		word = "panic"
	}
	return fmt.Sprintf("engine: %s in %s: %v", word, f.In, f.Cause)
}

// Unwrap returns the cause when it is an error.
func (f *Failure) Unwrap() error {
	err, _ := f.Cause.(error)
	return err
}

// guard calls a game's own code and returns how it failed, or nil. It is the one place where panics end.
func guard(method string, g Game, call func() error) (failed *Failure) {
	defer func() {
		if cause := recover(); cause != nil {
			failed = &Failure{In: where(method, g), Cause: cause, Panic: true, Stack: ownFrames()}
		}
	}()
	if err := call(); err != nil {
		return &Failure{In: where(method, g), Cause: err}
	}
	return nil
}

func where(method string, g Game) string { return fmt.Sprintf("%s of %T", method, g) }

func (f *Failure) log() {
	slog.Error(f.Error(), "stack", strings.Join(f.Stack, " ← "))
}

// ownFrames lists the calls between the panic and the engine, without those of the runtime and of Krill's own packages.
// It is called by the deferred function of guard.
func ownFrames() []string {
	var pcs [64]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs[:])])
	var own []string
	for {
		f, more := frames.Next()
		if f.Function == guardName {
			return own
		}
		if f.Function != "" && !foreign(f.Function) {
			own = append(own, fmt.Sprintf("%s (%s:%d)", f.Function, f.File, f.Line))
		}
		if !more {
			return own
		}
	}
}

const (
	module    = "github.com/krill2d/krill/"
	guardName = module + "engine.guard"
)

// foreign reports whether a function belongs to the runtime or to one of Krill's packages, as no game's does.
func foreign(function string) bool {
	for _, p := range [...]string{"runtime.", "reflect.", module + "engine.", module + "engine/", module + "render.", module + "audio.", module + "input.", module + "assets."} {
		if strings.HasPrefix(function, p) {
			return true
		}
	}
	return false
}
