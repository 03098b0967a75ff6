package engine_test

import (
	"strings"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/render"
)

type broken struct{ hulls []int }

func (b *broken) Update(*engine.Tick) error {
	b.damage(3)
	return nil
}

func (b *broken) damage(at int) { b.hulls[at]-- }

func (b *broken) Draw(*render.Canvas) {}

func TestFailureNamesTheGamesOwnCalls(t *testing.T) {
	l := engine.New(&broken{}, engine.Config{}, nil)
	l.Tick(&driver.Input{Width: 640, Height: 360})
	f := l.Failed()
	if f == nil {
		t.Fatal("the panic was not caught")
	}
	if len(f.Stack) != 2 || !strings.Contains(f.Stack[0], "(*broken).damage") || !strings.Contains(f.Stack[0], "failure_test.go:") ||
		!strings.Contains(f.Stack[1], "(*broken).Update") {
		t.Errorf("stack is %q; want damage and Update alone", f.Stack)
	}
	if err := f.Unwrap(); err == nil || !strings.Contains(err.Error(), "index out of range") {
		t.Errorf("cause is %v; want the runtime's error", err)
	}
}
