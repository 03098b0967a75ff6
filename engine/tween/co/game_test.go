package co_test

import (
	"log/slog"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/tween/co"
	"github.com/krill2d/krill/render"
)

// untold is a game with a routine that it does not say to be no state.
type untold struct {
	n     int
	intro co.Routine
}

func (u *untold) Start(*engine.Tick) error {
	u.intro.Start(func(c *co.Flow) {
		for {
			c.Wait(0.1)
			u.n++
		}
	})
	return nil
}
func (u *untold) Update(t *engine.Tick) error { u.intro.Resume(t.Dt); return nil }
func (u *untold) Draw(*render.Canvas)         {}

// A game that holds a routine is told at its start that this cannot be copied, where it is, and what to do.
func TestARoutineIsNamedAtTheStart(t *testing.T) {
	u := &untold{}
	l := engine.New(u, engine.Config{}, nil)
	var log strings.Builder
	l.LogTo(slog.New(slog.NewTextHandler(&log, nil)))
	l.KeepHistory()
	in := &driver.Input{Width: 640, Height: 360}
	for range 100 {
		l.Tick(in)
	}
	if l.Failed() != nil || u.n < 10 {
		t.Fatalf("got %v and %d; want the game to go on", l.Failed(), u.n)
	}
	said := strings.ReplaceAll(log.String(), `\"`, `"`)
	for _, want := range []string{
		`co_test.untold in an interface cannot be state: "intro": github.com/krill2d/krill/engine/tween/co.Routine cannot be state`,
		`a coroutine cannot be copied; use tween.Script, or tag the field state:"-" and start it anew in Start`,
	} {
		if !strings.Contains(strings.ReplaceAll(said, `\`, ""), want) {
			t.Errorf("got %s; want %s", said, want)
		}
	}
	if n := strings.Count(said, "level=WARN"); n != 1 {
		t.Errorf("got %d warnings; want one:\n%s", n, said)
	}
	u.intro.Stop()
}

// told says so, and begins it anew in Start.
type told struct {
	n, at int
	intro co.Routine `state:"-"`
	alive bool
}

func (u *told) Start(*engine.Tick) error {
	u.intro.Start(func(c *co.Flow) {
		for u.at = 0; ; u.at++ {
			c.Wait(0.1)
		}
	})
	return nil
}

func (u *told) Update(t *engine.Tick) error {
	u.n++
	u.alive = u.intro.Resume(t.Dt)
	return nil
}
func (u *told) Draw(*render.Canvas) {}

// A routine with the tag stands in no one's way: the game is copied, and in a new process Start begins it anew.
func TestATaggedRoutineBeginsAnew(t *testing.T) {
	g := enginetest.New(t, &told{}, engine.Config{})
	g.Step(60)
	if g.Number("at") < 9 {
		t.Fatalf("got %v; want some", g.Number("at"))
	}
	snapshot, err := g.Loop().Snapshot(nil)
	if err != nil {
		t.Fatal(err)
	}
	again := enginetest.New(t, &told{}, engine.Config{})
	again.Step(1)
	if _, err := again.Loop().Restore(snapshot); err != nil {
		t.Fatal(err)
	}
	again.Step(30)
	if again.Number("n") != 90 || again.Number("alive") != 1 {
		t.Errorf("got %v ticks, alive %v; want 90, and a routine", again.Number("n"), again.Number("alive"))
	}
}

// sinking breaks in its routine.
type sinking struct {
	hulls []int
	fight co.Routine `state:"-"`
}

func (s *sinking) Start(*engine.Tick) error    { s.fight.Start(s.battle); return nil }
func (s *sinking) Update(t *engine.Tick) error { s.fight.Resume(t.Dt); return nil }
func (s *sinking) Draw(*render.Canvas)         {}

func (s *sinking) battle(c *co.Flow) {
	c.Wait(0.1)
	s.hit(3)
}

func (s *sinking) hit(at int) { s.hulls[at]-- }

// The failure screen shows the line of the function, and not that of Resume.
func TestTheFailureScreenShowsTheRoutine(t *testing.T) {
	l := engine.New(&sinking{}, engine.Config{}, nil)
	for range 10 {
		l.Tick(&driver.Input{Width: 640, Height: 360})
	}
	f := l.Failed()
	if f == nil || f.Unwrap() == nil {
		t.Fatalf("got %v; want the panic, with its cause", f)
	}
	if want := "coroutine: runtime error: index out of range [3] with length 0"; f.Unwrap().Error() != want {
		t.Errorf("got %v; want %s", f.Unwrap(), want)
	}
	if got := strings.Join(f.Stack, " ← "); len(f.Stack) < 2 || !strings.Contains(f.Stack[0], "(*sinking).hit") || !strings.Contains(f.Stack[0], "game_test.go:") ||
		!strings.Contains(f.Stack[1], "(*sinking).battle") || strings.Contains(got, "iter.") {
		t.Errorf("got %s; want hit and battle, and nothing of how they are run", got)
	}
}
