package engine

import (
	"fmt"
	"log/slog"
	"strings"
)

// Failure is a panic or an error that left a game's own code.
type Failure struct {
	In    string // what was called, such as "Update of *main.play"
	Cause any    // the error, or what was given to panic
	Panic bool
	Stack []string // the game's own calls, the innermost first; none for an error

	calls []call // the same
}

func (f *Failure) Error() string { return fmt.Sprintf("engine: %s in %s: %v", f.word(), f.In, f.Cause) }

func (f *Failure) word() string {
	if f.Panic {
		return "panic"
	}
	return "error"
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
			failed = &Failure{In: where(method, g), Cause: cause, Panic: true, calls: ownCalls(cause)}
			for _, c := range failed.calls {
				failed.Stack = append(failed.Stack, c.String())
			}
		}
	}()
	if err := call(); err != nil {
		return &Failure{In: where(method, g), Cause: err}
	}
	return nil
}

func where(method string, g Game) string { return fmt.Sprintf("%s of %T", method, g) }

func (f *Failure) log(to *slog.Logger) {
	to.Error(f.Error(), "stack", strings.Join(f.Stack, " ← "))
}

// same reports whether two failures look alike: the same words from the same line.
func (f *Failure) same(o *Failure) bool {
	return f != nil && o != nil && f.Error() == o.Error() && strings.Join(f.Stack, "") == strings.Join(o.Stack, "")
}
