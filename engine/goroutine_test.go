package engine

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver"
)

// until ticks a game until cond is true.
func until(t *testing.T, l *Loop, cond func() bool, what string) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); !cond(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("still not: %s", what)
		}
		l.Tick(screen())
	}
}

func failed(l *Loop) func() bool { return func() bool { return l.Failed() != nil } }

func TestAGoroutineThatFailsStopsTheGame(t *testing.T) {
	for want, f := range map[string]func() error{
		"engine: panic in goroutine of *engine.probe: boom": func() error { panic("boom") },
		"engine: error in goroutine of *engine.probe: gone": func() error { return errors.New("gone") },
	} {
		p := newProbe("a")
		p.update = func(tk *Tick) error {
			if p.n == 1 {
				tk.Go(f)
			}
			return nil
		}
		l := New(p, Config{}, nil)
		until(t, l, failed(l), "fail")
		if got := l.Failed(); got.Error() != want || got.Panic != strings.Contains(want, "panic") {
			t.Errorf("got %q; want %q", got, want)
		}
		if l.Failed().Panic && !strings.Contains(strings.Join(l.Failed().Stack, ""), "goroutine_test.go") {
			t.Errorf("stack %q; want the goroutine's", l.Failed().Stack)
		}
	}
}

func TestALateGoroutineDoesNotHurtTheNextRun(t *testing.T) {
	p := newProbe("a")
	late, ended := make(chan bool), make(chan bool)
	runs := 0
	p.update = func(tk *Tick) error {
		if tk.N > 0 {
			return nil
		}
		if runs++; runs > 1 {
			return nil
		}
		tk.Go(func() error {
			defer close(ended)
			<-late
			panic("too late")
		})
		return errors.New("now")
	}
	l := New(p, Config{}, nil)
	l.Tick(screen())
	l.Tick(keys(true, driver.KeyR))
	l.Tick(screen())
	close(late)
	<-ended
	time.Sleep(20 * time.Millisecond) // guard has yet to return
	for range 10 {
		l.Tick(screen())
	}
	if l.Failed() != nil || runs != 2 {
		t.Errorf("got %v in run %d; want the second to go on", l.Failed(), runs)
	}
}
